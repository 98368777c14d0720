// Takes the labels of the form, so that a cell has one name wherever it is quoted.
#include "core/checks/words.h"

#include <algorithm>

#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using model::CellRef;
using model::Numbers;

constexpr std::size_t many = 4;  // cells, of which zeros are not worth a line

std::string path(const templates::Axis& axis, std::size_t leaf) {
  std::string words = axis.leaf(leaf).label;
  for (int at = axis.leaf(leaf).parent; at >= 0; at = axis.headings[static_cast<std::size_t>(at)].parent)
    words = axis.headings[static_cast<std::size_t>(at)].label + "·" + words;
  return words;
}

// The label of the group that the cells fill, all of them in one column; empty where they fill none.
std::string group_words(const Numbers& numbers, std::span<const CellRef> cells) {
  if (cells.size() < 2) return {};
  const templates::Table& spec = numbers.grids[cells.front().table]->spec();
  const int parent = spec.rows.leaf(cells.front().at.row).parent;
  if (parent < 0) return {};
  const templates::Heading& group = spec.rows.headings[static_cast<std::size_t>(parent)];
  if (group.last_leaf - group.first_leaf != static_cast<int>(cells.size())) return {};
  for (const CellRef& cell : cells)
    if (cell.table != cells.front().table || cell.at.column != cells.front().at.column ||
        spec.rows.leaf(cell.at.row).parent != parent)
      return {};
  return edits::in_script(group.label + " · " + spec.columns.leaf(cells.front().at.column).label,
                          numbers.frame.traditional);
}

}  // namespace

std::string cell_words(const Numbers& numbers, const CellRef& cell) {
  const templates::Table& spec = numbers.grids[cell.table]->spec();
  const std::string column = edits::in_script(path(spec.columns, cell.at.column), numbers.frame.traditional);
  if (!spec.labelled_rows()) return column;
  return edits::in_script(spec.rows.leaf(cell.at.row).label, numbers.frame.traditional) + " · " + column;
}

std::vector<std::string> cell_words(const Numbers& numbers, std::span<const CellRef> cells) {
  if (std::string group = group_words(numbers, cells); !group.empty()) return {std::move(group)};
  std::vector<std::string> words;
  for (const CellRef& cell : cells) words.push_back(cell_words(numbers, cell));
  return words;
}

void relate_cells(const Numbers& numbers, std::span<const CellRef> cells, model::Finding& finding) {
  for (const CellRef& ref : cells) {
    const model::BoundCell* cell = numbers.grids[ref.table]->cell(ref.at);
    if (cell == nullptr) continue;
    const std::optional<base::Decimal> value = cell->value.amount();
    if (!value || (cells.size() >= many && value->is_zero())) continue;
    finding.related.push_back(
        {cell->content, {"related.member", {{"label", cell_words(numbers, ref)}, {"value", value->to_string()}}}});
  }
}

std::string argument(const model::Finding& finding, std::string_view name) {
  for (const messages::Argument& argument : finding.message.arguments)
    if (argument.name == name)
      if (const auto* word = std::get_if<std::string>(&argument.value)) return *word;
  return {};
}

}  // namespace gouji::checks
