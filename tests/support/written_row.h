// Writes the cells of one row down again, so that a reader can be asked whether it reads back what it has read.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/block.h"
#include "core/syntax/cell.h"
#include "core/syntax/line.h"
#include "core/syntax/row.h"
#include "core/syntax/tree.h"
#include "core/text/text.h"

namespace gouji::tests {

using Row = std::vector<std::string>;

/// The row as a line or lines of its own; empty where the notation has no way to write these cells.
inline std::string write_row(const Row& cells, syntax::Notation notation) {
  std::string text;
  switch (notation) {
    case syntax::Notation::cells:
      for (const std::string& cell : cells) text += "\t" + cell + "\n";
      return text;
    case syntax::Notation::tsv:
      for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "\t" : "") + cells[i];
      return text + "\n";
    case syntax::Notation::bars:
      text = "|";
      for (const std::string& cell : cells) text += " " + cell + " |";
      return text + "\n";
    case syntax::Notation::html:
      text = "<tr>";
      for (const std::string& cell : cells) {
        text += "<td>";
        for (const char c : cell) {
          if (c == '<')
            text += "&lt;";
          else if (c == '&')
            text += "&amp;";
          else
            text += c;
        }
        text += "</td>";
      }
      return text + "</tr>\n";
    case syntax::Notation::none: break;
  }
  return {};
}

/// All rows of a text and the notation of each.
struct RowRead {
  syntax::Notation notation = syntax::Notation::none;
  Row cells;
};

inline std::vector<RowRead> read_rows(std::string_view text) {
  std::vector<RowRead> rows;
  std::size_t begin = 0;
  const syntax::Tree tree = syntax::parse(text::Text::from(text));
  tree.for_each(0, tree.size(), [&](const syntax::Block& block) {
    if (block.kind == syntax::BlockKind::row) {
      RowRead& row = rows.emplace_back(RowRead{block.notation, {}});
      for (syntax::Cell& cell : syntax::read_row(block, text.substr(begin, block.bytes)))
        row.cells.push_back(std::move(cell.text));
    }
    begin += block.bytes;
    return true;
  });
  return rows;
}

/// Whether the notation can hold these words as they are: in lines, what begins a tag, an entity, bold letters or a
/// comment means something else where it is written plainly, and dashes alone between bars are a rule.
inline bool can_hold(syntax::Notation notation, const Row& cells) {
  if (cells.empty()) return false;
  const bool html = notation == syntax::Notation::html;
  // A row of tabs has two cells at least, neither blank where there are two, and quotes around a cell are those of a spreadsheet.
  if (notation == syntax::Notation::tsv) {
    if (cells.size() < 2 || (cells.size() == 2 && (cells[0].empty() || cells[1].empty()))) return false;
    for (const std::string& cell : cells)
      if (cell.find('"') != cell.npos) return false;
  }
  bool dashes = false;
  bool more = false;
  for (const std::string& cell : cells) {
    if (cell.find_first_of(html ? std::string_view("\0\r\n\f", 4) : "<&*%\f\v\t") != cell.npos) return false;
    dashes = dashes || cell.find('-') != cell.npos;
    more = more || cell.find_first_not_of(":- ") != cell.npos;
  }
  return notation != syntax::Notation::bars || more || !dashes;
}

/// The law of every reader: what it has read, written down again, is read as the same cells. Empty where the text keeps
/// it, else the row that does not.
inline std::string broken_row(std::string_view text) {
  for (const RowRead& row : read_rows(text)) {
    if (!can_hold(row.notation, row.cells)) continue;
    const std::string written = write_row(row.cells, row.notation);
    const std::vector<RowRead> again = read_rows(written);
    if (again.size() != 1 || again[0].notation != row.notation || again[0].cells != row.cells) return written;
  }
  return {};
}

/// The law of every document: its blocks, one behind the other, are the document, and every cell lies in its row.
inline bool covers(std::string_view text) {
  const syntax::Tree tree = syntax::parse(text::Text::from(text));
  std::size_t begin = 0;
  bool inside = true;
  tree.for_each(0, tree.size(), [&](const syntax::Block& block) {
    inside = inside && block.bytes > 0 && begin + block.bytes <= text.size();
    if (!inside) return false;
    for (const syntax::Cell& cell : syntax::read_row(block, text.substr(begin, block.bytes)))
      inside = inside && cell.slot.end <= block.bytes && cell.slot.contains(cell.content);
    begin += block.bytes;
    return inside;
  });
  return inside && begin == text.size();
}

}  // namespace gouji::tests
