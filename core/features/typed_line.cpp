// Cuts the line at the cursor and at the last full stop before it.
#include "core/features/typed_line.h"

#include <algorithm>

#include "core/syntax/line.h"

namespace gouji::features {

namespace {

// Where the sentence begins that the words are in the midst of, in bytes.
std::size_t end_of_sentences(std::string_view words) {
  std::size_t end = 0;
  for (const std::string_view mark : {"。", "！", "？"})
    if (const std::size_t at = words.rfind(mark); at != words.npos) end = std::max(end, at + mark.size());
  return std::min(words.find_first_not_of(' ', end), words.size());
}

}  // namespace

std::string TypedLine::hashes() const {
  const std::size_t end = text.find_first_not_of("# ");
  return text.substr(0, end == std::string::npos ? text.size() : end);
}

TypedLine typed_line(const text::Text& text, std::size_t offset) {
  TypedLine typed;
  const std::size_t line = text.line_of(offset);
  typed.line = {text.line_begin(line), text.line_end(line)};
  offset = std::min(std::max(offset, typed.line.begin), typed.line.end);
  const std::string before = text.slice({typed.line.begin, offset});
  const std::string_view body = syntax::trim(before);
  const std::size_t indent = body.empty() ? before.size() : static_cast<std::size_t>(body.data() - before.data());
  typed.prefix = {typed.line.begin + indent, offset};
  typed.text = before.substr(indent);
  typed.rest = syntax::trim(text.slice({offset, typed.line.end}));
  typed.words = {typed.prefix.begin + end_of_sentences(typed.text), offset};
  return typed;
}

std::string without_number(std::string_view label) {
  constexpr std::size_t longest_number = 16;  // bytes
  std::size_t end = 0;
  for (const std::string_view mark : {"、", "）"})
    if (const std::size_t at = label.find(mark); at < longest_number) end = std::max(end, at + mark.size());
  const std::size_t digits = label.find_first_not_of("0123456789");
  if (digits != 0 && digits < label.size() && label[digits] == '.') end = digits + 1;
  return std::string(label.substr(end));
}

}  // namespace gouji::features
