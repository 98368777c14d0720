// Is a row of a table while it is being understood: its cells with what they mean, its label, its values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/model/reading.h"
#include "core/model/table.h"
#include "core/templates/library.h"

namespace gouji::model {

// A cell with its place in the report and what it means in this table.
struct RowSlot {
  std::size_t passage = 0;
  std::size_t begin = 0;  // of its block
  const CellReading* cell = nullptr;
  const templates::Meaning* row = nullptr;     // meaning as a row
  const templates::Meaning* group = nullptr;   // as a group of rows
  const templates::Meaning* header = nullptr;  // as a column, a group of columns, a corner or the table's heading

  text::Range range() const { return {begin + cell->cell.content.begin, begin + cell->cell.content.end}; }
  bool is_value() const { return cell->value.kind == ValueKind::number || cell->value.kind == ValueKind::dash; }
  bool is_blank() const { return cell->value.kind == ValueKind::blank; }
  bool is_words() const { return cell->is_words(); }
};

// One logical row while it is being understood.
struct RowLine {
  std::vector<RowSlot> slots;
  std::size_t passage = 0;           // of its label
  std::size_t first_passage = 0;     // of the first piece of its label
  std::size_t last_passage = 0;      // of its last value or the last piece of its label
  std::optional<std::size_t> label;  // index of the slot that names the row
  std::optional<std::size_t> leaf;
  LabelQuality quality = LabelQuality::official;
  bool single_cells = false;  // its values stand one a line

  bool has_values() const {
    return std::any_of(slots.begin(), slots.end(), [](const RowSlot& slot) { return slot.is_value(); });
  }
  std::size_t first_value() const { return label ? *label + 1 : 0; }
  bool has_words() const {
    return std::any_of(slots.begin(), slots.end(), [](const RowSlot& slot) { return slot.is_words(); });
  }
};

// How a row looks: the number of its cells and the index of its label.
using RowShape = std::pair<std::size_t, std::size_t>;

// Where rows that leave no doubt have their first value.
struct ValuePlaces {
  std::map<RowShape, std::size_t> by_shape;  // the index of the slot, for rows of each shape
  // The index of the slot for every row, whatever its label: in a table whose merged label cells are kept as blanks.
  std::optional<std::size_t> grid;
};
ValuePlaces usual_places(const std::vector<RowLine>& lines, std::size_t columns);

// The slots of a row's values, in the order of the columns, and the slots of values that are too many.
struct ChosenValues {
  std::vector<std::size_t> values;
  std::vector<std::size_t> extra;
  bool doubtful = false;  // blanks leave it open which slots are the values
};
ChosenValues choose_values(const RowLine& line, const templates::Table& spec, const ValuePlaces& usual);

// Whether the last of these values is the sum of those before it, and not zero.
bool ends_in_sum(const RowLine& line, const std::vector<std::size_t>& values);

}  // namespace gouji::model
