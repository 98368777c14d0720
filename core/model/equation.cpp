// Adds both sides exactly; one unknown member can be solved for, more are solved one after another where possible.
#include "core/model/equation.h"

#include <algorithm>

namespace gouji::model {

namespace {

using base::Decimal;
using templates::CellIndex;
using templates::Equation;

std::optional<Decimal> amount_of(const Table& table, CellIndex at) {
  const BoundCell* cell = table.cell(at);
  return cell == nullptr || cell->uncertain ? std::nullopt : cell->value.amount();
}

template <class Amount>
std::optional<Decimal> sum(const std::vector<CellIndex>& members, const Amount& amount) {
  Decimal total;
  for (const CellIndex member : members) {
    const std::optional<Decimal> value = amount(member);
    if (!value) return std::nullopt;
    const std::optional<Decimal> next = base::add(total, *value);
    if (!next) return std::nullopt;
    total = *next;
  }
  return total;
}

template <class Amount>
std::optional<Decimal> solve_with(const Equation& equation, CellIndex member, const Amount& amount) {
  bool on_left = false;
  const auto others = [&](const std::vector<CellIndex>& side, bool left) {
    std::vector<CellIndex> rest;
    for (const CellIndex other : side) {
      if (other == member)
        on_left = left;
      else
        rest.push_back(other);
    }
    return rest;
  };
  const std::optional<Decimal> left = sum(others(equation.left, true), amount);
  const std::optional<Decimal> right = sum(others(equation.right, false), amount);
  if (!left || !right) return std::nullopt;
  return on_left ? base::subtract(*right, *left) : base::subtract(*left, *right);
}

}  // namespace

bool takes_part(const Equation& equation, CellIndex at) {
  const auto stands_in = [at](const std::vector<CellIndex>& side) {
    return std::find(side.begin(), side.end(), at) != side.end();
  };
  return stands_in(equation.left) || stands_in(equation.right);
}

Balance weigh(const Table& table, const Equation& equation) {
  const auto amount = [&table](CellIndex at) { return amount_of(table, at); };
  Balance balance;
  balance.left = sum(equation.left, amount);
  balance.right = sum(equation.right, amount);
  if (balance.left && balance.right) balance.truth = *balance.left == *balance.right ? Truth::holds : Truth::fails;
  return balance;
}

std::optional<Decimal> solve(const Table& table, const Equation& equation, CellIndex member) {
  return solve_with(equation, member, [&table](CellIndex at) { return amount_of(table, at); });
}

bool may_stand(const Table& table, CellIndex at, Decimal value) {
  const templates::Domain domain = table.spec().columns.leaf(at.column).domain;
  if (domain == templates::Domain::change) return true;
  return !value.is_negative() && (domain != templates::Domain::count || value.is_integer());
}

std::vector<std::optional<Decimal>> determine(const Table& table, const std::vector<CellIndex>& unknown,
                                              bool (*use)(const Equation&)) {
  std::vector<std::optional<Decimal>> found(unknown.size());
  const auto index_of = [&unknown](CellIndex at) {
    for (std::size_t i = 0; i < unknown.size(); ++i)
      if (unknown[i] == at) return i;
    return unknown.size();
  };
  const auto amount = [&](CellIndex at) {
    const std::size_t i = index_of(at);
    return i < unknown.size() ? found[i] : amount_of(table, at);
  };
  for (bool again = true; again;) {
    again = false;
    for (const Equation& equation : table.equations()) {
      if (use != nullptr && !use(equation)) continue;
      std::optional<std::size_t> open;
      std::size_t count = 0;
      for (const std::vector<CellIndex>* side : {&equation.left, &equation.right}) {
        for (const CellIndex member : *side) {
          const std::size_t i = index_of(member);
          if (i == unknown.size() || found[i]) continue;
          open = i;
          ++count;
        }
      }
      if (count != 1) continue;
      if (const std::optional<Decimal> value = solve_with(equation, unknown[*open], amount)) {
        found[*open] = value;
        again = true;
      }
    }
  }
  return found;
}

}  // namespace gouji::model
