// Adds both sides exactly; one unknown member is solved for, several are one after another, and what is left together.
#include "core/model/equation.h"

#include <algorithm>

namespace gouji::model {

namespace {

using base::Decimal;
using templates::CellIndex;
using templates::Equation;

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

// Σ signs · unknown cells = rest.
struct Row {
  std::vector<signed char> signs;  // one an unknown cell
  Decimal rest;

  // Takes `times` (1 or -1) another row away; false where a number would leave what we can count with.
  bool subtract(const Row& other, signed char times) {
    const std::optional<Decimal> left = times > 0 ? base::subtract(rest, other.rest) : base::add(rest, other.rest);
    if (!left) return false;
    rest = *left;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const int sign = signs[i] - times * other.signs[i];
      if (sign < -1 || sign > 1) return false;
      signs[i] = static_cast<signed char>(sign);
    }
    return true;
  }
};

// Gauss and Jordan. The equations of a grid are those of a network, whose coefficients stay 1, 0 and -1 all the while;
// where a form should have others we find less, and nothing wrong.
bool eliminate(std::vector<Row>& rows, std::size_t unknowns) {
  std::size_t done = 0;
  for (std::size_t column = 0; column < unknowns && done < rows.size(); ++column) {
    std::size_t pivot = done;
    while (pivot < rows.size() && rows[pivot].signs[column] == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[done]);
    for (std::size_t other = 0; other < rows.size(); ++other) {
      const auto times = static_cast<signed char>(rows[other].signs[column] * rows[done].signs[column]);
      if (other != done && times != 0 && !rows[other].subtract(rows[done], times)) return false;
    }
    ++done;
  }
  return true;
}

}  // namespace

bool takes_part(const Equation& equation, CellIndex at) {
  const auto stands_in = [at](const std::vector<CellIndex>& side) {
    return std::find(side.begin(), side.end(), at) != side.end();
  };
  return stands_in(equation.left) || stands_in(equation.right);
}

Balance weigh(const Grid& grid, const Equation& equation) {
  const auto amount = [&grid](CellIndex at) { return grid.amount(at); };
  Balance balance;
  balance.left = sum(equation.left, amount);
  balance.right = sum(equation.right, amount);
  if (balance.left && balance.right) balance.truth = *balance.left == *balance.right ? Truth::holds : Truth::fails;
  return balance;
}

void weigh_all(Grid& grid) {
  grid.truths.clear();
  grid.truths.reserve(grid.equations().size());
  for (const Equation& equation : grid.equations()) grid.truths.push_back(weigh(grid, equation).truth);
}

void weigh_again(Grid& grid, CellIndex changed) {
  const std::vector<Equation>& equations = grid.equations();
  for (std::size_t i = 0; i < equations.size(); ++i)
    if (takes_part(equations[i], changed)) grid.truths[i] = weigh(grid, equations[i]).truth;
}

std::size_t count_failing(const Grid& grid) {
  return static_cast<std::size_t>(
      std::count_if(grid.equations().begin(), grid.equations().end(),
                    [&grid](const Equation& equation) { return weigh(grid, equation).truth == Truth::fails; }));
}

std::optional<Decimal> solve(const Grid& grid, const Equation& equation, CellIndex member) {
  return solve_with(equation, member, [&grid](CellIndex at) { return grid.amount(at); });
}

bool may_stand(const Grid& grid, CellIndex at, Decimal value) {
  const templates::Domain domain = grid.spec().columns.leaf(at.column).domain;
  if (domain == templates::Domain::change) return true;
  return !value.is_negative() && (domain != templates::Domain::count || value.is_integer());
}

namespace {

// The unknown cells of a grid while they are being solved.
class Solver {
 public:
  Solver(const Grid& grid, const std::vector<CellIndex>& unknown, bool (*use)(const Equation&))
      : table_(grid), states_(grid.cells.size(), State::as_it_stands), values_(grid.cells.size()) {
    for (const CellIndex at : unknown) states_[index(at)] = State::open;
    for (const Equation& equation : grid.equations())
      if (use == nullptr || use(equation)) equations_.push_back(&equation);
  }

  std::vector<Solution> solve() {
    while (substitute()) {
    }
    eliminate_rest();
    return std::move(solutions_);
  }

 private:
  enum class State : unsigned char { as_it_stands, open, found };

  std::size_t index(CellIndex at) const { return at.row * table_.columns() + at.column; }

  std::optional<Decimal> amount(CellIndex at) const {
    switch (states_[index(at)]) {
      case State::open: return std::nullopt;
      case State::found: return values_[index(at)];
      default: return table_.amount(at);
    }
  }

  void found(CellIndex at, Decimal value, const Equation* by) {
    states_[index(at)] = State::found;
    values_[index(at)] = value;
    solutions_.push_back({at, value, by});
  }

  std::vector<CellIndex> open_members(const Equation& equation) const {
    std::vector<CellIndex> open;
    for (const std::vector<CellIndex>* side : {&equation.left, &equation.right})
      for (const CellIndex member : *side)
        if (states_[index(member)] == State::open) open.push_back(member);
    return open;
  }

  // Solves the equations with a single unknown; whether there were any.
  bool substitute() {
    bool some = false;
    for (const Equation* equation : equations_) {
      const std::vector<CellIndex> open = open_members(*equation);
      if (open.size() != 1) continue;
      const std::optional<Decimal> value =
          solve_with(*equation, open.front(), [this](CellIndex at) { return amount(at); });
      if (!value) continue;
      found(open.front(), *value, equation);
      some = true;
    }
    return some;
  }

  // What is left may still hold a bridge: one unknown between two rings of them, which only the sum of all equations on
  // one side of it tells.
  void eliminate_rest() {
    std::vector<CellIndex> open;
    std::vector<std::size_t> number(states_.size(), 0);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      number[i] = open.size();
      if (states_[i] == State::open) open.push_back({i / table_.columns(), i % table_.columns()});
    }
    std::vector<Row> rows;
    for (const Equation* equation : equations_) {
      Row row{std::vector<signed char>(open.size(), 0), {}};
      const auto zero_if_open = [this](CellIndex at) {
        return states_[index(at)] == State::open ? std::optional(Decimal{}) : amount(at);
      };
      const std::optional<Decimal> left = sum(equation->left, zero_if_open);
      const std::optional<Decimal> right = sum(equation->right, zero_if_open);
      const std::optional<Decimal> rest = left && right ? base::subtract(*right, *left) : std::nullopt;
      if (!rest || open_members(*equation).empty()) continue;
      row.rest = *rest;
      for (const CellIndex at : equation->left)
        if (states_[index(at)] == State::open) row.signs[number[index(at)]] = 1;
      for (const CellIndex at : equation->right)
        if (states_[index(at)] == State::open) row.signs[number[index(at)]] = -1;
      rows.push_back(std::move(row));
    }
    if (rows.size() < 2 || !eliminate(rows, open.size())) return;
    for (const Row& row : rows) {
      const auto none = [](signed char sign) { return sign == 0; };
      if (std::count_if(row.signs.begin(), row.signs.end(), none) + 1 != static_cast<std::ptrdiff_t>(open.size()))
        continue;
      const auto which =
          static_cast<std::size_t>(std::find_if_not(row.signs.begin(), row.signs.end(), none) - row.signs.begin());
      const std::optional<Decimal> value = row.signs[which] > 0 ? row.rest : base::subtract(Decimal{}, row.rest);
      if (value) found(open[which], *value, nullptr);
    }
  }

  const Grid& table_;
  std::vector<const Equation*> equations_;
  std::vector<State> states_;
  std::vector<Decimal> values_;
  std::vector<Solution> solutions_;
};

}  // namespace

std::vector<Solution> solve_all(const Grid& grid, const std::vector<CellIndex>& unknown, bool (*use)(const Equation&)) {
  return Solver(grid, unknown, use).solve();
}

std::vector<std::optional<Decimal>> determine(const Grid& grid, const std::vector<CellIndex>& unknown,
                                              bool (*use)(const Equation&)) {
  std::vector<std::optional<Decimal>> found(unknown.size());
  for (const Solution& solution : solve_all(grid, unknown, use))
    for (std::size_t i = 0; i < unknown.size(); ++i)
      if (unknown[i] == solution.cell) found[i] = solution.value;
  return found;
}

}  // namespace gouji::model
