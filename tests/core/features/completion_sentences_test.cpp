// Tests sentences as completions, what is offered in the middle of a heading and in blanks of every notation, and what is said of items.
#include <catch2/catch.hpp>

#include "tests/core/features/completing.h"
#include "tests/support/case_file.h"
#include "tests/support/reports.h"
#include "tests/support/samples.h"

namespace gouji::tests {

namespace {

// What a client without tab stops inserts.
std::string seen(std::string_view marked, const CompletionItem& item) {
  text::EditList edits;
  REQUIRE(edits.add({item.replace, edits::bracketed(item.insert)}));
  return text::apply(read_marks(marked).text, edits);
}

const std::string period = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。";
const std::string contact =
    "如对本报告有任何疑问，请与云溪市青禾区农业农村局联系（地址：【地址】，邮编：【邮编】，联系电话：【联系电话】）。";
const std::string fee = "本年度未收取信息处理费。";
const std::string nothing = "无其他需要报告的事项。";

// The clean report with other words in its opening.
std::string with_opening(const std::string& words) {
  const std::string clean = base_text("2021", "markdown");
  const std::size_t begin = clean.find("本报告所列数据");
  return clean.substr(0, begin) + words + clean.substr(clean.find("\n\n## 一、"));
}

const std::string no_requests = "本年度未收到政府信息公开申请。";
const std::string no_disputes = "本年度未发生因政府信息公开工作引起的行政复议、行政诉讼。";

// A report without a request, but for what its table has as their number, that says this of one aspect and no more.
std::string with_requests(const std::string& received, const std::string& aspect) {
  std::string text = base_text("2021", "markdown");
  const std::size_t begin = text.find("（二）依申请公开");
  text.replace(begin, text.find("\n\n### （三）", begin) - begin, aspect);
  text = support::replaced(text, "| 26 | 6 | 2 | 1 | 3 | 1 | 39 |", "| 0 | 0 | 0 | 0 | 0 | 0 | " + received + " |");
  return support::replaced(text, "| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 1 | 0 | 1 | 0 | 1 | 0 | 1 | 2 |",
                           "| 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
}

// The clean report with other words in its last section.
std::string with_closing(const std::string& words) {
  const std::string clean = base_text("2021", "markdown");
  return clean.substr(0, clean.find("本年度未产生")) + words + "\n";
}

}  // namespace

TEST_CASE("The opening offers the sentence on the period, and asked for it whom to call") {
  check_offers(with_opening("$0"), in_markdown, {"sentence " + period});
  check_offers(with_opening("$0"), invoked_in_markdown, {"sentence " + period, "sentence " + contact});
  check_offers(with_opening("$0\n\n" + period), invoked_in_markdown, {"sentence " + contact});
  check_offers(with_opening("$0\n\n联系电话：0000-8100712。"), invoked_in_markdown, {"sentence " + period});
  check_offers(base_text("2021", "markdown").insert(0, "$0\n\n"), invoked_in_markdown, {});
}

TEST_CASE("A sentence is offered to who begins it, and to nobody who writes something else") {
  const auto is_sentence = [](const CompletionItem& item) { return item.kind == CompletionKind::sentence; };
  for (const std::string_view typed :
       {"本", "本报告", "本报告所列数据的统计期限", "本报告所列数据的统计期限自2023年1月1日起"}) {
    const std::string marked = with_opening(std::string(typed) + "$0");
    INFO(typed);
    const std::vector<CompletionItem> items = complete(marked, in_markdown);
    REQUIRE(std::count_if(items.begin(), items.end(), is_sentence) == 1);
    CHECK(find(items, period).filter_text.starts_with(typed));
    CHECK(chosen(marked, find(items, period)) == with_opening(period));
  }
  for (const std::string_view typed : {"报告", "本报告书", "2023年"}) {
    INFO(typed);
    const std::vector<CompletionItem> items = complete(with_opening(std::string(typed) + "$0"), invoked_in_markdown);
    CHECK(std::none_of(items.begin(), items.end(), is_sentence));
  }
  check_offers(with_opening("本报告$0内容真实。"), invoked_in_markdown, {});
}

TEST_CASE("Without an opening the first section begins with the period") {
  const std::string title = "# 云溪市青禾区林业局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n";
  const std::vector<CompletionItem> items = complete(title + "$0\n", in_markdown);
  CHECK(items.front().label == period);
  CHECK(items.front().where == "一、总体情况");
  CHECK(described(complete(title + "2023年，工作平稳。\n\n$0\n", in_markdown)).front() == "aspect （一）主动公开");
}

TEST_CASE("The last section offers the fee until it is told, and nothing to report while it is empty") {
  check_offers(with_closing("$0"), in_markdown, {"sentence " + fee, "sentence " + nothing});
  check_offers(with_closing(fee + "\n\n$0"), in_markdown, {});
  check_offers(with_closing("另作说明。\n\n$0"), in_markdown, {"sentence " + fee});
  check_offers(with_closing("无其他$0"), in_markdown, {"sentence " + nothing});
  const std::string both = with_closing(fee + "$0");
  CHECK(complete(both, in_markdown).empty());
}

TEST_CASE("An aspect without a word is offered what the zeros of the tables make of it") {
  check_offers(with_requests("0", "（二）依申请公开\n\n$0"), in_markdown,
               {"sentence " + no_requests, "sentence " + no_disputes});
  check_offers(with_requests("1", "（二）依申请公开\n\n$0"), in_markdown, {"sentence " + no_disputes});
  check_offers(with_requests("", "（二）依申请公开\n\n$0"), in_markdown, {"sentence " + no_disputes});
  check_offers(with_requests("0", "（一）主动公开\n\n$0"), in_markdown, {"aspect （二）依申请公开"});
  check_offers(with_requests("0", "（二）依申请公开\n\n本年度未$0"), in_markdown,
               {"sentence " + no_requests, "sentence " + no_disputes});
  const std::string marked = with_requests("0", "（二）依申请公开\n\n$0");
  CHECK(chosen(marked, complete(marked, in_markdown).front()) ==
        with_requests("0", "（二）依申请公开\n\n" + no_requests));
}

TEST_CASE("What prose tells of its zeros already is not offered again") {
  check_offers(with_requests("0", "（二）依申请公开\n\n" + no_requests + "$0"), in_markdown, {});
  check_offers(with_requests("0", "（二）依申请公开\n\n" + no_requests + "$0"), invoked_in_markdown,
               {"sentence " + no_disputes});
  check_offers(with_requests("0", "（二）依申请公开\n\n" + no_disputes + "$0"), invoked_in_markdown,
               {"sentence " + no_requests});
  check_offers(with_requests("0", "（二）依申请公开\n\n全年没有收到公开申请，也未发生行政复议、行政诉讼。\n\n$0"),
               invoked_in_markdown, {});
}

TEST_CASE("A sentence is offered where it is begun at the end of a paragraph, and replaces only what is begun") {
  for (const std::string_view words : {"（二）依申请公开\n\n渠道畅通。", "（二）依申请公开。"}) {
    const std::string marked = with_requests("0", std::string(words) + "本年度未收到$0");
    const std::vector<CompletionItem> items = complete(marked, in_markdown);
    REQUIRE(described(items) == std::vector<std::string>{"sentence " + no_requests});
    CHECK(read_marks(marked).text.substr(items.front().replace.begin, items.front().replace.size()) == "本年度未收到");
    CHECK(items.front().replace_all == items.front().replace);
    CHECK(chosen(marked, items.front()) == with_requests("0", std::string(words) + no_requests));
  }
  check_offers(with_requests("0", "（二）依申请公开\n\n渠道畅通。另$0"), invoked_in_markdown, {});
  check_offers(with_requests("0", "（二）依申请公开\n\n渠道畅通。本年度未$0再收到。"), invoked_in_markdown, {});
  check_offers(with_closing("另作说明。本年度未收$0"), in_markdown, {"sentence " + fee});
}

TEST_CASE("A report without an opening may tell period and contact at the end of its first or last section") {
  const std::string report =
      "# 云溪市青禾区农业农村局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年平稳。\n\n";
  const auto offers = [](const std::string& marked, const CompletionContext& context) {
    std::vector<std::string> sentences = described(complete(marked, context));
    std::erase_if(sentences, [](const std::string& item) { return !item.starts_with("sentence "); });
    return sentences;
  };
  const std::vector<std::string> both = {"sentence " + period, "sentence " + contact};
  CHECK(offers(report + "$0\n", invoked_in_markdown) == both);
  CHECK(offers(report + "$0\n", in_markdown).empty());
  const std::string last = report + "## 六、其他需要报告的事项\n\n本年度未收取信息处理费。";
  CHECK(offers(last + "$0", invoked_in_markdown) == both);
  CHECK(offers(last + "\n\n请与办公室联系（地址：青禾路1号，邮编：000000）。$0", invoked_in_markdown) ==
        std::vector<std::string>{both.front()});
  CHECK(offers(last + "\n\n如对本报告$0", invoked_in_markdown) == std::vector<std::string>{both.back()});
}

TEST_CASE("A sentence that is chosen is what the report lacked") {
  for (const std::string& marked : {with_opening("$0"), with_closing("$0")}) {
    const std::vector<CompletionItem> items = complete(marked, in_markdown);
    REQUIRE_FALSE(items.empty());
    const auto missing = [](const model::Snapshot& snapshot) {
      std::size_t count = 0;
      for (const model::Finding& finding : snapshot.findings(50))
        count +=
            finding.code == messages::Code::period_missing || finding.code == messages::Code::fee_statement_missing;
      return count;
    };
    CHECK(missing(open(read_marks(marked).text)) == 1);
    CHECK(missing(open(chosen(marked, items.front()))) == 0);
  }
}

TEST_CASE("Places of a sentence are seen where no tab stops lead to them") {
  const std::string marked = with_opening("$0");
  const CompletionItem item = find(complete(marked, invoked_in_markdown), contact);
  CHECK(std::count_if(item.insert.begin(), item.insert.end(),
                      [](const edits::Piece& piece) { return piece.placeholder; }) == 3);
  CHECK(seen(marked, item).find("（地址：【地址】，邮编：【邮编】，联系电话：【联系电话】）") != std::string::npos);
}

TEST_CASE("Sentences are written in the script of the report") {
  const std::string traditional = "雲溪市青禾區林業局2023年政府信息公開工作年度報告\n$0\n一、總體情況\n全年平穩。\n";
  const std::vector<CompletionItem> items = complete(traditional, invoked_in_markdown);
  find(items, "本報告所列數據的統計期限自2023年1月1日起至2023年12月31日止。");
  find(items,
       "如對本報告有任何疑問，請與雲溪市青禾區林業局聯繫（地址：【地址】，郵編：【郵編】，聯繫電話：【聯繫電話】）。");
}

TEST_CASE("In the middle of a heading its section is offered, with what is replaced behind the cursor") {
  const std::string marked = begun + "## 三、收到$0申请情况\n";
  const std::vector<CompletionItem> items = complete(marked, in_markdown);
  REQUIRE(described(items) == std::vector<std::string>{all_sections[2]});
  const std::string text = read_marks(marked).text;
  CHECK(text.substr(items.front().replace.begin, items.front().replace.size()) == "## 三、收到");
  CHECK(text.substr(items.front().replace_all.begin, items.front().replace_all.size()) == "## 三、收到申请情况");
}

TEST_CASE("Every notation that can hold a blank is offered what belongs in it") {
  const auto check_notation = [](const std::string& name, const std::string& text) {
    INFO(name);
    const model::Snapshot snapshot = open(text);
    const auto placed = snapshot.ledger_at(0);
    REQUIRE(placed);
    std::size_t offered = 0;
    for (const auto& grid : placed->ledger->grids) {
      for (std::size_t i = 0; i < grid->cells.size(); i += 11) {
        if (!grid->cells[i]) continue;
        const text::Range content = placed->at(grid->cells[i]->content);
        const text::Edit blank{content, {}};
        const model::Snapshot lacking = snapshot.edited(blank);
        const auto items = features::completion(lacking, content.begin, in_markdown);
        if (items.empty() || items.front().kind != CompletionKind::value) continue;
        CHECK(items.size() == 1);
        CHECK(items.front().label == grid->amount({i / grid->columns(), i % grid->columns()})->to_string());
        CHECK_FALSE(items.front().where.empty());
        CHECK(features::completion_cell(lacking, content.begin, items.front().subject.id).has_value());
        ++offered;
      }
    }
    CHECK(offered >= 8);
  };
  for (const std::string_view notation : {"markdown", "tsv", "pipes", "cells"})
    check_notation(std::string(notation), base_text("2021", notation));
  for (const ReportFile& file : notations())
    if (file.name.find("2023-html") != std::string::npos) check_notation(file.name, file.text);
}

TEST_CASE("Every item can be explained, whatever becomes of the document") {
  const model::Snapshot other = open("另一份文件。\n");
  std::size_t reasons = 0;
  for (const std::string& marked : {std::string("$0"), begun + "$0", begun + "## 二、主动公开政府信息情况\n\n$0",
                                    with_opening("$0"), with_closing("$0"),
                                    support::replaced(base_text("2021", "markdown"),
                                                      "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n", "$0\n")}) {
    for (const CompletionItem& item : complete(marked, {true, true, true, 2025})) {
      INFO(item.label);
      const auto note = features::completion_note(other.library(), item.subject);
      REQUIRE(note);
      CHECK((note->about != nullptr || !note->reason.empty()));
      CHECK(note->basis != nullptr);
      if (!note->reason.empty()) check_message({note->reason, {}});
      reasons += note->reason.empty() ? 0 : 1;
    }
  }
  CHECK(reasons >= 4);
  CHECK_FALSE(features::completion_note(other.library(),
                                        {CompletionKind::section, other.library().templates().front().id, "s99"}));
  CHECK_FALSE(
      features::completion_note(other.library(), {CompletionKind::row, other.library().templates().front().id, "s3"}));
  CHECK_FALSE(features::completion_note(other.library(), {CompletionKind::section, "no-form", "s1"}));
}

}  // namespace gouji::tests
