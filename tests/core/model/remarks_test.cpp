// Tests what is noted about the words of a line: dates in every notation, phrases in both scripts, sentences, quotations.
#include "core/model/remarks.h"

#include <catch2/catch.hpp>

#include "core/base/embedded.h"
#include "core/model/organ.h"

namespace gouji::tests {

namespace {

const templates::Narrative& narrative() {
  static const auto built_in = templates::Narrative::built_in();
  REQUIRE(built_in);
  return **built_in;
}

model::Remarks read(std::string_view words, std::size_t offset = 0) {
  return model::read_remarks(narrative(), words, offset);
}

std::string show(const model::WrittenDate& date) {
  return std::to_string(date.year.value) + "-" + std::to_string(date.month.value) + "-" +
         std::to_string(date.day.value);
}

std::vector<std::string> dates(std::string_view words) {
  std::vector<std::string> found;
  for (const model::DateRemark& remark : read(words).dates) found.push_back(show(remark.date));
  return found;
}

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE("A date is read in every notation") {
  CHECK(dates("自2023年1月1日起至2023年12月31日止") == Dates{"2023-1-1", "2023-12-31"});
  CHECK(dates("2023 年 1 月 1 日") == Dates{"2023-1-1"});
  CHECK(dates("２０２３年１月１日") == Dates{"2023-1-1"});
  CHECK(dates("二〇二三年十二月三十一日") == Dates{"2023-12-31"});
  CHECK(dates("二○二三年十月二十日") == Dates{"2023-10-20"});
  CHECK(dates("2023.1.1-2023.12.31") == Dates{"2023-1-1", "2023-12-31"});
  CHECK(dates("2023-01-01至2023-12-31") == Dates{"2023-1-1", "2023-12-31"});
  CHECK(dates("2023.1.1—12.31") == Dates{"2023-1-1", "0-12-31"});
  CHECK(dates("2023年1月1日至12月31日") == Dates{"2023-1-1", "0-12-31"});
  CHECK(dates("2023年，我局") == Dates{"2023-0-0"});
}

TEST_CASE("What only looks like a date is none") {
  CHECK(dates("电话0571-89532770，邮编311100").empty());
  CHECK(dates("国办公开办函〔2021〕30号").empty());
  CHECK(dates("比上年增长12.31%").empty());
  CHECK(dates("2024版指南").empty());
  CHECK(dates("10.20.2023.1.1").empty());
  CHECK(dates("一是加强管理；二是十分重视").empty());
  CHECK(dates("2023年13月1日") == Dates{"2023-0-0"});
}

TEST_CASE("A number is written again as the old one was") {
  const auto rewritten = [](std::string_view old, int value, bool is_year) {
    return model::written_like(*model::read_number(old, 0), value, is_year);
  };
  CHECK(rewritten("2022", 2023, true) == "2023");
  CHECK(rewritten("２０２２", 2023, true) == "２０２３");
  CHECK(rewritten("二〇二二", 2023, true) == "二〇二三");
  CHECK(rewritten("三十", 31, false) == "三十一");
  CHECK(rewritten("二", 1, false) == "一");
  CHECK(rewritten("十一", 12, false) == "十二");
  CHECK(rewritten("02", 1, false) == "01");
  CHECK(rewritten("２", 1, false) == "１");
  CHECK(rewritten("30", 31, false) == "31");
}

TEST_CASE("The year behind which the organ's facts follow is theirs") {
  CHECK(read("2022年，我局公开信息5条").dates[0].own);
  CHECK(read("按照要求，2022年度收到申请5件").dates[0].own);
  CHECK_FALSE(read("截至2022年我局共公开5条").dates[0].own);
  CHECK_FALSE(read("2022年底完成").dates[0].own);
  CHECK(read("现将2022年政府信息公开工作报告如下").dates[0].report);
  CHECK(read("《2022年政府信息公开要点》").dates[0].quoted);
  CHECK_FALSE(read("2022年以来，未发生").dates[0].since.empty());
}

TEST_CASE("A phrase is found at its place in either script, the longest first") {
  const model::Remarks plain = read("全年。我局未收取信息处理费。", 3);
  REQUIRE(plain.phrases.size() == 1);
  CHECK(plain.phrases[0].range == text::Range{12, 18});
  CHECK(plain.phrases[0].sentence == 1);
  CHECK(plain.tells(templates::fee_cue));
  CHECK(read("我廳未收取信息處理費").tells(templates::fee_cue));
  CHECK(read("我廳").tells(templates::self_reference_cue));
  CHECK_FALSE(read("由自我局限到我办理").tells(templates::self_reference_cue));
  CHECK_FALSE(read("行政事业性收费").tells(templates::doubtful_fee_cue));
  CHECK(read("今年以来").phrases[0].range == text::Range{0, 12});
}

TEST_CASE("A line that is a date, alone or behind a name, is a signature") {
  CHECK(read("2024年1月8日").dated);
  CHECK(read("青禾区财政局　2024年1月8日").dated);
  CHECK_FALSE(read("发布日期：2024年1月8日").dated);
  CHECK_FALSE(read("2024年1月").dated);
  CHECK_FALSE(read("我局于2024年1月8日").dated);
  CHECK_FALSE(read("2024年1月8日至2024年1月9日").dated);
}

TEST_CASE("One name of an organ may be short for another") {
  CHECK(model::same_organ("青禾区科技局", "云溪市青禾区科学技术局"));
  CHECK(model::same_organ("云溪市青禾区人力资源和社会保障局", "人社局"));
  CHECK_FALSE(model::same_organ("青禾区财政局", "青禾区民政局"));
  CHECK(model::organ_type(narrative(), "青禾区财政局") == model::OrganType::department);
  CHECK(model::organ_type(narrative(), "青禾区人民政府") == model::OrganType::government);
  CHECK(model::organ_type(narrative(), "青禾区白鹭街道办事处") == model::OrganType::unknown);
  CHECK(model::plain_organ("青禾區發改局（糧食局）") == "青禾区发改局");
}

}  // namespace gouji::tests
