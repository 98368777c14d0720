// Checks that the report says whether the fee for processing information was collected.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Report;

bool is_told(const Report& report, const model::SectionHeading& section) {
  if ((cues_in(report, {0, report.passages.size()}) & templates::fee_cue) != 0) return true;
  // Where other things to report stand, any word of fees may mean this one.
  return (cues_in(report, behind_heading(report, section)) & templates::doubtful_fee_cue) != 0;
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  const std::optional<int> year = report_year(report);
  const model::SectionHeading* section = report.section(report.narrative->fee_section);
  if (!year || *year < report.narrative->fee_from || section == nullptr || is_told(report, *section)) return;
  findings.push_back(make_finding(Code::fee_statement_missing, section->words));
}

void fix(const edits::Source& source, const model::Finding&, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  const model::SectionHeading* section = report.section(report.narrative->fee_section);
  if (section == nullptr) return;
  const auto script = [&report](const std::string& words) { return edits::in_script(words, report.traditional); };
  const std::string sentence = script(report.narrative->fee_sentence);
  const Stretch stretch = behind_heading(report, *section);
  const model::Passage* first = nullptr;
  for (std::size_t i = stretch.first; i < stretch.last && first == nullptr; ++i)
    if (is_paragraph(report, i)) first = &report.passages[i];
  std::optional<text::Edit> edit;
  if (first == nullptr) {
    edit = insert_below(source, section->passage, sentence + script(report.narrative->nothing_sentence));
  } else {
    const text::Range words = first->at(first->reading->words);
    const auto& nothing = report.narrative->nothing;
    // 无 alone would be no sentence behind this one.
    const bool bare = std::find(nothing.begin(), nothing.end(), first->reading->folded) != nothing.end();
    edit = bare ? text::Edit{words, sentence + script(report.narrative->nothing_sentence)}
                : text::Edit{{words.begin, words.begin}, sentence};
  }
  // Whether it is true, only the author knows.
  fixes.push_back(make_fix("fix.insert-fee", {}, std::move(*edit), FixKind::quickfix, false));
}

constexpr Code codes[] = {Code::fee_statement_missing};

}  // namespace

const Check fee_check{codes, find, fix};

}  // namespace gouji::checks
