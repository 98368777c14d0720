// Checks that the prose gives the report's own facts the report's year, and not one left over from an older report.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::DateRemark;
using model::Passage;
using model::Report;

constexpr std::string_view words_key = "year.mismatch.words";

bool holds(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Whether the sentence may well mean another year than the report's.
bool excused(const DateRemark& remark, int year, const std::vector<DateRemark>& all) {
  if (remark.quoted || (remark.sentence_cues & templates::other_year_cue) != 0) return true;
  if (remark.date.year.value > year && (remark.sentence_cues & templates::future_cue) != 0) return true;
  return std::any_of(all.begin(), all.end(), [&](const DateRemark& other) {
    return other.sentence == remark.sentence && other.date.year.value == year;
  });
}

enum class Place { preamble, whole, opening, opening_line };

bool claims(const DateRemark& remark, Place place) {
  if (remark.date.year.value == 0 || remark.date.month.value != 0) return false;
  if (place == Place::preamble) return remark.report || remark.own;
  return remark.own || (remark.first && place == Place::opening_line);
}

// Looks through the paragraphs of one place, or only through its first one.
void find_years(const Report& report, Stretch stretch, Place place, int year, Findings& findings) {
  bool first = true;
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    if (!is_paragraph(report, i)) continue;
    const Passage& passage = report.passages[i];
    const bool aspect = passage.reading->heading.has_value();
    const Place here = first && !aspect && place != Place::preamble ? Place::opening_line : place;
    for (const DateRemark& remark : passage.reading->remarks.dates) {
      if (!claims(remark, here) || remark.date.year.value == year) continue;
      if (excused(remark, year, passage.reading->remarks.dates)) continue;
      findings.push_back(
          make_finding(Code::year_mismatch, passage.at(remark.date.range),
                       {{"found", std::to_string(remark.date.year.value)}, {"year", std::to_string(year)}}));
    }
    first = false;
    if (place == Place::opening) return;
  }
}

struct StaleWords {
  text::Range range;
  std::string replacement;
  bool exact = true;
};

// The year as it is written in prose: 2023年.
std::string in_words(const Report& report, int year) {
  std::string words = report.narrative->year_in_words;
  constexpr std::string_view name = "{year}";
  if (const std::size_t at = words.find(name); at != words.npos) words.replace(at, name.size(), std::to_string(year));
  return words;
}

// 今年 and 2023年以来: said within the year, wrong after it. The sections after the plans for the next year may say so.
std::vector<StaleWords> stale_words(const Report& report, int year) {
  std::vector<StaleWords> found;
  const model::SectionHeading* plans = report.section(report.narrative->parts_section);
  const std::size_t last = plans == nullptr ? report.passages.size() : plans->passage;
  for (std::size_t i = preamble(report).first; i < last; ++i) {
    if (!is_paragraph(report, i)) continue;
    const Passage& passage = report.passages[i];
    const model::Remarks& remarks = passage.reading->remarks;
    for (const model::PhraseRemark& phrase : remarks.phrases)
      if ((phrase.cues & templates::this_year_cue) != 0 && !phrase.quoted)
        found.push_back({passage.at(phrase.range), in_words(report, year), remarks.exact});
    for (const DateRemark& remark : remarks.dates)
      if (!remark.since.empty() && remark.date.year.value == year && !remark.quoted)
        found.push_back({passage.at(remark.since), "", remarks.exact});
  }
  std::sort(found.begin(), found.end(),
            [](const StaleWords& a, const StaleWords& b) { return a.range.begin < b.range.begin; });
  return found;
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  const std::optional<int> year = report_year(report);
  if (!year) return;
  if (report.title && report.title->words.year) {
    find_years(report, preamble(report), Place::preamble, *year, findings);
    for (const model::SectionHeading& heading : report.headings) {
      if (heading.aspect()) continue;
      if (holds(report.narrative->years_whole, heading.id))
        find_years(report, behind_heading(report, heading), Place::whole, *year, findings);
      else if (holds(report.narrative->years_opening, heading.id))
        find_years(report, behind_heading(report, heading), Place::opening, *year, findings);
    }
  }
  const std::vector<StaleWords> stale = stale_words(report, *year);
  if (stale.empty()) return;
  model::Finding finding = make_finding(Code::year_mismatch, stale.front().range, {{"year", std::to_string(*year)}});
  finding.severity = messages::Severity::hint;
  finding.message.key = words_key;
  for (std::size_t i = 1; i < stale.size(); ++i) finding.related.push_back({stale[i].range, {"related.also", {}}});
  findings.push_back(std::move(finding));
}

// The year with this range, as it is written.
const DateRemark* year_at(const Report& report, text::Range range) {
  const Passage& passage = report.passages[report.passage_at(range.begin)];
  for (const DateRemark& remark : passage.reading->remarks.dates)
    if (passage.reading->remarks.exact && passage.at(remark.date.range) == range) return &remark;
  return nullptr;
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  const std::optional<int> year = report_year(report);
  if (!year) return;
  if (finding.message.key == words_key) {
    const std::vector<StaleWords> stale = stale_words(report, *year);
    Fix fix{{"fix.name-year", {{"year", std::to_string(*year)}}}, FixKind::quickfix, true, {}};
    for (const StaleWords& words : stale)
      if (words.exact) fix.edits.add({words.range, words.replacement});
    if (!fix.edits.empty() && fix.edits.size() == stale.size()) fixes.push_back(std::move(fix));
    return;
  }
  const DateRemark* remark = year_at(report, finding.range);
  if (remark == nullptr) return;
  const std::size_t begin = report.passages[report.passage_at(finding.range.begin)].begin;
  const text::Range digits{begin + remark->date.year.range.begin, begin + remark->date.year.range.end};
  const std::string written = model::written_like(remark->date.year, *year, true);
  fixes.push_back(make_fix("fix.replace", {{"text", written}}, {digits, written}));
}

constexpr Code codes[] = {Code::year_mismatch};

}  // namespace

const Check year_check{codes, find, fix};

}  // namespace gouji::checks
