// Finds what stands out of order in a sequence that should rise.
#pragma once

#include <cstddef>
#include <vector>

namespace gouji::checks {

// The indices of the fewest elements whose removal leaves the rest rising; of equal choices the later ones.
inline std::vector<std::size_t> out_of_order(const std::vector<std::size_t>& sequence) {
  const std::size_t none = sequence.size();
  std::vector<std::size_t> length(sequence.size(), 1);
  std::vector<std::size_t> before(sequence.size(), none);
  std::size_t best = none;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (sequence[j] < sequence[i] && length[j] + 1 > length[i]) {
        length[i] = length[j] + 1;
        before[i] = j;
      }
    }
    if (best == none || length[i] > length[best]) best = i;
  }
  std::vector<bool> stays(sequence.size());
  for (std::size_t i = best; i != none; i = before[i]) stays[i] = true;
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < sequence.size(); ++i)
    if (!stays[i]) moved.push_back(i);
  return moved;
}

}  // namespace gouji::checks
