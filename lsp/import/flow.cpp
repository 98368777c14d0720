// Spreads merged cells over a grid, as Markdown has none; the form is told by the same reading as everywhere.
#include "lsp/import/flow.h"

#include <algorithm>

#include "core/model/snapshot.h"
#include "core/syntax/line.h"
#include "core/text/unicode.h"
#include "lsp/format_tables.h"

namespace gouji::import {

namespace {

// A table that claims to be larger is broken, or meant to break us.
constexpr std::size_t most_columns = 200;
constexpr std::size_t most_rows = 20'000;

using Grid = std::vector<std::vector<std::string>>;

// One line that is nothing but words: no line break, tab, tag or mark that would make something else of it.
std::string plain_line(std::string_view text, bool in_cell) {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool tag =
        c == '<' && (next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
    if (c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v')
      line += ' ';
    else if (tag)
      line += "＜";
    else if (c == '|' && (in_cell || line.empty()))
      line += "｜";
    else if (c == '#' && line.empty() && !in_cell)
      line += "＃";
    else if (c != '\0')
      line += c;
  }
  return std::string(syntax::trim(line));
}

std::string cell_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    join(out, syntax::trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return plain_line(out, true);
}

Grid spread(const FlowTable& table) {
  Grid grid;
  std::vector<std::size_t> below;  // how many rows from here on each column is covered by a cell above
  for (const std::vector<FlowCell>& row : table.rows) {
    if (grid.size() == most_rows) break;
    std::vector<std::string>& line = grid.emplace_back();
    std::size_t column = 0;
    const auto pass_covered = [&] {
      for (; column < below.size() && below[column] > 0; ++column) {
        --below[column];
        line.emplace_back();
      }
    };
    for (const FlowCell& cell : row) {
      pass_covered();
      const std::size_t span = std::clamp<std::size_t>(cell.colspan, 1, most_columns);
      for (std::size_t i = 0; i < span && column < most_columns; ++i, ++column) {
        line.push_back(i == 0 ? cell_text(cell.text) : std::string());
        if (below.size() <= column) below.resize(column + 1);
        below[column] = std::clamp<std::size_t>(cell.rowspan, 1, most_rows) - 1;
      }
    }
    pass_covered();
  }
  std::size_t width = 0;
  for (const auto& line : grid) width = std::max(width, line.size());
  for (auto& line : grid) line.resize(width);
  std::erase_if(grid, [](const std::vector<std::string>& line) {
    return std::all_of(line.begin(), line.end(), [](const std::string& cell) { return cell.empty(); });
  });
  return grid;
}

// Whether a column holds numbers below its head, and nothing else.
bool is_numeric(const Grid& grid, std::size_t column) {
  bool any = false;
  for (std::size_t i = 1; i < grid.size(); ++i) {
    const std::string& cell = grid[i][column];
    if (cell.find_first_not_of("0123456789.,-%") != cell.npos) return false;
    any = any || !cell.empty();
  }
  return any;
}

}  // namespace

void join(std::string& text, std::string_view more) {
  if (more.empty()) return;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!text.empty() && is_ascii(text.back()) && is_ascii(more.front()) && text.back() != ' ') text += ' ';
  text += more;
}

std::string table_markdown(const FlowTable& table, const edits::ConvertOptions& options) {
  const Grid grid = spread(table);
  if (grid.empty() || grid.front().empty()) return {};
  const std::size_t columns = grid.front().size();
  const auto width = [&options](const std::string& cell) {
    return static_cast<std::size_t>(std::max(0, text::display_width(cell, options.ambiguous_width)));
  };
  std::vector<std::size_t> widths(columns, options.align ? 4 : 0);
  std::vector<bool> numeric(columns);
  for (std::size_t i = 0; i < columns; ++i) numeric[i] = is_numeric(grid, i);
  if (options.align)
    for (const auto& line : grid)
      for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], width(line[i]));
  std::string out;
  const auto add_line = [&](const std::vector<std::string>& line) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t used = width(line[i]);
      const std::string pad(widths[i] > used ? widths[i] - used : 0, ' ');
      out += "| " + (numeric[i] ? pad + line[i] : line[i] + pad) + " ";
    }
    out += "|\n";
  };
  add_line(grid.front());
  for (std::size_t i = 0; i < columns; ++i) {
    const std::string dashes(std::max<std::size_t>(widths[i], 4) - 1, '-');
    out += "| " + dashes + (numeric[i] ? ":" : "-") + " ";
  }
  out += "|\n";
  for (std::size_t i = 1; i < grid.size(); ++i) add_line(grid[i]);
  return out;
}

std::string markdown(const Flow& flow, const edits::ConvertOptions& options) {
  std::string out;
  for (const FlowItem& item : flow) {
    if (!item.table.rows.empty()) {
      const std::string table = table_markdown(item.table, options);
      if (!table.empty()) out += (out.empty() ? "" : "\n") + table;
      continue;
    }
    std::string_view rest = item.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string line = plain_line(rest.substr(0, end), false);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty()) continue;
      if (!out.empty()) out += "\n";
      if (item.level > 0) out += std::string(static_cast<std::size_t>(std::min(item.level, 6)), '#') + " ";
      out += line + "\n";
    }
  }
  return out;
}

namespace {

// Puts the marks of this level in front of the words of a heading that stands alone in its line.
void mark_heading(const model::PlacedReport& placed, std::size_t passage, std::string_view marks,
                  text::EditList& edits) {
  const model::Passage& place = placed.report->passages[passage];
  const model::Reading& reading = *place.reading;
  if (!reading.heading || reading.heading->words.size() != reading.words.size()) return;
  const text::Range words = placed.at(place.at(reading.words));
  const text::Range front{placed.begin + place.begin, words.begin};
  if (front.size() != marks.size() || reading.heading->level != static_cast<int>(marks.size()) - 1)
    edits.add({front, std::string(marks)});
}

text::EditList heading_marks(const model::Snapshot& snapshot) {
  text::EditList edits;
  snapshot.for_each_report([&edits](const model::PlacedReport& placed) {
    const model::Report& report = *placed.report;
    if (!report.recognised) return true;
    if (report.title) {
      const std::size_t begin = report.passages[report.passage_at(report.title->range.begin)].begin;
      edits.add({placed.at({begin, report.title->range.end}), "# " + report.title->text});
    }
    for (const model::SectionHeading& heading : report.headings)
      mark_heading(placed, heading.passage, heading.aspect() ? "### " : "## ", edits);
    return true;
  });
  return edits;
}

}  // namespace

std::string as_report(const std::shared_ptr<const templates::Library>& library, std::string text,
                      const edits::ConvertOptions& options) {
  const auto open = [&library](const std::string& words) {
    return model::Snapshot::open(library, text::Text::from(words), model::Examiner{});
  };
  text = text::apply(text, heading_marks(open(text)));
  return text::apply(text, format_tables(open(text), options).edits);
}

}  // namespace gouji::import
