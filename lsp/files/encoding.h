// Turns the encodings that reports come in into UTF-8 and back; it is the one door of lsp to ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace gouji::files {

// Names of encodings are those that ICU knows. This one asks to find it out.
inline constexpr std::string_view automatic_encoding = "auto";

bool is_known_encoding(const std::string& name);

// A file's text in UTF-8, and what it was written in.
struct FileText {
  std::string text;
  std::string encoding = "UTF-8";  // empty: none that we know, the bytes are as they came
  bool exact = true;               // written back in its encoding, the text gives the very bytes it was read from
};

// UTF-8, UTF-16 with byte-order mark, or GB18030. A byte-order mark stays in the text. Bytes that fit none of these are
// left as they are: the core takes any.
FileText decoded(std::string bytes);

// The same for an encoding that the user names; an error where the bytes are none of it.
base::Result<FileText> decoded(std::string bytes, const std::string& encoding);

// The text in that encoding; empty where it cannot be said in it.
std::optional<std::string> encoded(std::string_view text, const std::string& encoding);

}  // namespace gouji::files
