// Walks along a line once: numbers may be dates, phrases tell something, marks end sentences and open quotations.
#include "core/model/remarks.h"

#include <algorithm>

#include "core/model/organ.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::model {

namespace {

using templates::Narrative;

constexpr std::u32string_view sentence_ends = U"。！？；!?;";
constexpr std::u32string_view clause_ends = U"。！？；!?;，,：:）)";
constexpr std::u32string_view opening = U"《“「『〈";
constexpr std::u32string_view closing = U"》”」』〉";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

bool is_ideograph(char32_t c) { return c >= 0x4E00 && c < 0xA000; }

bool begins_number(char32_t c) {
  switch (c) {
    case U'〇':
    case U'○':
    case U'零':
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十': return true;
    default: return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
  }
}

class Walker {
 public:
  Walker(const Narrative& narrative, std::string_view text) : narrative_(narrative), text_(text) {}

  Remarks walk() {
    while (at_ < text_.size()) step();
    end_sentence();
    if (!remarks_.dates.empty()) mark_ends();
    remarks_.sentences = sentence_;
    return std::move(remarks_);
  }

 private:
  void step() {
    const text::Decoded next = text::decode(text_, at_);
    const char32_t c = next.code_point;
    if (begins_number(c)) return number(c);
    if (is_ideograph(c) && !narrative_.begins(c)) {
      before_ = c;
      at_ += next.length;
      return;
    }
    if (const std::size_t space = syntax::space_at(text_.substr(at_)); space > 0) {
      at_ += space;
      return;
    }
    std::size_t length = next.length;
    if (narrative_.begins(c)) {
      if (const auto match = narrative_.match(text_, at_)) length = phrase(*match, length);
    } else if (is_one_of(c, sentence_ends)) {
      end_sentence();
      ++sentence_;
    } else if (is_one_of(c, opening)) {
      ++depth_;
    } else if (is_one_of(c, closing) && depth_ > 0) {
      --depth_;
    }
    before_ = c;
    at_ += length;
  }

  // How many bytes to go on by.
  std::size_t phrase(const templates::PhraseMatch& match, std::size_t first_character) {
    constexpr std::uint32_t placed = templates::period_cue | templates::self_reference_cue | templates::this_year_cue;
    const std::uint32_t cues = match.phrase->cues;
    if ((cues & templates::passed_over_cue) != 0) return match.bytes;
    remarks_.cues |= cues;
    sentence_cues_ |= cues;
    if ((cues & placed) != 0)
      remarks_.phrases.push_back({cues, match.phrase->form, {at_, at_ + match.bytes}, sentence_, depth_ > 0});
    return (cues & templates::self_reference_cue) != 0 ? match.bytes : first_character;
  }

  void number(char32_t c) {
    std::optional<WrittenDate> date;
    const std::optional<WrittenNumber> number = read_number(text_, at_);
    const bool dotted_before = before_ == U'.' || before_ == U'/';
    if (number && c < 0x80 && !dotted_before) {
      date = read_dotted_date(text_, at_);
      if (!date && !remarks_.dates.empty() && last_dotted_ && only_joints(remarks_.dates.back().date.range.end, at_))
        date = read_dotted_day(text_, at_);
    }
    const bool dotted = date.has_value();
    if (!date && number) date = written_out(*number);
    if (date) {
      add(*date);
      last_dotted_ = dotted;
      at_ = date->range.end;
    } else {
      at_ = number ? std::max(number->range.end, at_ + 1) : at_ + text::decode(text_, at_).length;
    }
    before_ = U'0';
  }

  std::size_t skip_space(std::size_t at) const {
    while (at < text_.size()) {
      const std::size_t space = syntax::space_at(text_.substr(at));
      if (space == 0) break;
      at += space;
    }
    return at;
  }

  // The number with its 年, 月 or 日 behind it: where that ends; 0 where another thing follows.
  std::size_t with_unit(const WrittenNumber& number, std::string_view unit) const {
    const std::size_t at = skip_space(number.range.end);
    return text_.substr(at).starts_with(unit) ? at + unit.size() : 0;
  }

  // Adds the month and the day that stand at the place.
  void add_month_and_day(WrittenDate& date, std::size_t at) const {
    const std::optional<WrittenNumber> month = read_number(text_, skip_space(at));
    if (!month || month->value < 1 || month->value > 12) return;
    const std::size_t month_end = with_unit(*month, "月");
    if (month_end == 0) return;
    date.month = *month;
    date.range.end = month_end;
    const std::optional<WrittenNumber> day = read_number(text_, skip_space(month_end));
    if (!day || day->value < 1 || day->value > 31) return;
    std::size_t day_end = with_unit(*day, "日");
    if (day_end == 0) day_end = with_unit(*day, "号");
    if (day_end == 0) return;
    date.day = *day;
    date.range.end = day_end;
  }

  std::optional<WrittenDate> written_out(const WrittenNumber& number) const {
    WrittenDate date;
    date.range = {number.range.begin, number.range.begin};
    if (number.value >= 1990 && number.value <= 2099) {
      const std::size_t end = with_unit(number, "年");
      if (end == 0) return std::nullopt;
      date.year = number;
      date.range.end = end;
      add_month_and_day(date, end);
    } else {
      add_month_and_day(date, number.range.begin);
    }
    if (date.range.empty()) return std::nullopt;
    return date;
  }

  void add(const WrittenDate& date) {
    DateRemark remark;
    remark.date = date;
    remark.sentence = sentence_;
    remark.quoted = depth_ > 0;
    remark.first = before_ == 0;
    remark.joined = !remarks_.dates.empty() && only_joints(remarks_.dates.back().date.range.end, date.range.begin);
    if (date.year.value != 0 && date.month.value == 0) note_what_follows(remark);
    remarks_.dates.push_back(remark);
  }

  // What a year stands in front of.
  void note_what_follows(DateRemark& remark) const {
    std::size_t at = skip_space(remark.date.range.end);
    if (const std::size_t since = since_at(at)) {
      remark.since = {at, at + since};
      return;
    }
    constexpr std::string_view yearly = "度";
    if (text_.substr(at).starts_with(yearly)) at = skip_space(at + yearly.size());
    if (const auto match = narrative_.match(text_, at))
      remark.report = (match->phrase->cues & templates::report_cue) != 0;
    for (const std::string_view comma : {"，", ","})
      if (text_.substr(at).starts_with(comma)) at = skip_space(at + comma.size());
    const bool begins_clause = before_ == 0 || is_one_of(before_, clause_ends);
    if (const auto match = narrative_.match(text_, at))
      remark.own = begins_clause && (match->phrase->cues & templates::own_fact_cue) != 0;
  }

  // The size of 以来 or 以來 at this place; 0 where something else stands there.
  std::size_t since_at(std::size_t at) const {
    const std::string_view word = text_.substr(at, narrative_.since.size());
    return word.size() == narrative_.since.size() && text::simplify(word) == narrative_.since ? word.size() : 0;
  }

  bool only_joints(std::size_t begin, std::size_t end) const {
    constexpr std::size_t longest = 40;  // bytes
    if (end - begin > longest) return false;
    while ((begin = skip_space(begin)) < end) {
      const std::string_view rest = text_.substr(begin);
      const auto joint = std::find_if(narrative_.joints.begin(), narrative_.joints.end(),
                                      [rest](const std::string& word) { return rest.starts_with(word); });
      if (joint == narrative_.joints.end()) return false;
      begin += joint->size();
    }
    return true;
  }

  void mark_ends() {
    DateRemark& first = remarks_.dates.front();
    DateRemark& last = remarks_.dates.back();
    first.joined_to_begin = only_joints(0, first.date.range.begin);
    last.joined_to_end = only_joints(last.date.range.end, text_.size());
    const std::string_view name = syntax::trim(text_.substr(0, last.date.range.begin));
    const std::string_view rest = syntax::trim(text_.substr(last.date.range.end));
    remarks_.dated = remarks_.dates.size() == 1 && last.date.full() && (rest.empty() || rest == "。") &&
                     (name.empty() || is_organ_line(name));
  }

  void end_sentence() {
    for (auto date = remarks_.dates.rbegin(); date != remarks_.dates.rend() && date->sentence == sentence_; ++date)
      date->sentence_cues = sentence_cues_;
    sentence_cues_ = 0;
  }

  const Narrative& narrative_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t sentence_ = 0;
  std::uint32_t sentence_cues_ = 0;
  std::size_t depth_ = 0;
  char32_t before_ = 0;  // the last character that is no space; 0 at the begin
  bool last_dotted_ = false;
  Remarks remarks_;
};

}  // namespace

Remarks read_remarks(const Narrative& narrative, std::string_view words, std::size_t offset) {
  Remarks remarks = Walker(narrative, words).walk();
  const auto shift = [offset](text::Range& range) { range = {range.begin + offset, range.end + offset}; };
  for (DateRemark& remark : remarks.dates) {
    for (WrittenNumber* number : {&remark.date.year, &remark.date.month, &remark.date.day}) shift(number->range);
    shift(remark.date.range);
    shift(remark.since);
  }
  for (PhraseRemark& remark : remarks.phrases) shift(remark.range);
  return remarks;
}

void place_all(Remarks& remarks, text::Range range) {
  remarks.exact = false;
  for (DateRemark& remark : remarks.dates) {
    for (WrittenNumber* number : {&remark.date.year, &remark.date.month, &remark.date.day}) number->range = range;
    remark.date.range = range;
    if (!remark.since.empty()) remark.since = range;
  }
  for (PhraseRemark& remark : remarks.phrases) remark.range = range;
}

}  // namespace gouji::model
