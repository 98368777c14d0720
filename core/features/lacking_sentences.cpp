// Offers each sentence in its place only: what the report lacks is told by its findings.
#include "core/features/lacking_sentences.h"

#include <algorithm>

#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"

namespace gouji::features {

namespace {

using messages::Code;
using model::Report;
using model::SectionHeading;

constexpr std::string_view full_stop = "。";
constexpr std::string_view place_begin = "{{";
constexpr std::string_view place_end = "}}";

// The sentence of the form that says whom readers may ask: the one with places to type in its preamble. Empty where the
// form has none.
std::string contact_sentence(const templates::Template& form) {
  for (const std::string& line : form.preamble) {
    const std::size_t place = line.find(place_begin);
    if (place == std::string::npos) continue;
    const std::size_t stop = line.rfind(full_stop, place);
    const std::size_t begin = stop == std::string::npos ? 0 : stop + full_stop.size();
    const std::size_t end = line.find(full_stop, place);
    return line.substr(begin, end == std::string::npos ? end : end + full_stop.size() - begin);
  }
  return {};
}

bool lacks(const Report& report, Code code) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [code](const model::Finding& finding) { return finding.code == code; });
}

// The heading that the line stands behind; null above the first one.
const SectionHeading* heading_above(const Report& report, std::size_t line) {
  const SectionHeading* above = nullptr;
  for (const SectionHeading& heading : report.headings)
    if (heading.words.end <= line) above = &heading;
  return above;
}

bool is_empty(const Report& report, checks::Stretch stretch) {
  for (std::size_t i = stretch.first; i < stretch.last; ++i)
    if (report.passages[i].reading->is_row() || checks::is_paragraph(report, i)) return false;
  return true;
}

// Whether the report's opening names already what the sentence has places for.
bool tells_contact(const edits::Source& source, std::string_view sentence) {
  const checks::Stretch stretch = checks::preamble(source.report);
  if (stretch.first >= stretch.last) return false;
  const std::string opening =
      source.slice({source.report.passages[stretch.first].begin, source.report.passages[stretch.last - 1].range().end});
  for (std::size_t at = sentence.find(place_begin); at != sentence.npos; at = sentence.find(place_begin, at)) {
    at += place_begin.size();
    const std::string_view place = sentence.substr(at, sentence.find(place_end, at) - at);
    if (opening.find(edits::in_script(place, source.report.traditional)) != std::string::npos) return true;
  }
  return false;
}

std::string title_of(const Report& report, std::string_view id) {
  for (const templates::Section& section : report.form->sections)
    if (section.id == id) return section.title;
  return {};
}

void add_in_opening(const edits::Source& source, bool asked, std::vector<LackingSentence>& sentences) {
  const Report& report = source.report;
  if (!report.title) return;  // the title comes first
  if (lacks(report, Code::period_missing)) sentences.push_back({"period", report.narrative->period_sentence, {}});
  const std::string contact = contact_sentence(*report.form);
  if (asked && !contact.empty() && !tells_contact(source, contact)) sentences.push_back({"contact", contact, {}});
}

}  // namespace

std::vector<LackingSentence> lacking_sentences(const edits::Source& source, std::size_t line, bool asked) {
  const Report& report = source.report;
  const templates::Narrative& narrative = *report.narrative;
  std::vector<LackingSentence> sentences;
  if (report.title && line < report.title->range.end) return sentences;
  const SectionHeading* above = heading_above(report, line);
  if (above == nullptr) {
    add_in_opening(source, asked, sentences);
    return sentences;
  }
  const SectionHeading* section = report.section(above->id);
  if (section == nullptr) return sentences;
  // Reports without an opening tell their period in the first section, before anything else.
  checks::Stretch before = checks::behind_heading(report, *section);
  while (before.last > before.first && report.passages[before.last - 1].begin >= line) --before.last;
  const std::string title = title_of(report, section->id);
  if (above == section && section->id == report.form->sections.front().id && is_empty(report, before) &&
      is_empty(report, checks::preamble(report)) && lacks(report, Code::period_missing))
    sentences.push_back({"period", narrative.period_sentence, title});
  if (section->id == narrative.fee_section && lacks(report, Code::fee_statement_missing))
    sentences.push_back({"fee", narrative.fee_sentence, title});
  if (section->id == narrative.closing_section && is_empty(report, checks::behind_heading(report, *section)))
    sentences.push_back({"nothing", narrative.nothing_sentence, title});
  return sentences;
}

std::vector<std::string> known_sentences(const model::Report& report) {
  const templates::Narrative& narrative = *report.narrative;
  std::vector<std::string> all = {narrative.period_sentence, narrative.fee_sentence, narrative.nothing_sentence};
  if (std::string contact = contact_sentence(*report.form); !contact.empty()) all.push_back(std::move(contact));
  return all;
}

}  // namespace gouji::features
