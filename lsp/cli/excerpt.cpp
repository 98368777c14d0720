// Measures what stands before the mark in cells of the terminal, because a Han character takes two.
#include "lsp/cli/excerpt.h"

#include <algorithm>

#include "core/text/unicode.h"

namespace gouji::cli {

namespace {

constexpr std::size_t most_cells_before = 60;
constexpr std::size_t most_cells_marked = 80;
constexpr std::size_t most_cells_after = 40;
constexpr std::size_t window = 512;  // bytes, enough for any of them
constexpr std::string_view ellipsis = "…";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// Cuts and measures pieces of one line.
class Ruler {
 public:
  explicit Ruler(int ambiguous_width) : ambiguous_width_(ambiguous_width) {}

  std::size_t width(std::string_view text) const {
    return static_cast<std::size_t>(std::max(0, text::display_width(text, ambiguous_width_)));
  }

  // The longest tail of the text that fits into the cells.
  std::string_view tail(std::string_view text, std::size_t cells) const {
    std::size_t begin = text.size() - std::min(text.size(), 4 * cells);
    while (begin < text.size() && (!begins_character(text[begin]) || width(text.substr(begin)) > cells)) ++begin;
    return text.substr(begin);
  }

  // The longest head of the text that fits into the cells.
  std::string_view head(std::string_view text, std::size_t cells) const {
    std::size_t end = std::min(text.size(), 4 * cells);
    const auto cuts_character = [&] { return end < text.size() && !begins_character(text[end]); };
    while (end > 0 && (cuts_character() || width(text.substr(0, end)) > cells)) --end;
    return text.substr(0, end);
  }

  // As many marks as the text has cells; tabs stay, so that they jump to the same place.
  std::string under(std::string_view text, char mark) const {
    std::string out;
    while (!text.empty()) {
      const auto tab = text.find('\t');
      out.append(width(text.substr(0, tab)), mark);
      if (tab == std::string_view::npos) break;
      out += '\t';
      text.remove_prefix(tab + 1);
    }
    return out;
  }

 private:
  int ambiguous_width_;
};

// Moves an offset back to the begin of its character.
std::size_t at_character(const text::Text& text, std::size_t offset, std::size_t lowest) {
  while (offset > lowest && offset < text.bytes() && !begins_character(text.byte_at(offset))) --offset;
  return offset;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded character = text::decode(text, at);
    const char32_t c = character.code_point;
    const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == 0x7F)
      text::append(out, 0x2421);
    else if (c < 0x20 && c != '\t')
      text::append(out, 0x2400 + c);
    else if ((c >= 0x80 && c < 0xA0) || turns_direction)
      text::append(out, text::replacement_character);
    else
      text::append(out, c);
    at += character.length;
  }
  return out;
}

Excerpt excerpt(const text::Text& text, text::Range range, int ambiguous_width) {
  const Ruler ruler(ambiguous_width);
  const std::size_t line = text.line_of(range.begin);
  std::size_t line_begin = text.line_begin(line);
  const std::size_t line_end = std::max(range.begin, text.line_end(line));
  if (line == 0 && text.slice({0, byte_order_mark.size()}) == byte_order_mark)
    line_begin = std::min(range.begin, byte_order_mark.size());
  const std::size_t marked_end = std::min(range.end, line_end);
  // A line may be megabytes long: only what can be shown is looked at.
  const std::size_t from =
      at_character(text, std::max(line_begin, range.begin - std::min(range.begin, window)), line_begin);
  const std::size_t inner_end = at_character(text, std::min(marked_end, range.begin + window), range.begin);
  const std::size_t to = at_character(text, std::min(line_end, marked_end + window), marked_end);
  const std::string before = text.slice({from, range.begin});
  const std::string inside = text.slice({range.begin, inner_end});
  const std::string after = text.slice({marked_end, to});

  const std::string_view left = ruler.tail(before, most_cells_before);
  const std::string_view marked = ruler.head(inside, most_cells_marked);
  const std::string_view right = ruler.head(after, most_cells_after);
  const bool whole = marked.size() == marked_end - range.begin;
  const std::string begin = std::string(left.size() < range.begin - line_begin ? ellipsis : "") + printable(left);
  const std::string middle = printable(marked);
  const bool to_the_end = whole && right.size() == line_end - marked_end;
  std::string mark = ruler.under(middle, '^');
  if (mark.find('^') == mark.npos) mark = "^";
  return {begin + middle + (whole ? printable(right) : "") + std::string(to_the_end ? "" : ellipsis),
          ruler.under(begin, ' '), std::move(mark)};
}

}  // namespace gouji::cli
