// Walks along the characters of a line and hands each to the rule that it concerns.
#include "core/checks/style_scan.h"

#include <algorithm>

#include "core/checks/style_brackets.h"
#include "core/checks/style_numbers.h"
#include "core/checks/style_ordinals.h"
#include "core/checks/style_text.h"
#include "core/syntax/html.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::checks {

namespace {

using messages::Code;

// What stands beside a mark or a space.
enum class Side : std::uint8_t {
  edge,   // of the line
  han,    // a Han character
  mark,   // a Chinese mark
  digit,  // also % and letters that stand for numbers
  latin,  // letters, and whatever else is not Chinese
};

bool is_chinese(Side side) { return side == Side::han || side == Side::mark; }

class Scan {
 public:
  Scan(const templates::Lexicon& lexicon, std::string_view line, model::Reading& reading)
      : lexicon_(lexicon),
        line_(line),
        reading_(reading),
        brackets_(line, reading.marks),
        numbers_(lexicon, line, reading) {}

  void run();

 private:
  void ascii(std::size_t at);
  void other(std::size_t at, const text::Decoded& decoded);
  void word(std::size_t at);
  void clue(std::size_t pair);
  void add_typo(const templates::FoundClue& found);
  void half_bracket(std::size_t at);
  void inner_ordinal(const BracketStack::Open& opened, std::size_t closer);
  void visible(Side side, std::size_t at);
  void settle_mark(Side next, std::size_t at);
  void settle_gap(Side next, std::size_t at);
  void space(std::size_t at, std::size_t size);
  bool skip_to(std::string_view end, std::size_t from);
  void drop_spaces(std::size_t from);
  void finish();

  void add(Code code, StyleMark kind, std::size_t begin, std::size_t end) {
    reading_.marks.push_back(style_mark(code, kind, begin, end));
  }

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  const templates::Lexicon& lexicon_;
  std::string_view line_;
  model::Reading& reading_;
  BracketStack brackets_;
  NumberStyle numbers_;
  std::size_t at_ = 0;
  std::size_t numbering_ = 0;
  Side side_ = Side::edge;       // of the last character that can be seen
  char32_t last_ = 0;            // the last character that is not ASCII,
  std::size_t last_end_ = 0;     // and where it ends
  std::size_t last_begin_ = 0;   // and where it begins
  std::size_t han_ = 0;          // how many Han characters there were
  std::size_t mark_ = nowhere;   // a half-width mark whose right side is not known yet
  Side mark_side_ = Side::edge;  // its left side
  std::size_t gap_ = nowhere;    // where the space before the next character begins
  std::size_t gap_size_ = 0;     // in characters
  bool gap_wide_ = false;        // it has an ideographic space
  bool sentence_ = false;        // a mark that only sentences have was seen
  std::size_t clause_ = 0;       // the first mark of this clause among the reading's marks
};

void Scan::run() {
  numbering_ = numbering(line_);
  while (at_ < line_.size()) {
    const auto byte = static_cast<unsigned char>(line_[at_]);
    if (byte < 0x80) {
      ascii(at_);
      continue;
    }
    if (byte >= 0xE4 && byte <= 0xE9 && at_ + 2 < line_.size()) {
      const auto second = static_cast<unsigned char>(line_[at_ + 1]);
      const auto third = static_cast<unsigned char>(line_[at_ + 2]);
      const auto c = static_cast<char32_t>((byte & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F));
      if (last_end_ == at_) {
        if (lexicon_.maybe(last_, c)) clue(last_begin_);
        if (c == U'是' || c == U'要') mark_statement(line_, last_begin_, at_ + 3, reading_);
      }
      if (mark_ != nowhere || gap_ != nowhere) visible(Side::han, at_);
      side_ = Side::han;
      ++han_;
      last_ = c;
      last_begin_ = at_;
      at_ += 3;
      last_end_ = at_;
      continue;
    }
    const text::Decoded decoded = text::decode(line_, at_);
    other(at_, decoded);
  }
  finish();
}

// A character is there: what waited for a right neighbour has one.
void Scan::visible(Side side, std::size_t at) {
  if (mark_ != nowhere)
    settle_mark(side, at);
  else if (gap_ != nowhere)
    settle_gap(side, at);
  mark_ = nowhere;
  gap_ = nowhere;
}

void Scan::settle_mark(Side next, std::size_t at) {
  // Behind a digit or a letter it is Chinese where Chinese goes on, unless it belongs to the number of a list: 1,公开.
  const bool goes_on = mark_side_ != Side::edge && next == Side::han && mark_ > numbering_;
  if (!is_chinese(mark_side_) && !goes_on) return;
  sentence_ = true;
  // The space that goes with a half-width mark goes with it.
  const bool spaces = gap_ == mark_ + 1 && next != Side::edge;
  add(Code::style_punctuation, StyleMark::half_width, mark_, spaces ? at : mark_ + 1);
}

void Scan::settle_gap(Side next, std::size_t at) {
  if (gap_size_ > 2 || gap_ < numbering_ || side_ == Side::latin || side_ == Side::edge || next == Side::latin) return;
  if (side_ == Side::digit && next == Side::digit) return;
  if (last_end_ == gap_ && is_numeral(last_) && next != Side::mark) {
    // 一 2件 and 二 十: without the space they would be other numbers.
    const text::Decoded after = text::decode(line_, at);
    if (next == Side::digit || is_numeral(after.code_point)) return;
  }
  add(Code::style_spacing, StyleMark::space, gap_, at);
}

void Scan::space(std::size_t at, std::size_t size) {
  if (gap_ == nowhere) {
    gap_ = at;
    gap_size_ = 0;
    gap_wide_ = false;
  }
  ++gap_size_;
  gap_wide_ = gap_wide_ || size == 3;
  at_ = at + size;
}

// Moves behind the end, if it comes; what lies between is no text.
bool Scan::skip_to(std::string_view end, std::size_t from) {
  const std::size_t found = line_.find(end, from);
  if (found == line_.npos) return false;
  at_ = found + end.size();
  return true;
}

// 地址：… 邮编：…: spaces that part entries are wanted.
void Scan::drop_spaces(std::size_t from) {
  std::vector<model::Mark>& marks = reading_.marks;
  std::size_t kept = std::min(from, marks.size());
  for (std::size_t i = kept; i < marks.size(); ++i)
    if (marks[i].code != Code::style_spacing) marks[kept++] = marks[i];
  marks.resize(kept);
}

void Scan::ascii(std::size_t at) {
  const char c = line_[at];
  at_ = at + 1;
  switch (c) {
    case ' ':
    case '\t': space(at, 1); return;
    case ',':
    case ';':
    case ':':
    case '?':
    case '!': {
      const bool twice = at + 1 < line_.size() && (line_[at + 1] == c || (c == '!' && line_[at + 1] == '['));
      const bool again = at > 0 && line_[at - 1] == c;
      visible(Side::latin, at);
      if (c == ':') drop_spaces(clause_);
      clause_ = reading_.marks.size();
      if (!twice && !again) {
        mark_ = at;
        mark_side_ = side_;
      }
      return;
    }
    case '(':
    case ')': half_bracket(at); return;
    case '`':
      if (skip_to("`", at + 1)) visible(side_ = Side::latin, at);
      return;
    case '<':
      if (at_ < line_.size() && (is_letter(line_[at_]) || line_[at_] == '/' || line_[at_] == '!')) {
        skip_to(">", at_);
      } else if (brackets_.directly_in_title()) {
        brackets_.open(angle_bracket, {at, at_}, false, han_);
      }
      return;
    case '>':
      if (brackets_.is_open(angle_bracket)) brackets_.close(angle_bracket + 1, {at, at_});
      return;
    case '&':
      at_ = entity_end(line_, at);
      visible(side_ = Side::latin, at);
      return;
    // Emphasis and straight quotes belong to what they stand around.
    case '"':
    case '\'':
    case '*':
    case '_':
    case '~': gap_ = nowhere; return;
    default: break;
  }
  if (is_digit(c) || is_letter(c)) {
    word(at);
  } else {
    visible(c == '%' && side_ == Side::digit ? Side::digit : Side::latin, at);
    if (c != '%') side_ = Side::latin;
  }
}

// Letters and digits up to the next mark; all of an address.
void Scan::word(std::size_t at) {
  // Open Data 3: digits behind English are English.
  const bool digits = is_digit(line_[at]) && side_ != Side::latin;
  visible(is_digit(line_[at]) ? Side::digit : Side::latin, at);
  std::size_t end = at;
  bool letters = false;
  while (end < line_.size() && (is_digit(line_[end]) || is_letter(line_[end]))) letters |= is_letter(line_[end++]);
  const std::string_view rest = line_.substr(at);
  const std::string_view behind = line_.substr(end);
  if (digits && !letters && side_ == Side::mark && (behind.starts_with(".") || behind.starts_with("、")))
    mark_inner_ordinal(line_, {at, end}, reading_);
  if (rest.starts_with("www.") || behind.starts_with("://")) {
    end = address_end(line_, end);
  } else if (const std::size_t number = numbers_.number(at); number > end) {
    end = number;
  }
  side_ = digits && !letters ? Side::digit : Side::latin;
  at_ = end;
}

void Scan::half_bracket(std::size_t at) {
  if (line_[at] == '(') {
    if (at > 0 && line_[at - 1] == ']' && skip_to(")", at)) return visible(side_ = Side::latin, at);
    visible(Side::latin, at);
    brackets_.open(round_bracket, {at, at + 1}, true, han_);
    side_ = Side::latin;
    return;
  }
  visible(Side::mark, at);
  const BracketStack::Open opened = brackets_.close(round_bracket + 1, {at, at + 1});
  const bool matched = opened.end > opened.begin;
  inner_ordinal(opened, at);
  const bool chinese = matched && han_ > opened.han;
  // （一） as the number of a heading is no text.
  if (chinese && at >= numbering_) {
    if (opened.half) add(Code::style_punctuation, StyleMark::half_width, opened.begin, opened.end);
    add(Code::style_punctuation, StyleMark::half_width, at, at + 1);
  }
  side_ = chinese || (matched && !opened.half) ? Side::mark : Side::latin;
}

// （二） inside the line may go on with a list.
void Scan::inner_ordinal(const BracketStack::Open& opened, std::size_t closer) {
  if (opened.end <= opened.begin || closer < numbering_) return;
  mark_inner_ordinal(line_, {opened.end, closer}, reading_);
}

void Scan::clue(std::size_t pair) {
  const templates::FoundClue found = lexicon_.find(line_, pair);
  if (found.clue == nullptr) return;
  switch (found.clue->kind) {
    case templates::ClueKind::typo: add_typo(found); return;
    case templates::ClueKind::chinese_year:
      if (!brackets_.is_open(title_bracket)) numbers_.chinese_year(found.begin);
      return;
    case templates::ClueKind::telephone: numbers_.telephone(found.begin + found.clue->wrong.size()); return;
  }
}

void Scan::add_typo(const templates::FoundClue& found) {
  const std::size_t end = found.begin + found.clue->wrong.size();
  if (!reading_.findings.empty() && reading_.findings.back().range.end > found.begin) return;
  const std::string right = text::is_traditional(line_) ? text::to_traditional(found.clue->right) : found.clue->right;
  reading_.findings.push_back(style_finding(Code::style_typo, "style.typo", {found.begin, end},
                                            std::string(line_.substr(found.begin, end - found.begin)), right));
}

// Everything beyond ASCII but the usual ideographs.
void Scan::other(std::size_t at, const text::Decoded& decoded) {
  const char32_t c = decoded.code_point;
  at_ = at + decoded.length;
  if (c == 0x3000 || c == 0xA0) return space(at, decoded.length);
  if (last_end_ == at && lexicon_.maybe(last_, c)) clue(last_begin_);
  last_ = c;
  last_begin_ = at;
  last_end_ = at_;
  if (is_circle(c)) {
    visible(Side::han, at);
    side_ = Side::han;
    if (at_ < line_.size() && is_digit(line_[at_])) at_ = numbers_.number(at);
    return;
  }
  if (c >= 0xFF10 && c <= 0xFF19) {
    visible(Side::digit, at);
    side_ = Side::digit;
    std::vector<model::Mark>& marks = reading_.marks;
    if (!marks.empty() && marks.back().kind == static_cast<std::uint8_t>(StyleMark::wide_digit) &&
        marks.back().code == Code::style_number_format && marks.back().end == at)
      marks.back().end = static_cast<std::uint32_t>(at_);
    else
      add(Code::style_number_format, StyleMark::wide_digit, at, at_);
    return;
  }
  if (const char32_t plain = text::plain_ideograph(c)) {
    visible(Side::han, at);
    add(Code::style_compat_char, StyleMark::look_alike, at, at_);
    side_ = Side::han;
    ++han_;
    last_ = plain;
    return;
  }
  const bool mark = (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF20) || (c >= 0x2010 && c <= 0x2026);
  if (!mark) {
    if (single_ordinal(c) > 0) mark_inner_ordinal(line_, {at, at_}, reading_);
    const Side side = text::is_han(c) ? Side::han : Side::latin;
    visible(side, at);
    side_ = side;
    return;
  }
  visible(Side::mark, at);
  side_ = Side::mark;
  if (c == U'，' || c == U'。' || c == U'；' || c == U'：' || c == U'、') {
    sentence_ = sentence_ || c != U'：';
    if (c == U'：') drop_spaces(clause_);
    clause_ = reading_.marks.size();
    return;
  }
  const Bracket bracket = bracket_of(c);
  if (bracket == no_bracket) return;
  if (opens(bracket)) return brackets_.open(bracket, {at, at_}, false, han_);
  const BracketStack::Open opened = brackets_.close(bracket, {at, at_});
  inner_ordinal(opened, at);
  if (opened.half && han_ > opened.han) add(Code::style_punctuation, StyleMark::half_width, opened.begin, opened.end);
}

void Scan::finish() {
  if (mark_ != nowhere) settle_mark(Side::edge, line_.size());
  if (!sentence_) drop_spaces(0);
  if (sentence_ && gap_ != nowhere && gap_wide_) add(Code::style_spacing, StyleMark::space, gap_, line_.size());
  brackets_.finish();
}

}  // namespace

void scan_sentence(const templates::Lexicon& lexicon, std::string_view line, model::Reading& reading) {
  Scan(lexicon, line, reading).run();
}

}  // namespace gouji::checks
