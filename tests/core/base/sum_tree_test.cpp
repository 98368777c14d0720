// Holds the sum tree to its law: it equals a vector under random operations, and old versions stay what they were.
#include "core/base/sum_tree.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "tests/core/base/random.h"

using gouji::base::SumTree;
using gouji::tests::Random;
using gouji::tests::random_edits;

namespace {

/// A sum that is not commutative, so that a tree which adds in the wrong order is found out: a polynomial hash.
struct Sum {
  std::size_t items = 0;
  std::size_t weight = 0;
  std::uint32_t hash = 0;
  std::uint32_t power = 1;

  Sum& operator+=(const Sum& next) {
    items += next.items;
    weight += next.weight;
    hash = hash * next.power + next.hash;
    power *= next.power;
    return *this;
  }
  bool operator==(const Sum&) const = default;
};

struct Item {
  using Summary = Sum;
  std::uint32_t value = 0;

  Sum summary() const { return {1, value % 5, value, 1'000'003}; }
  bool operator==(const Item&) const = default;
};

using Tree = SumTree<Item>;
using Items = std::vector<Item>;

constexpr auto by_weight = [](const Sum& sum) { return sum.weight; };

Items random_items(Random& random, std::size_t count) {
  Items items(count);
  for (Item& item : items) item.value = static_cast<std::uint32_t>(random.upto(1'000'000));
  return items;
}

Sum sum_of(const Items& items, std::size_t count) {
  Sum sum;
  for (std::size_t i = 0; i < count; ++i) sum += items[i].summary();
  return sum;
}

Items contents(const Tree& tree) {
  Items items;
  tree.for_each([&](const Item& item) {
    items.push_back(item);
    return true;
  });
  return items;
}

void check_shape(const Tree& tree) {
  REQUIRE(tree.well_formed());
  if (tree.size() < 2) return;
  // Every level but the root's has at least min_fanout entries per node, the root at least two.
  const double most = 2 + std::log(static_cast<double>(tree.size()) / 2) / std::log(double{Tree::min_fanout});
  REQUIRE(static_cast<double>(tree.depth()) <= most);
}

void check_equal(const Tree& tree, const Items& items) {
  REQUIRE(tree.size() == items.size());
  REQUIRE(tree.empty() == items.empty());
  REQUIRE(tree.summary() == sum_of(items, items.size()));
  REQUIRE(contents(tree) == items);
  check_shape(tree);
}

/// Asks about one place what the vector can answer, too.
void check_place(const Tree& tree, const Items& items, Random& random) {
  const std::size_t index = random.upto(items.size());
  REQUIRE(tree.before(index) == sum_of(items, index));
  if (index < items.size()) REQUIRE(tree[index] == items[index]);

  const std::size_t target = random.upto(tree.summary().weight + 1);
  std::size_t expected = 0;
  Sum sum;
  for (; expected < items.size(); ++expected) {
    Sum including = sum;
    including += items[expected].summary();
    if (including.weight > target) break;
    sum = including;
  }
  const auto found = tree.find(target, by_weight);
  REQUIRE(found.index == expected);
  REQUIRE(found.before == sum);
  REQUIRE((found.item != nullptr) == (expected < items.size()));
  if (found.item) REQUIRE(*found.item == items[expected]);

  const std::size_t first = random.upto(items.size());
  const std::size_t last = first + random.upto(items.size() - first + 3);
  const std::size_t most = random.upto(40);
  Items visited;
  const bool finished = tree.for_each(first, last, [&](const Item& item) {
    visited.push_back(item);
    return visited.size() < most;
  });
  const std::size_t length = std::min(last, items.size()) - first;
  const std::size_t seen = std::min(length, std::max<std::size_t>(most, 1));
  REQUIRE(visited == Items(items.begin() + static_cast<std::ptrdiff_t>(first),
                           items.begin() + static_cast<std::ptrdiff_t>(first + seen)));
  REQUIRE(finished == (length == 0 || length < most));
}

struct Version {
  Tree tree;
  Items items;
};

}  // namespace

TEST_CASE("a sum tree of any size equals the vector it was built from") {
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t size = 0; size < 1200; size += size < 70 ? 1 : 37) {
    const Items items = random_items(random, size);
    check_equal(Tree::from(items), items);
  }
  const Items many = random_items(random, 100'000);
  const Tree tree = Tree::from(many);
  check_equal(tree, many);
  CHECK(tree.depth() == 4);
}

TEST_CASE("an empty sum tree answers every question") {
  const Tree tree;
  CHECK(tree.empty());
  CHECK(tree.depth() == 0);
  CHECK(tree.before(7) == Sum{});
  const auto found = tree.find(0, by_weight);
  CHECK(found.index == 0);
  CHECK(found.item == nullptr);
  CHECK(tree.for_each([](const Item&) { return false; }));
  CHECK(tree.replaced(3, 9, {}).empty());
  CHECK(contents(tree.replaced(3, 9, {Item{1}, Item{2}})) == Items{Item{1}, Item{2}});
}

TEST_CASE("a sum tree equals a vector under random edits") {
  Random random;
  INFO("seed " << random.seed);
  const std::size_t rounds = random_edits(3000);
  Items items = random_items(random, random.upto(3000));
  Tree tree = Tree::from(items);
  std::vector<Version> old;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::size_t first = random.upto(items.size());
    // Mostly small changes, as typing makes; sometimes a large part goes or comes, so that levels appear and vanish.
    const std::size_t reach = random.one_in(20) ? items.size() - first : std::min<std::size_t>(items.size() - first, 3);
    const std::size_t last = first + random.upto(reach);
    const std::size_t grow = items.size() > 6000 ? 1 : random.one_in(20) ? 2000 : 4;
    const Items added = random_items(random, random.upto(grow));

    tree = tree.replaced(first, last, added);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(first), items.begin() + static_cast<std::ptrdiff_t>(last));
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(first), added.begin(), added.end());

    REQUIRE(tree.size() == items.size());
    check_shape(tree);
    check_place(tree, items, random);
    if (round % 50 == 0) check_equal(tree, items);
    if (round % 200 == 0) old.push_back({tree, items});
  }
  check_equal(tree, items);
  for (const Version& version : old) check_equal(version.tree, version.items);
}

TEST_CASE("typing at one place of a sum tree keeps it shallow") {
  Random random;
  INFO("seed " << random.seed);
  for (const bool at_end : {false, true}) {
    Tree tree;
    for (std::uint32_t i = 0; i < 20'000; ++i) {
      const std::size_t at = at_end ? tree.size() : 0;
      tree = tree.replaced(at, at, {Item{i}});
    }
    check_shape(tree);
    for (std::size_t i = 0; i < 19'000; ++i) {
      const std::size_t at = at_end ? tree.size() - 1 : 0;
      tree = tree.replaced(at, at + 1, {});
    }
    check_shape(tree);
    CHECK(tree.size() == 1000);
  }
}

TEST_CASE("indices past the end of a sum tree are its end") {
  const Tree tree = Tree::from({Item{1}, Item{2}, Item{3}});
  CHECK(contents(tree.replaced(SIZE_MAX, SIZE_MAX, {Item{4}})) == Items{Item{1}, Item{2}, Item{3}, Item{4}});
  CHECK(contents(tree.replaced(1, SIZE_MAX, {})) == Items{Item{1}});
  CHECK(tree.before(SIZE_MAX) == tree.summary());
  CHECK(tree.for_each(5, SIZE_MAX, [](const Item&) { return false; }));
  CHECK(tree.find(SIZE_MAX, by_weight).index == 3);
}

TEST_CASE("an edit of a sum tree shares all other leaves with the version before") {
  Random random;
  const Tree tree = Tree::from(random_items(random, 5000));
  const Tree edited = tree.replaced(2500, 2501, {Item{7}});
  std::size_t copied = 0;
  for (std::size_t i = 0; i < tree.size(); ++i) copied += &tree[i] != &edited[i] ? 1 : 0;
  CHECK(copied <= Tree::max_fanout);
  CHECK(tree.same_version(Tree(tree)));
  CHECK_FALSE(tree.same_version(edited));
}
