// Gives every ideograph, number and file name of a session another one, always the same.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "lsp/replay/balanced.h"
#include "lsp/replay/vocabulary.h"

namespace gouji::replay {

class Disguise {
 public:
  explicit Disguise(std::uint64_t seed);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  Random& random() { return random_; }

  // As wide in every encoding and on the screen, and in no word of the vocabulary.
  char32_t character(char32_t ideograph);

  // As many digits; a leading zero and a lone one stay.
  std::string digits(std::string_view digits);

  // A text that is no document: a name, a message. Known words stay.
  std::string words(std::string_view text);

  // A URI or an absolute path: every part of it gets another name, what it ends in stays.
  std::string place(std::string_view uri);

  // Mail and web addresses in a line of text, letters for letters.
  static std::string without_addresses(std::string text);

 private:
  std::string part_of_place(std::string_view part);

  Vocabulary vocabulary_;
  Random random_;
  std::u32string pool_;  // of ideographs that nobody has yet
  std::map<char32_t, char32_t> characters_;
  std::map<std::string, std::string, std::less<>> digits_;
  std::map<std::string, std::string, std::less<>> places_;
};

bool is_place(std::string_view text);

}  // namespace gouji::replay
