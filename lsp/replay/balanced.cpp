// Walks at random among the solutions of the equations.
//
// Numbers that differ from the old ones by d have the same remainders exactly when every equation of d is 0. All such d
// are sums of a few basic ones, which elimination finds: one for each number that may be chosen freely, with what it makes
// of the others. From the old numbers on, each step takes one basic d and adds it as many times, chosen at random, as
// leaves every number its count of digits. After some rounds little is left of where the walk began.
#include "lsp/replay/balanced.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace gouji::replay {

namespace {

struct Fraction {
  std::int64_t above = 0;
  std::int64_t below = 1;  // positive

  static Fraction of(std::int64_t above, std::int64_t below) {
    const std::int64_t common = std::max<std::int64_t>(std::gcd(above, below), 1);
    return below < 0 ? Fraction{-above / common, -below / common} : Fraction{above / common, below / common};
  }
  Fraction over(Fraction other) const { return of(above * other.below, below * other.above); }
  Fraction minus_product(Fraction one, Fraction other) const {
    return of(above * one.below * other.below - one.above * other.above * below, below * one.below * other.below);
  }
  bool zero() const { return above == 0; }
};

using Row = std::vector<Fraction>;

struct Eliminated {
  std::vector<Row> rows;            // each with a 1 at its pivot, where all others have 0
  std::vector<std::size_t> pivots;  // by row
};

Eliminated eliminate(std::vector<Row> rows, std::size_t columns) {
  Eliminated out;
  for (std::size_t column = 0; column < columns && !rows.empty(); ++column) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return !row[column].zero(); });
    if (found == rows.end()) continue;
    Row pivot = std::move(*found);
    rows.erase(found);
    const Fraction head = pivot[column];
    for (Fraction& factor : pivot) factor = factor.over(head);
    const auto clear = [&](Row& row) {
      if (const Fraction times = row[column]; !times.zero())
        for (std::size_t i = 0; i < columns; ++i) row[i] = row[i].minus_product(times, pivot[i]);
    };
    std::for_each(rows.begin(), rows.end(), clear);
    std::for_each(out.rows.begin(), out.rows.end(), clear);
    out.rows.push_back(std::move(pivot));
    out.pivots.push_back(column);
  }
  return out;
}

using Step = std::vector<std::pair<std::size_t, std::int64_t>>;

// The basic d of each number that is free, in whole numbers.
std::vector<Step> basic_steps(const std::vector<Equation>& equations, std::size_t numbers) {
  std::vector<Row> rows;
  for (const Equation& equation : equations) {
    Row& row = rows.emplace_back(numbers);
    for (const auto& [number, factor] : equation) row[number].above += factor;
  }
  const Eliminated solved = eliminate(std::move(rows), numbers);
  std::vector<Step> steps;
  for (std::size_t free = 0; free < numbers; ++free) {
    if (std::find(solved.pivots.begin(), solved.pivots.end(), free) != solved.pivots.end()) continue;
    std::int64_t whole = 1;
    for (const Row& row : solved.rows) whole = std::lcm(whole, row[free].below);
    Step& step = steps.emplace_back(Step{{free, whole}});
    for (std::size_t i = 0; i < solved.rows.size(); ++i)
      if (const Fraction factor = solved.rows[i][free]; !factor.zero())
        step.emplace_back(solved.pivots[i], -factor.above * (whole / factor.below));
  }
  return steps;
}

struct Bounds {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

Bounds bounds_of(std::int64_t number) {
  if (number == 0) return {};
  std::int64_t least = 1;
  while (number / least >= 10) least *= 10;
  return {least, least * 10 - 1};
}

std::int64_t floor_of(std::int64_t above, std::int64_t below) {
  const std::int64_t quotient = above / below;
  return quotient * below > above ? quotient - 1 : quotient;
}

}  // namespace

std::vector<std::int64_t> balanced(const std::vector<std::int64_t>& numbers, const std::vector<Equation>& equations,
                                   Random& random) {
  constexpr int rounds = 40;
  std::vector<Bounds> bounds;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(bounds), bounds_of);
  std::vector<std::int64_t> now = numbers;
  const std::vector<Step> steps = basic_steps(equations, numbers.size());
  for (int round = 0; round < rounds; ++round)
    for (const Step& step : steps) {
      std::int64_t least = std::numeric_limits<std::int64_t>::min(), most = std::numeric_limits<std::int64_t>::max();
      for (const auto& [number, by] : step) {
        const std::int64_t down = bounds[number].least - now[number], up = bounds[number].most - now[number];
        most = std::min(most, by > 0 ? floor_of(up, by) : floor_of(-down, -by));
        least = std::max(least, by > 0 ? -floor_of(-down, by) : -floor_of(up, -by));
      }
      if (least >= most) continue;
      const std::int64_t times = std::uniform_int_distribution<std::int64_t>(least, most)(random);
      for (const auto& [number, by] : step) now[number] += times * by;
    }
  return now;
}

}  // namespace gouji::replay
