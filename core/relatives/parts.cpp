// Adds up the tables of the organs below a government. While one of them is missing nothing is compared: then it is named.
#include <algorithm>

#include "core/relatives/rules.h"

namespace gouji::relatives {

namespace {

using base::Decimal;
using messages::Code;
using templates::CellName;

constexpr std::size_t most_named = 20;  // parts beside a sum that is wrong

// A cell of a part, by the ids of the government's form.
const Cell* cell_of(const Digest& part, const templates::Template& form, const CellName& cell) {
  if (part.form == &form) return part.cell(cell.table, cell.at.row, cell.at.column);
  const templates::Table& table = form.tables[cell.table];
  const std::optional<std::size_t> index = part.form->find_table(table.id);
  if (!index) return nullptr;
  const auto row = part.form->tables[*index].rows.find_leaf(table.rows.leaf(cell.at.row).id);
  const auto column = part.form->tables[*index].columns.find_leaf(table.columns.leaf(cell.at.column).id);
  return row && column ? part.cell(*index, *row, *column) : nullptr;
}

// The sum over all parts; empty where one of them does not tell.
std::optional<Decimal> sum_of(const Digest& digest, const Index::Parts& parts, const CellName& cell) {
  std::optional<Decimal> sum = Decimal{};
  for (const Member& part : parts.members) {
    const Cell* found = cell_of(*part.digest, *digest.form, cell);
    sum = found == nullptr || !sum ? std::nullopt : base::add(*sum, found->value);
    if (!sum) return std::nullopt;
  }
  return sum;
}

// Whether the cell says something else than its parts together; then what they say.
std::optional<Decimal> other_sum(const Digest& digest, const Index::Parts& parts, const CellName& cell) {
  const Cell* own = digest.cell(cell.table, cell.at.row, cell.at.column);
  if (own == nullptr) return std::nullopt;
  const std::optional<Decimal> sum = sum_of(digest, parts, cell);
  return sum && *sum != own->value ? sum : std::nullopt;
}

void add_finding(const Digest& digest, const Index::Parts& parts, const CellName& cell, const Decimal& sum,
                 checks::Findings& findings) {
  const Cell& own = *digest.cell(cell.table, cell.at.row, cell.at.column);
  model::Finding finding = checks::make_finding(Code::cross_aggregate, own.place.range(),
                                                {{"cell", label_of(*digest.form, cell)},
                                                 {"found", own.value.to_string()},
                                                 {"expected", sum.to_string()},
                                                 {"count", std::to_string(parts.members.size())}});
  finding.cell = address_of(*digest.form, cell);
  for (const Member& part : parts.members) {
    const Cell* found = cell_of(*part.digest, *digest.form, cell);
    if (found->value.is_zero() || finding.related.size() == most_named) continue;
    finding.related.push_back({found->place.range(),
                               {"related.member", {{"label", part.digest->name}, {"value", found->value.to_string()}}},
                               part.document});
  }
  findings.push_back(std::move(finding));
}

// One finding a row: on its total, which is its last column, where that is wrong, else on the first cell that is.
void find_in_row(const Digest& digest, const Index::Parts& parts, const templates::Across::Sum& sum, std::size_t row,
                 checks::Findings& findings) {
  std::optional<std::size_t> first;
  std::optional<Decimal> due;
  for (const std::size_t column : sum.columns) {
    const std::optional<Decimal> other = other_sum(digest, parts, {sum.table, {row, column}});
    if (!other || (first && column != sum.columns.back())) continue;
    first = column;
    due = other;
  }
  if (first) add_finding(digest, parts, {sum.table, {row, *first}}, *due, findings);
}

}  // namespace

void find_parts(const Digest& digest, const Index::Parts& parts, checks::Findings& findings) {
  if (!parts.missing.empty()) {
    model::Finding finding = checks::make_finding(Code::cross_aggregate, digest.title,
                                                  {{"year", std::to_string(*digest.year)}, {"missing", parts.missing}});
    finding.message.key = "cross.aggregate.missing";
    findings.push_back(std::move(finding));
    return;
  }
  if (parts.members.empty()) return;
  for (const templates::Across::Sum& sum : digest.form->across.sums) {
    for (std::size_t row = 0; row < digest.form->tables[sum.table].rows.size(); ++row)
      find_in_row(digest, parts, sum, row, findings);
  }
}

}  // namespace gouji::relatives
