// Gathers figures as they come and writes them as one Markdown table: a row for what is measured, a column for each size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::bench {

class Table {
 public:
  explicit Table(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  // `bar` is what the row is measured against; a row stands where it was first named.
  void set(std::string_view row, std::string_view bar, std::string_view column, std::string value);

  std::string markdown() const;

 private:
  struct Row {
    std::string name;
    std::string bar;
    std::vector<std::string> values;
  };

  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

}  // namespace gouji::bench
