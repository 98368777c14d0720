// Tests which words are addresses, and where they end.
#include "core/features/links.h"

#include <catch2/catch.hpp>

#include "tests/support/marks.h"

namespace gouji::tests {

namespace {

// Marks are labelled with the target; a label of = stands for the words themselves.
void check_links(std::string_view marked) {
  const MarkedText text = read_marks(marked);
  std::vector<Mark> found;
  for (const features::Link& link : features::links(text::Text::from(text.text), [] { return false; })) {
    const std::string words = text.text.substr(link.range.begin, link.range.size());
    found.push_back({link.range, link.target == words ? "=" : link.target});
  }
  INFO(marked << "\n" << show_marks(text.text, found));
  CHECK(found == text.marks);
}

}  // namespace

TEST_CASE("An address ends where Chinese words or marks go on") {
  check_links("电子版可从⟦https://www.qinghe.gov.cn/zwgk⟧{=}下载。");
  check_links("网址：⟦http://qinghe.gov.cn⟧{=}，邮编：000712");
  check_links("（⟦https://qinghe.gov.cn/a?b=1&c=2#d⟧{=}）、《⟦HTTP://QINGHE.GOV.CN/⟧{=}》");
  check_links("⟦https://qinghe.gov.cn/⟧{=}年报");
}

TEST_CASE("Marks of the sentence and of the markup are no part of it") {
  check_links("见 ⟦https://qinghe.gov.cn/a⟧{=}.");
  check_links("见(⟦https://qinghe.gov.cn/a_(b)⟧{=}),或[网站](⟦https://qinghe.gov.cn/c⟧{=})");
  check_links("**⟦https://qinghe.gov.cn/a⟧{=}** <⟦https://qinghe.gov.cn/b⟧{=}>");
  check_links("| ⟦https://qinghe.gov.cn⟧{=}|⟦a@qinghe.gov.cn⟧{mailto:a@qinghe.gov.cn}|");
}

TEST_CASE("In HTML an address stands in quotes, and entities end it") {
  check_links("<a href=\"⟦https://qinghe.gov.cn/?a=1&amp;b=2⟧{https://qinghe.gov.cn/?a=1&b=2}\">网站</a>");
  check_links("<p>⟦https://qinghe.gov.cn/a⟧{=}&nbsp;</p>");
}

TEST_CASE("Addresses of mail and pages without a scheme get one") {
  check_links("邮箱：⟦qh_xxgk@163.com⟧{mailto:qh_xxgk@163.com}。");
  check_links("mailto:⟦a.b@qinghe.gov.cn⟧{mailto:a.b@qinghe.gov.cn}");
  check_links(
      "门户网站⟦www.qinghe.gov.cn⟧{http://www.qinghe.gov.cn}（⟦www.qinghe.gov.cn/a⟧{http://www.qinghe.gov.cn/a}）");
}

TEST_CASE("What only looks like an address is none") {
  check_links("ftp://qinghe.gov.cn file:///etc javascript://qinghe.gov.cn xhttp://qinghe.gov.cn");
  check_links("http:// https://。 http://局 http://a 12:30 @ a@ @b a@b 3@4.5 www. www.cn wwww.qinghe.gov.cn");
  check_links("http://a..b https://-");
  check_links("");
}

TEST_CASE("Nothing is found once nobody waits") {
  const std::string many(1 << 20, ':');
  CHECK(features::links(text::Text::from(many + "https://qinghe.gov.cn"), [] { return true; }).empty());
}

}  // namespace gouji::tests
