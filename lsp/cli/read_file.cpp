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

constexpr const char* icu_names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"};

// The bytes in another encoding; empty when they are not valid in theirs, or cannot be said in the other.
std::optional<std::string> converted(std::string_view bytes, FileEncoding from_encoding, FileEncoding to_encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const auto open = [&status](FileEncoding encoding) {
    return std::unique_ptr<UConverter, void (*)(UConverter*)>(
        ucnv_open(icu_names[static_cast<std::size_t>(encoding)], &status), ucnv_close);
  };
  const auto from = open(from_encoding);
  const auto to = open(to_encoding);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);

  std::string out(3 * bytes.size() + 16, '\0');  // no encoding we know needs more
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

FileText text_of(std::string bytes) {
  if (begins_with(bytes, "\xFF\xFE") || begins_with(bytes, "\xFE\xFF")) {
    const FileEncoding encoding = bytes[0] == '\xFF' ? FileEncoding::utf16_le : FileEncoding::utf16_be;
    if (auto text = converted(bytes, encoding, FileEncoding::utf8)) return {*std::move(text), encoding};
    return {std::move(bytes), FileEncoding::unknown};
  }
  if (text::is_valid_utf8(bytes)) return {std::move(bytes), FileEncoding::utf8};
  if (auto text = converted(bytes, FileEncoding::gb18030, FileEncoding::utf8))
    return {*std::move(text), FileEncoding::gb18030};
  return {std::move(bytes), FileEncoding::unknown};
}

}  // namespace

std::string decoded(std::string bytes) { return text_of(std::move(bytes)).text; }

base::Result<FileText> read_text(const std::string& path) {
  if (path == "-") return text_of(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  std::error_code error;
  if (std::filesystem::is_directory(native(path), error)) return base::Error{path + ": Is a directory"};
  errno = 0;
  std::ifstream file(native(path), std::ios::binary);
  std::string bytes;
  if (file) bytes.assign(std::istreambuf_iterator<char>(file), {});
  if (!file || file.bad()) return base::Error{path + ": " + (errno ? std::strerror(errno) : "cannot be read")};
  return text_of(std::move(bytes));
}

base::Result<std::string> read_file(const std::string& path) {
  base::Result<FileText> file = read_text(path);
  if (!file) return file.error();
  return std::move(file.value().text);
}

std::optional<std::string> encoded(std::string_view text, FileEncoding encoding) {
  if (encoding == FileEncoding::utf8 || encoding == FileEncoding::unknown) return std::string(text);
  return converted(text, FileEncoding::utf8, encoding);
}

std::optional<base::Error> write_file(const std::string& path, std::string_view bytes) {
  errno = 0;
  std::ofstream file(native(path), std::ios::binary | std::ios::trunc);
  if (file) file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return base::Error{path + ": " + (errno ? std::strerror(errno) : "cannot be written")};
  return std::nullopt;
}

}  // namespace gouji::cli
