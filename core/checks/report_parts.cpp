// Reads the parts of a report off its headings and passages.
#include "core/checks/report_parts.h"

#include <algorithm>

namespace gouji::checks {

namespace {

using model::Report;

// Ends of a paragraph that need no full stop.
constexpr std::string_view finished[] = {"。", "！", "？", "；", "：", ":", ".", "!", "?", ";"};

}  // namespace

text::Range first_line(const Report& report) {
  for (const model::Passage& passage : report.passages)
    if (passage.reading->is_prose()) return passage.at(passage.reading->words);
  return {0, 0};
}

Stretch behind_heading(const Report& report, const model::SectionHeading& heading) {
  Stretch stretch{heading.passage + 1, report.passages.size()};
  for (const model::SectionHeading& other : report.headings)
    if (!other.aspect() && other.passage > heading.passage) stretch.last = std::min(stretch.last, other.passage);
  return stretch;
}

Stretch preamble(const Report& report) {
  Stretch stretch{report.title ? report.title->last_passage + 1 : 0, report.passages.size()};
  if (!report.headings.empty()) stretch.last = std::max(stretch.first, report.headings.front().passage);
  return stretch;
}

bool is_signature(const Report& report, std::size_t passage) {
  if (!report.signature) return false;
  return passage == report.signature->passage ||
         (!report.signature->name.empty() && report.passages[passage].range().contains(report.signature->name_range));
}

bool is_paragraph(const Report& report, std::size_t passage) {
  const model::Reading& reading = *report.passages[passage].reading;
  if (!reading.is_prose() || is_signature(report, passage)) return false;
  if (reading.heading && reading.heading->words.size() == reading.words.size()) return false;
  return std::none_of(report.tables.begin(), report.tables.end(), [passage](const model::Table& table) {
    return table.first_passage <= passage && passage < table.last_passage;
  });
}

std::uint32_t cues_in(const Report& report, Stretch stretch) {
  std::uint32_t cues = 0;
  for (std::size_t i = stretch.first; i < stretch.last; ++i)
    if (is_paragraph(report, i)) cues |= report.passages[i].reading->remarks.cues;
  return cues;
}

std::optional<int> year_of_facts(const Report& report) {
  std::optional<int> period;
  std::optional<int> leading;
  // A title over two lines may itself begin a line with its year.
  const std::size_t first = report.title ? report.title->last_passage + 1 : 0;
  for (std::size_t i = first; i < report.passages.size(); ++i) {
    const model::Passage& passage = report.passages[i];
    if (!period) period = passage.reading->period_year;
    if (!leading) leading = passage.reading->leading_year;
  }
  if (!leading && report.signature) leading = report.signature->date.year.value - 1;
  return period && leading && *period == *leading ? period : std::nullopt;
}

std::optional<int> report_year(const Report& report) {
  if (!report.title || !report.title->words.year) return report.year;
  const std::optional<int> facts = year_of_facts(report);
  return facts ? facts : report.year;
}

text::Edit append_sentence(const Report& report, std::size_t passage, std::string_view sentence) {
  const model::Passage& place = report.passages[passage];
  const std::size_t end = place.at(place.reading->words).end;
  const std::string& words = place.reading->text;
  // Long paragraphs are not kept as text; they end in a full stop.
  const bool open = !words.empty() && std::none_of(std::begin(finished), std::end(finished),
                                                   [&](std::string_view mark) { return words.ends_with(mark); });
  return {{end, end}, (open ? std::string("。") : std::string()) + std::string(sentence)};
}

text::Edit insert_below(const edits::Source& source, std::size_t passage, std::string_view paragraph) {
  const Report& report = source.report;
  const text::Range line = report.passages[passage].range();
  const std::string bytes = source.slice(line);
  const bool ended = bytes.ends_with('\n') || bytes.ends_with('\r');
  const bool apart = passage + 1 < report.passages.size() &&
                     report.passages[passage + 1].reading->block.kind == syntax::BlockKind::blank;
  std::string text = ended ? "" : report.line_break;
  if (apart || report.markdown_headings) text += report.line_break;
  text += paragraph;
  text += report.line_break;
  return {{line.end, line.end}, std::move(text)};
}

}  // namespace gouji::checks
