// Reads rows by their separators; each notation is one short function.
#include "core/syntax/row.h"

#include <algorithm>

#include "core/syntax/html.h"
#include "core/syntax/line.h"

namespace gouji::syntax {

namespace {

// A cell may begin on the line below its separator, indented there.
std::string_view trim_lines(std::string_view text) {
  text = trim(text);
  while (text.starts_with('\n') || text.starts_with('\r')) text = trim(text.substr(1));
  while (text.ends_with('\n') || text.ends_with('\r')) text = trim(text.substr(0, text.size() - 1));
  return text;
}

// The cell whose slot is [begin, end).
Cell cell_of(std::string_view bytes, std::size_t begin, std::size_t end) {
  const std::string_view slot = bytes.substr(begin, end - begin);
  const std::string_view content = trim_lines(slot);
  if (content.empty()) {
    // A blank cell's value would stand behind one space where the slot begins with one, else at its start.
    const std::size_t place = begin + (slot.size() > 1 && slot.front() == ' ' ? 1 : 0);
    return {{begin, end}, {place, place}, {}};
  }
  const std::size_t at = static_cast<std::size_t>(content.data() - bytes.data());
  // The line breaks of a label that is broken over lines say nothing.
  std::string text(content);
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  return {{begin, end}, {at, at + content.size()}, std::move(text)};
}

std::size_t content_end(std::string_view bytes) {
  std::size_t end = bytes.size();
  while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) --end;
  return end;
}

// One cell per line behind a tab; a line without one goes on with the cell before it, and a comment is passed over.
std::vector<Cell> read_cells(std::string_view bytes) {
  std::vector<Cell> cells;
  const std::size_t last = content_end(bytes);
  std::size_t begin = 0;
  std::size_t cell_begin = 0;
  bool after_note = false;
  while (begin <= last && begin < bytes.size()) {
    std::size_t end = std::min(line_break_in(bytes, begin), last);
    const bool note = is_note(bytes.substr(begin, end - begin));
    const bool goes_on = begin != 0 && bytes[begin] != '\t';
    if (!note) {
      std::string before;  // what the cell's text is up to a comment in its midst
      if (!goes_on)
        cell_begin = begin + 1;
      else if (!cells.empty()) {
        if (after_note) before = cells.back().text;
        cells.pop_back();
      }
      cells.push_back(cell_of(bytes, std::min(cell_begin, end), end));
      if (!before.empty()) cells.back().text = before + std::string(trim(bytes.substr(begin, end - begin)));
    }
    after_note = note;
    if (end >= last) break;
    begin = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return cells;
}

std::vector<Cell> read_separated(std::string_view bytes, char separator) {
  std::vector<Cell> cells;
  const std::size_t last = content_end(bytes);
  std::size_t begin = 0;
  while (begin <= last) {
    const std::size_t end = std::min(bytes.substr(0, last).find(separator, begin), last);
    cells.push_back(cell_of(bytes, begin, end));
    begin = end + 1;
  }
  return cells;
}

// Where the cell ends that begins at `begin`, behind whose quote it may go on over tabs and line breaks as spreadsheets
// write it; npos where no quote stands there or none closes it.
std::size_t end_of_quoted(std::string_view bytes, std::size_t begin) {
  if (begin >= bytes.size() || bytes[begin] != '"') return bytes.npos;
  for (std::size_t at = begin + 1; at < bytes.size(); ++at) {
    if (bytes[at] != '"') continue;
    if (bytes.substr(at, 2) == "\"\"") {
      ++at;
      continue;
    }
    const bool ends = at + 1 == bytes.size() || bytes[at + 1] == '\t';
    return ends ? at + 1 : bytes.npos;
  }
  return bytes.npos;
}

std::vector<Cell> read_tabs(std::string_view bytes) {
  std::vector<Cell> cells;
  bytes = bytes.substr(0, content_end(bytes));
  for (std::size_t begin = 0; begin <= bytes.size();) {
    if (const std::size_t quoted = end_of_quoted(bytes, begin); quoted != bytes.npos && quoted > begin + 2) {
      Cell cell = cell_of(bytes, begin + 1, quoted - 1);
      cell.slot = {begin, quoted};
      for (std::size_t at = cell.text.find("\"\""); at != cell.text.npos; at = cell.text.find("\"\"", at + 1))
        cell.text.erase(at, 1);
      cells.push_back(std::move(cell));
      begin = quoted + 1;
      continue;
    }
    const std::size_t end = std::min(bytes.find('\t', begin), bytes.size());
    cells.push_back(cell_of(bytes, begin, end));
    begin = end + 1;
  }
  return cells;
}

// What Markdown may put around the words of a cell: tags, entities and ** for bold letters.
void read_markup(Cell& cell) {
  if (cell.text.find_first_of("<&*") == cell.text.npos) return;
  if (has_tag(cell.text) || cell.text.find("&nbsp;") != cell.text.npos) cell.text = visible_text(cell.text).text;
  while (cell.text.size() > 4 && cell.text.starts_with("**") && cell.text.ends_with("**")) {
    cell.text = std::string(trim(std::string_view(cell.text).substr(2, cell.text.size() - 4)));
    cell.content = {cell.content.begin + 2, cell.content.end - 2};
  }
}

// Bars may frame the row or only stand between its cells: what lies outside the outer bars is no cell when blank. Space
// in front of the first bar is a blank cell all the same: rows whose first cell is blank begin so where no bar frames them.
std::vector<Cell> read_bars(std::string_view bytes) {
  std::vector<Cell> cells = read_separated(bytes, '|');
  if (cells.size() > 1 && cells.back().content.empty()) cells.pop_back();
  if (cells.size() > 1 && bytes.starts_with('|')) cells.erase(cells.begin());
  for (Cell& cell : cells) read_markup(cell);
  return cells;
}

}  // namespace

std::vector<Cell> read_row(const Block& block, std::string_view bytes) {
  if (block.kind != BlockKind::row) return {};
  switch (block.notation) {
    case Notation::cells: return read_cells(bytes);
    case Notation::tsv: return read_tabs(bytes);
    case Notation::bars: return read_bars(bytes);
    case Notation::html: return read_html_row(bytes);
    case Notation::none: break;
  }
  return {};
}

}  // namespace gouji::syntax
