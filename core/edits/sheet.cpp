// Lays the rows of a form out as the official form prints them, and writes them in the notations.
#include "core/edits/sheet.h"

#include <algorithm>

#include "core/edits/skeleton.h"
#include "core/syntax/line.h"
#include "core/text/unicode.h"

namespace gouji::edits {

namespace {

using templates::Heading;

using Lines = std::vector<std::vector<std::string>>;

SheetRow empty_row(const templates::Table& table) {
  SheetRow row;
  row.labels = label_columns(table);
  row.cells.resize(row.labels + table.columns.size());
  return row;
}

void cover(SheetRow& row, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && i < row.cells.size(); ++i) row.cells[i] = {{}, true};
}

// The label's cells to the values' first, then the values; too few of them make the row ragged.
void put_values(SheetRow& row, const std::vector<std::string>& values) {
  if (row.labels > 0) cover(row, row.depth + 1, row.labels);
  row.ragged = row.labels + values.size() < row.cells.size();
  row.cells.resize(row.labels + values.size());
  for (std::size_t i = 0; i < values.size(); ++i) row.cells[row.labels + i].text = values[i];
}

// The rows as lines of equal columns, except the ragged ones. In those the label stands just before the values, so that
// nothing blank can be taken for a value.
Lines grid(const Sheet& sheet, std::size_t width) {
  Lines lines;
  for (const SheetRow& row : sheet.rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (const SheetCell& cell : row.cells) line.push_back(cell.text);
    if (!row.ragged)
      line.resize(width);
    else if (row.labels > 0)
      std::swap(line[row.depth], line[row.labels - 1]);
  }
  return lines;
}

std::size_t width_of(const Sheet& sheet) {
  std::size_t width = 0;
  for (const SheetRow& row : sheet.rows) width = std::max(width, row.cells.size());
  return width;
}

// Whether every text can stand between separators and be found there as it is.
bool can_be_written(const Sheet& sheet) {
  for (const SheetRow& row : sheet.rows)
    for (const SheetCell& cell : row.cells)
      if (cell.text.find_first_of("\t\r\n|") != cell.text.npos || syntax::trim(cell.text) != cell.text) return false;
  return true;
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Sheet& sheet, const ConvertOptions& options, std::string_view line_break)
      : sheet_(sheet), options_(options), line_break_(line_break) {}

  std::string write() {
    const Lines lines = grid(sheet_, width_of(sheet_));
    if (lines.empty()) return {};
    measure(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::size_t begin = text_.size();
      add_line(lines[i]);
      // A row of nothing but dashes would be taken for the line under the header.
      const std::string_view line = std::string_view(text_).substr(begin, text_.size() - begin - line_break_.size());
      if (syntax::line_kind(line) != syntax::LineKind::bar_row) return {};
      if (i == 0) add_rule(lines[0].size());
    }
    return std::move(text_);
  }

 private:
  int width(std::string_view text) const { return text::display_width(text, options_.ambiguous_width); }

  void measure(const Lines& lines) {
    widths_.assign(width_of(sheet_), 0);
    if (!options_.align) return;
    for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = i < sheet_.labels ? 3 : 4;
    for (const std::vector<std::string>& line : lines)
      for (std::size_t i = 0; i < line.size(); ++i) widths_[i] = std::max(widths_[i], width(line[i]));
  }

  void add_line(const std::vector<std::string>& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string pad(static_cast<std::size_t>(std::max(0, widths_[i] - width(line[i]))), ' ');
      text_ += "| " + (i < sheet_.labels ? line[i] + pad : pad + line[i]) + " ";
    }
    text_ += "|";
    text_ += line_break_;
  }

  void add_rule(std::size_t columns) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t dashes = static_cast<std::size_t>(std::max(widths_[i], i < sheet_.labels ? 3 : 4));
      text_ += "| " + (i < sheet_.labels ? std::string(dashes, '-') : std::string(dashes - 1, '-') + ":") + " ";
    }
    text_ += "|";
    text_ += line_break_;
  }

  const Sheet& sheet_;
  const ConvertOptions& options_;
  std::string_view line_break_;
  std::vector<int> widths_;
  std::string text_;
};

std::string write_tsv(const Sheet& sheet, std::string_view line_break) {
  std::string text;
  // A line needs two tabs to be a row when all but its first cell is blank.
  for (const std::vector<std::string>& line : grid(sheet, std::max<std::size_t>(width_of(sheet), 3))) {
    for (std::size_t i = 0; i < line.size(); ++i) text += (i > 0 ? "\t" : "") + line[i];
    text += line_break;
  }
  return text;
}

std::string write_cells(const Sheet& sheet, std::string_view line_break) {
  std::string text;
  for (const SheetRow& row : sheet.rows) {
    if (!text.empty()) text += line_break;
    for (const SheetCell& cell : row.cells) {
      if (cell.covered) continue;
      text += "\t" + cell.text;
      text += line_break;
    }
  }
  return text;
}

}  // namespace

std::size_t label_columns(const templates::Table& table) {
  return table.labelled_rows() ? static_cast<std::size_t>(table.rows.depth) : 0;
}

Wording official_wording(const templates::Table& table, bool traditional) {
  Wording wording{in_script(table.heading, traditional), in_script(table.corner, traditional), {}, {}};
  for (const Heading& heading : table.rows.headings) wording.rows.push_back(in_script(heading.label, traditional));
  for (const Heading& heading : table.columns.headings)
    wording.columns.push_back(in_script(heading.label, traditional));
  return wording;
}

void add_header(Sheet& sheet, const templates::Table& table, const Wording& wording) {
  if (sheet.rows.empty()) sheet.labels = label_columns(table);
  if (!table.heading.empty()) {
    SheetRow row = empty_row(table);
    cover(row, 1, row.cells.size());
    row.cells[0].text = wording.heading;
    sheet.rows.push_back(std::move(row));
  }
  for (int level = 0; level < table.columns.depth; ++level) {
    SheetRow row = empty_row(table);
    cover(row, 1, row.labels);
    if (level == 0 && row.labels > 0) row.cells[0].text = wording.corner;
    for (std::size_t i = 0; i < table.columns.headings.size(); ++i) {
      const Heading& heading = table.columns.headings[i];
      if (heading.depth != level) continue;
      const std::size_t first = row.labels + static_cast<std::size_t>(heading.first_leaf);
      cover(row, first + 1, row.labels + static_cast<std::size_t>(heading.last_leaf));
      row.cells[first].text = wording.columns[i];
    }
    sheet.rows.push_back(std::move(row));
  }
}

void add_row(Sheet& sheet, const templates::Table& table, const Wording& wording, std::size_t leaf,
             const std::vector<std::string>& values, std::vector<bool>& written) {
  SheetRow row = empty_row(table);
  if (row.labels > 0) {
    const Heading& own = table.rows.leaf(leaf);
    row.depth = static_cast<std::size_t>(own.depth);
    row.cells[row.depth].text = wording.rows[static_cast<std::size_t>(table.rows.leaves[leaf])];
    // A group's label stands in its own column beside its first row only.
    for (int at = own.parent; at >= 0; at = table.rows.headings[static_cast<std::size_t>(at)].parent) {
      const std::size_t group = static_cast<std::size_t>(at);
      if (!written[group])
        row.cells[static_cast<std::size_t>(table.rows.headings[group].depth)].text = wording.rows[group];
      written[group] = true;
    }
  }
  put_values(row, values);
  sheet.rows.push_back(std::move(row));
}

void add_stranger(Sheet& sheet, const templates::Table& table, std::string_view label, std::size_t depth,
                  const std::vector<std::string>& values) {
  SheetRow row = empty_row(table);
  if (row.labels > 0) {
    row.depth = std::min(depth, row.labels - 1);
    row.cells[row.depth].text = label;
  }
  put_values(row, values);
  sheet.rows.push_back(std::move(row));
}

void add_group(Sheet& sheet, const templates::Table& table, const Wording& wording, std::size_t heading) {
  SheetRow row = empty_row(table);
  row.depth = static_cast<std::size_t>(table.rows.headings[heading].depth);
  row.cells[row.depth].text = wording.rows[heading];
  cover(row, row.depth + 1, row.cells.size());
  sheet.rows.push_back(std::move(row));
}

std::string write_sheet(const Sheet& sheet, const ConvertOptions& options, std::string_view line_break) {
  if (!can_be_written(sheet)) return {};
  switch (options.target) {
    case Target::markdown: return MarkdownWriter(sheet, options, line_break).write();
    case Target::cells: return write_cells(sheet, line_break);
    case Target::tsv: return write_tsv(sheet, line_break);
  }
  return {};
}

}  // namespace gouji::edits
