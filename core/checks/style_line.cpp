// Decides what a line is before its style is judged: a sentence, a heading that stands alone, code, a row of a table.
#include "core/checks/style_ordinals.h"
#include "core/checks/style_scan.h"
#include "core/syntax/html.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::checks {

namespace {

using messages::Code;

// Radicals are looked for everywhere, in cells and titles as well.
void scan_look_alikes(std::string_view bytes, model::Reading& reading) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte != 0xE2 && byte != 0xEF && byte != 0xF0) {
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(bytes, at);
    if (text::plain_ideograph(decoded.code_point) != 0)
      reading.marks.push_back(style_mark(Code::style_compat_char, StyleMark::look_alike, at, at + decoded.length));
    at += decoded.length;
  }
}

// A heading that stands alone ends without a full stop.
void find_heading_stop(std::string_view line, std::size_t end, model::Reading& reading) {
  constexpr std::string_view stop = "。";
  if (line.substr(0, end).ends_with(stop))
    reading.marks.push_back(style_mark(Code::style_punctuation, StyleMark::heading_stop, end - stop.size(), end));
}

// Whether the line is nothing but a known heading, which other checks compare with the official one.
bool is_bare_heading(std::string_view line, std::size_t end, const model::Reading& reading) {
  if (!reading.heading || syntax::has_tag(line)) return false;
  const std::size_t words = reading.heading->words.end;
  return words == end || line.substr(words, end - words) == "。";
}

bool is_comment(std::string_view words) { return words.starts_with("%%") || words.starts_with("<!--"); }

bool is_fence(std::string_view words) { return words.starts_with("```") || words == "---"; }

// What numbers the line. Rows with labels that tables have are numbered by the form.
void find_ordinal(std::string_view line, model::Reading& reading) {
  for (const model::CellReading& cell : reading.cells)
    if (cell.meanings != nullptr) return;
  if (!reading.title) mark_first_ordinal(line, reading.is_row(), reading);
}

}  // namespace

void scan_style(const templates::Lexicon& lexicon, std::string_view bytes, model::Reading& reading) {
  const std::string_view line = bytes.substr(0, bytes.find_last_not_of("\r\n") + 1);
  const std::string_view words = syntax::trim(line);
  if (reading.is_prose() && is_fence(words)) {
    reading.marks.push_back(
        style_mark(Code::style_punctuation, StyleMark::fence, 0, line.size(), words == "---" ? 1 : 0));
    return;
  }
  const std::size_t end = words.empty() ? 0 : static_cast<std::size_t>(words.data() - line.data()) + words.size();
  if (!is_comment(words)) find_ordinal(line, reading);
  const bool heading = is_bare_heading(line, end, reading);
  if (heading) find_heading_stop(line, end, reading);
  const bool sentence = reading.is_prose() && !reading.has_cells() && !reading.title && !heading;
  if (!sentence || is_comment(words)) return scan_look_alikes(line, reading);
  scan_sentence(lexicon, line, reading);
}

}  // namespace gouji::checks
