// Tests that a drift moves places as the edits do that it was told of, whatever their order.
#include "core/model/drift.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/core/base/random.h"

namespace gouji::model {

namespace {

using tests::Random;
using text::Range;

// A text of marks, each with the number of its place in the old text; what is inserted has none.
std::vector<int> numbered(std::size_t size) {
  std::vector<int> marks(size);
  for (std::size_t i = 0; i < size; ++i) marks[i] = static_cast<int>(i);
  return marks;
}

}  // namespace

TEST_CASE("Every mark that is still there is found where the edits have moved it") {
  Random random;
  INFO("seed " << random.seed);
  constexpr std::size_t size = 60;
  for (int round = 0; round < 300; ++round) {
    std::vector<int> marks = numbered(size);
    Drift drift;
    for (std::size_t edits = random.upto(12); edits > 0; --edits) {
      const std::size_t begin = random.upto(marks.size());
      const std::size_t end = std::min(marks.size(), begin + random.upto(3));
      const std::size_t inserted = random.upto(4);
      drift.add({begin, end}, inserted);
      const auto at = marks.erase(marks.begin() + static_cast<std::ptrdiff_t>(begin),
                                  marks.begin() + static_cast<std::ptrdiff_t>(end));
      marks.insert(at, inserted, -1);
    }
    for (std::size_t now = 0; now < marks.size(); ++now) {
      if (marks[now] < 0) continue;
      const auto old = static_cast<std::size_t>(marks[now]);
      INFO("mark " << old << " stands at " << now);
      CHECK(drift.at({old, old + 1}) == Range{now, now + 1});
    }
  }
}

TEST_CASE("What is inserted at the end of a range is no part of it, what stands in place of it is") {
  Drift drift;
  drift.add({10, 10}, 3);
  CHECK(drift.at({5, 10}) == Range{5, 10});
  CHECK(drift.at({10, 12}) == Range{13, 15});
  CHECK(drift.at({8, 12}) == Range{8, 15});
  CHECK(drift.before(13) == std::optional<std::size_t>(10));
  CHECK_FALSE(drift.before(12));
  drift.add({10, 13}, 0);
  CHECK(drift.empty());
  drift.add({20, 22}, 3);
  CHECK(drift.at({20, 22}) == Range{20, 23});
  CHECK(drift.before(22) == std::optional<std::size_t>(21));
}

TEST_CASE("What was touched since is told, and only that") {
  Drift drift;
  drift.add({10, 12}, 5);
  const Drift earlier = drift;
  CHECK_FALSE(drift.touched_since(earlier));
  drift.add({30, 30}, 1);
  CHECK(drift.touched_since(earlier) == std::optional(Range{27, 27}));
  drift.add({11, 12}, 1);
  CHECK(drift.touched_since(earlier) == std::optional(Range{10, 27}));
}

}  // namespace gouji::model
