// Looks for the one word that all comments of ours begin with, and only behind it for anything else.
#include "core/model/directive.h"

#include <algorithm>

#include "core/syntax/line.h"

namespace gouji::model {

namespace {

using messages::Code;
using messages::CodeSet;

constexpr std::string_view word_begin = "gouji-";
constexpr std::string_view marks[] = {"<!--", "-->", "%%"};
constexpr std::string_view reason_words[] = {"理由=", "理由＝", "reason="};
constexpr std::string_view until_words[] = {"至=", "至＝", "until="};

bool may_hold_comments(const syntax::Block& block) {
  if (block.kind == syntax::BlockKind::note || block.kind == syntax::BlockKind::blank) return true;
  return block.kind == syntax::BlockKind::row &&
         (block.notation == syntax::Notation::cells || block.notation == syntax::Notation::html);
}

// The stretch of the comment that the word at `at` begins, with its marks; empty where it begins none.
text::Range comment_at(std::string_view bytes, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (bytes[begin - 1] == ' ' || bytes[begin - 1] == '\t')) --begin;
  const std::string_view before = bytes.substr(0, begin);
  if (before.ends_with(marks[0])) {
    const std::size_t end = bytes.find(marks[1], at);
    if (end == bytes.npos) return {};
    return {begin - marks[0].size(), end + marks[1].size()};
  }
  if (!before.ends_with(marks[2])) return {};
  const std::size_t line = before.find_last_of("\r\n") + 1;
  if (!syntax::trim(before.substr(line, begin - marks[2].size() - line)).empty()) return {};
  return {begin - marks[2].size(), std::min(syntax::line_break_in(bytes, at), bytes.size())};
}

// The size of what parts two words here.
std::size_t gap_at(std::string_view text) {
  if (const std::size_t space = syntax::space_at(text)) return space;
  for (const std::string_view mark : {",", "，", "、", "\n", "\r"})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

// The stretch of the first word at or behind `at`; empty where there is none.
text::Range next_word(std::string_view bytes, std::size_t at, std::size_t end) {
  while (at < end) {
    const std::size_t gap = gap_at(bytes.substr(at, end - at));
    if (gap == 0) break;
    at += gap;
  }
  std::size_t last = at;
  while (last < end && gap_at(bytes.substr(last, end - last)) == 0) ++last;
  return {at, last};
}

// What stands behind the first of these words that the text begins with.
template <std::size_t count>
std::optional<std::string_view> behind(std::string_view text, const std::string_view (&words)[count]) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return text.substr(word.size());
  return std::nullopt;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  return Date{*year, *month, *day};
}

std::optional<Directive::Kind> kind_of(std::string_view behind_keyword) {
  if (behind_keyword.empty()) return Directive::Kind::line;
  if (behind_keyword == "-begin") return Directive::Kind::begin;
  if (behind_keyword == "-end") return Directive::Kind::end;
  if (behind_keyword == "-file") return Directive::Kind::file;
  return std::nullopt;
}

void read_words(std::string_view bytes, std::size_t at, std::size_t end, Directive& directive) {
  bool in_reason = false;
  for (text::Range range = next_word(bytes, at, end); !range.empty(); range = next_word(bytes, range.end, end)) {
    const std::string_view word = bytes.substr(range.begin, range.size());
    if (behind(word, reason_words)) {
      in_reason = true;
    } else if (const auto date = behind(word, until_words)) {
      in_reason = false;
      directive.until = read_date(*date);
      if (!directive.until) directive.words.push_back({range, std::string(word), {}});
    } else if (in_reason || directive.kind == Directive::Kind::end) {
      continue;
    } else if (word.find('/') != word.npos && directive.kind != Directive::Kind::file) {
      directive.addresses.emplace_back(word);
    } else {
      directive.words.push_back({range, std::string(word), messages::find_codes(word)});
    }
  }
}

// The line behind the comment that shows something, if its block has one.
std::optional<text::Range> next_line(std::string_view bytes, std::size_t from) {
  while (from < bytes.size()) {
    const std::size_t end = std::min(syntax::line_break_in(bytes, from), bytes.size());
    const std::string_view line = bytes.substr(from, end - from);
    if (!syntax::trim(line).empty() && !syntax::is_note(line)) return text::Range{from, end};
    from = end + 1;
  }
  return std::nullopt;
}

}  // namespace

CodeSet Directive::codes() const {
  if (words.empty())
    return ~(messages::set_of(Code::suppression_unused) | messages::set_of(Code::suppression_unknown_code));
  CodeSet all;
  for (const DirectiveWord& word : words) all |= word.codes;
  return all;
}

std::vector<Directive> read_directives(const syntax::Block& block, std::string_view bytes) {
  std::vector<Directive> found;
  if (!may_hold_comments(block)) return found;
  for (std::size_t at = bytes.find(word_begin); at != bytes.npos; at = bytes.find(word_begin, at + 1)) {
    const bool carried = bytes.substr(at).starts_with(syntax::carried_word);
    if (!carried && !bytes.substr(at).starts_with(syntax::suppression_word)) continue;
    const text::Range range = comment_at(bytes, at);
    if (range.empty()) continue;
    const std::size_t end = bytes.substr(0, range.end).ends_with(marks[1]) ? range.end - marks[1].size() : range.end;
    Directive directive;
    directive.range = range;
    directive.keyword = next_word(bytes, at, end);
    const std::string_view keyword = bytes.substr(at, directive.keyword.size());
    const auto kind = carried ? Directive::Kind::carried : kind_of(keyword.substr(syntax::suppression_word.size()));
    directive.kind = kind.value_or(Directive::Kind::line);
    if (!kind) directive.words.push_back({directive.keyword, std::string(keyword), {}});
    if (kind && !carried) read_words(bytes, directive.keyword.end, end, directive);
    if (block.kind == syntax::BlockKind::row) directive.target = next_line(bytes, range.end);
    found.push_back(std::move(directive));
    at = range.end - 1;
  }
  return found;
}

}  // namespace gouji::model
