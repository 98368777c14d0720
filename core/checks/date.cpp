// Checks that the report is signed after its year and before the day by which it must be published.
#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/model/organ.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Date;
using model::MonthDay;
using model::Report;

// Article 49 of the Regulations.
constexpr MonthDay deadline_of_departments{1, 31};
constexpr MonthDay deadline_of_governments{3, 31};

MonthDay deadline(const Report& report, const model::Settings& settings) {
  if (settings.deadline) return *settings.deadline;
  model::OrganType type = settings.organ_type;
  if (type == model::OrganType::unknown) type = model::organ_type(*report.narrative, model::plain_organ(report.organ));
  // Where nobody can tell, the later day holds.
  return type == model::OrganType::department ? deadline_of_departments : deadline_of_governments;
}

// YYYY-MM-DD, which each catalogue writes in its own way.
std::string written(const Date& date) {
  const auto padded = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(date.year) + "-" + padded(date.month) + "-" + padded(date.day);
}

void find(const Report& report, const model::Settings& settings, Findings& findings) {
  const std::optional<int> year = report_year(report);
  if (!report.signature || !year) return;
  const Date signed_on = report.signature->date.date();
  const MonthDay day = deadline(report, settings);
  const Date last{*year + 1, day.month, day.day};
  if (signed_on.year <= *year)
    findings.push_back(make_finding(Code::date_before_period_end, report.signature->date.range,
                                    {{"date", written(signed_on)}, {"end", written({*year, 12, 31})}}));
  else if (signed_on > last)
    findings.push_back(make_finding(Code::date_after_deadline, report.signature->date.range,
                                    {{"date", written(signed_on)}, {"deadline", written(last)}}));
}

// January of the old year is written by habit; the same day of the new one is meant.
void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  const std::optional<int> year = report_year(report);
  if (finding.code != Code::date_before_period_end || !year || !report.signature || !report.signature->exact) return;
  const model::WrittenDate& date = report.signature->date;
  const MonthDay day{date.month.value, date.day.value};
  if (day > deadline_of_governments) return;
  const std::string next = model::written_like(date.year, *year + 1, true);
  const std::string whole = source.slice({date.range.begin, date.year.range.begin}) + next +
                            source.slice({date.year.range.end, date.range.end});
  fixes.push_back(make_fix("fix.replace", {{"text", whole}}, {date.year.range, next}));
}

constexpr Code codes[] = {Code::date_before_period_end, Code::date_after_deadline};

}  // namespace

const Check date_check{codes, find, fix};

}  // namespace gouji::checks
