// Tests that headings and titles are known by their words, and that rows and sentences are not taken for them.
#include <catch2/catch.hpp>

#include "core/model/heading.h"
#include "core/model/title.h"

namespace gouji::model {

namespace {

const templates::Library& library() {
  static const std::shared_ptr<const templates::Library> loaded = *templates::Library::built_in();
  return *loaded;
}

// "s3 official", "s1/s1.active variant", or "nothing"
std::string described(std::string_view line) {
  const std::optional<HeadingMatch> match = match_heading(library(), line);
  if (!match) return "nothing";
  constexpr std::string_view qualities[] = {"official", "variant", "misprint"};
  return std::string(match->section) + (match->aspect.empty() ? "" : "/" + std::string(match->aspect)) + " " +
         std::string(qualities[static_cast<std::size_t>(match->quality)]);
}

// "organ|year|well formed", or "nothing"
std::string title_of(std::string_view words) {
  const std::optional<TitleWords> title = read_title(library(), words);
  if (!title) return "nothing";
  return title->organ + "|" + (title->year ? std::to_string(*title->year) : "") + "|" +
         (title->well_formed ? "well formed" : "not well formed") + (title->complete ? "" : ", open");
}

}  // namespace

TEST_CASE("Section titles are found with or without #, in either script and width") {
  CHECK(described("一、总体情况") == "s1 official");
  CHECK(described("    　## 二、主动公开政府信息情况 ") == "s2 official");
  CHECK(described("三、收到和處理政府信息公開申請情況") == "s3 official");
  CHECK(described("⼀、总体情况") == "s1 official");
}

TEST_CASE("Listed variants, other numbers and misprints are variants and misprints") {
  CHECK(described("1、 总体情况") == "s1 variant");
  CHECK(described("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况") == "s4 variant");
  CHECK(described("五、政府信息公开工作存在的主要问题及改进情况") == "s5 variant");
  CHECK(described("二、主动公开政府政府情况") == "s2 misprint");
}

TEST_CASE("Aspects are known by a bracketed number") {
  CHECK(described("（一）主动公开") == "s1/s1.active official");
  CHECK(described("(一)主動公開政府信息情況") == "s1/s1.active variant");
  CHECK(described("（一）主动公开情况。2023年，我局……") == "s1/s1.active variant");
  CHECK(described("### （五）监督保障") == "s1/s1.supervision official");
}

TEST_CASE("Rows of table three and sentences are no headings") {
  CHECK(described("一、本年新收政府信息公开申请数量") == "nothing");
  CHECK(described("三、本年度办理结果") == "nothing");
  CHECK(described("四、结转下年度继续办理") == "nothing");
  CHECK(described("（三）不予公开") == "nothing");
  CHECK(described("总体情况良好，主动公开政府信息情况如下。") == "nothing");
}

TEST_CASE("Titles give organ and year") {
  CHECK(title_of("青禾区教育局2022年政府信息公开工作年度报告") == "青禾区教育局|2022|well formed");
  CHECK(title_of("青禾区教育局 ２０２２ 年度政府信息公开工作年度报告") == "青禾区教育局|2022|well formed");
  CHECK(title_of("青禾区教育局（青禾区体育局、青禾区体校）2020年政府信息公开工作年度报告（1）") ==
        "青禾区教育局（青禾区体育局、青禾区体校）|2020|well formed");
  CHECK(title_of("关于2021年度政府信息公开工作的年度报告") == "|2021|well formed");
  CHECK(title_of("青禾区教育局二〇二二年政府信息公开工作年度报告") == "青禾区教育局|2022|well formed");
}

TEST_CASE("Titles that miss a word are titles that are not well formed") {
  CHECK(title_of("青禾区教育局2020政府信息公开工作年度报告") == "青禾区教育局|2020|not well formed");
  CHECK(title_of("青禾区教育局2020年政府信息公开工作报告") == "青禾区教育局|2020|not well formed");
  CHECK(title_of("青禾区教育局2020年政府信息公开") == "青禾区教育局|2020|not well formed, open");
}

TEST_CASE("Sentences are no titles") {
  CHECK(title_of("现公布青禾区教育局2020年政府信息公开工作年度报告。") == "nothing");
  CHECK(title_of("根据《2020年政府信息公开工作年度报告》") == "nothing");
  CHECK(title_of("我局政府信息公开工作") == "nothing");
}

}  // namespace gouji::model
