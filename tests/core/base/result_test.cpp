// Shows that a result is either its value or its error.
#include "core/base/result.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

using gouji::base::Error;
using gouji::base::Result;

namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{"odd"};
  return number / 2;
}

}  // namespace

TEST_CASE("a result is its value or its error") {
  CHECK(half(4).ok());
  CHECK(*half(4) == 2);
  CHECK_FALSE(half(3));
  CHECK(half(3).error() == Error{"odd"});
}

TEST_CASE("a result can be of a string and of what only moves") {
  const Result<std::string> text = std::string("a");
  CHECK(text->size() == 1);
  Result<std::unique_ptr<int>> pointer = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = std::move(pointer).value();
  CHECK(*taken == 3);
}
