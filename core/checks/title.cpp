// Checks that the report says whose it is, of which year, in the prescribed words.
#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Report;

std::string official_title(const Report& report, int year) {
  std::string title = report.form->title;
  const auto put = [&title](std::string_view name, const std::string& value) {
    if (const std::size_t at = title.find(name); at != std::string::npos) title.replace(at, name.size(), value);
  };
  title = edits::in_script(title, report.traditional);
  put("{organ}", report.organ);
  put("{year}", std::to_string(year));
  return title;
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  if (!report.title) {
    findings.push_back(make_finding(Code::title_missing, first_line(report)));
    return;
  }
  const model::TitleWords& words = report.title->words;
  const std::optional<int> facts = year_of_facts(report);
  if (words.year && facts && *words.year != *facts) {
    model::Finding finding = make_finding(Code::title_year, report.title->range,
                                          {{"title", std::to_string(*words.year)}, {"facts", std::to_string(*facts)}});
    findings.push_back(std::move(finding));
  }
  if (!words.well_formed) {
    findings.push_back(
        make_finding(Code::title_form, report.title->range,
                     {{"expected", words.year ? official_title(report, *words.year)
                                              : edits::in_script(report.form->title_tail, report.traditional)}}));
  }
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  if (finding.code == Code::title_missing) {
    edits::Style style{report.markdown_headings, report.traditional, report.line_break, report.organ, report.year};
    fixes.push_back(make_fix("fix.insert-title", {},
                             {{0, 0}, edits::bracketed(edits::title(*report.form, style)) + report.line_break}));
    return;
  }
  if (!report.title || !report.title->words.year) return;
  const std::optional<int> facts = year_of_facts(report);
  if (finding.code == Code::title_form) {
    const std::string title = official_title(report, *report.title->words.year);
    fixes.push_back(make_fix("fix.replace", {{"text", title}}, {report.title->range, title}, FixKind::safe));
  } else if (facts && !report.organ.empty()) {
    const std::string title = official_title(report, *facts);
    fixes.push_back(make_fix("fix.replace", {{"text", title}}, {report.title->range, title}));
  }
}

constexpr Code codes[] = {Code::title_missing, Code::title_year, Code::title_form};

}  // namespace

const Check title_check{codes, find, fix};

}  // namespace gouji::checks
