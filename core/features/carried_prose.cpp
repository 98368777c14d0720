// Reads years as the checks do, so that what is moved here is what they would miss.
#include "core/features/carried_prose.h"

#include <algorithm>

#include "core/checks/report_parts.h"
#include "core/edits/line_words.h"
#include "core/edits/table_region.h"
#include "core/model/heading.h"
#include "core/model/remarks.h"
#include "core/syntax/line.h"

namespace gouji::features {

namespace {

using checks::Stretch;
using edits::Source;
using model::DateRemark;
using model::Report;

constexpr std::size_t longest_heading = 120;  // bytes: forty characters

// A day of the year that is not its first or last one, which every report tells.
bool is_particular_day(const DateRemark& remark) {
  const model::WrittenDate& date = remark.date;
  return date.month.value != 0 && !date.is(1, 1) && !date.is(12, 31);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  if (what.empty() || what == with) return;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// Whether digits are left that are part of no date, no number of a document and no ordinal.
bool tells_numbers(std::string words, const std::vector<DateRemark>& dates) {
  for (const DateRemark& remark : dates)
    for (std::size_t i = remark.date.range.begin; i < remark.date.range.end && i < words.size(); ++i) words[i] = ' ';
  constexpr std::string_view open = "〔";
  for (std::size_t at = words.find(open); at != words.npos; at = words.find(open, at + 1)) {
    const std::size_t close = words.find("〕", at);
    if (close == words.npos) break;
    std::size_t end = close + open.size();
    while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
    for (std::size_t i = at; i < end; ++i) words[i] = ' ';
  }
  std::string_view rest = syntax::trim(words);
  if (model::ordinal_of(rest) == model::Ordinal::arabic)
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
  return rest.find_first_of("0123456789") != rest.npos || rest.find("\xEF\xBC\x90") != rest.npos ||
         rest.find("％") != rest.npos;
}

bool has_figures(const Report& report, std::size_t passage) {
  const model::Prose* prose = report.passages[passage].reading->prose.get();
  return prose != nullptr && (!prose->counts.empty() || !prose->claims.empty() || !prose->ratios.empty());
}

// What one form's preamble says where the other's says something else: a regulation's name and number.
void move_basis(std::string& words, const templates::Template& from, const templates::Template& to) {
  for (std::size_t i = 0; i < std::min(from.preamble.size(), to.preamble.size()); ++i) {
    std::string_view before = from.preamble[i], after = to.preamble[i];
    const auto begin = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    auto same = static_cast<std::size_t>(begin.first - before.begin());
    while (same > 0 && same < before.size() && (static_cast<unsigned char>(before[same]) & 0xC0) == 0x80) --same;
    before.remove_prefix(same);
    after.remove_prefix(same);
    while (!before.empty() && !after.empty() && before.back() == after.back()) {
      before.remove_suffix(1);
      after.remove_suffix(1);
    }
    replace_all(words, before, after);
  }
}

class Mover {
 public:
  Mover(const Source& last, const Move& move)
      : last_(last),
        move_(move),
        old_year_(last.report.year.value_or(move.year - 1)),
        facts_(checks::year_of_facts(last.report).value_or(old_year_)) {}

  CarriedLine line(std::size_t passage, bool preamble) const {
    CarriedLine line{edits::line_words(last_, passage), 0, has_figures(last_.report, passage)};
    if (preamble && last_.report.form != nullptr) move_basis(line.words, *last_.report.form, move_.form);
    move_years(line, preamble);
    replace_all(line.words, last_.report.organ, move_.organ);
    if (is_heading(passage, line.words)) {
      line.level = 3;
      line.stale = false;
    }
    return line;
  }

 private:
  void move_years(CarriedLine& line, bool preamble) const {
    const std::vector<DateRemark> dates = model::read_remarks(move_.library.narrative(), line.words, 0).dates;
    line.stale = line.stale || (!preamble && tells_numbers(line.words, dates));
    for (auto remark = dates.rbegin(); remark != dates.rend(); ++remark) {
      line.stale = line.stale || is_particular_day(*remark);
      const model::WrittenNumber& year = remark->date.year;
      const bool own = year.value == old_year_ || year.value == facts_;
      const bool near = year.value == old_year_ - 1 || year.value == old_year_ + 1;
      if (!own && (!near || remark->quoted)) continue;
      line.stale = line.stale || remark->quoted;
      const int moved = own ? move_.year : year.value + move_.year - old_year_;
      line.words.replace(year.range.begin, year.range.size(), model::written_like(year, moved, true));
    }
  }

  bool is_heading(std::size_t passage, std::string_view words) const {
    const model::Reading& reading = *last_.report.passages[passage].reading;
    if (reading.heading) return reading.heading->words.size() == reading.words.size();
    return !reading.finished && words.size() <= longest_heading && model::ordinal_of(words) == model::Ordinal::aspect;
  }

  const Source& last_;
  const Move& move_;
  const int old_year_;
  const int facts_;  // what its period and sentences say where the title says something else
};

// Whether the passage is a piece of a table that the reading has not dared to take for one.
bool is_near_table(const Report& report, std::size_t passage) {
  const model::Reading& reading = *report.passages[passage].reading;
  return !reading.finished && !reading.heading && !report.tables.empty() && reading.has_cells();
}

bool is_carried(const Report& report, std::size_t passage) {
  const model::Reading& reading = *report.passages[passage].reading;
  if (!reading.is_prose() || reading.page_number || reading.remarks.dated) return false;
  if (is_near_table(report, passage) || checks::is_signature(report, passage)) return false;
  const bool heading = reading.heading && !reading.heading->aspect.empty();
  return heading || checks::is_paragraph(report, passage);
}

std::vector<CarriedLine> lines_of(const Source& last, Stretch stretch, const Move& move, bool preamble) {
  const Mover mover(last, move);
  std::vector<CarriedLine> lines;
  for (std::size_t i = stretch.first; i < std::min(stretch.last, last.report.passages.size()); ++i) {
    if (!is_carried(last.report, i)) continue;
    CarriedLine line = mover.line(i, preamble);
    if (!line.words.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<CarriedLine> carried_preamble(const Source& last, const Move& move) {
  return lines_of(last, checks::preamble(last.report), move, true);
}

std::vector<CarriedLine> carried_section(const Source& last, std::string_view section, const Move& move) {
  const model::SectionHeading* heading = last.report.section(section);
  if (heading == nullptr) return {};
  Stretch stretch = checks::behind_heading(last.report, *heading);
  // Header words above a table may stand outside of what was read as the table.
  const std::vector<std::size_t> tables = edits::tables_of(last.report, section);
  if (!tables.empty()) {
    const edits::PassageSpan span = edits::passages_of(last.report, tables);
    Stretch before{stretch.first, std::min(stretch.last, span.first)};
    Stretch behind{std::max(stretch.first, span.last), stretch.last};
    std::vector<CarriedLine> lines = lines_of(last, before, move, false);
    for (CarriedLine& line : lines_of(last, behind, move, false)) lines.push_back(std::move(line));
    return lines;
  }
  return lines_of(last, stretch, move, false);
}

std::vector<CarriedLine> carried_signature(const Source& last, const Move& move) {
  const Report& report = last.report;
  if (!report.signature || !report.year || report.signature->date.year.value <= *report.year) return {};
  const Mover mover(last, move);
  std::vector<CarriedLine> lines;
  for (std::size_t i = 0; i < report.passages.size(); ++i)
    if (checks::is_signature(report, i) && report.passages[i].reading->is_prose())
      lines.push_back(mover.line(i, false));
  return lines;
}

}  // namespace gouji::features
