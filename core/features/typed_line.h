// Tells what stands in the line of the cursor before and behind it, for completion.
#pragma once

#include <string>
#include <string_view>

#include "core/text/range.h"
#include "core/text/text.h"

namespace gouji::features {

// Ranges are bytes of the document.
struct TypedLine {
  text::Range line;    // the whole line without its line break
  text::Range prefix;  // from the first character that is no space to the cursor
  text::Range words;   // the same, from behind the last sentence that ends before the cursor
  std::string text;    // of the prefix
  std::string rest;    // what stands behind the cursor, without space at its ends

  bool alone() const { return rest.empty(); }
  bool behind_sentences() const { return words.begin > prefix.begin; }
  std::string hashes() const;  // the marks of a Markdown heading that the prefix begins with, and the space behind
};

TypedLine typed_line(const text::Text& text, std::size_t offset);

// A label without 一、 or （一） or 1. in front of it.
std::string without_number(std::string_view label);

}  // namespace gouji::features
