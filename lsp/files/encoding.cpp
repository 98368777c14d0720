// Knows an encoding by its byte-order mark, or by the text being valid in it.
#include "lsp/files/encoding.h"

#include <unicode/ucnv.h>

#include <iterator>
#include <memory>

#include "core/text/unicode.h"

namespace gouji::files {

namespace {

constexpr const char* utf8 = "UTF-8";
constexpr const char* gb18030 = "GB18030";

using Converter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

Converter open(const char* name, UErrorCode& status) { return {ucnv_open(name, &status), ucnv_close}; }

// The bytes in another encoding; empty when they are not valid in theirs, or cannot be said in the other.
std::optional<std::string> converted(std::string_view bytes, const char* from_name, const char* to_name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from = open(from_name, status);
  const Converter to = open(to_name, status);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFallback(to.get(), false);

  std::string out(4 * bytes.size() + 16, '\0');
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

// Which UTF-16 the mark at the begin tells of; null when there is none.
const char* utf16_of_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") ? "UTF-16LE" : bytes.starts_with("\xFE\xFF") ? "UTF-16BE" : nullptr;
}

// A few broken characters in a text that else is UTF-8: as GB18030 it would be another text from end to end. In real
// GB18030 what looks like a character of UTF-8 is rare.
bool is_broken_utf8(std::string_view bytes) {
  std::size_t whole = 0, broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const text::Decoded character = text::decode(bytes, at);
    const bool is_whole = character.code_point != text::replacement_character || bytes.substr(at, 3) == "\xEF\xBF\xBD";
    ++(is_whole ? whole : broken);
    at += character.length;
  }
  return whole > 8 * broken;
}

std::optional<FileText> decoded_as(std::string_view bytes, const char* encoding) {
  std::optional<std::string> text = converted(bytes, encoding, utf8);
  if (!text) return std::nullopt;
  const bool exact = converted(*text, utf8, encoding) == bytes;
  return FileText{*std::move(text), encoding, exact};
}

}  // namespace

bool is_known_encoding(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  open(name.c_str(), status);
  return name == automatic_encoding || (!name.empty() && U_SUCCESS(status));
}

FileText decoded(std::string bytes) {
  if (const char* utf16 = utf16_of_mark(bytes)) {
    if (auto file = decoded_as(bytes, utf16)) return *std::move(file);
    return {std::move(bytes), "", true};
  }
  if (text::is_valid_utf8(bytes)) return {std::move(bytes), utf8, true};
  if (!is_broken_utf8(bytes))
    if (auto file = decoded_as(bytes, gb18030)) return *std::move(file);
  return {std::move(bytes), "", true};
}

base::Result<FileText> decoded(std::string bytes, const std::string& encoding) {
  if (encoding == automatic_encoding) return decoded(std::move(bytes));
  const char* marked = utf16_of_mark(bytes);
  const bool any_utf16 = ucnv_compareNames(encoding.c_str(), "UTF-16") == 0;
  if (auto file = decoded_as(bytes, any_utf16 && marked ? marked : encoding.c_str())) return *std::move(file);
  return base::Error{"is not valid in the encoding " + encoding};
}

std::optional<std::string> encoded(std::string_view text, const std::string& encoding) {
  if (encoding == utf8 || encoding.empty()) return std::string(text);
  return converted(text, utf8, encoding.c_str());
}

}  // namespace gouji::files
