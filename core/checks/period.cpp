// Checks that the report says which period its numbers cover: the year, from its first day to its last.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::PeriodEnd;
using model::Report;
using model::WrittenDate;
using model::WrittenNumber;

struct Day {
  int month;
  int day;
};
constexpr Day first_day{1, 1};
constexpr Day last_day{12, 31};

bool year_fits(const WrittenDate& date, int year) { return date.year.value == 0 || date.year.value == year; }

bool fits(const WrittenDate& date, Day day, int year) { return date.is(day.month, day.day) && year_fits(date, year); }

// From the wrong dates' first character to their last; empty where the period is right.
text::Range wrong_part(const model::Period& period, int year) {
  const bool from = fits(period.from->date, first_day, year);
  const bool to = fits(period.to->date, last_day, year);
  if (from && to) return {0, 0};
  const text::Range& begin = from ? period.to->date.range : period.from->date.range;
  const text::Range& end = to ? period.from->date.range : period.to->date.range;
  // Broken over lines, the part on one of them is enough to point at.
  return period.from->passage == period.to->passage ? text::Range{begin.begin, end.end} : begin;
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  const std::optional<int> year = report_year(report);
  if (report.periods.empty()) {
    findings.push_back(make_finding(Code::period_missing, first_line(report)));
    return;
  }
  for (const model::Period& period : report.periods) {
    if (!year || !period.from || !period.to) continue;
    const text::Range wrong = wrong_part(period, *year);
    if (!wrong.empty()) findings.push_back(make_finding(Code::period_wrong, wrong, {{"year", std::to_string(*year)}}));
  }
}

void correct(const WrittenNumber& number, int value, bool is_year, text::EditList& edits) {
  if (number.value == 0 || number.value == value) return;
  edits.add({number.range, model::written_like(number, value, is_year)});
}

void correct(const WrittenDate& date, Day day, int year, text::EditList& edits) {
  correct(date.year, year, true, edits);
  correct(date.month, day.month, false, edits);
  correct(date.day, day.day, false, edits);
}

// The last paragraph of the stretch that is finished; the number of passages where there is none.
std::size_t last_paragraph(const Report& report, Stretch stretch) {
  for (std::size_t i = stretch.last; i-- > stretch.first;) {
    if (!is_paragraph(report, i)) continue;
    const std::string& words = report.passages[i].reading->text;
    if (words.empty() || words.ends_with("。")) return i;
  }
  return report.passages.size();
}

// Where the sentence usually stands: at the end of the preamble, of the last section or of the first.
std::optional<text::Edit> insert_sentence(const edits::Source& source, const std::string& sentence) {
  const Report& report = source.report;
  std::size_t place = last_paragraph(report, preamble(report));
  for (const std::string* id : {&report.form->sections.back().id, &report.form->sections.front().id})
    if (const model::SectionHeading* heading = report.section(*id);
        heading != nullptr && place == report.passages.size())
      place = last_paragraph(report, behind_heading(report, *heading));
  if (place < report.passages.size()) return append_sentence(report, place, sentence);
  if (report.title) return insert_below(source, report.title->last_passage, sentence);
  if (const model::SectionHeading* heading = report.section(report.form->sections.front().id))
    return insert_below(source, heading->passage, sentence);
  return std::nullopt;
}

std::string period_sentence(const Report& report, int year) {
  std::string sentence = report.narrative->period_sentence;
  constexpr std::string_view name = "{year}";
  for (std::size_t at = sentence.find(name); at != sentence.npos; at = sentence.find(name, at))
    sentence.replace(at, name.size(), std::to_string(year));
  return edits::in_script(sentence, report.traditional);
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  const std::optional<int> year = report_year(report);
  if (!year) return;
  if (finding.code == Code::period_missing) {
    if (std::optional<text::Edit> edit = insert_sentence(source, period_sentence(report, *year)))
      fixes.push_back(make_fix("fix.insert-period", {}, std::move(*edit), FixKind::safe));
    return;
  }
  for (const model::Period& period : report.periods) {
    if (!period.from || !period.to || !period.exact || wrong_part(period, *year) != finding.range) continue;
    Fix fix{{"fix.correct-period", {{"year", std::to_string(*year)}}}, FixKind::safe, true, {}};
    correct(period.from->date, first_day, *year, fix.edits);
    correct(period.to->date, last_day, *year, fix.edits);
    fixes.push_back(std::move(fix));
  }
}

constexpr Code codes[] = {Code::period_missing, Code::period_wrong};

}  // namespace

const Check period_check{codes, find, fix};

}  // namespace gouji::checks
