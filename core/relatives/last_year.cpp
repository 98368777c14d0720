// Compares numbers with those of the year before. A number that is missing or unreadable in either report tells nothing.
#include <algorithm>

#include "core/relatives/rules.h"

namespace gouji::relatives {

namespace {

using base::Decimal;
using messages::Code;
using templates::CellName;

model::Related last_years(const Pair& pair, const CellName& cell, const Cell& found) {
  return {found.place.range(),
          {"related.last-year", {{"label", label_of(*pair.before.form, cell)}, {"value", found.value.to_string()}}},
          pair.document};
}

model::Finding finding_at(const Pair& pair, Code code, const CellName& cell, const Cell& found,
                          const Decimal& expected) {
  model::Finding finding = checks::make_finding(code, found.place.range(),
                                                {{"cell", label_of(*pair.now.form, cell)},
                                                 {"found", found.value.to_string()},
                                                 {"expected", expected.to_string()}});
  finding.cell = address_of(*pair.now.form, cell);
  return finding;
}

// The other form's leaf with the id of this form's.
std::optional<std::size_t> leaf_like(const templates::Axis& axis, std::size_t leaf, const templates::Axis& other) {
  return other.find_leaf(axis.leaf(leaf).id);
}

// The cell of last year's form with the same ids.
std::optional<CellName> cell_before(const Pair& pair, const CellName& cell) {
  const templates::Table& table = pair.now.form->tables[cell.table];
  const std::optional<std::size_t> before = pair.before.form->find_table(table.id);
  if (!before) return std::nullopt;
  const templates::Table& other = pair.before.form->tables[*before];
  const auto row = leaf_like(table.rows, cell.at.row, other.rows);
  const auto column = leaf_like(table.columns, cell.at.column, other.columns);
  return row && column ? std::optional(CellName{*before, {*row, *column}}) : std::nullopt;
}

// 10 to the number of decimals.
std::int64_t power_of(std::uint8_t scale) {
  std::int64_t power = 1;
  for (int i = 0; i < scale; ++i) power *= 10;
  return power;
}

// The change in percent, cut or rounded in its last digit, is what is said.
bool tells(std::int64_t change, std::int64_t before, const Decimal& percent) {
  const std::int64_t off = change * 100 * power_of(percent.scale) - percent.mantissa * before;
  return off < before && -off < before;
}

std::string percent_of(std::int64_t change, std::int64_t before, std::uint8_t scale) {
  Decimal value;
  value.mantissa = (change * 200 * power_of(scale) + before) / (before * 2);
  value.scale = scale;
  return value.to_string();
}

// The sum of last year's cells; empty where one is not known.
std::optional<std::int64_t> sum_before(const Pair& pair, const Growth& growth, std::vector<model::Related>& related) {
  Decimal sum;
  for (const CellName& cell : growth.cells) {
    const std::optional<CellName> other = cell_before(pair, cell);
    const Cell* found = other ? pair.before.cell(other->table, other->at.row, other->at.column) : nullptr;
    if (found == nullptr) return std::nullopt;
    const std::optional<Decimal> more = base::add(sum, found->value);
    if (!more) return std::nullopt;
    sum = *more;
    related.push_back(last_years(pair, *other, *found));
  }
  return sum.integer();
}

}  // namespace

std::string label_of(const templates::Template& form, const CellName& cell) {
  const templates::Table& table = form.tables[cell.table];
  const std::string& column = table.columns.leaf(cell.at.column).label;
  const std::string& row = table.rows.leaf(cell.at.row).label;
  return row.empty() ? column : table.columns.size() == 1 ? row : row + " · " + column;
}

std::string address_of(const templates::Template& form, const CellName& cell) {
  const templates::Table& table = form.tables[cell.table];
  return table.id + "/" + table.rows.leaf(cell.at.row).id + "/" + table.columns.leaf(cell.at.column).id;
}

void find_carry(const Pair& pair, checks::Findings& findings) {
  for (const templates::Carried& carried : pair.now.form->carried) {
    if (!carried.row) continue;
    const templates::Table& table = pair.now.form->tables[carried.table];
    const std::optional<std::size_t> other = pair.before.form->find_table(table.id);
    const auto from = other ? pair.before.form->tables[*other].rows.find_leaf(carried.from) : std::nullopt;
    for (std::size_t column = 0; from && column < table.columns.size(); ++column) {
      const auto same = leaf_like(table.columns, column, pair.before.form->tables[*other].columns);
      const Cell* now = pair.now.cell(carried.table, carried.leaf, column);
      const Cell* before = same ? pair.before.cell(*other, *from, *same) : nullptr;
      if (now == nullptr || before == nullptr || now->value == before->value) continue;
      findings.push_back(
          finding_at(pair, Code::cross_carry, {carried.table, {carried.leaf, column}}, *now, before->value));
      findings.back().related.push_back(last_years(pair, {*other, {*from, *same}}, *before));
      if (pair.named) findings.back().severity = messages::Severity::error;
    }
  }
}

void find_in_force(const Pair& pair, checks::Findings& findings) {
  const auto& roll = pair.now.form->across.roll;
  if (!roll) return;
  for (std::size_t row = 0; row < pair.now.form->tables[roll->table].rows.size(); ++row) {
    const CellName cell{roll->table, {row, roll->stock}};
    const std::optional<CellName> other = cell_before(pair, cell);
    const Cell* stock = pair.now.cell(roll->table, row, roll->stock);
    const Cell* start = other ? pair.before.cell(other->table, other->at.row, other->at.column) : nullptr;
    if (stock == nullptr || start == nullptr) continue;
    std::optional<Decimal> due = start->value;
    std::vector<model::Related> related = {last_years(pair, *other, *start)};
    const auto reckon = [&](const std::vector<std::size_t>& columns, auto operation) {
      for (const std::size_t column : columns) {
        const Cell* change = due ? pair.now.cell(roll->table, row, column) : nullptr;
        due = change == nullptr ? std::nullopt : operation(*due, change->value);
        if (due)
          related.push_back({change->place.range(),
                             {"related.member",
                              {{"label", label_of(*pair.now.form, {roll->table, {row, column}})},
                               {"value", change->value.to_string()}}}});
      }
    };
    reckon(roll->plus, [](const Decimal& a, const Decimal& b) { return base::add(a, b); });
    reckon(roll->minus, [](const Decimal& a, const Decimal& b) { return base::subtract(a, b); });
    if (!due || *due == stock->value) continue;
    findings.push_back(finding_at(pair, Code::cross_in_force, cell, *stock, *due));
    findings.back().related = std::move(related);
  }
}

void find_growth(const Pair& pair, checks::Findings& findings) {
  constexpr std::int64_t largest = 1000000;
  for (const Growth& growth : pair.now.growth) {
    std::vector<model::Related> related;
    const std::optional<std::int64_t> before = sum_before(pair, growth, related);
    const std::optional<std::int64_t> now = growth.now.integer();
    if (!before || !now || *before <= 0 || *before > largest || *now > largest || growth.percent.scale > 4 ||
        growth.percent.mantissa > largest * 100)
      continue;
    const std::int64_t change = *now > *before ? *now - *before : *before - *now;
    const bool wrong_way = *now != *before && (*now > *before) != growth.rises;
    if (!wrong_way && (growth.round || tells(change, *before, growth.percent))) continue;
    model::Finding finding = checks::make_finding(Code::cross_growth, growth.place.range(),
                                                  {{"found", growth.percent.to_string()},
                                                   {"expected", percent_of(change, *before, growth.percent.scale)},
                                                   {"now", growth.now.to_string()},
                                                   {"before", std::to_string(*before)}});
    if (wrong_way) finding.message.key = "cross.growth.direction";
    finding.related = std::move(related);
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji::relatives
