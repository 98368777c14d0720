// Classifies a line in one pass over its first bytes and its separators.
#include "core/syntax/line.h"

#include <algorithm>

#include "core/syntax/html.h"

namespace gouji::syntax {

namespace {

constexpr std::string_view ordinals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

bool starts_with_ordinal(std::string_view text) {
  for (std::string_view ordinal : ordinals)
    if (text.substr(0, ordinal.size()) == ordinal) return text.substr(ordinal.size(), 3) == "、";
  return false;
}

// The first line of a cell that a spreadsheet has put in quotes because it has several.
constexpr std::size_t longest_quoted = 90;

// |---|:---:|, and |-|-|. Lone dashes with space around them are the values of a row.
bool is_rule(std::string_view text) {
  std::size_t dashes = 0;
  bool certain = false;
  bool spaced = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-') {
      ++dashes;
      certain = certain || text.substr(i, 2) == "--";
    } else if (c == ':') {
      certain = true;
    } else if (c == ' ' || c == '\t') {
      spaced = true;
    } else if (c != '|') {
      return false;
    }
  }
  return certain ? dashes > 0 : dashes > 1 && !spaced;
}

// Space of three bytes: wide, thin, and of no width at all, as web pages and Word leave it.
bool is_wide_space(unsigned char first, unsigned char second, unsigned char third) {
  if (first == 0xE3) return second == 0x80 && third == 0x80;  // U+3000
  if (first == 0xEF) return second == 0xBB && third == 0xBF;  // U+FEFF
  if (first != 0xE2) return false;
  if (second == 0x80) return third <= 0x8F || third >= 0xA8;  // U+2000 to U+200F, U+2028 to U+202F
  return second == 0x81 && (third == 0x9F || third == 0xA0);  // U+205F, U+2060
}

bool is_wide_space(std::string_view three) {
  return is_wide_space(static_cast<unsigned char>(three[0]), static_cast<unsigned char>(three[1]),
                       static_cast<unsigned char>(three[2]));
}

bool is_narrow_space(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }

// The size of the space that ends `text`, or 0.
std::size_t space_before_end(std::string_view text) {
  if (text.empty()) return 0;
  if (is_narrow_space(text.back())) return 1;
  if (static_cast<signed char>(text.back()) >= 0) return 0;
  if (text.ends_with("\u00a0") || text.ends_with("\u00ad")) return 2;
  return text.size() >= 3 && is_wide_space(text.substr(text.size() - 3)) ? 3 : 0;
}

}  // namespace

std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  if (is_narrow_space(text.front())) return 1;
  if (static_cast<signed char>(text.front()) >= 0) return 0;
  if (text.starts_with("\u00a0") || text.starts_with("\u00ad")) return 2;
  return text.size() >= 3 && is_wide_space(text) ? 3 : 0;
}

std::size_t gap_at(std::string_view text) {
  const std::size_t space = space_at(text);
  const std::string_view found = text.substr(0, space);
  const bool shows = found < "\u200b" || (found > "\u200f" && found != "\u2060" && found != "\ufeff");
  return shows && found != "\u00ad" ? space : 0;
}

std::size_t line_break_in(std::string_view text, std::size_t from) {
  const std::size_t feed = text.find('\n', from);
  return std::min(feed, text.substr(0, feed).find('\r', from));
}

std::string_view trim(std::string_view text) {
  while (const std::size_t space = space_at(text)) text.remove_prefix(space);
  while (const std::size_t space = space_before_end(text)) text.remove_suffix(space);
  return text;
}

bool is_note(std::string_view line) {
  line = trim(line);
  if (line.starts_with("%%"))
    return trim(line.substr(2)).starts_with(suppression_word) || trim(line.substr(2)).starts_with(carried_word);
  while (line.starts_with("<!--")) {
    const std::size_t end = line.find("-->", 4);
    if (end == line.npos) return false;
    line = trim(line.substr(end + 3));
    if (line.empty()) return true;
  }
  return false;
}

LineKind line_kind(std::string_view line) {
  const std::string_view body = trim(line);
  if ((body.starts_with('<') || body.starts_with('%')) && is_note(body)) return LineKind::note;
  if (body.starts_with('<')) {
    if (begins_with_tag(body, "tr")) return LineKind::html_row;
    if (has_tag(body)) return shows_nothing(body) ? LineKind::blank : LineKind::text;
  }
  if (line.find('|') != line.npos) return is_rule(body) ? LineKind::bar_rule : LineKind::bar_row;
  const std::size_t first_tab = line.find('\t');
  if (first_tab == 0) {
    // A tab in front of the only cell is cells notation; a tab after something, or a second tab in front, makes a row.
    std::string_view rest = line.substr(1);
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\r')) rest.remove_suffix(1);
    return rest.find('\t') == rest.npos ? LineKind::cell : LineKind::tab_row;
  }
  if (line.starts_with('"') && line.size() <= longest_quoted && line.find('"', 1) == line.npos)
    return LineKind::tab_row;
  if (first_tab != line.npos) {
    // Prose that merely ends in a tab, or is indented by spaces and a tab, is still prose.
    if (!trim(line.substr(0, first_tab)).empty() &&
        (!trim(line.substr(first_tab)).empty() || line.find('\t', first_tab + 1) != line.npos))
      return LineKind::tab_row;
  }
  if (body.empty()) return LineKind::blank;
  if (body.front() == '#' || starts_with_ordinal(body)) return LineKind::heading;
  return LineKind::text;
}

}  // namespace gouji::syntax
