// Shows which edits go together and what applying them makes.
#include "core/text/edit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "tests/core/base/random.h"

using namespace gouji::text;
using gouji::tests::Random;

namespace {

EditList list_of(std::vector<Edit> edits) {
  EditList list;
  for (Edit& edit : edits) REQUIRE(list.add(std::move(edit)));
  return list;
}

}  // namespace

TEST_CASE("a range is half open") {
  constexpr Range range{2, 5};
  CHECK(range.size() == 3);
  CHECK(range.contains(2));
  CHECK_FALSE(range.contains(5));
  CHECK(range.touches(5));
  CHECK(range.contains(Range{2, 5}));
  CHECK(range.contains(Range{5, 5}));
  CHECK_FALSE(range.contains(Range{4, 6}));
  CHECK(range.intersects({4, 9}));
  CHECK_FALSE(range.intersects({5, 9}));
  CHECK(range.intersects({3, 3}));
  CHECK_FALSE(range.intersects({2, 2}));
  CHECK_FALSE(Range{2, 2}.intersects({2, 2}));
  CHECK(Range{2, 2}.empty());
  CHECK(range.shifted(-2) == Range{0, 3});
  CHECK(range.shifted(2) == Range{4, 7});
}

TEST_CASE("edits are applied in the order of the text, whatever the order of adding") {
  CHECK(gouji::text::apply("abcdef", list_of({{{4, 5}, "E"}, {{0, 1}, ""}, {{2, 2}, "--"}})) == "b--cdEf");
  CHECK(gouji::text::apply("abc", {}) == "abc");
  CHECK(gouji::text::apply("", list_of({{{0, 0}, "x"}})) == "x");
}

TEST_CASE("insertions at one place keep their order") {
  CHECK(gouji::text::apply("ab", list_of({{{1, 1}, "1"}, {{1, 1}, "2"}, {{1, 1}, "3"}})) == "a123b");
}

TEST_CASE("an insertion may stand at either end of a replaced range") {
  CHECK(gouji::text::apply("abcd", list_of({{{1, 3}, "X"}, {{1, 1}, "<"}, {{3, 3}, ">"}})) == "a<X>d");
  CHECK(gouji::text::apply("abcd", list_of({{{3, 3}, ">"}, {{1, 1}, "<"}, {{1, 3}, "X"}})) == "a<X>d");
}

TEST_CASE("an edit that overlaps another is refused") {
  EditList list = list_of({{{2, 5}, "x"}, {{8, 8}, "y"}});
  const EditList before = list;
  for (const Range range :
       {Range{2, 5}, Range{0, 3}, Range{4, 6}, Range{3, 4}, Range{3, 3}, Range{0, 9}, Range{7, 9}, Range{6, 4}}) {
    INFO(range.begin << ".." << range.end);
    CHECK_FALSE(list.add({range, "z"}));
    CHECK(list == before);
  }
  CHECK(list.add({{5, 8}, ""}));
  CHECK(list.size() == 3);
}

TEST_CASE("lists merge when nothing overlaps") {
  EditList list = list_of({{{0, 1}, "A"}, {{4, 4}, "+"}});
  CHECK(list.merge(list_of({{{2, 3}, "C"}, {{5, 6}, "F"}})));
  CHECK(gouji::text::apply("abcdef", list) == "AbCd+eF");
}

TEST_CASE("an edit in both lists counts once") {
  EditList list = list_of({{{1, 2}, "X"}, {{3, 3}, "+"}});
  CHECK(list.merge(list_of({{{1, 2}, "X"}, {{3, 3}, "+"}, {{5, 6}, "Y"}})));
  CHECK(list.size() == 3);
}

TEST_CASE("lists that contradict each other do not merge") {
  const EditList one = list_of({{{1, 4}, "X"}, {{6, 6}, "+"}});
  for (const Edit& edit :
       {Edit{{1, 4}, "Y"}, Edit{{2, 2}, "Y"}, Edit{{3, 9}, "Y"}, Edit{{6, 6}, "-"}, Edit{{0, 2}, ""}}) {
    EditList list = one;
    CHECK_FALSE(list.merge(list_of({edit})));
    CHECK(list == one);
    EditList other = list_of({edit});
    CHECK_FALSE(other.merge(one));
  }
}

TEST_CASE("ranges beyond the text are clamped when applied") {
  CHECK(gouji::text::apply("ab", list_of({{{1, 99}, "X"}, {{200, 300}, "Y"}})) == "aXY");
}

TEST_CASE("a list keeps random edits sorted and disjoint and applies like single edits from the back") {
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t round = 0; round < 300; ++round) {
    std::string text(random.upto(60), 'x');
    for (char& c : text) c = static_cast<char>('a' + random.upto(25));
    EditList list;
    for (std::size_t i = 0; i < 20; ++i) {
      const std::size_t begin = random.upto(text.size());
      const std::size_t end = begin + random.upto(std::min<std::size_t>(4, text.size() - begin));
      const Range range{begin, end};
      const bool overlaps =
          std::any_of(list.begin(), list.end(), [&](const Edit& edit) { return edit.range.intersects(range); });
      REQUIRE(list.add({range, std::to_string(i)}) == !overlaps);
    }
    std::string expected = text;
    for (std::size_t i = list.size(); i > 0; --i) {
      if (i > 1) REQUIRE(list[i - 2].range.end <= list[i - 1].range.begin);
      expected.replace(list[i - 1].range.begin, list[i - 1].range.size(), list[i - 1].text);
    }
    REQUIRE(gouji::text::apply(text, list) == expected);
  }
}
