// Makes a report unrecognisable to people and the same to Gouji: same places, same labels, same findings.
#pragma once

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/templates/library.h"
#include "lsp/replay/disguise.h"

namespace gouji::replay {

class TextScrubber {
 public:
  TextScrubber(std::shared_ptr<const templates::Library> library, Disguise& disguise)
      : library_(std::move(library)), disguise_(disguise) {}

  // The text with other ideographs; words that every report has, labels of tables and titles of sections stay. It has the
  // same bytes at the same places where nothing was replaced, as the next.
  std::string other_words(const std::string& text) const;

  // The same with other numbers, too, but for those that touch a byte of `keep`.
  std::string other_words_and_numbers(const std::string& text, const std::vector<bool>& keep) const;

 private:
  using Place = std::tuple<std::size_t, std::size_t, messages::Code>;
  std::vector<Place> findings(const std::string& text) const;
  std::string with_numbers(const std::string& text, const std::string& words, const std::vector<bool>& keep) const;

  std::shared_ptr<const templates::Library> library_;
  Disguise& disguise_;
};

}  // namespace gouji::replay
