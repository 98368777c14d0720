// Reads documents in the encodings that reports come in, and writes them back in the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace gouji::cli {

// The file's text in UTF-8, or why it cannot be read; "-" is standard input.
base::Result<std::string> read_file(const std::string& path);

enum class FileEncoding { utf8, utf16_le, utf16_be, gb18030, unknown };

// Its text in UTF-8, and what it was written in.
struct FileText {
  std::string text;
  FileEncoding encoding = FileEncoding::utf8;
};
base::Result<FileText> read_text(const std::string& path);

// The text in that encoding; empty where it cannot be said in it.
std::optional<std::string> encoded(std::string_view text, FileEncoding encoding);

// Puts the bytes in the file's place; why not, where that fails.
std::optional<base::Error> write_file(const std::string& path, std::string_view bytes);

// UTF-8, UTF-16 with byte-order mark, or GB18030, as UTF-8. A byte-order mark stays. Bytes that fit none of these are
// left as they are: the core takes any.
std::string decoded(std::string bytes);

}  // namespace gouji::cli
