// Reads documents in whatever encoding they come, and writes files so that no half of one is ever seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "lsp/files/encoding.h"

namespace gouji::files {

// The bytes as they are; an error names the file and the reason. "-" is standard input.
base::Result<std::string> read_bytes(const std::string& path);

// "-" is standard input, which can be read once. An error names the file and the reason.
base::Result<FileText> read_text(const std::string& path, const std::string& encoding = "auto");

// The same where only the text matters.
base::Result<std::string> read_file(const std::string& path);

// Puts the bytes in the file's place, all of them or none; why not, where that fails. Links stay links, and the file keeps
// its permissions.
std::optional<base::Error> write_file(const std::string& path, std::string_view bytes);

// The text in the encoding of the file it was read from, fit to take its place; an error names the file, where the text
// cannot be said in the encoding or the file holds what would not come back as it was.
base::Result<std::string> bytes_for(const std::string& path, const FileText& file, std::string_view text);

}  // namespace gouji::files
