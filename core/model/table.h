// Holds a table of a report bound to its table in a template: every number under its row and column.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/model/value.h"
#include "core/templates/template.h"
#include "core/text/range.h"

namespace gouji::model {

// A cell of the document that belongs to a cell of the template. Ranges count from the report's first byte.
struct BoundCell {
  text::Range slot;
  text::Range content;
  std::string text;
  Value value;
  bool uncertain = false;  // its row has too few values, or blanks too many, so that nobody can tell which is which
};

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

struct Table {
  const templates::Template* form = nullptr;
  std::size_t index = 0;          // of the table in the form
  std::size_t first_passage = 0;  // blocks [first_passage, last_passage) hold it
  std::size_t last_passage = 0;
  text::Range first_line;  // of its first cell that is not blank: where things missing at its head are reported
  bool named = false;      // its heading row or its corner was seen
  std::vector<std::optional<BoundRow>> rows;    // by the template's row
  std::vector<std::optional<BoundCell>> cells;  // row-major, rows × columns of the template
  std::vector<BoundRow> duplicates;
  std::vector<UnknownRow> unknown;
  std::vector<GroupLabel> groups;
  std::vector<HeaderCell> header;

  const templates::Table& spec() const { return form->tables[index]; }
  std::size_t columns() const { return spec().columns.size(); }
  const BoundCell* cell(templates::CellIndex at) const {
    const std::optional<BoundCell>& found = cells[at.row * columns() + at.column];
    return found ? &*found : nullptr;
  }
  // "s3/result.granted/total"
  std::string address(templates::CellIndex at) const {
    return spec().id + "/" + spec().rows.leaf(at.row).id + "/" + spec().columns.leaf(at.column).id;
  }
  // Whether its header is there beyond doubt: its name, or most of its column labels, and more than one.
  bool headed() const {
    const auto exact = static_cast<std::size_t>(std::count_if(
        header.begin(), header.end(), [](const HeaderCell& cell) { return cell.heading && !cell.misprint; }));
    return exact >= (named ? 1 : 2) && exact * 2 > columns();
  }
  const std::vector<templates::Equation>& equations() const { return form->equations[index]; }
};

}  // namespace gouji::model
