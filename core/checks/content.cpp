// Checks that sections of prose hold what is due in them: something at all, all aspects, problems and measures.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"
#include "core/model/label.h"
#include "core/model/organ.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Report;
using model::SectionHeading;

const templates::Section* section_of(const Report& report, std::string_view id) {
  for (const templates::Section& section : report.form->sections)
    if (section.id == id) return &section;
  return nullptr;
}

// Whether nothing but blank lines and the signature stands there.
bool is_empty(const Report& report, Stretch stretch) {
  for (std::size_t i = stretch.first; i < stretch.last; ++i)
    if (report.passages[i].reading->block.kind != syntax::BlockKind::blank && !is_signature(report, i)) return false;
  return true;
}

// Whether the headings of sections before and behind it are where they belong. A heading that stands elsewhere has left
// its content behind, or has pushed itself between another one and its content; the check of sections speaks of that.
bool in_its_place(const Report& report, const SectionHeading& heading) {
  const templates::Section* section = section_of(report, heading.id);
  for (const SectionHeading& other : report.headings) {
    const templates::Section* its = section_of(report, other.id);
    if (other.aspect() || &other == &heading || its == nullptr) continue;
    if (its == section || (other.passage < heading.passage) != (its < section)) return false;
  }
  return true;
}

void find_empty(const Report& report, Findings& findings) {
  for (const SectionHeading& heading : report.headings) {
    if (heading.aspect()) continue;
    const templates::Section* section = section_of(report, heading.id);
    // Of tables that are missing the check of tables speaks.
    if (section == nullptr || !section->tables.empty() || !in_its_place(report, heading)) continue;
    if (is_empty(report, behind_heading(report, heading)))
      findings.push_back(make_finding(Code::section_empty, heading.words));
  }
}

void find_short_or_half(const Report& report, Findings& findings) {
  const SectionHeading* heading = report.section(report.narrative->parts_section);
  if (heading == nullptr || !in_its_place(report, *heading)) return;
  const Stretch stretch = behind_heading(report, *heading);
  std::size_t characters = 0;
  bool whole = true;  // long paragraphs keep no folded words, and are long enough
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    if (report.passages[i].reading->is_row()) return;
    if (report.passages[i].reading->heading) return;
    if (!is_paragraph(report, i)) continue;
    characters += model::length(report.passages[i].reading->folded);
    whole = whole && (!report.passages[i].reading->folded.empty() || report.passages[i].reading->words.size() < 9);
  }
  if (is_empty(report, stretch)) return;
  const auto add = [&](std::string_view key, bool hint) {
    findings.push_back(make_finding(Code::section_empty, heading->words));
    findings.back().message.key = key;
    if (hint) findings.back().severity = messages::Severity::hint;
  };
  const std::uint32_t cues = cues_in(report, stretch);
  if (whole && characters < report.narrative->parts_shortest)
    add("section.empty.short", false);
  else if ((cues & templates::measure_cue) == 0)
    add("section.empty.measures", true);
  else if ((cues & templates::problem_cue) == 0)
    add("section.empty.problems", true);
}

// The aspects that have neither a heading nor a sentence.
std::vector<std::string> untreated(const Report& report, const templates::Section& section, Stretch stretch) {
  const std::uint32_t cues = cues_in(report, stretch);
  std::vector<std::string> missing;
  for (const templates::Aspect& aspect : section.aspects) {
    const bool headed = std::any_of(report.headings.begin(), report.headings.end(),
                                    [&](const SectionHeading& heading) { return heading.match.aspect == aspect.id; });
    const std::uint32_t cue = report.narrative->aspect_cue(aspect.id);
    if (!headed && cue != 0 && (cues & cue) == 0) missing.push_back(edits::in_script(aspect.title, report.traditional));
  }
  return missing;
}

void find_aspects(const Report& report, const model::Settings& settings, Findings& findings) {
  for (const templates::Section& section : report.form->sections) {
    const SectionHeading* heading = report.section(section.id);
    if (section.aspects.empty() || heading == nullptr) continue;
    const Stretch stretch = behind_heading(report, *heading);
    if (is_empty(report, stretch)) continue;
    std::vector<std::string> missing = untreated(report, section, stretch);
    const std::uint32_t everywhere = cues_in(report, {0, report.passages.size()});
    model::OrganType type = settings.organ_type;
    if (type == model::OrganType::unknown)
      type = model::organ_type(*report.narrative, model::plain_organ(report.organ));
    if (type == model::OrganType::government && (everywhere & templates::assessment_cue) == 0)
      missing.push_back(edits::in_script(report.narrative->assessment_title, report.traditional));
    if (!missing.empty())
      findings.push_back(make_finding(Code::subsection_missing, heading->words, {{"aspects", std::move(missing)}}));
  }
}

// The only paragraph of the closing section; null where it has none or several.
const model::Passage* closing_line(const Report& report) {
  const SectionHeading* heading = report.section(report.narrative->closing_section);
  if (heading == nullptr) return nullptr;
  const Stretch stretch = behind_heading(report, *heading);
  const model::Passage* only = nullptr;
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    if (!is_paragraph(report, i)) continue;
    if (only != nullptr) return nullptr;
    only = &report.passages[i];
  }
  return only;
}

void find_terse(const Report& report, Findings& findings) {
  const model::Passage* line = closing_line(report);
  if (line == nullptr) return;
  const std::vector<std::string>& nothing = report.narrative->nothing;
  if (std::find(nothing.begin(), nothing.end(), line->reading->folded) == nothing.end()) return;
  findings.push_back(
      make_finding(Code::style_terse, line->at(line->reading->words),
                   {{"text", line->reading->text},
                    {"expected", edits::in_script(report.narrative->nothing_sentence, report.traditional)}}));
}

void find(const Report& report, const model::Settings& settings, Findings& findings) {
  find_empty(report, findings);
  find_short_or_half(report, findings);
  find_aspects(report, settings, findings);
  find_terse(report, findings);
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  if (finding.code != Code::style_terse) return;
  const std::string sentence = edits::in_script(source.report.narrative->nothing_sentence, source.report.traditional);
  fixes.push_back(make_fix("fix.replace", {{"text", sentence}}, {finding.range, sentence}));
}

constexpr Code codes[] = {Code::section_empty, Code::subsection_missing, Code::style_terse};

}  // namespace

const Check content_check{codes, find, fix};

}  // namespace gouji::checks
