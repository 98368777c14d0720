// Tests that cells are read as exact numbers, blanks, dashes or words.
#include <catch2/catch.hpp>

#include "core/model/value.h"

namespace gouji::model {

namespace {

// "number 25.1 万元", "blank", "dash", "text"
std::string described(std::string_view text) {
  const Value value = read_value(text);
  switch (value.kind) {
    case ValueKind::blank: return "blank";
    case ValueKind::dash: return "dash";
    case ValueKind::text: return "text";
    case ValueKind::number: break;
  }
  return "number " + value.number.to_string() + (value.unit.empty() ? "" : " " + std::string(value.unit)) +
         (value.remark ? " remark" : "");
}

}  // namespace

TEST_CASE("Numbers are read whatever their width, thousands and surroundings are") {
  CHECK(described("0") == "number 0");
  CHECK(described(" \u00a0１２\u3000") == "number 12");
  CHECK(described("1,234") == "number 1234");
  CHECK(described("1，234，567") == "number 1234567");
  CHECK(described("25.10") == "number 25.10");
  CHECK(described("12,34") == "text");
  CHECK(described("1.2.3") == "text");
}

TEST_CASE("Signs may be words, and units are kept apart") {
  CHECK(described("增加7") == "number 7");
  CHECK(described("减少3") == "number -3");
  CHECK(described("減3") == "number -3");
  CHECK(described("+7") == "number 7");
  CHECK(described("－2") == "number -2");
  CHECK(described("39000元") == "number 39000 元");
  CHECK(described("25.1万元") == "number 25.1 万元");
  CHECK(described("25.1萬元") == "number 25.1 万元");
  CHECK(described("1175（其中办结3件）") == "number 1175 remark");
  CHECK(described("3天") == "text");
}

TEST_CASE("A blank, a dash, a zero and a word are four different things") {
  CHECK(described("") == "blank");
  CHECK(described(" \u3000\u00a0") == "blank");
  for (const std::string_view dash : {"-", "—", "－", "/", "——"}) CHECK(described(dash) == "dash");
  CHECK(described("无") == "text");
  CHECK(described("无变化") == "text");
}

TEST_CASE("Letters that were meant as digits are told") {
  CHECK(misread_digits("O") == "0");
  CHECK(misread_digits("1o") == "10");
  CHECK(misread_digits("l2") == "12");
  CHECK(misread_digits("〇") == "0");
  CHECK_FALSE(misread_digits("12"));
  CHECK_FALSE(misread_digits("无"));
}

}  // namespace gouji::model
