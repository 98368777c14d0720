// Measures what stands before the mark in cells of the terminal, because a Han character takes two.
#include "lsp/cli/output_text.h"

#include <algorithm>

#include "core/text/unicode.h"
#include "lsp/cli/place.h"

namespace gouji::cli {

namespace {

constexpr int ambiguous_width = 2;  // reports are Chinese, and so are the fonts they are shown in
constexpr std::size_t most_cells_before = 60;
constexpr std::size_t most_cells_marked = 80;
constexpr std::size_t most_cells_after = 40;
constexpr std::size_t window = 512;  // bytes, enough for any of them

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::max(0, text::display_width(text, ambiguous_width)));
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// The longest tail of the text that fits into the cells.
std::string_view tail(std::string_view text, std::size_t cells) {
  std::size_t begin = text.size() - std::min(text.size(), 4 * cells);
  while (begin < text.size() && (!begins_character(text[begin]) || width(text.substr(begin)) > cells)) ++begin;
  return text.substr(begin);
}

// The longest head of the text that fits into the cells.
std::string_view head(std::string_view text, std::size_t cells) {
  std::size_t end = std::min(text.size(), 4 * cells);
  while (end > 0 && ((end < text.size() && !begins_character(text[end])) || width(text.substr(0, end)) > cells)) --end;
  return text.substr(0, end);
}

// Blanks of the same width; tabs stay, so that they jump to the same place.
std::string blanks(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto tab = text.find('\t');
    out.append(width(text.substr(0, tab)), ' ');
    if (tab == std::string_view::npos) break;
    out += '\t';
    text.remove_prefix(tab + 1);
  }
  return out;
}

}  // namespace

std::string excerpt(const text::Text& text, text::Range range) {
  const std::size_t line = text.line_of(range.begin);
  const std::size_t line_begin = text.line_begin(line);
  const std::size_t line_end = std::max(range.begin, text.line_end(line));
  const std::size_t marked_end = std::min(range.end, line_end);
  // A line may be megabytes long: only what can be shown is looked at.
  const std::string before =
      text.slice({std::max(line_begin, range.begin - std::min(range.begin, window)), range.begin});
  const std::string inside = text.slice({range.begin, std::min(marked_end, range.begin + window)});
  const std::string after = text.slice({marked_end, std::min(line_end, marked_end + window)});

  const std::string_view left = tail(before, most_cells_before);
  const std::string_view marked = head(inside, most_cells_marked);
  const std::string_view right = head(after, most_cells_after);
  const bool whole = marked.size() == marked_end - range.begin;
  const std::string begin = std::string(left.size() < range.begin - line_begin ? "…" : "") + std::string(left);
  const std::string end = whole && right.size() == line_end - marked_end ? "" : "…";
  return begin + std::string(marked) + std::string(whole ? right : "") + end + "\n" +  //
         blanks(begin) + std::string(std::max<std::size_t>(1, width(marked)), '^') + "\n";
}

void TextOutput::add(const Checked& file) {
  tally_.add(file);
  const text::Text& text = file.snapshot.text();
  for (const model::Finding& finding : file.findings) {
    const Place at = place_of(text, finding.range.begin);
    out_.append(file.path).append(":").append(std::to_string(at.line)).append(":").append(std::to_string(at.column));
    out_.append(": ").append(name(finding.severity)).append(": ").append(catalog_.render(finding.message));
    out_.append(" [").append(messages::name(finding.code)).append("]\n");
    out_.append(excerpt(text, finding.range));
  }
}

void TextOutput::finish() {
  std::vector<messages::Argument> counts = {{"files", std::to_string(tally_.files)}};
  for (std::size_t i = 0; i < severity_names.size(); ++i)
    counts.push_back({severity_names[i], std::to_string(tally_.findings[i])});
  out_.append(catalog_("cli.summary", std::move(counts))).append("\n");
}

}  // namespace gouji::cli
