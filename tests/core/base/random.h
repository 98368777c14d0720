// Gives random tests a seed that can be printed and set again, and the number of rounds asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace gouji::tests {

/// The generator of one test. Show `seed` with INFO; GOUJI_RANDOM_SEED repeats a run.
class Random {
 public:
  Random() : seed(chosen_seed()), engine_(seed) {}

  /// A number in [0, limit]; both ends occur.
  std::size_t upto(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit)(engine_); }
  bool one_in(std::size_t n) { return upto(n - 1) == 0; }

  const std::uint64_t seed;

 private:
  static std::uint64_t chosen_seed() {
    const char* set = std::getenv("GOUJI_RANDOM_SEED");
    return set ? std::stoull(set) : std::random_device{}();
  }

  std::mt19937_64 engine_;
};

/// How many random edits a test makes: GOUJI_RANDOM_EDITS, else the given number.
inline std::size_t random_edits(std::size_t otherwise) {
  const char* set = std::getenv("GOUJI_RANDOM_EDITS");
  return set ? std::stoull(set) : otherwise;
}

}  // namespace gouji::tests
