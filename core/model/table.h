// Holds a table of a report bound to its table in a template: its numbers, and how its rows and labels stand there.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/model/grid.h"
#include "core/templates/template.h"
#include "core/text/range.h"

namespace gouji::model {

enum class LabelQuality : unsigned char {
  official,
  variant,   // listed, or known without its number
  misprint,  // close enough to tell
};

// A row of the document, from its label to its last value.
struct BoundRow {
  std::size_t leaf = 0;           // which row of the template it is
  std::size_t passage = 0;        // index of the block that holds its label
  std::size_t first_passage = 0;  // of the first block: an earlier one when the label is broken over lines
  std::size_t last_passage = 0;   // of the last block: that of its last value or of the rest of its label
  LabelQuality quality = LabelQuality::official;
  text::Range label;  // empty in a table without row labels
  std::string label_text;
  text::Range range;             // from its first to its last cell that is not blank
  std::size_t label_cell = 0;    // index of the label among the row's cells
  std::size_t value_cell = 0;    // index of the first value among the row's cells
  std::size_t found_values = 0;  // how many values stand there, however many there should be
  std::vector<BoundCell> extra;  // values too many
};

struct UnknownRow {
  std::size_t passage = 0;
  text::Range label;
  std::string text;
};

// A group label such as （三）不予公开, where it stands.
struct GroupLabel {
  std::size_t heading = 0;  // index into the row axis
  std::size_t passage = 0;
  text::Range range;
};

struct HeaderCell {
  std::size_t passage = 0;
  text::Range range;
  std::string text;
  std::optional<std::size_t> heading;  // index into the column axis that the cell stands for
  bool misprint = false;
};

struct Table : Grid {
  std::size_t first_passage = 0;  // blocks [first_passage, last_passage) hold it
  std::size_t last_passage = 0;
  bool named = false;                         // its heading row or its corner was seen
  std::vector<std::string> texts;             // of the cells, as they are written
  std::vector<std::optional<BoundRow>> rows;  // by the template's row
  std::vector<BoundRow> duplicates;
  std::vector<UnknownRow> unknown;
  std::vector<GroupLabel> groups;
  std::vector<HeaderCell> header;

  const std::string& text(templates::CellIndex at) const { return texts[at.row * columns() + at.column]; }
  // Whether its header is there beyond doubt: its name, or most of its column labels, and more than one.
  bool headed() const {
    const auto exact = static_cast<std::size_t>(std::count_if(
        header.begin(), header.end(), [](const HeaderCell& cell) { return cell.heading && !cell.misprint; }));
    return exact >= (named ? 1 : 2) && exact * 2 > columns();
  }
};

// The tables of a report, and the form of the report's year, if it is known and there is one, by which they were bound.
struct BoundTables {
  std::vector<Table> tables;
  const templates::Template* expected = nullptr;
};

}  // namespace gouji::model
