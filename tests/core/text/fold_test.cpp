// Shows which labels fold to the same, and how script forms are converted and told apart.
#include "core/text/fold.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/text/unicode.h"
#include "core/text/variants.h"
#include "tests/core/base/random.h"
#include "tests/core/text/samples.h"
#include "tests/support/spelt_alike.h"

using namespace gouji::text;
using gouji::tests::Random;
using gouji::tests::random_bytes;

TEST_CASE("a label folds to its letters and digits") {
  CHECK(fold("（一）予以公开") == "一予以公开");
  CHECK(fold("(三)不予公開") == "三不予公开");
  CHECK(fold("1、屬于國家秘密") == "1属于国家秘密");
  CHECK(fold("1.属于国家秘密") == "1属于国家秘密");
  CHECK(fold("１．属于国家秘密") == "1属于国家秘密");
  CHECK(fold("4.保护第三方合法权益") == fold(" ４．保護第三方合法權益 "));
  CHECK(fold("3.危及“三安全一稳定”") == fold("3、危及\"三安全一穩定\""));
  CHECK(fold("2.其他法律、行政法规禁止公开") == "2其他法律行政法规禁止公开");
  CHECK(fold("**（七）总计**").compare("七总计") == 0);
}

TEST_CASE("spaces of every kind are dropped") {
  CHECK(fold("总\u00A0计") == "总计");
  CHECK(fold("　总　计　") == "总计");
  CHECK(fold("总 \t\r\n计\u200B\uFEFF") == "总计");
  CHECK(fold("、，。；：？！（）“”《》〔〕[]{}|-—…·").empty());
  CHECK(fold("").empty());
}

TEST_CASE("radicals fold to the characters they look like") {
  CHECK(fold("⼀、总体情况") == "一总体情况");
  CHECK(fold("⾏政复议") == "行政复议");
  CHECK(fold("⺠政局") == "民政局");
  CHECK(fold("部⻔") == "部门");
  CHECK(fold("⻅⻓⻛⻬⻥⻑") == "见长风齐鱼长");
}

TEST_CASE("width, case and compatibility forms fold") {
  CHECK(fold("ＡＢｃ１２") == "abc12");
  CHECK(fold("①㈠⑵㎡") == "1一2m2");
  CHECK(fold("二〇二一年") == "二〇二一年");
  CHECK(fold("々") == "々");
  CHECK(fold("豈") == "岂");
  CHECK(fold("한글") == "한글");
  CHECK(fold("É") == "é");
}

TEST_CASE("traditional characters fold to simplified ones") {
  CHECK(fold("結轉下年度繼續辦理") == "结转下年度继续办理");
  CHECK(fold("行政機關規範性文件製發件數") == "行政机关规范性文件制发件数");
  CHECK(fold("復議後起訴") == "复议后起诉");
  CHECK(fold("未經復議直接起訴") == "未经复议直接起诉");
  CHECK(fold("諮詢") == "咨询");
}

TEST_CASE("characters beyond the Basic Multilingual Plane fold, too") {
  CHECK(fold("𠮷😀") == "𠮷");
  CHECK(fold("𝟏𝐀") == "1a");
}

TEST_CASE("bytes that are no UTF-8 fold to nothing") {
  CHECK(fold("总\xFF\xE4\xB8计\xE6") == "总计");
  CHECK(fold("\xED\xA0\x80\xE0\x80\x80").empty());
}

TEST_CASE("folding and simplifying twice changes nothing more") {
  for (char32_t c = 0; c < 0x20000; ++c) {
    const std::string letter = encode(c);
    const std::string folded = fold(letter);
    if (fold(folded) != folded) {
      INFO(std::hex << static_cast<unsigned>(c) << " " << folded << " " << fold(folded));
      CHECK(fold(folded) == folded);
    }
    const std::string simple = simplify(letter);
    if (simplify(simple) != simple) CHECK(simplify(simple) == simple);
  }
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t i = 0; i < 100; ++i) {
    const std::string folded = fold(random_bytes(random, random.upto(500)));
    REQUIRE(fold(folded) == folded);
    REQUIRE(is_valid_utf8(folded));
  }
}

TEST_CASE("the tables of variants are sorted pairs of different characters") {
  for (const std::u16string_view pairs : {simplified_pairs, shared_pairs, radical_pairs}) {
    REQUIRE(pairs.size() % 2 == 0);
    for (std::size_t i = 0; i < pairs.size(); i += 2) {
      REQUIRE(pairs[i] != pairs[i + 1]);
      if (i > 0) REQUIRE(pairs[i - 2] < pairs[i]);
    }
  }
}

TEST_CASE("an ordinal is dropped from a folded label") {
  CHECK(strip_number("一予以公开") == "予以公开");
  CHECK(strip_number("1属于国家秘密") == "属于国家秘密");
  CHECK(strip_number("十二其他") == "其他");
  CHECK(strip_number("总计") == "总计");
  CHECK(strip_number("1三安全一稳定") == "三安全一稳定");
  CHECK(strip_number("12") == "12");
  CHECK(strip_number("").empty());
}

TEST_CASE("simplifying keeps punctuation, spaces and width") {
  CHECK(simplify("（１）屬於　國家秘密，ＡＢ。") == "（１）属于　国家秘密，ＡＢ。");
  CHECK(simplify("⾏政⺠事⻑") == "行政民事长");
  CHECK(simplify("成效显著，乾安县") == "成效显著，乾安县");
  CHECK(simplify("a\xFF\xE4中\r\n") == "a\xFF\xE4中\r\n");
}

TEST_CASE("a label is written in traditional characters") {
  CHECK(to_traditional("（一）予以公开") == "（一）予以公開");
  CHECK(to_traditional("1.属于国家秘密") == "1.屬於國家秘密");
  CHECK(to_traditional("补正后申请内容仍不明确") == "補正後申請內容仍不明確");
  CHECK(to_traditional("结转下年度继续办理") == "結轉下年度繼續辦理");
  CHECK(to_traditional("12 | 3").compare("12 | 3") == 0);
  for (const char* label : {"（三）不予公开", "8.属于行政查询事项", "没有现成信息需要另行制作", "行政规范性文件",
                            "复议后起诉", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"}) {
    CHECK(fold(to_traditional(label)) == fold(label));
  }
}

TEST_CASE("traditional text is told from simplified text") {
  CHECK(is_traditional("（三）不予公開"));
  CHECK(is_traditional("復議后起訴"));
  CHECK(is_traditional("屬于國家秘密"));
  CHECK_FALSE(is_traditional("（三）不予公开"));
  CHECK_FALSE(is_traditional("总计 12"));
  CHECK_FALSE(is_traditional("政府信息公告"));
  CHECK_FALSE(is_traditional("成效显著"));
  CHECK_FALSE(is_traditional(""));
  // One name in a traditional form does not make a simplified sentence traditional.
  CHECK_FALSE(is_traditional("政府信息公开工作由李昇同志负责，机关各科室配合。"));
}

TEST_CASE("Whatever way a label is spelt, it folds to the same, and what is folded stays") {
  gouji::tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  static constexpr std::string_view labels[] = {"（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                                                "3.危及“三安全一稳定”",
                                                "2.其他法律行政法规禁止公开",
                                                "第二十条第（八）项",
                                                "本年收费金额（单位：万元）",
                                                "行政规范性文件",
                                                "未经复议直接起诉",
                                                "三、收到和处理政府信息公开申请情况"};
  for (std::size_t round = 0; round < gouji::tests::random_edits(2000); ++round) {
    const std::string_view label = labels[random.upto(std::size(labels) - 1)];
    const std::string alike = gouji::tests::spelt_alike(label, [&](std::size_t limit) { return random.upto(limit); });
    INFO(alike);
    REQUIRE(fold(alike) == fold(label));
    REQUIRE(fold(fold(alike)) == fold(label));
  }
}
