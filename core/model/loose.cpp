// Splits a line at its spaces, then joins words again as far as they make a known label.
#include "core/model/loose.h"

#include <algorithm>

#include "core/syntax/line.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

constexpr std::size_t longest_line = 600;  // bytes
constexpr std::size_t longest_label = 240;
constexpr std::size_t enough_values = 4;  // a line that ends in so many numbers is a row, whatever its label is

// The words between spaces, as places in the line.
std::vector<text::Range> split(std::string_view line) {
  std::vector<text::Range> tokens;
  std::size_t at = 0;
  while (at < line.size()) {
    if (const std::size_t space = syntax::gap_at(line.substr(at))) {
      at += space;
      continue;
    }
    const std::size_t begin = at;
    while (at < line.size() && syntax::gap_at(line.substr(at)) == 0) ++at;
    tokens.push_back({begin, at});
  }
  return tokens;
}

bool is_sentence(std::string_view line) {
  for (const std::string_view mark : {"。", "；", "！", "？"})
    if (line.find(mark) != line.npos) return true;
  return false;
}

CellReading cell_at(const templates::Library& library, std::string_view line, text::Range range) {
  CellReading read{{range, range, std::string(line.substr(range.begin, range.size()))}, {}, {}, nullptr};
  read.value = read_value(read.text());
  if (read.is_words() && read.text().size() <= longest_label) {
    read.folded = text::fold(read.text());
    read.meanings = label_meanings(library, read.text(), read.folded);
  }
  return read;
}

}  // namespace

std::vector<CellReading> read_loose(const templates::Library& library, std::string_view line) {
  if (line.size() > longest_line || is_sentence(line)) return {};
  const std::vector<text::Range> tokens = split(line);
  std::vector<CellReading> cells;
  bool known = false;
  for (std::size_t i = 0; i < tokens.size();) {
    CellReading first = cell_at(library, line, tokens[i]);
    std::size_t next = i + 1;
    if (first.is_words()) {
      // The longest run of words from here that is a label.
      for (std::size_t end = i + 1; end < tokens.size() && tokens[end].end - tokens[i].begin <= longest_label; ++end) {
        if (!cell_at(library, line, tokens[end]).is_words()) break;
        CellReading longer = cell_at(library, line, {tokens[i].begin, tokens[end].end});
        if (longer.meanings == nullptr) continue;
        first = std::move(longer);
        next = end + 1;
      }
      known = known || first.meanings != nullptr;
    }
    cells.push_back(std::move(first));
    i = next;
  }
  const auto words =
      std::find_if(cells.rbegin(), cells.rend(), [](const CellReading& cell) { return cell.is_words(); });
  const auto values = static_cast<std::size_t>(words - cells.rbegin());
  if (!known && values < enough_values && values != cells.size()) return {};
  return cells;
}

}  // namespace gouji::model
