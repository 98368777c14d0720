// Checks that keys and arguments become sentences, and that what is missing is seen and never fatal.
#include "lsp/catalog.h"

#include <catch2/catch.hpp>

using gouji::Catalog;
using gouji::Language;
using gouji::language_of_locale;

TEST_CASE("a sentence takes its arguments by name") {
  const Catalog catalog = Catalog::from(R"({"sum": "{left} 应等于 {right}，{left}", "plain": "没有"})");
  CHECK(catalog("sum", {{"right", "3"}, {"left", "合计"}}) == "合计 应等于 3，合计");
  CHECK(catalog("plain") == "没有");
}

TEST_CASE("a list is joined with the comma of its language") {
  const std::vector<std::string> cells = {"甲", "乙", "丙"};
  CHECK(Catalog::from(R"({"list.comma": "、", "k": "{cells}。"})")("k", {{"cells", cells}}) == "甲、乙、丙。");
  CHECK(Catalog::from(R"({"k": "{cells}."})")("k", {{"cells", cells}}) == "甲, 乙, 丙.");
  CHECK(Catalog::from(R"({"k": "{cells}."})")("k", {{"cells", std::vector<std::string>{}}}) == ".");
}

TEST_CASE("a missing key or argument is visible") {
  const Catalog catalog = Catalog::from(R"({"k": "{a} and {b}", "open": "a { b", "number": 5})");
  CHECK(catalog("k", {{"a", "1"}}) == "1 and {b}");
  CHECK(catalog("none", {{"a", "1"}}) == "[none] a=1");
  CHECK(catalog("number") == "[number]");
  CHECK(catalog("open") == "a { b");
  CHECK(Catalog::from("no json")("k") == "[k]");
}

TEST_CASE("an argument's braces are not read again") {
  CHECK(Catalog::from(R"({"k": "{a}{b}"})")("k", {{"a", "{b}"}, {"b", "2"}}) == "{b}2");
}

TEST_CASE("locales choose their language") {
  for (const std::string_view locale :
       {"zh", "zh-cn", "zh-CN", "zh_SG", "zh-Hans", "zh-hans-hk", "zh_CN.UTF-8", "zh_CN.gb18030@x"})
    CHECK(language_of_locale(locale) == Language::zh_hans);
  for (const std::string_view locale : {"zh-tw", "zh-HK", "zh_MO", "zh-hant", "zh-Hant-CN"})
    CHECK(language_of_locale(locale) == Language::zh_hant);
  for (const std::string_view locale : {"en", "en-us", "de", "", "zhx", "C"})
    CHECK(language_of_locale(locale) == Language::en);
}

TEST_CASE("every language has a catalogue with a comma of its own") {
  CHECK(Catalog::load(Language::zh_hans)("list.comma") == "、");
  CHECK(Catalog::load(Language::zh_hant)("list.comma") == "、");
  CHECK(Catalog::load(Language::en)("list.comma") == ", ");
}

TEST_CASE("a day is written as each language writes days") {
  const gouji::messages::Message late{"date.after-deadline", {{"date", "2024-02-08"}, {"deadline", "2024-01-31"}}};
  CHECK(Catalog::load(Language::zh_hans).render(late) == "落款日期2024年2月8日晚于公布期限2024年1月31日");
  CHECK(Catalog::load(Language::zh_hant).render(late) == "落款日期2024年2月8日晚於公布期限2024年1月31日");
  CHECK(Catalog::load(Language::en).render(late).find("dated 2024-02-08, ") != std::string::npos);
  CHECK(Catalog::from(R"({"k": "{a:day}", "day.signs": "年|月|日"})")("k", {{"a", "soon"}}) == "soon");
}
