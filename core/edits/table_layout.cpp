// Takes an existing row as the pattern for a new one.
//
// A pattern is better the more it is like the new row: on the same level of the row tree, with as many labels of its own
// in front of its values, and near. From it come the number of cells, the columns of label and values, the space around
// cells and the padding behind them; only words and numbers are replaced.
#include "core/edits/table_layout.h"

#include <algorithm>

#include "core/edits/copy_row.h"
#include "core/edits/skeleton.h"
#include "core/syntax/line.h"

namespace gouji::edits {

namespace {

using model::BoundRow;
using model::Table;
using templates::Heading;

// The labels that the row must bring along: those of groups that begin with it and stand nowhere, then its own.
std::vector<std::string> labels_of(const Source& source, const Table& table, std::size_t leaf) {
  std::vector<std::string> labels;
  const templates::Axis& axis = table.spec().rows;
  for (int at = axis.leaves[leaf]; at >= 0; at = axis.headings[static_cast<std::size_t>(at)].parent) {
    const Heading& heading = axis.headings[static_cast<std::size_t>(at)];
    if (heading.group) {
      const bool written = std::any_of(table.groups.begin(), table.groups.end(), [&](const model::GroupLabel& group) {
        return group.heading == static_cast<std::size_t>(at);
      });
      if (heading.first_leaf != static_cast<int>(leaf) || written) continue;
    }
    labels.insert(labels.begin(), in_script(heading.label, source.report.traditional));
  }
  return labels;
}

std::size_t labels_in_row(const Source& source, const BoundRow& row) {
  const std::vector<model::CellReading>& cells = source.report.passages[row.passage].reading->cells;
  std::size_t count = 0;
  for (std::size_t i = 0; i <= row.label_cell && i < cells.size(); ++i) count += cells[i].is_words() ? 1 : 0;
  return count;
}

// Whether the row can be a pattern: written in one block, or over several of which each value has one.
bool copies(const Source& source, const Table& table, const BoundRow& row) {
  return needs_copy(source, row) ? can_copy(source, table, row) : row.passage == row.last_passage;
}

const BoundRow* find_pattern(const Source& source, const Table& table, std::size_t leaf, std::size_t labels) {
  const templates::Axis& axis = table.spec().rows;
  const BoundRow* best = nullptr;
  std::size_t best_cost = 0;
  for (const std::optional<BoundRow>& row : table.rows) {
    if (!row || row->first_passage != row->passage || !copies(source, table, *row)) continue;
    std::size_t cost = row->leaf > leaf ? row->leaf - leaf : leaf - row->leaf;
    if (axis.leaf(row->leaf).depth != axis.leaf(leaf).depth) cost += 4000;
    if (row->found_values != table.columns() || !row->extra.empty()) cost += 2000;
    if (labels_in_row(source, *row) != labels) cost += 1000;
    if (best != nullptr && cost >= best_cost) continue;
    best = &*row;
    best_cost = cost;
  }
  return best;
}

// One cell of the new row: its words and the space around them.
std::string fill(std::string_view slot, const std::string& words, bool spaced) {
  const std::string_view content = syntax::trim(slot);
  if (words.empty()) return content.empty() ? std::string(slot) : (spaced ? "  " : "");
  if (content.empty() || !spaced) return spaced ? " " + words + " " : words;
  const std::size_t begin = static_cast<std::size_t>(content.data() - slot.data());
  return std::string(slot.substr(0, begin)) + words + std::string(slot.substr(begin + content.size()));
}

// The cells of the new row, by the columns of the pattern.
std::vector<std::string> compose(const BoundRow& pattern, std::size_t cells, const std::vector<std::string>& labels,
                                 const std::vector<std::string>& values, std::size_t& added) {
  std::vector<std::string> row(cells);
  std::size_t label_cell = pattern.label_cell;
  std::size_t value_cell = pattern.value_cell;
  added = 0;
  if (labels.size() > label_cell + 1) {
    // More labels than the pattern has columns for them: cells in front, and as many pads less behind.
    added = labels.size() - label_cell - 1;
    row.insert(row.begin(), added, std::string());
    label_cell += added;
    value_cell += added;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) row[label_cell + 1 - labels.size() + i] = labels[i];
  row.resize(std::max(row.size(), value_cell + values.size()));
  std::copy(values.begin(), values.end(), row.begin() + static_cast<std::ptrdiff_t>(value_cell));
  const std::size_t needed = value_cell + values.size();
  for (std::size_t i = 0; i < added && row.size() > std::max(needed, cells); ++i) row.pop_back();
  return row;
}

std::string write_row(const Source& source, const BoundRow& pattern, const std::vector<std::string>& labels,
                      const std::vector<std::string>& values) {
  const model::Passage& passage = source.report.passages[pattern.passage];
  const std::vector<model::CellReading>& cells = passage.reading->cells;
  const std::string bytes = source.slice(passage.range());
  const std::string& line_break = source.report.line_break;
  std::size_t added = 0;
  const std::vector<std::string> row = compose(pattern, cells.size(), labels, values, added);
  const bool bars = passage.reading->block.notation == syntax::Notation::bars;
  const bool lines = passage.reading->block.notation == syntax::Notation::cells;

  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::string_view slot;
    if (i >= added && i - added < cells.size()) {
      const text::Range range = cells[i - added].cell.slot;
      slot = std::string_view(bytes).substr(range.begin, range.size());
    }
    if (lines) {
      text += "\t" + row[i] + line_break;
      continue;
    }
    if (i > 0) text += bars ? "|" : "\t";
    // A pattern's first cell may have no space in front of it, because no bar stands there.
    if (bars && i > 0 && i == added && !row[i].empty() && slot.substr(0, 1) != " ") text += " ";
    text += fill(slot, row[i], bars);
  }
  if (lines) return text;
  const std::size_t first = cells.front().cell.slot.begin;
  const std::size_t last = cells.back().cell.slot.end;
  std::string_view tail = std::string_view(bytes).substr(last);
  tail = tail.substr(0, syntax::line_break_in(tail));
  if (first == 0) {
    // Without a bar in front the first cell begins the line.
    const std::size_t indent = text.find_first_not_of(' ');
    if (bars && indent != text.npos && !cells.front().text().empty()) text.erase(0, indent);
  }
  return bytes.substr(0, first) + text + std::string(tail) + line_break;
}

// Where the row goes: behind the row before it, or behind a label of its group that stands alone; else in front of the
// next row; `before` tells the last case.
std::optional<std::size_t> place_of(const Source& source, const Table& table, std::size_t leaf, bool& before) {
  before = false;
  std::optional<std::size_t> behind;  // passage
  for (std::size_t at = leaf; at-- > 0 && !behind;)
    if (table.rows[at]) behind = table.rows[at]->last_passage;
  std::optional<std::size_t> next;
  for (std::size_t at = leaf + 1; at < table.rows.size() && !next; ++at)
    if (table.rows[at]) next = table.rows[at]->first_passage;
  const templates::Axis& axis = table.spec().rows;
  for (int at = axis.leaf(leaf).parent; at >= 0; at = axis.headings[static_cast<std::size_t>(at)].parent) {
    for (const model::GroupLabel& group : table.groups) {
      if (group.heading != static_cast<std::size_t>(at)) continue;
      const bool alone = std::none_of(table.rows.begin(), table.rows.end(),
                                      [&](const auto& row) { return row && row->passage == group.passage; });
      if (alone && (!behind || group.passage > *behind) && (!next || group.passage < *next)) {
        behind = group.passage;
        // The rest of a broken label goes with it.
        if (*behind + 2 < source.report.passages.size() &&
            source.report.passages[*behind + 1].reading->block.kind == syntax::BlockKind::blank &&
            source.report.passages[*behind + 2].reading->is_prose() && (!next || *behind + 2 < *next))
          *behind += 2;
      }
    }
  }
  if (behind) return end_of_row(source, *behind);
  if (!next) return std::nullopt;
  before = true;
  return source.report.passages[*next].begin;
}

// The last row above the values: of a table that has lost all its rows, the only one to go by. Null in notations whose
// rows are copied.
const model::Passage* last_header(const Source& source, const Table& table) {
  const model::Passage* last = nullptr;
  for (std::size_t i = table.first_passage; i < table.last_passage; ++i) {
    const model::Passage& passage = source.report.passages[i];
    const syntax::Notation notation = passage.reading->block.notation;
    if (passage.reading->is_row() && notation != syntax::Notation::html) last = &passage;
  }
  return last != nullptr && last->reading->cells.size() > 1 ? last : nullptr;
}

// A row in the notation of the header: labels, values, and blanks up to the header's width.
std::string write_bare_row(const Source& source, const Table& table, const model::Passage& header,
                           const std::vector<std::string>& labels, const std::vector<std::string>& values) {
  const auto label_columns = static_cast<std::size_t>(table.spec().rows.depth);
  std::vector<std::string> row = labels;
  row.resize(std::max(labels.size(), label_columns));
  row.insert(row.end(), values.begin(), values.end());
  const std::string& line_break = source.report.line_break;
  std::string text;
  if (header.reading->block.notation == syntax::Notation::cells) {
    for (const std::string& cell : row) text += "\t" + cell + line_break;
    return text;
  }
  row.resize(std::max(row.size(), header.reading->cells.size()));
  const bool bars = header.reading->block.notation == syntax::Notation::bars;
  const std::string bytes = source.slice(header.range());
  const bool framed = bars && syntax::trim(bytes).starts_with('|');
  if (framed) text = "| ";
  for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : bars ? " | " : "\t") + row[i];
  if (bars) text += " |";
  return text + line_break;
}

}  // namespace

std::optional<text::Edit> insert_row(const Source& source, const Table& table, std::size_t leaf,
                                     const std::vector<std::string>& values) {
  const std::vector<std::string> labels = labels_of(source, table, leaf);
  const BoundRow* pattern = find_pattern(source, table, leaf, labels.size());
  const model::Passage* header = pattern == nullptr ? last_header(source, table) : nullptr;
  if (pattern == nullptr && header == nullptr) return std::nullopt;
  bool before = false;
  std::optional<std::size_t> place = place_of(source, table, leaf, before);
  if (!place && header != nullptr) place = header->range().end;
  if (!place) return std::nullopt;
  if (pattern != nullptr && needs_copy(source, *pattern)) {
    std::string copy = copy_row(source, table, *pattern, labels, values);
    if (copy.empty()) return std::nullopt;
    return text::Edit{{*place, *place}, std::move(copy)};
  }
  std::string text = pattern != nullptr ? write_row(source, *pattern, labels, values)
                                        : write_bare_row(source, table, *header, labels, values);
  // In cells notation an empty line stands between rows.
  const model::Passage& like = pattern != nullptr ? source.report.passages[pattern->passage] : *header;
  const bool lines = like.reading->block.notation == syntax::Notation::cells;
  if (lines) {
    const std::string next = source.slice({*place, *place + 1});
    const bool joined = !next.empty() && next != "\n" && next != "\r";
    if (!before) text = source.report.line_break + text;
    if (before || joined) text += source.report.line_break;
  }
  // A last line without a line break gets one.
  if (!before && *place > 0) {
    const std::string last = source.slice({*place - 1, *place});
    if (last != "\n" && last != "\r") {
      text = source.report.line_break + text;
      text.resize(text.size() - source.report.line_break.size());
    }
  }
  return text::Edit{{*place, *place}, std::move(text)};
}

text::Edit write_cell(const model::BoundCell& cell, std::string value) {
  if (!cell.content.empty()) return {cell.content, std::move(value)};
  // A blank between bars gets space on both sides; one behind a tab is just filled.
  if (cell.slot.size() >= 2) {
    return {{cell.content.begin, cell.content.begin}, std::move(value)};
  }
  return {cell.slot, std::move(value)};
}

}  // namespace gouji::edits
