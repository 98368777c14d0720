// Knows an encoding by its byte-order mark, or by the text being valid in it; this is the one file of lsp that uses ICU.
#include "lsp/cli/read_file.h"

#include <unicode/ucnv.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

#include "core/text/unicode.h"
#include "lsp/cli/paths.h"

namespace gouji::cli {

namespace {

bool begins_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

// The bytes as UTF-8; empty when they are not valid in that encoding.
std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open(encoding, &status), ucnv_close);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);

  std::string out(3 * bytes.size() + 16, '\0');  // no encoding we read needs more
  char* target = out.data();
  const char* source = bytes.data();
  UChar pivot[1024];
  UChar* pivot_begin = pivot;
  UChar* pivot_end = pivot;
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(), pivot,
                 &pivot_begin, &pivot_end, pivot + std::size(pivot), true, true, &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

}  // namespace

std::string decoded(std::string bytes) {
  const bool little_endian = begins_with(bytes, "\xFF\xFE");
  const bool big_endian = begins_with(bytes, "\xFE\xFF");
  if (little_endian || big_endian)
    return converted(bytes, little_endian ? "UTF-16LE" : "UTF-16BE").value_or(std::move(bytes));
  if (text::is_valid_utf8(bytes)) return bytes;
  return converted(bytes, "GB18030").value_or(std::move(bytes));
}

base::Result<std::string> read_file(const std::string& path) {
  if (path == "-") return decoded(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  std::error_code error;
  if (std::filesystem::is_directory(native(path), error)) return base::Error{path + ": Is a directory"};
  errno = 0;
  std::ifstream file(native(path), std::ios::binary);
  std::string bytes;
  if (file) bytes.assign(std::istreambuf_iterator<char>(file), {});
  if (!file || file.bad()) return base::Error{path + ": " + (errno ? std::strerror(errno) : "cannot be read")};
  return decoded(std::move(bytes));
}

}  // namespace gouji::cli
