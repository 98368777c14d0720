// Turns the ids of tables, rows and columns into indices, which are what comparing reports takes.
#include "core/templates/loader_across.h"

#include <algorithm>

namespace gouji::templates {

namespace {

std::size_t table_named(Reader& reader, const Json& item, const Template& form, const std::string& path) {
  const std::string id = reader.string(item, "table", path);
  const std::optional<std::size_t> found = form.find_table(id);
  if (!found) reader.fail(path + "/table", "is no table: " + id);
  return found.value_or(0);
}

std::size_t leaf_named(Reader& reader, const std::string& id, const Axis& axis, const std::string& path) {
  const std::optional<std::size_t> found = axis.find_leaf(id);
  if (!found) reader.fail(path, "is no row or column: " + id);
  return found.value_or(0);
}

std::vector<std::size_t> leaves_named(Reader& reader, const Json& item, const char* key, const Axis& axis,
                                      const std::string& path) {
  std::vector<std::size_t> leaves;
  for (const std::string& id : reader.optional_strings(item, key, path))
    leaves.push_back(leaf_named(reader, id, axis, path + "/" + key));
  return leaves;
}

// "table/row/column"
std::optional<CellName> cell_named(const Template& form, const std::string& address) {
  const std::size_t first = address.find('/');
  const std::size_t second = address.find('/', first + 1);
  if (first == address.npos || second == address.npos) return std::nullopt;
  const std::optional<std::size_t> table = form.find_table(address.substr(0, first));
  if (!table) return std::nullopt;
  const auto row = form.tables[*table].rows.find_leaf(address.substr(first + 1, second - first - 1));
  const auto column = form.tables[*table].columns.find_leaf(address.substr(second + 1));
  if (!row || !column) return std::nullopt;
  return CellName{*table, {*row, *column}};
}

void read_sums(Reader& reader, const Json& list, Template& form) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string path = "/across/sum/" + std::to_string(i);
    Across::Sum sum;
    sum.table = table_named(reader, list[i], form, path);
    const Axis& columns = form.tables[sum.table].columns;
    sum.columns = leaves_named(reader, list[i], "columns", columns, path);
    for (std::size_t column = 0; sum.columns.size() < columns.size() && !list[i].contains("columns"); ++column)
      sum.columns.push_back(column);
    form.across.sums.push_back(std::move(sum));
  }
}

}  // namespace

bool Across::has(std::size_t table) const {
  return (roll && roll->table == table) ||
         std::any_of(sums.begin(), sums.end(), [table](const Sum& sum) { return sum.table == table; }) ||
         std::any_of(main.begin(), main.end(), [table](const CellName& cell) { return cell.table == table; });
}

void read_across(Reader& reader, const Json& root, Template& form) {
  if (!root.is_object() || !root.contains("across") || form.tables.empty()) return;
  const Json& across = root["across"];
  if (across.contains("roll")) {
    const std::string path = "/across/roll";
    const Json& item = across["roll"];
    Across::Roll roll;
    roll.table = table_named(reader, item, form, path);
    const Axis& columns = form.tables[roll.table].columns;
    roll.stock = leaf_named(reader, reader.string(item, "stock", path), columns, path + "/stock");
    roll.plus = leaves_named(reader, item, "plus", columns, path);
    roll.minus = leaves_named(reader, item, "minus", columns, path);
    form.across.roll = std::move(roll);
  }
  if (across.contains("sum")) read_sums(reader, reader.array(across, "sum", "/across"), form);
  for (const std::string& address : reader.optional_strings(across, "main", "/across")) {
    const std::optional<CellName> cell = cell_named(form, address);
    if (cell)
      form.across.main.push_back(*cell);
    else
      reader.fail("/across/main", "is no cell: " + address);
  }
}

}  // namespace gouji::templates
