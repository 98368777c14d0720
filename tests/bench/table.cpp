// Leaves a cell empty where nothing was measured.
#include "tests/bench/table.h"

#include <algorithm>

namespace gouji::bench {

namespace {

std::string line(std::string_view first, std::string_view second, const std::vector<std::string>& rest) {
  std::string out = "| " + std::string(first) + " | " + std::string(second) + " |";
  for (const std::string& value : rest) out += " " + value + " |";
  return out + "\n";
}

}  // namespace

void Table::set(std::string_view row, std::string_view bar, std::string_view column, std::string value) {
  auto at = std::find_if(rows_.begin(), rows_.end(), [&](const Row& one) { return one.name == row; });
  if (at == rows_.end())
    at = rows_.insert(at, {std::string(row), std::string(bar), std::vector<std::string>(columns_.size())});
  const auto place = std::find(columns_.begin(), columns_.end(), column) - columns_.begin();
  at->values.at(static_cast<std::size_t>(place)) = std::move(value);
}

std::string Table::markdown() const {
  std::string out = line("", "bar", columns_);
  out += line("---", "---", std::vector<std::string>(columns_.size(), "---:"));
  for (const Row& row : rows_) out += line(row.name, row.bar, row.values);
  return out;
}

}  // namespace gouji::bench
