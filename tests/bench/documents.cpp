// Renames the district of a sample, finds the places to type at by the look of the lines, and plants faults there.
#include "tests/bench/documents.h"

#include <random>
#include <stdexcept>

#include "tests/support/process.h"
#include "tests/support/reports.h"

namespace gouji::bench {

namespace {

constexpr std::string_view district = "青禾";  // of all samples, in front of 区 or 區
constexpr std::string_view comma = "，";

using Random = std::mt19937;  // its numbers are the same everywhere, those of std's distributions are not

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

std::string district_name(Random& random) {
  static constexpr std::string_view characters[] = {"江", "河", "湖", "山", "林", "岭", "原", "溪", "桥", "松",
                                                    "梅", "兰", "竹", "菊", "云", "霞", "泉", "石", "沙", "柳"};
  std::string name;
  for (int i = 0; i < 3; ++i) name += characters[below(random, std::size(characters))];
  return name;
}

std::string renamed(std::string report, std::string_view name) {
  for (std::size_t at = 0; (at = report.find(district, at)) != std::string::npos; at += name.size())
    report.replace(at, district.size(), name);
  return report + "\n";  // a blank line parts reports
}

// Without the spaces that align the columns of a row: rows as authors write them.
std::string unpadded(std::string_view text) {
  std::string out;
  bool row = false;
  for (const char c : text) {
    if (out.empty() || out.back() == '\n') row = c == '|';
    if (!row || c != ' ' || out.back() != ' ') out += c;
  }
  return out;
}

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const unsigned char byte : text) units += (byte & 0xC0) == 0x80 ? 0 : byte < 0xF0 ? 1 : 2;
  return units;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The lengths of what stands before the numbers of a row or cell.
std::vector<std::size_t> numbers_in(std::string_view line) {
  std::vector<std::size_t> found;
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (!is_digit(line[at]) || (line[at - 1] != ' ' && line[at - 1] != '\t')) continue;
    const std::size_t end = line.find_first_not_of("0123456789", at);
    if (end == std::string_view::npos || line.substr(end, 2) == " |") found.push_back(at);
  }
  return found;
}

std::vector<std::size_t> commas_in(std::string_view line) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; (at = line.find(comma, at)) != std::string_view::npos;) found.push_back(at += comma.size());
  return found;
}

bool is_prose(std::string_view line) {
  return line.size() > 90 && line.front() != '|' && line.front() != '\t' && line.front() != '#';
}

// Takes one report after the other and keeps the places of all.
class Writer {
 public:
  void add(std::string_view report, Random& random) {
    const std::size_t begin = document_.text.size();
    std::vector<std::size_t> digits;  // offsets
    bool in_table_three = false;
    for (std::size_t at = 0; at < report.size(); ++line_) {
      const std::string_view line = report.substr(at, report.find('\n', at) - at);
      if (line.find("三、收到") != std::string_view::npos) in_table_three = true;
      if (line.find("四、政府") != std::string_view::npos) in_table_three = false;
      if (is_prose(line)) add_places(document_.prose, line, commas_in(line));
      if (in_table_three && (line.front() == '|' || line.front() == '\t')) {
        const std::vector<std::size_t> found = numbers_in(line);
        add_places(document_.digits, line, found);
        for (const std::size_t offset : found) digits.push_back(at + offset);
      }
      at += line.size() + 1;
    }
    document_.text += report;
    document_.faulty += report;
    if (digits.empty()) return;  // a sample in wide digits
    char& digit = document_.faulty[begin + digits[below(random, digits.size())]];
    digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
  }

  Document take() { return std::move(document_); }

 private:
  void add_places(std::vector<Place>& places, std::string_view line, const std::vector<std::size_t>& offsets) const {
    for (const std::size_t offset : offsets) places.push_back({line_, utf16_units(line.substr(0, offset))});
  }

  Document document_;
  std::size_t line_ = 0;
};

}  // namespace

std::string_view name(Notation notation) { return notation == Notation::markdown ? "Markdown" : "cells"; }

std::string_view extension(Notation notation) { return notation == Notation::markdown ? ".report.md" : ".txt"; }

std::string_view language_id(Notation notation) {
  return notation == Notation::markdown ? "gouji-report" : "plaintext";
}

std::vector<std::string> correct_reports(const std::string& gouji, Notation notation) {
  const std::string to = notation == Notation::markdown ? "--to=markdown" : "--to=cells";
  std::vector<std::string> reports;
  for (const tests::ReportFile& file : tests::samples()) {
    if (file.name.find("正确") == std::string::npos) continue;
    const std::string path = (tests::source_dir() / "tests/data/samples" / file.name).string();
    const support::Outcome outcome = support::run({gouji, "format", "--stdout", to, path});
    if (outcome.exit_code != 0) throw std::runtime_error("gouji format failed: " + outcome.err);
    const bool one_line = outcome.out.find("年度") < outcome.out.find('\n');
    if (one_line) reports.push_back(unpadded(outcome.out));
  }
  return reports;
}

Document compendium(const std::vector<std::string>& reports, std::size_t bytes) {
  Random random(1);
  Writer writer;
  for (std::size_t written = 0; written < bytes;) {
    const std::string report = renamed(reports[below(random, reports.size())], district_name(random));
    writer.add(report, random);
    written += report.size();
  }
  return writer.take();
}

std::vector<std::string> single_reports(const std::vector<std::string>& reports, std::size_t count) {
  Random random(2);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    Writer writer;
    writer.add(renamed(reports[i % reports.size()], district_name(random)), random);
    const Document document = writer.take();
    texts.push_back(i % 5 == 4 ? document.faulty : document.text);
  }
  return texts;
}

}  // namespace gouji::bench
