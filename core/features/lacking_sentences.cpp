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

// The heading that the place stands behind; null above the first one.
const SectionHeading* heading_above(const Report& report, std::size_t at) {
  const SectionHeading* above = nullptr;
  for (const SectionHeading& heading : report.headings)
    if (heading.words.end <= at) above = &heading;
  return above;
}

bool is_empty(const Report& report, checks::Stretch stretch) {
  for (std::size_t i = stretch.first; i < stretch.last; ++i)
    if (report.passages[i].reading->is_row() || checks::is_paragraph(report, i)) return false;
  return true;
}

// How many of the places that the sentence has are named by the passages.
std::size_t places_named(const edits::Source& source, checks::Stretch stretch, std::string_view sentence) {
  if (stretch.first >= stretch.last) return 0;
  const std::string words =
      source.slice({source.report.passages[stretch.first].begin, source.report.passages[stretch.last - 1].range().end});
  std::size_t count = 0;
  for (std::size_t at = sentence.find(place_begin); at != sentence.npos; at = sentence.find(place_begin, at)) {
    at += place_begin.size();
    const std::string_view place = sentence.substr(at, sentence.find(place_end, at) - at);
    count += words.find(edits::in_script(place, source.report.traditional)) != std::string::npos;
  }
  return count;
}

// Whether the report tells already whom to ask: its opening by one word of it, another paragraph by two.
bool tells_contact(const edits::Source& source, std::string_view sentence) {
  if (places_named(source, checks::preamble(source.report), sentence) > 0) return true;
  for (std::size_t i = 0; i < source.report.passages.size(); ++i)
    if (checks::is_paragraph(source.report, i) && places_named(source, {i, i + 1}, sentence) > 1) return true;
  return false;
}

std::string title_of(const Report& report, std::string_view id) {
  for (const templates::Section& section : report.form->sections)
    if (section.id == id) return section.title;
  return {};
}

// What an opening tells, or, where there is none, the first or the last section.
void add_terms(const edits::Source& source, const std::string& where, bool asked,
               std::vector<LackingSentence>& sentences) {
  const Report& report = source.report;
  if (lacks(report, Code::period_missing)) sentences.push_back({"period", report.narrative->period_sentence, where});
  const std::string contact = contact_sentence(*report.form);
  if (asked && !contact.empty() && !tells_contact(source, contact)) sentences.push_back({"contact", contact, where});
}

// The cells of these addresses that the report has, where all of them are 0; else none.
std::vector<model::CellRef> zero_cells(const model::Grids& grids, const std::vector<std::string>& addresses) {
  std::vector<model::CellRef> cells;
  for (std::size_t table = 0; table < grids.size(); ++table) {
    const model::Grid& grid = *grids[table];
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const templates::CellIndex at{i / grid.columns(), i % grid.columns()};
      if (std::find(addresses.begin(), addresses.end(), grid.address(at)) == addresses.end()) continue;
      const std::optional<base::Decimal> amount = grid.amount(at);
      if (!amount || *amount != base::Decimal()) return {};
      cells.push_back({table, at});
    }
  }
  return cells;
}

// Whether some number of the prose, or a word that says there was none, is about one of these cells.
bool is_told(const Report& report, const std::vector<model::CellRef>& cells) {
  const auto is_one_of_them = [&cells](const model::CellRef& cell) {
    return std::find(cells.begin(), cells.end(), cell) != cells.end();
  };
  for (const model::Figure& figure : report.figures)
    for (const std::vector<model::CellRef>& meant : figure.alternatives)
      if (std::any_of(meant.begin(), meant.end(), is_one_of_them)) return true;
  return false;
}

// What stands behind the heading, up to the next one of any kind; behind one in the line of its paragraph, that, too.
checks::Stretch under_heading(const Report& report, const SectionHeading& heading) {
  const auto next = std::find_if(report.headings.begin(), report.headings.end(),
                                 [&heading](const SectionHeading& other) { return other.passage > heading.passage; });
  return {heading.passage, next == report.headings.end() ? report.passages.size() : next->passage};
}

// An aspect without a word is offered what its zeros make of it, another one only to who asks.
void add_zeros(const Report& report, const SectionHeading& above, bool asked, std::vector<LackingSentence>& sentences) {
  if (!above.aspect()) return;
  if (!asked && !is_empty(report, under_heading(report, above))) return;
  for (const templates::ZeroSentence& zero : report.narrative->zeros) {
    if (zero.aspect != above.match.aspect) continue;
    const std::vector<model::CellRef> cells = zero_cells(report.grids, zero.cells);
    if (!cells.empty() && !is_told(report, cells)) sentences.push_back({zero.id, zero.sentence, above.name});
  }
}

}  // namespace

std::vector<LackingSentence> lacking_sentences(const edits::Source& source, std::size_t at, bool asked) {
  const Report& report = source.report;
  const templates::Narrative& narrative = *report.narrative;
  std::vector<LackingSentence> sentences;
  if (report.title && at < report.title->range.end) return sentences;
  const SectionHeading* above = heading_above(report, at);
  if (above == nullptr) {
    if (report.title) add_terms(source, {}, asked, sentences);  // else the title comes first
    return sentences;
  }
  const SectionHeading* section = report.section(above->id);
  if (section == nullptr) return sentences;
  const std::string title = title_of(report, section->id);
  // Reports without an opening tell their period in the first section, before anything else, or at an end.
  checks::Stretch before = checks::behind_heading(report, *section);
  while (before.last > before.first && report.passages[before.last - 1].begin >= at) --before.last;
  const bool first = section->id == report.form->sections.front().id;
  const bool begins = first && above == section && is_empty(report, before);
  const bool may_end = asked && (first || section->id == narrative.closing_section);
  if ((begins || may_end) && is_empty(report, checks::preamble(report))) add_terms(source, title, asked, sentences);
  add_zeros(report, *above, asked, sentences);
  if (section->id == narrative.fee_section && lacks(report, Code::fee_statement_missing))
    sentences.push_back({"fee", narrative.fee_sentence, title});
  if (section->id == narrative.closing_section && is_empty(report, checks::behind_heading(report, *section)))
    sentences.push_back({"nothing", narrative.nothing_sentence, title});
  return sentences;
}

std::vector<std::string> known_sentences(const model::Report& report) {
  const templates::Narrative& narrative = *report.narrative;
  std::vector<std::string> all = {narrative.period_sentence, narrative.fee_sentence, narrative.nothing_sentence};
  for (const templates::ZeroSentence& zero : narrative.zeros) all.push_back(zero.sentence);
  if (std::string contact = contact_sentence(*report.form); !contact.empty()) all.push_back(std::move(contact));
  return all;
}

}  // namespace gouji::features
