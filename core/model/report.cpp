// Puts a report together from the readings of its blocks.
#include "core/model/report.h"

#include <algorithm>

#include "core/model/bind.h"
#include "core/model/equation.h"
#include "core/model/organ.h"
#include "core/model/period.h"
#include "core/model/signature.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

using templates::Library;

constexpr std::size_t title_search = 12;  // lines of prose before the first heading in which a title is looked for

bool shows_nothing(const Passage& passage) {
  const syntax::BlockKind kind = passage.reading->block.kind;
  return kind == syntax::BlockKind::blank || kind == syntax::BlockKind::note;
}

// A title on one line, or on this line and the next line of prose.
std::optional<Title> title_at(const Library& library, const std::vector<Passage>& passages, std::size_t at,
                              std::size_t end) {
  const Reading& first = *passages[at].reading;
  std::size_t next = at + 1;
  while (next < end && shows_nothing(passages[next])) ++next;
  const bool pair = next < end && passages[next].reading->is_prose() && !passages[next].reading->heading;

  Title title;
  title.range = passages[at].at(first.words);
  title.text = first.text;
  title.last_passage = at;
  if (first.title && first.title->complete) {
    title.words = *first.title;
    return title;
  }
  if (!pair) return std::nullopt;
  const Reading& second = *passages[next].reading;
  std::optional<TitleWords> joined = read_title_lines(library, first, second);
  if (!joined) return std::nullopt;
  title.text = first.text + second.text;
  title.range.end = passages[next].at(second.words).end;
  title.words = *std::move(joined);
  title.last_passage = next;
  return title;
}

// A row of HTML with nothing to see in it begins a table that only lays the page out.
bool is_layout(const Reading& row) {
  return row.block.notation == syntax::Notation::html &&
         std::all_of(row.cells.begin(), row.cells.end(),
                     [](const CellReading& cell) { return cell.value.kind == ValueKind::blank; });
}

void find_title(const Library& library, Report& report) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < report.passages.size() && seen < title_search; ++i) {
    const Reading& reading = *report.passages[i].reading;
    if (reading.heading || (reading.is_row() && !is_layout(reading))) return;
    if (!reading.is_prose()) continue;
    ++seen;
    if ((report.title = title_at(library, report.passages, i, report.passages.size()))) return;
  }
}

void find_headings(Report& report) {
  for (std::size_t i = 0; i < report.passages.size(); ++i) {
    const Passage& passage = report.passages[i];
    if (!passage.reading->heading) continue;
    const HeadingMatch& match = *passage.reading->heading;
    const std::string& line = passage.reading->text;
    const std::size_t skip = std::min(match.words.begin - passage.reading->words.begin, line.size());
    report.headings.push_back(
        {match.section, i, match, passage.at(match.words), passage.begin, line, line.substr(skip, match.words.size())});
    report.markdown_headings = report.markdown_headings || match.level > 0;
  }
}

void find_year(Report& report) {
  if (report.title && report.title->words.year) {
    report.year = report.title->words.year;
    return;
  }
  for (const Passage& passage : report.passages) {
    if (passage.reading->period_year) {
      report.year = passage.reading->period_year;
      return;
    }
  }
  for (const Passage& passage : report.passages) {
    if (passage.reading->leading_year) {
      report.year = passage.reading->leading_year;
      return;
    }
  }
}

// The template whose tables the report has most of; null where it has none.
const templates::Template* form_of_tables(const std::vector<Table>& tables) {
  const templates::Template* best = nullptr;
  std::size_t best_rows = 0;
  for (const Table& table : tables) {
    std::size_t rows = 0;
    for (const Table& other : tables)
      if (other.form == table.form)
        rows += static_cast<std::size_t>(
            std::count_if(other.rows.begin(), other.rows.end(), [](const auto& row) { return row.has_value(); }));
    if (rows > best_rows) {
      best = table.form;
      best_rows = rows;
    }
  }
  return best;
}

}  // namespace

const SectionHeading* Report::section(std::string_view id) const {
  for (const SectionHeading& heading : headings)
    if (heading.id == id && !heading.aspect()) return &heading;
  return nullptr;
}

const Table* Report::table(std::string_view id) const {
  for (const Table& table : tables)
    if (table.spec().id == id) return &table;
  return nullptr;
}

std::size_t Report::passage_at(std::size_t offset) const {
  const auto found = std::upper_bound(passages.begin(), passages.end(), offset,
                                      [](std::size_t at, const Passage& passage) { return at < passage.begin; });
  return found == passages.begin() ? 0 : static_cast<std::size_t>(found - passages.begin()) - 1;
}

std::optional<TitleWords> read_title_lines(const Library& library, const Reading& first, const Reading& second) {
  if (!first.is_prose() || first.heading || second.text.empty()) return std::nullopt;
  const bool split_name = second.title && second.title->complete && second.title->organ.empty() && !first.title &&
                          ends_like_organ(first.text);
  const bool split_words = first.title && !first.title->complete && first.title->year && second.text.size() <= 60;
  if (!split_name && !split_words) return std::nullopt;
  std::optional<TitleWords> joined = read_title(library, first.text + second.text);
  if (!joined || !joined->complete) return std::nullopt;
  return joined;
}

std::shared_ptr<Report> assemble(const Library& library, Readings readings, std::optional<BoundTables> tables) {
  auto report = std::make_shared<Report>();
  report->passages.reserve(readings.size());
  for (std::shared_ptr<const Reading>& reading : readings) {
    const std::size_t bytes = reading->block.bytes;
    report->passages.push_back({std::move(reading), report->bytes});
    report->bytes += bytes;
  }
  find_title(library, *report);
  find_headings(*report);
  find_year(*report);
  if (report->title) report->organ = report->title->words.organ;
  report->expected = report->year ? library.for_year(*report->year) : nullptr;
  const templates::Template* newest = &library.templates().back();
  if (tables && tables->expected == report->expected)
    report->tables = std::move(tables->tables);
  else
    report->tables = bind_tables(library, report->passages, report->expected != nullptr ? report->expected : newest);
  report->form = report->expected;
  if (report->form == nullptr) report->form = form_of_tables(report->tables);
  report->form_known = report->form != nullptr;
  if (report->form == nullptr) report->form = newest;
  for (Table& table : report->tables) {
    weigh_all(table);
    report->grids.push_back(std::make_shared<const Grid>(table));
  }
  bind_figures(library, *report);

  std::vector<std::string_view> sections;
  for (const SectionHeading& heading : report->headings)
    if (!heading.aspect() && std::find(sections.begin(), sections.end(), heading.id) == sections.end())
      sections.push_back(heading.id);
  const bool official_table =
      std::any_of(report->tables.begin(), report->tables.end(), [](const Table& table) { return table.headed(); });
  report->narrative = &library.narrative();
  report->periods = find_periods(*report);
  report->signature = find_signature(*report);
  report->recognised = report->title.has_value() || sections.size() >= 2 || official_table;
  for (const Passage& passage : report->passages) {
    const Reading& reading = *passage.reading;
    if (!reading.heading) continue;
    if (text::is_traditional(reading.text)) report->traditional = true;
  }
  return report;
}

}  // namespace gouji::model
