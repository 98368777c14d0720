// Puts other numbers in the place of those of a report, so that what was right stays right and what was wrong by 3 stays
// wrong by 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace gouji::replay {

using Random = std::mt19937_64;

// Σ factor × number, by the number's index.
using Equation = std::vector<std::pair<std::size_t, int>>;

// As many numbers with as many digits each, for which every equation has the value that it had. 0 stays 0. A number that
// the equations and its digits leave no freedom stays what it is.
std::vector<std::int64_t> balanced(const std::vector<std::int64_t>& numbers, const std::vector<Equation>& equations,
                                   Random& random);

}  // namespace gouji::replay
