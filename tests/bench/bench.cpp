// Measures what an edit costs as documents grow, as ratios to the smallest document of the same run.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "tests/support/reports.h"

namespace {

using gouji::model::Snapshot;
using gouji::text::Text;
using Clock = std::chrono::steady_clock;

double microseconds(Clock::time_point begin) {
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

// The correct samples again and again, until the compendium is this large.
std::string compendium(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    static const std::vector<gouji::tests::ReportFile> files = gouji::tests::samples();
    const gouji::tests::ReportFile& file = files[i % files.size()];
    if (file.name.find("正确") == std::string::npos) continue;
    text += file.text;
    if (text.back() != '\n') text += '\n';
  }
  return text;
}

struct Costs {
  double open = 0;
  double pass = 0;   // one pass over the bytes
  double prose = 0;  // typing and erasing a character of prose
  double digit = 0;  // likewise a digit of a table
};

double type_at(const Snapshot& snapshot, std::string_view behind, std::string_view typed) {
  const std::string text = snapshot.text().str();
  std::vector<double> costs;
  for (std::size_t from = 0, round = 0; round < 200; ++round) {
    from = text.find(behind, (from + text.size() / 61) % text.size());
    if (from == std::string::npos) from = text.find(behind);
    const std::size_t at = from + behind.size();
    const Clock::time_point begin = Clock::now();
    const Snapshot next = snapshot.edited({{at, at}, std::string(typed)});
    costs.push_back(microseconds(begin));
  }
  return median(std::move(costs));
}

Costs measure(const std::string& text) {
  const auto library = *gouji::templates::Library::built_in();
  Costs costs;
  Clock::time_point begin = Clock::now();
  volatile std::ptrdiff_t lines = std::count(text.begin(), text.end(), '\n');
  static_cast<void>(lines);
  costs.pass = microseconds(begin);
  begin = Clock::now();
  const Snapshot snapshot = Snapshot::open(library, Text::from(text), gouji::checks::examiner);
  costs.open = microseconds(begin);
  costs.prose = type_at(snapshot, "政府信息公开", "字");
  costs.digit = type_at(snapshot, " 0", "1");
  return costs;
}

}  // namespace

int main() {
  fmt::print("| document | open ÷ one pass over its bytes | edit in prose ÷ 20 KB | edit of a digit ÷ 20 KB |\n");
  fmt::print("| --- | ---: | ---: | ---: |\n");
  Costs smallest;
  for (const std::size_t size : {20'000U, 200'000U, 2'000'000U, 20'000'000U}) {
    const Costs costs = measure(compendium(size));
    if (smallest.open == 0) smallest = costs;
    fmt::print("| {} KB | {:.0f} | {:.2f} | {:.2f} |\n", size / 1000, costs.open / costs.pass,
               costs.prose / smallest.prose, costs.digit / smallest.digit);
  }
}
