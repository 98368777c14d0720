// Tests what numbers in sentences refer to, with sentences in the style of real reports from all over the country.
#include "core/model/figure.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include <fstream>
#include <sstream>

#include "core/text/numeral.h"
#include "tests/support/paths.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

constexpr std::string_view place = "全年新收政府信息公开申请39件，上年结转3件。共办结40件，";

std::string report_with(const std::string& sentence) {
  std::string text = support::clean_report();
  const std::size_t begin = text.find(place);
  return text.replace(begin, text.find('\n', begin) - begin, sentence);
}

struct Sentence {
  std::string text;
  std::vector<std::string> figures;
};

std::vector<std::string> split(const std::string& text, const std::string& mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + mark.size();
  }
  return parts;
}

std::vector<Sentence> sentences() {
  std::ifstream file(source_dir() / "tests/data/sentences/true.txt");
  std::vector<Sentence> list;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t arrow = line.find(" =>");
    REQUIRE(arrow != line.npos);
    const std::size_t begin = std::min(line.size(), arrow + 4);
    list.push_back({line.substr(0, arrow), split(line.substr(begin), "; ")});
  }
  return list;
}

const model::Frame& report_of(const model::Snapshot& snapshot) { return *snapshot.reports()[0].ledger->frame; }
const model::Grids& grids_of(const model::Snapshot& snapshot) { return snapshot.reports()[0].ledger->grids; }

// The addresses that "result.denied.*" or "s4/cases/review.total" names.
std::string addresses(const model::Grids& grids, const std::string& names) {
  if (names == "-") return {};
  std::string joined;
  for (const std::string& name : split(names, "+")) {
    std::vector<std::string> all{name.find('/') != name.npos ? name : "s3/" + name + "/total"};
    if (const std::size_t star = name.find('*'); star != name.npos) {
      all.clear();
      const auto table =
          std::find_if(grids.begin(), grids.end(), [](const auto& grid) { return grid->spec().id == "s3"; });
      const templates::Axis& rows = (*table)->spec().rows;
      for (std::size_t leaf = 0; leaf < rows.size(); ++leaf)
        if (rows.leaf(leaf).id.starts_with(name.substr(0, star))) all.push_back("s3/" + rows.leaf(leaf).id + "/total");
    }
    for (const std::string& one : all) joined += (joined.empty() ? "" : "+") + one;
  }
  return joined;
}

std::string written(const model::Grids& grids, const model::Figure& figure, const model::Tie& tie) {
  std::string joined = figure.count->value.to_string() + " ";
  for (std::size_t i = 0; i < tie.refers.size(); ++i)
    joined += (i == 0 ? "" : "+") + grids[tie.refers[i].table]->address(tie.refers[i].at);
  return joined;
}

std::size_t prose_findings(const model::Snapshot& snapshot) {
  std::size_t count = 0;
  for (const model::Finding& finding : snapshot.findings(snapshot.finding_count()))
    count += messages::name(finding.code).starts_with("prose.") ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("Numbers in sentences refer to the cells they mean, and true sentences have no finding") {
  std::size_t seen = 0;
  for (const Sentence& sentence : sentences()) {
    INFO(sentence.text);
    const model::Snapshot snapshot = open(report_with(sentence.text));
    const model::Frame& report = report_of(snapshot);
    std::vector<std::string> found;
    const std::vector<model::Tie> ties = model::tie_out(report.figures, grids_of(snapshot));
    for (const model::Figure& figure : report.figures)
      if (snapshot.text().slice(figure.phrase).size() <= sentence.text.size() &&
          sentence.text.find(snapshot.text().slice(figure.phrase)) != sentence.text.npos &&
          snapshot.text().line_of(figure.phrase.begin) == 16)
        found.push_back(
            written(grids_of(snapshot), figure, ties[static_cast<std::size_t>(&figure - report.figures.data())]));
    std::vector<std::string> wanted;
    for (const std::string& figure : sentence.figures) {
      const std::size_t space = figure.find(' ');
      wanted.push_back(figure.substr(0, space + 1) + addresses(grids_of(snapshot), figure.substr(space + 1)));
    }
    CHECK(found == wanted);
    INFO(describe(snapshot));
    for (const model::Finding& finding : snapshot.findings(snapshot.finding_count()))
      CHECK_FALSE(messages::name(finding.code).starts_with("prose."));
    ++seen;
  }
  CHECK(seen >= 190);
}

TEST_CASE("A number that is changed in a true sentence is told, and the fix takes the finding away") {
  std::size_t changed = 0;
  for (const Sentence& sentence : sentences()) {
    const model::Snapshot snapshot = open(report_with(sentence.text));
    const model::Frame& report = report_of(snapshot);
    const std::vector<model::Tie> ties = model::tie_out(report.figures, grids_of(snapshot));
    for (std::size_t i = 0; i < ties.size(); ++i) {
      const model::Figure& figure = report.figures[i];
      if (ties[i].refers.empty() || figure.at_most || snapshot.text().line_of(figure.phrase.begin) != 16) continue;
      INFO(sentence.text);
      const std::string number = text::write_numeral(*figure.count->value.integer() + 1, figure.count->style);
      text::EditList edit;
      edit.add({figure.number, number});
      const model::Snapshot wrong = open_edited(snapshot, edit);
      bool told = false;
      for (const model::Finding& finding : wrong.findings(wrong.finding_count())) {
        if (finding.code != messages::Code::prose_count) continue;
        told = true;
        const std::vector<checks::Fix> fixes = checks::fixes(wrong, finding);
        REQUIRE_FALSE(fixes.empty());
        const model::Snapshot mended = open_edited(wrong, fixes.front().edits);
        INFO(describe(mended));
        CHECK(prose_findings(mended) < prose_findings(wrong));
      }
      INFO(describe(wrong));
      CHECK(told);
      ++changed;
    }
  }
  CHECK(changed >= 80);
}

TEST_CASE("A cell that is changed against a sentence is told once: by its sums, or by the sentence where none fails") {
  const auto codes_after = [](std::string_view cell, std::string_view changed) {
    const model::Snapshot snapshot = open(support::replaced(support::clean_report(), cell, changed));
    std::vector<std::string> codes;
    for (const model::Finding& finding : snapshot.findings(snapshot.finding_count()))
      codes.emplace_back(messages::name(finding.code));
    return codes;
  };
  CHECK(codes_after("| 1 | 39 |", "| 1 | 38 |") == std::vector<std::string>{"sum.culprit"});
  CHECK(codes_after("| 1 | 40 |", "| 1 | 41 |") == std::vector<std::string>{"sum.culprit"});
  CHECK(codes_after("| 行政规范性文件 | 4 |", "| 行政规范性文件 | 5 |") == std::vector<std::string>{"prose.count"});
}

}  // namespace gouji::tests
