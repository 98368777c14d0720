// Takes equations from the template and ties from the prose; a number that is no plain digits counts as a constant.
#include "lsp/replay/numbers_of.h"

#include <algorithm>
#include <map>

namespace gouji::replay {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Collector {
 public:
  Collector(const std::string& text, const std::vector<bool>& keep) : text_(text), keep_(keep) {}

  void add(const model::PlacedReport& placed) {
    const model::Report& report = *placed.report;
    for (std::size_t table = 0; table < report.grids.size(); ++table) add_table(table, *report.grids[table], placed);
    const std::vector<model::Tie> ties = model::tie_out(report.figures, report.grids);
    for (std::size_t i = 0; i < ties.size(); ++i) add_figure(report.figures[i], ties[i], placed);
  }

  Numbers take() { return std::move(numbers_); }

 private:
  using CellKey = std::pair<std::size_t, std::pair<std::size_t, std::size_t>>;
  static CellKey key(std::size_t table, templates::CellIndex at) { return {table, {at.row, at.column}}; }

  // The index of a new number; empty where none may stand there.
  std::optional<std::size_t> number_at(text::Range range) {
    const std::string digits = text_.substr(range.begin, range.size());
    const bool plain = !digits.empty() && digits.size() < 15 && std::all_of(digits.begin(), digits.end(), is_digit);
    if (!plain || (digits.front() == '0')) return std::nullopt;
    for (std::size_t at = range.begin; at < range.end; ++at)
      if (keep_[at]) return std::nullopt;
    if (const auto known = by_place_.find(range.begin); known != by_place_.end()) return known->second;
    by_place_[range.begin] = numbers_.values.size();
    numbers_.places.push_back(range);
    numbers_.values.push_back(std::stoll(digits));
    return numbers_.values.size() - 1;
  }

  void add_table(std::size_t table, const model::Grid& grid, const model::PlacedReport& placed) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const auto& cell = grid.cells[i];
      if (!cell || cell->value.kind != model::ValueKind::number) continue;
      if (const auto number = number_at(placed.at(cell->content)))
        cells_[{table, {i / grid.columns(), i % grid.columns()}}] = *number;
    }
    for (const templates::Equation& equation : grid.equations()) {
      Equation sum;
      for (const templates::CellIndex at : equation.left) add_cell(table, at, 1, sum);
      for (const templates::CellIndex at : equation.right) add_cell(table, at, -1, sum);
      if (!sum.empty()) numbers_.equations.push_back(std::move(sum));
    }
  }

  void add_cell(std::size_t table, templates::CellIndex at, int factor, Equation& sum) const {
    if (const auto found = cells_.find(key(table, at)); found != cells_.end()) sum.emplace_back(found->second, factor);
  }

  void add_figure(const model::Figure& figure, const model::Tie& tie, const model::PlacedReport& placed) {
    Equation sum;
    for (const model::CellRef& cell : tie.refers) add_cell(cell.table, cell.at, -1, sum);
    if (!figure.adds && !figure.count->denied && !tie.refers.empty())
      if (const auto number = number_at(placed.at(figure.number))) sum.emplace_back(*number, 1);
    if (!sum.empty()) numbers_.equations.push_back(std::move(sum));
  }

  const std::string& text_;
  const std::vector<bool>& keep_;
  std::map<CellKey, std::size_t> cells_;         // of the report: which of them are numbers of ours
  std::map<std::size_t, std::size_t> by_place_;  // numbers by their first byte
  Numbers numbers_;
};

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.starts_with(word); });
}
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.ends_with(word); });
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '&' || c == '#'; }

// Whether a date goes on behind these words: 2024- or 2024/1/.
bool inside_date(std::string_view before) {
  std::size_t parts = 0;
  while (!before.empty() && (before.back() == '-' || before.back() == '/')) {
    before.remove_suffix(1);
    const std::size_t size = before.size();
    const std::string_view digits = before.substr(size < 4 ? 0 : size - 4);
    while (!before.empty() && is_digit(before.back())) before.remove_suffix(1);
    if (size - before.size() == 4) return digits.starts_with("19") || digits.starts_with("20");
    if (size == before.size() || ++parts == 2) return false;
  }
  return false;
}

// Whether digits mean something to everybody: a day, a law, the number of a list, a share, a piece of markup.
bool is_common(std::string_view before, std::string_view digits, std::string_view after) {
  const bool year = digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
  if (year && starts_with_any(after, {"年", "政", "〕", "］", "]", "度", "-", ".", "/", "）", ")"})) return true;
  if (starts_with_any(after, {"月", "日", "年", "%", "％", "个百分点"})) return true;
  if (starts_with_any(after, {"号"}) && ends_with_any(before, {"〕", "］", "]"})) return true;
  if (ends_with_any(before, {"第", "&#", "=\"", "="}) || inside_date(before)) return true;
  if (!after.empty() && is_letter(after.front())) return true;
  if (!before.empty() && is_letter(before.back())) return true;
  const bool first = before.empty() || ends_with_any(before, {"\n", "\t", "|", "| ", "（", "(", " ", "　"});
  return first && starts_with_any(after, {".", "．", "、", ")", "）"});
}

}  // namespace

std::vector<Numbers> numbers_of(const model::Snapshot& snapshot, const std::string& text,
                                const std::vector<bool>& keep) {
  std::vector<Numbers> out;
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    Collector collector(text, keep);
    collector.add(placed);
    out.push_back(collector.take());
    return true;
  });
  return out;
}

std::vector<text::Range> loose_numbers(const std::string& text) {
  std::vector<text::Range> out;
  const std::string_view all = text;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<') {  // markup and comments are nobody's secret
      const std::size_t end = text.find_first_of(">\n", at);
      at = end == text.npos ? text.size() : end;
    }
    if (at >= text.size() || !is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() &&
           (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    if (!is_common(all.substr(0, at), all.substr(at, end - at), all.substr(end))) out.push_back({at, end});
    at = end;
  }
  return out;
}

}  // namespace gouji::replay
