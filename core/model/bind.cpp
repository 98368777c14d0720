// Decides which rows belong to which table and which template each table follows; binding itself is in bind_rows.
//
// A table is known by its words, never by where it stands: a label that only one table has takes the rows from there on
// to that table, labels that several tables have (其他, 总计) stay with the table at hand. Which version of the form a
// table has is decided for all tables of a section together, because a clerk copies 表二 as one piece.
#include "core/model/bind.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/model/bind_rows.h"
#include "core/model/join_labels.h"

namespace gouji::model {

namespace {

using templates::Library;
using templates::Match;
using templates::Meaning;
using templates::Part;
using templates::Template;

// The rows of one table, and the short lines between them that may be pieces of labels.
struct Run {
  std::string_view table;    // id
  std::string_view section;  // id
  std::vector<std::size_t> passages;
};

std::string_view table_id(const Library& library, const Meaning& meaning) {
  return library.templates()[meaning.form].tables[meaning.table].id;
}

std::string_view section_id(const Library& library, std::string_view table) {
  for (const Template& form : library.templates())
    if (const auto index = form.find_table(table)) return form.sections[form.tables[*index].section].id;
  return {};
}

// The only table of a section, or nothing.
std::string_view only_table(const Library& library, std::string_view section) {
  for (const Template& form : library.templates())
    for (const templates::Section& candidate : form.sections)
      if (candidate.id == section && candidate.tables.size() == 1) return form.tables[candidate.tables.front()].id;
  return {};
}

// The table that a row speaks of: `current` where one of its labels is of that table, else the table that most of its
// labels are of; nothing where no label is known.
std::string_view table_of(const Library& library, const Reading& row, std::string_view current) {
  std::map<std::string_view, int> votes;
  for (const CellReading& cell : row.cells) {
    if (cell.meanings == nullptr) continue;
    std::vector<std::string_view> ids;
    for (const Meaning& meaning : *cell.meanings) {
      if (meaning.match == Match::unnumbered && ids.size() != 0) continue;
      const std::string_view id = table_id(library, meaning);
      if (meaning.part == Part::table_heading) return id;
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    for (const std::string_view id : ids) votes[id] += ids.size() == 1 ? 2 : 1;
  }
  if (votes.empty()) return {};
  if (!current.empty() && votes.contains(current)) return current;
  return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// How surely the row belongs to the table: a label that names the table counts for three others.
int strength(const Library& library, const Reading& row, std::string_view table) {
  int points = 0;
  for (const CellReading& cell : row.cells) {
    if (cell.meanings == nullptr) continue;
    for (const Meaning& meaning : *cell.meanings) {
      if (meaning.match == Match::unnumbered || table_id(library, meaning) != table) continue;
      const bool names_it = meaning.part == Part::table_heading ||
                            (meaning.part == Part::corner && cell.meanings->size() <= library.templates().size());
      points += names_it ? 3 : 1;
      break;
    }
  }
  return points;
}

// A table begins where its section is with any of its labels; elsewhere only where there is no doubt, because prose
// may hold small tables of its own that say 其他 and 总计 too.
bool may_begin(const Library& library, const Reading& row, std::string_view table, std::string_view section) {
  if (section_id(library, table) == section) return true;
  return strength(library, row, table) >= (section.empty() ? 2 : 3);
}

// A line that is nothing but a bar.
bool is_lone_bar(const Reading& reading) {
  return reading.is_row() && reading.block.notation == syntax::Notation::bars && reading.cells.size() == 1 &&
         reading.cells.front().value.kind == ValueKind::blank;
}

// Whether the last line that is no comment is prose.
bool follows_prose(std::span<const Passage> passages, std::size_t i) {
  while (i > 0 && passages[i - 1].reading->block.kind == syntax::BlockKind::note) --i;
  return i > 0 && passages[i - 1].reading->is_prose();
}

// Whether plain text may be a piece of a table here: under way in one, or speaking of one that may begin here.
bool is_expected(const Library& library, const Reading& reading, std::string_view current, std::string_view section) {
  if (!current.empty()) return true;
  const std::string_view table = table_of(library, reading, current);
  return !table.empty() && may_begin(library, reading, table, section);
}

std::vector<Run> find_runs(const Library& library, std::span<const Passage> passages) {
  std::vector<Run> runs;
  std::string_view current;
  std::string_view section;  // the one whose heading was last
  const auto run_of = [&](std::string_view table) -> Run& {
    for (Run& run : runs)
      if (run.table == table) return run;
    return runs.emplace_back(Run{table, section_id(library, table), {}});
  };
  std::vector<std::size_t> between;  // short lines since the last row, perhaps pieces of labels
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Reading& reading = *passages[i].reading;
    if (is_lone_bar(reading) && follows_prose(passages, i)) continue;  // it ends the cell before it
    // What a page break leaves: a page's number, the title as its running header.
    if (reading.page_number || (reading.title && !section.empty())) continue;
    if (reading.is_prose() && !(reading.has_cells() && is_expected(library, reading, current, section))) {
      if (reading.heading) {
        section = reading.heading->section;
        current = reading.heading->aspect.empty() ? only_table(library, reading.heading->section) : std::string_view();
        between.clear();
      } else if (reading.folded.empty() || reading.title) {
        current = {};
        between.clear();
      } else {
        between.push_back(i);
      }
      continue;
    }
    if (!reading.has_cells()) continue;
    std::string_view spoken_of = table_of(library, reading, current);
    if (spoken_of != current && !spoken_of.empty() && !may_begin(library, reading, spoken_of, section)) spoken_of = {};
    if (!spoken_of.empty() && spoken_of != current) between.clear();
    if (!spoken_of.empty()) current = spoken_of;
    if (current.empty()) continue;
    Run& run = run_of(current);
    run.passages.insert(run.passages.end(), between.begin(), between.end());
    run.passages.push_back(i);
    between.clear();
  }
  // A table is there only when a label says so: numbers alone under a heading are somebody else's table.
  std::erase_if(runs, [&](const Run& run) {
    return std::none_of(run.passages.begin(), run.passages.end(),
                        [&](std::size_t i) { return !table_of(library, *passages[i].reading, run.table).empty(); });
  });
  return runs;
}

// How many labels of the run this template explains. A label that is a row here and a group there is told by what
// follows it, on the same line or the next: a number says row, words say group.
int score(const Library& library, std::span<const Passage> passages, const Run& run, std::size_t form) {
  int points = 0;
  bool number_follows = false;
  for (auto passage = run.passages.rbegin(); passage != run.passages.rend(); ++passage) {
    const std::vector<CellReading>& cells = passages[*passage].reading->cells;
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
      if (cell->value.kind == ValueKind::blank) continue;
      const bool as_row = number_follows;
      number_follows = !cell->is_words();
      if (cell->meanings == nullptr) continue;
      for (const Meaning& meaning : *cell->meanings) {
        if (meaning.form != form || meaning.match == Match::unnumbered || table_id(library, meaning) != run.table)
          continue;
        const bool label_of_rows = meaning.part == Part::row || meaning.part == Part::row_group;
        points += !label_of_rows || (meaning.part == Part::row) == as_row ? 2 : 0;
        break;
      }
    }
  }
  return points;
}

const Template* choose_form(const Library& library, std::span<const Passage> passages, const std::vector<Run>& runs,
                            std::string_view section, const Template* expected) {
  const Template* best = nullptr;
  int best_points = -1;
  for (std::size_t form = 0; form < library.templates().size(); ++form) {
    const Template& candidate = library.templates()[form];
    int points = 0;
    for (const Run& run : runs)
      if (run.section == section) points += score(library, passages, run, form);
    const bool wins_tie = &candidate == expected || best != expected;
    if (points > best_points || (points == best_points && wins_tie)) {
      best = &candidate;
      best_points = points;
    }
  }
  return best;
}

}  // namespace

std::vector<Table> bind_tables(const Library& library, std::span<const Passage> written, const Template* expected) {
  std::vector<Table> tables;
  const std::vector<Passage> joined = join_labels(library, written);
  const std::span<const Passage> passages = joined.empty() ? written : std::span<const Passage>(joined);
  const std::vector<Run> runs = find_runs(library, passages);
  for (const Run& run : runs) {
    const Template* form = choose_form(library, passages, runs, run.section, expected);
    std::optional<std::size_t> index = form->find_table(run.table);
    if (!index) {
      // The version that the section follows has no such table; another version has.
      for (const Template& other : library.templates()) {
        if (!index && (index = other.find_table(run.table))) form = &other;
      }
    }
    tables.push_back(bind_rows(library, *form, *index, passages, run.passages));
  }
  std::sort(tables.begin(), tables.end(),
            [](const Table& a, const Table& b) { return a.first_passage < b.first_passage; });
  return tables;
}

}  // namespace gouji::model
