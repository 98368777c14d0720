// Copies a row's bytes from its label to its last value; whatever stands between them is the notation.
#include "core/edits/copy_row.h"

#include <algorithm>

#include "core/text/fold.h"

namespace gouji::edits {

namespace {

using model::BoundCell;
using model::BoundRow;
using model::Passage;
using model::Table;

bool is_lone_bar(const Passage& passage) {
  return passage.reading->block.notation == syntax::Notation::bars && passage.reading->cells.size() == 1 &&
         passage.reading->cells.front().value.kind == model::ValueKind::blank;
}

std::vector<const BoundCell*> values_of(const Table& table, std::size_t leaf) {
  std::vector<const BoundCell*> cells;
  for (std::size_t column = 0; column < table.columns(); ++column) cells.push_back(table.cell({leaf, column}));
  return cells;
}

}  // namespace

bool needs_copy(const Source& source, const BoundRow& row) {
  const syntax::Block& block = source.report.passages[row.passage].reading->block;
  return block.notation == syntax::Notation::html || block.notation == syntax::Notation::none ||
         (block.notation == syntax::Notation::bars && row.passage != row.last_passage);
}

bool can_copy(const Source&, const Table& table, const BoundRow& row) {
  const templates::Heading& heading = table.spec().rows.leaf(row.leaf);
  const std::string found = text::fold(row.label_text);
  bool whole = found == text::fold(heading.label);
  for (const std::string& variant : heading.variants) whole = whole || found == text::fold(variant);
  if (!whole || !row.extra.empty()) return false;
  std::size_t at = row.label.end;
  for (const BoundCell* cell : values_of(table, row.leaf)) {
    if (cell == nullptr || cell->content.empty() || cell->content.begin < at) return false;
    at = cell->content.end;
  }
  return true;
}

std::size_t end_of_row(const Source& source, std::size_t passage) {
  const std::vector<Passage>& passages = source.report.passages;
  const bool prose = passages[passage].reading->is_prose();
  if (prose && passage + 1 < passages.size() && is_lone_bar(passages[passage + 1])) ++passage;
  return passages[passage].range().end;
}

std::string copy_row(const Source& source, const Table& table, const BoundRow& pattern,
                     const std::vector<std::string>& labels, const std::vector<std::string>& values) {
  const Passage& first = source.report.passages[pattern.passage];
  const bool html = first.reading->block.notation == syntax::Notation::html;
  const bool bars =
      first.reading->block.notation == syntax::Notation::bars ||
      end_of_row(source, pattern.last_passage) != source.report.passages[pattern.last_passage].range().end;
  const bool blank = std::any_of(values.begin(), values.end(), [](const std::string& value) { return value.empty(); });
  if (blank && !html && !bars) return {};

  const std::vector<const BoundCell*> cells = values_of(table, pattern.leaf);
  const std::string between = source.slice({pattern.label.end, cells.front()->content.begin});
  // Labels of groups that stand in the same block as the pattern's own are left out: the copy begins with its label,
  // in HTML with the row.
  std::string text;
  if (html)
    text = "<tr>" +
           source.slice({first.at(first.reading->cells[pattern.label_cell].cell.slot).begin, pattern.label.begin});
  std::string open;
  if (html) {
    // The tag of the label's cell, without which the copy would begin inside the row.
    const std::string row =
        source.slice({first.begin, first.at(first.reading->cells[pattern.label_cell].cell.slot).begin});
    const std::size_t tag = row.rfind('<');
    open = tag == std::string::npos ? "<td>" : row.substr(tag);
    text.insert(4, open);
  }
  for (std::size_t i = 0; i < labels.size(); ++i) text += (i > 0 ? between : "") + labels[i];
  std::size_t at = pattern.label.end;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += source.slice({at, cells[i]->content.begin}) + values[i];
    at = cells[i]->content.end;
  }
  text += source.slice({at, end_of_row(source, pattern.last_passage)});
  // Where cells are paragraphs of their own, rows are too.
  const std::string& line_break = source.report.line_break;
  if (!html && between.find(line_break + line_break) != std::string::npos) text = line_break + text;
  return text;
}

}  // namespace gouji::edits
