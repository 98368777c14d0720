// Reads documents in the encodings that reports come in.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace gouji::cli {

// The file's text in UTF-8, or why it cannot be read; "-" is standard input.
base::Result<std::string> read_file(const std::string& path);

// UTF-8, UTF-16 with byte-order mark, or GB18030, as UTF-8. A byte-order mark stays. Bytes that fit none of these are
// left as they are: the core takes any.
std::string decoded(std::string bytes);

}  // namespace gouji::cli
