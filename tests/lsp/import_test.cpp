// Reads Word files and pages, odd and broken ones among them, and takes reports through HTML and .docx and back.
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/features/page.h"
#include "lsp/import/docx.h"
#include "lsp/import/html.h"
#include "lsp/import/zip.h"
#include "lsp/page_html.h"
#include "lsp/paste_table.h"
#include "tests/support/cli.h"
#include "tests/support/docx.h"
#include "tests/support/folder.h"
#include "tests/support/snapshots.h"

using namespace gouji::support;
using gouji::import::Flow;
using gouji::tests::library;
namespace import = gouji::import;

namespace {

const gouji::edits::ConvertOptions plain{gouji::edits::Target::markdown, false, 2};

std::string markdown_of(const std::string& docx) {
  const auto flow = import::read_docx(docx);
  return flow ? import::markdown(*flow, plain) : "error: " + flow.error().reason;
}

std::string markdown_of_page(const std::string& page) { return import::markdown(*import::read_html(page), plain); }

std::string in_p(std::string_view inner) { return "<w:p>" + std::string(inner) + "</w:p>"; }

std::string xml_escaped(const std::string& text) { return gouji::escaped_html(text); }

// A report as a Word file, written from its layout as the extension does.
std::string docx_of_report(const gouji::model::Snapshot& snapshot) {
  using namespace gouji::features;
  std::string body;
  for (const PageBlock& block : page(snapshot)) {
    if (block.kind != PageKind::table) {
      body += docx_paragraph(xml_escaped(block.text));
      continue;
    }
    std::vector<std::vector<std::string>> rows(block.rows.size());
    std::vector<std::size_t> below(block.columns), width(block.columns);
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      std::size_t column = 0;
      const auto go_on = [&] {
        while (column < below.size() && below[column] > 0) {
          const std::size_t span = width[column];
          --below[column];
          rows[r].push_back("^@" + std::to_string(span));
          column += span;
        }
      };
      for (const PageCell& cell : block.rows[r]) {
        go_on();
        rows[r].push_back(xml_escaped(cell.text) + (cell.rowspan > 1 ? "^" : "") + "@" + std::to_string(cell.colspan));
        if (column < below.size()) below[column] = cell.rowspan - 1, width[column] = cell.colspan;
        column += cell.colspan;
      }
      go_on();
    }
    for (auto& row : rows)
      for (std::string& cell : row)
        if (cell.starts_with("^@")) cell = "^" + cell.substr(1);
    body += docx_table(rows);
  }
  return docx_of(body);
}

// Every cell of every report with its text.
std::string facts_of(const std::string& text) {
  std::string out;
  const auto snapshot = gouji::tests::open(text);
  snapshot.for_each_report([&](const gouji::model::PlacedReport& placed) {
    for (const auto& table : placed.report->tables)
      for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns(); ++column)
          if (const auto* cell = table.cell({row, column}); cell != nullptr && !table.text({row, column}).empty())
            out += table.address({row, column}) + "=" + table.text({row, column}) + "\n";
    for (const auto& figure : placed.report->figures) out += figure.count->text + "\n";
    return true;
  });
  return out;
}

void each_sample(const std::function<void(const std::string& name, const std::string& text)>& fn) {
  for (const auto& entry : std::filesystem::directory_iterator(sample_path(""))) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name != "EXPECTED.json") fn(name, sample(name));
  }
}

}  // namespace

TEST_CASE("a report keeps every number on its way through HTML") {
  each_sample([](const std::string& name, const std::string& text) {
    INFO(name);
    const std::string page = gouji::document_html(gouji::features::page(gouji::tests::open(text)), "", "zh-Hans");
    CHECK(facts_of(page) == facts_of(text));
    const auto flow = import::read_html(page);
    REQUIRE(flow);
    CHECK(facts_of(import::as_report(library(), import::markdown(*flow, plain), plain)) == facts_of(text));
  });
}

TEST_CASE("a report keeps every number on its way through a Word file") {
  each_sample([](const std::string& name, const std::string& text) {
    INFO(name);
    const auto flow = import::read_docx(docx_of_report(gouji::tests::open(text)));
    REQUIRE(flow);
    const std::string report = import::as_report(library(), import::markdown(*flow, plain), plain);
    INFO(report);
    CHECK(facts_of(report) == facts_of(text));
  });
}

TEST_CASE("a correct report is correct again, with its headings and tables as the form has them") {
  const auto flow = import::read_docx(docx_of_report(gouji::tests::open(clean_report())));
  CHECK(import::as_report(library(), import::markdown(*flow, plain), plain) == clean_report());
}

TEST_CASE("merged cells of Word are blanks behind and below") {
  CHECK(markdown_of(docx_of(docx_table({{"甲^", "乙@2"}, {"^", "1", "2"}, {"^", "3", "4"}, {"丙@3"}}))) ==
        "| 甲 | 乙 |  |\n| ---- | ---: | ---: |\n|  | 1 | 2 |\n|  | 3 | 4 |\n| 丙 |  |  |\n");
}

TEST_CASE("tracked changes are taken: what was inserted is read, what was deleted is not") {
  CHECK(markdown_of(docx_of(in_p("<w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
                                 "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r>"))) == "共12件\n");
  CHECK(markdown_of(docx_of("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc>"
                            "<w:tc/></w:tr><w:tr><w:tc>" +
                            docx_paragraph("留") + "</w:tc><w:tc>" + docx_paragraph("2") + "</w:tc></w:tr></w:tbl>")) ==
        "| 留 | 2 |\n| ---- | ---- |\n");
}

TEST_CASE("fields show their results, text boxes stand behind their paragraph, once") {
  CHECK(markdown_of(docx_of(in_p(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>= 1+2</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r>"
            "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple><w:r><w:t>件</w:t></w:r></w:fldSimple>"))) ==
        "3件\n");
  const std::string box = "<w:txbxContent>" + docx_paragraph("框") + "</w:txbxContent>";
  CHECK(markdown_of(docx_of(in_p("<w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" +
                                 box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                                 "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"))) == "前\n\n框\n");
}

TEST_CASE("headings come from styles and outlines, their numbers from lists") {
  const std::string styles =
      "<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:styleId=\"a\"><w:basedOn w:val=\"1\"/></w:style><w:style w:styleId=\"T\"><w:name w:val=\"toc 1\"/></w:style>";
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>"
      "<w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>";
  const auto styled = [](std::string_view style, std::string_view words) {
    return in_p("<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr><w:r><w:t>" + std::string(words) +
                "</w:t></w:r>");
  };
  CHECK(markdown_of(docx_of(styled("T", "总体情况 1") + styled("1", "总体情况") + styled("a", "主动公开政府信息情况") +
                                in_p("<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>（一）</w:t></w:r>"),
                            styles, numbering)) == "## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n### （一）\n");
}

TEST_CASE("what is hidden stays hidden, and nothing of a paragraph is taken for markup") {
  CHECK(markdown_of(
            docx_of(in_p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t># a|b&lt;td&gt;</w:t></w:r>"))) ==
        "＃ a|b＜td>\n");
  CHECK(markdown_of_page("<style>p{}</style><p style='display: none'>隐</p><p>见<br>行</p><script>1</script>") ==
        "见\n\n行\n");
}

TEST_CASE("tables that only lay a page out are none, numbers of two lines never run together") {
  CHECK(
      markdown_of_page(
          "<table><tr><td><h2>一、总体情况</h2><table><tr><td>甲<br>乙</td><td>1<br>2</td></tr></table></td></tr></table>") ==
      "## 一、总体情况\n\n| 甲乙 | 1 2 |\n| ---- | ---- |\n");
}

TEST_CASE("broken Word files are refused with the reason, and never crash") {
  const std::string whole = docx_of(docx_paragraph("甲") + docx_table({{"1", "2"}}));
  CHECK(markdown_of("") == "error: is no Word file: it is no zip archive, or only the begin of one");
  CHECK(markdown_of("\xD0\xCF\x11\xE0...").find("password") != std::string::npos);
  CHECK(markdown_of(zip_of({{"a.txt", "x", true}})).find("word/document.xml is missing") != std::string::npos);
  CHECK(markdown_of(zip_of({{"word/document.xml", "<w:document><w:body>", false}}))
            .starts_with("error: is no Word file: "));
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) CHECK_FALSE(import::read_docx(whole.substr(0, cut)));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0x5A);
    (void)import::read_docx(broken);
  }
}

TEST_CASE("a small archive that holds gigabytes is not unpacked") {
  const std::string bomb = zip_of({{"word/document.xml", std::string(80u << 20, ' '), false}});
  CHECK(bomb.size() < 1u << 20);
  CHECK(markdown_of(bomb).find("too large") != std::string::npos);
  std::string nested;
  for (int i = 0; i < 5000; ++i) nested += "<w:tbl><w:tr><w:tc>";
  CHECK_FALSE(import::read_docx(docx_of(nested)));
}

TEST_CASE("check, facts and import read Word files, and findings stand in the lines of the import") {
  const Folder folder;
  const std::string text = report_with_wrong_total();
  const std::string path = folder.write("年报.docx", docx_of_report(gouji::tests::open(text)));
  const Outcome imported = gouji_run({"import", path});
  CHECK(imported.exit_code == 0);
  const Outcome checked = gouji_check({"--format=ndjson", folder.path.string()});
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.find("年报.docx") != std::string::npos);
  CHECK(checked.out.find("sum.") != std::string::npos);
  CHECK(gouji_run({"facts", path}).out.find("\"s3/new-received/total\"") != std::string::npos);
  CHECK(gouji_run({"new", "--from=" + path}).out.starts_with("# 云溪市青禾区农业农村局2024年"));
  const std::string wrong = folder.write("题.docx", docx_of_report(gouji::tests::open(report_with_wrong_title())));
  CHECK(gouji_check({"--fix", wrong}).err.find("题.docx: left as it is") != std::string::npos);
  const std::string broken = folder.write("坏.docx", "PK");
  const Outcome failed = gouji_check({broken});
  CHECK(failed.exit_code == 2);
  CHECK(failed.err.find("坏.docx: is no Word file") != std::string::npos);
}

TEST_CASE("export writes one page without a script, in the layout of the form") {
  const Folder folder;
  const std::string path = (folder.path / "a.html").string();
  CHECK(gouji_run({"export", "--to=html", "--output=" + path, sample_path("青禾区农业农村局2023-正确.report.md")})
            .exit_code == 0);
  const std::string page = folder.read("a.html");
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("@page") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("rowspan=\"22\"") != std::string::npos);
  CHECK(page.find("data-line") == std::string::npos);
  CHECK(gouji_check({path}).exit_code == 0);
}

TEST_CASE("a table of a spreadsheet or a page becomes Markdown, official ones in their layout") {
  const auto pasted = [](std::string_view text, gouji::Pasted kind) {
    return gouji::pasted_table(library(), text, kind, {}).value_or("none");
  };
  CHECK(pasted("名称\t数\n甲\t12\n", gouji::Pasted::text) == "| 名称 |   数 |\n| ---- | ---: |\n| 甲   |   12 |\n");
  CHECK(
      pasted(
          "<table><tr><td>第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>3</td></tr></table>",
          gouji::Pasted::html)
          .find("| 第二十条第（六）项 |                  |\n") == 0);
  CHECK(pasted("只有一段话。", gouji::Pasted::text) == "none");
  CHECK(pasted("<p>话</p>", gouji::Pasted::html) == "none");
  const auto text = gouji::text::Text::from("a\r\nb");
  CHECK(gouji::fitted("| a |\n", text, 4) == "\r\n\r\n| a |\r\n");
}
