// Checks the law of what is kept between publications: it never shows. After any edits the list is the one that a newly
// opened document has.
#include "lsp/publisher.h"

#include <catch2/catch.hpp>

#include "tests/core/base/random.h"
#include "tests/support/samples.h"

using namespace gouji;
using namespace gouji::support;
using tests::Random;
using tests::random_edits;

namespace {

const std::string uri = "file:///a.report.md";

// One session with one document; the params of what was published last.
class Desk {
 public:
  explicit Desk(text::Encoding encoding) {
    session_.encoding = encoding;
    session_.client.related_information = true;
  }

  void open(const std::string& text) {
    protocol::DidOpenParams params{uri, "gouji-report", 1, &text};
    documents_.open(params);
  }
  void change(const text::Edit& edit) {
    documents_.change({uri, 1, {{range(edit.range), edit.text}}}, session_.encoding);
    documents_.stop_typing(uri);
  }
  std::string published() {
    publisher_.mark(uri);
    publisher_.publish(documents_, session_, catalog_, client_);
    return last_;
  }
  const text::Text& text() const { return documents_.find(uri)->snapshot.text(); }

 private:
  protocol::Range range(text::Range range) const {
    const auto position = [&](std::size_t offset) {
      const text::Position at = text::position_of(text(), offset, session_.encoding);
      return protocol::Position{static_cast<std::uint32_t>(at.line), static_cast<std::uint32_t>(at.column)};
    };
    return {position(range.begin), position(range.end)};
  }

  Session session_;
  Catalog catalog_ = Catalog::load(Language::zh_hans);
  Documents documents_{templates::Library::built_in().value()};
  Publisher publisher_;
  std::string last_;
  rpc::Dispatcher client_{[this](std::string_view body) { last_ = body; }, [](std::string_view) {}};
};

std::string published_afresh(const std::string& text, text::Encoding encoding) {
  Desk desk(encoding);
  desk.open(text);
  return desk.published();
}

// What people do to a report: digits, lines, rows, words, and now and then much at once.
text::Edit random_edit(const text::Text& text, Random& random) {
  constexpr std::string_view words[] = {
      "1", "0", "", "\n", " | 3", "字", "## 三、收到和处理政府信息公开申请情况\n", "𠮷\r\n", "| 规章 | 0 | 0 | 0 |\n"};
  const auto at_character = [&](std::size_t offset) {
    return text::offset_of(text, text::position_of(text, offset, text::Encoding::utf8), text::Encoding::utf8);
  };
  const std::size_t begin = random.upto(text.bytes());
  const std::size_t size = random.one_in(3) ? random.upto(random.one_in(10) ? 3000 : 60) : 0;
  const std::size_t from = at_character(begin);
  const std::size_t to = at_character(std::min(begin + size, text.bytes()));
  return {{from, std::max(from, to)}, std::string(words[random.upto(std::size(words) - 1)])};
}

}  // namespace

TEST_CASE("what is published after edits is what a new document would publish") {
  Random random;
  INFO("seed " << random.seed);
  const std::string start = sample("青禾区统计局2023-有误.report.md") + "\n" + sample("青禾区应急管理局2023-有误.txt") +
                            "\n" + clean_report();
  for (const text::Encoding encoding : {text::Encoding::utf8, text::Encoding::utf16, text::Encoding::utf32}) {
    Desk desk(encoding);
    desk.open(start);
    desk.published();
    for (std::size_t round = 0; round < random_edits(100); ++round) {
      INFO("round " << round);
      desk.change(random_edit(desk.text(), random));
      if (desk.text().bytes() < start.size() / 2) desk.change({{0, 0}, start});
      REQUIRE(desk.published() == published_afresh(desk.text().str(), encoding));
    }
  }
}
