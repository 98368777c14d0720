// Says what a bracket without a counterpart most likely is: forgotten, doubled, turned the wrong way, or of another kind.
//
// Whether a bracket that no counterpart in its line has is wrong, the report decides: a quotation may run over
// paragraphs, and lines copied from a PDF file break anywhere. Here only what the line itself proves is proved.
#include "core/checks/style_brackets.h"

#include <algorithm>
#include <span>

#include "core/checks/style_scan.h"
#include "core/checks/style_text.h"
#include "core/syntax/line.h"

namespace gouji::checks {

namespace {

using messages::Code;

constexpr std::string_view forms[] = {"（", "）", "《", "》", "〈", "〉", "“",  "”",  "「",
                                      "」", "『", "』", "【", "】", "〔", "〕", "〈", "〉"};

constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
constexpr std::string_view list_separators[] = {" ", "　", "。", "；", "：", "，", ";", ":", ",", "、", "\t"};

bool is_one_of(std::string_view character, std::span<const std::string_view> characters) {
  return std::find(characters.begin(), characters.end(), character) != characters.end();
}

// Whether what stands before the closing bracket is the number of a list: 1） a) 二）.
bool numbers_a_list(std::string_view before) {
  std::size_t characters = 0;
  while (!before.empty()) {
    std::size_t size = 1;
    while (size < before.size() && (static_cast<unsigned char>(before[before.size() - size]) & 0xC0) == 0x80) ++size;
    const std::string_view last = before.substr(before.size() - size);
    if (is_one_of(last, list_separators)) return characters > 0;
    if (!is_digit(last.front()) && !is_letter(last.front()) && !is_one_of(last, numerals)) return false;
    if (++characters > 3) return false;
    before.remove_suffix(size);
  }
  return characters > 0;
}

bool ends_as_sentence(std::string_view line) {
  line = syntax::trim(line);
  for (const std::string_view mark : {"。", "！", "？", "；", "."})
    if (line.ends_with(mark)) return true;
  return false;
}

}  // namespace

std::string_view bracket_text(Bracket bracket) { return forms[bracket]; }

Bracket bracket_of(char32_t c) {
  switch (c) {
    case U'（': return round_bracket;
    case U'）': return round_bracket + 1;
    case U'“': return quote_bracket;
    case U'”': return quote_bracket + 1;
    case U'〔': return 14;
    case U'〕': return 15;
    default: break;
  }
  // 〈 〉 《 》 「 」 『 』 【 】 follow each other.
  if (c < U'〈' || c > U'】') return no_bracket;
  constexpr Bracket row[] = {4, 5, 2, 3, 8, 9, 10, 11, 12, 13};
  return row[c - U'〈'];
}

void BracketStack::open(Bracket bracket, text::Range range, bool half, std::size_t han) {
  if (bracket == quote_bracket && is_open(bracket)) {
    // Either the quote before was never closed, or this one is turned the wrong way.
    if (!next_quote_closes(range.end)) {
      marks_.push_back(style_mark(Code::style_unbalanced, StyleMark::wrong_kind, range.begin, range.end, bracket + 1));
      close(bracket + 1, range);
      return;
    }
    while (depth_ > 0) {
      mark_unclosed(stack_[--depth_]);
      if (stack_[depth_].bracket == quote_bracket) break;
    }
  }
  if (depth_ < stack_.size()) stack_[depth_++] = {bracket, half, range.begin, range.end, han, {}};
}

BracketStack::Open BracketStack::close(Bracket bracket, text::Range range) {
  const Bracket opening = bracket - 1;
  if (is_open(opening)) {
    while (stack_[depth_ - 1].bracket != opening) mark_unclosed(stack_[--depth_]);
    const Open closed = stack_[--depth_];
    remember_inner(closed, range);
    return closed;
  }
  close_other(bracket, range);
  return {};
}

bool BracketStack::is_open(Bracket opening) const {
  for (std::size_t i = depth_; i > 0; --i)
    if (stack_[i - 1].bracket == opening) return true;
  return false;
}

void BracketStack::finish() {
  if (depth_ == 0) return;
  sentence_ends_ = ends_as_sentence(line_);
  while (depth_ > 0) {
    const Open open = stack_[--depth_];
    // 《关于《条例》的解读: what is forgotten is one of the outer pair, and the inner ones are no fault.
    mark_unclosed(open);
  }
}

void BracketStack::mark_unclosed(const Open& open) {
  if (open.bracket == angle_bracket) return;
  const std::string_view written = line_.substr(open.begin, open.end - open.begin);
  const StyleMark kind = line_.substr(open.end).starts_with(written) ? StyleMark::doubled
                         : sentence_ends_                            ? StyleMark::unclosed_in_sentence
                                                                     : StyleMark::unclosed;
  marks_.push_back(style_mark(Code::style_unbalanced, kind, open.begin, open.end, open.bracket));
}

// Whether the next double quote in the line is a closing one.
bool BracketStack::next_quote_closes(std::size_t from) const {
  const std::size_t opening = line_.find(forms[quote_bracket], from);
  const std::size_t closing = line_.find(forms[quote_bracket + 1], from);
  return closing < opening;
}

// A closing bracket with nothing of its kind to close.
void BracketStack::close_other(Bracket bracket, text::Range range) {
  if (bracket == angle_bracket + 1) return;
  const std::string_view before = line_.substr(0, range.begin);
  if (bracket == round_bracket + 1 && numbers_a_list(before)) return;
  const auto mark = [&](StyleMark kind, Bracket detail) {
    marks_.push_back(style_mark(Code::style_unbalanced, kind, range.begin, range.end, detail));
  };
  if (before.ends_with(line_.substr(range.begin, range.size()))) return mark(StyleMark::doubled, bracket);
  if (bracket == quote_bracket + 1 &&
      line_.find(forms[bracket], range.end) < line_.find(forms[quote_bracket], range.end)) {
    // ”一站式”: the first is turned the wrong way.
    mark(StyleMark::wrong_kind, quote_bracket);
    if (depth_ < stack_.size()) stack_[depth_++] = {quote_bracket, false, range.begin, range.end, 0, {}};
    return;
  }
  if (depth_ > 0) {
    // 《条例）: what is open last is closed by a bracket of another kind, unless its own comes yet.
    const Bracket own = stack_[depth_ - 1].bracket + 1;
    if (own != angle_bracket + 1 && line_.find(forms[own], range.end) == line_.npos &&
        (own != round_bracket + 1 || line_.find(')', range.end) == line_.npos)) {
      --depth_;
      return mark(StyleMark::wrong_kind, own);
    }
  }
  mark(StyleMark::unopened, bracket);
}

// Titles in titles take 〈〉: told when the outer one is closed, for before that the inner one may be the outer.
void BracketStack::remember_inner(const Open& closed, text::Range closer) {
  const bool title = closed.bracket == title_bracket;
  if (title && !closed.inner.empty())
    marks_.push_back(style_mark(Code::style_unbalanced, StyleMark::nested, closed.inner.begin, closed.inner.end));
  if ((title || closed.bracket == angle_bracket) && directly_in_title())
    stack_[depth_ - 1].inner = {closed.begin, closer.end};
}

}  // namespace gouji::checks
