// Merges labels over the rows that really follow each other: a document may have lost some, or have others among them.
#include "core/features/page_table.h"

#include <algorithm>
#include <map>

#include "core/checks/fill.h"
#include "core/edits/skeleton.h"
#include "core/model/equation.h"

namespace gouji::features {

namespace {

using edits::Source;
using model::BoundRow;
using model::Table;
using templates::CellIndex;
using templates::Heading;

std::size_t label_columns(const templates::Table& table) {
  return table.labelled_rows() ? static_cast<std::size_t>(table.rows.depth) : 0;
}

// One line under the header.
struct Line {
  enum class Kind { bound, missing, copy, stranger } kind = Kind::bound;
  std::size_t leaf = 0;
  std::size_t passage = 0;
  const BoundRow* row = nullptr;                // of a copy
  const model::UnknownRow* stranger = nullptr;  // of a stranger
};

class Layout {
 public:
  Layout(const Source& source, const PageOptions& options, const FindingOf& finding_of, std::size_t width)
      : source_(source), options_(options), finding_of_(finding_of), width_(width) {}

  void add(const Table& table) {
    table_ = &table;
    spec_ = &table.spec();
    labels_ = label_columns(*spec_);
    extra_ = width_ - labels_ - spec_->columns.size();
    ghosts_.clear();
    if (table.blocks.size() == spec_->rows.size())
      for (const checks::Filling& filling : checks::determined(table))
        ghosts_[{filling.cell.row, filling.cell.column}] = filling.value.to_string();
    header();
    const std::vector<Line> lines = lines_of(table);
    for (std::size_t i = 0; i < lines.size(); ++i) line(lines, i);
  }

  PageRows take() { return std::move(rows_); }

 private:
  std::string official(const std::string& words) const { return edits::in_script(words, source_.report.traditional); }

  text::Range placed(text::Range in_report) const {
    return {source_.begin + in_report.begin, source_.begin + in_report.end};
  }

  // ---- the header ----

  const model::HeaderCell* header_cell(std::size_t heading) const {
    for (const model::HeaderCell& cell : table_->header)
      if (cell.heading == heading) return &cell;
    return nullptr;
  }

  void header() {
    if (!spec_->heading.empty()) {
      PageCell cell{CellKind::head, official(spec_->heading), 1, width_, placed(table_->first_line), {}, {}, false};
      if (!table_->named) cell.range = std::nullopt;
      rows_.push_back({std::move(cell)});
    }
    const int depth = spec_->columns.depth;
    for (int level = 0; level < depth; ++level) {
      std::vector<PageCell>& row = rows_.emplace_back();
      if (level == 0 && labels_ > 0)
        row.push_back(
            {CellKind::head, official(spec_->corner), static_cast<std::size_t>(depth), labels_, {}, {}, {}, false});
      for (std::size_t i = 0; i < spec_->columns.headings.size(); ++i) {
        const Heading& heading = spec_->columns.headings[i];
        if (heading.depth == level) row.push_back(column_head(heading, i, depth));
      }
    }
  }

  PageCell column_head(const Heading& heading, std::size_t index, int depth) const {
    PageCell cell;
    cell.kind = CellKind::head;
    cell.text = official(heading.label);
    cell.rowspan = heading.group ? 1 : static_cast<std::size_t>(depth - heading.depth);
    const bool last = static_cast<std::size_t>(heading.last_leaf) == spec_->columns.size();
    cell.colspan = static_cast<std::size_t>(heading.last_leaf - heading.first_leaf) + (last ? extra_ : 0);
    if (const model::HeaderCell* found = header_cell(index)) {
      if (!found->text.empty()) cell.text = found->text;
      cell.range = placed(found->range);
      cell.finding = finding_of_({}, found->range);
    }
    return cell;
  }

  // ---- the rows ----

  std::vector<Line> lines_of(const Table& table) const {
    std::vector<Line> lines;
    for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf)
      if (table.rows[leaf]) lines.push_back({Line::Kind::bound, leaf, table.rows[leaf]->passage, nullptr, nullptr});
    for (const BoundRow& row : table.duplicates)
      lines.push_back({Line::Kind::copy, row.leaf, row.passage, &row, nullptr});
    for (const model::UnknownRow& row : table.unknown)
      lines.push_back({Line::Kind::stranger, 0, row.passage, nullptr, &row});
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.passage < b.passage; });
    if (!options_.missing) return lines;
    for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) {
      if (table.rows[leaf]) continue;
      // Behind the row that the form has before it.
      auto at = lines.begin();
      for (auto line = lines.begin(); line != lines.end(); ++line)
        if (line->kind != Line::Kind::stranger && line->leaf < leaf) at = line + 1;
      lines.insert(at, {Line::Kind::missing, leaf, 0, nullptr, nullptr});
    }
    return lines;
  }

  // The headings above a line's own, from the outermost; none for a stranger.
  std::vector<std::size_t> groups_of(const Line& line) const {
    std::vector<std::size_t> groups;
    if (line.kind == Line::Kind::stranger || labels_ == 0) return groups;
    for (int at = spec_->rows.leaf(line.leaf).parent; at >= 0;
         at = spec_->rows.headings[static_cast<std::size_t>(at)].parent)
      groups.insert(groups.begin(), static_cast<std::size_t>(at));
    return groups;
  }

  bool is_under(const Line& line, std::size_t group) const {
    const std::vector<std::size_t> groups = groups_of(line);
    return std::find(groups.begin(), groups.end(), group) != groups.end();
  }

  void line(const std::vector<Line>& lines, std::size_t index) {
    const Line& line = lines[index];
    std::vector<PageCell> row;
    for (const std::size_t group : groups_of(line)) {
      if (index > 0 && is_under(lines[index - 1], group)) continue;
      std::size_t rows = 1;
      while (index + rows < lines.size() && is_under(lines[index + rows], group)) ++rows;
      row.push_back(group_label(group, rows, line));
    }
    if (labels_ > 0) row.push_back(label(line));
    if (line.kind == Line::Kind::bound || line.kind == Line::Kind::missing)
      values(line, row);
    else
      written_values(line, row);
    rows_.push_back(std::move(row));
  }

  PageCell group_label(std::size_t group, std::size_t rows, const Line& line) const {
    PageCell cell{CellKind::label, official(spec_->rows.headings[group].label), rows, 1, {}, {}, {}, false};
    for (const model::GroupLabel& label : table_->groups)
      if (label.heading == group) cell.range = placed(label.range);
    cell.missing = !cell.range && line.kind == Line::Kind::missing;
    return cell;
  }

  PageCell label(const Line& line) const {
    PageCell cell;
    cell.kind = CellKind::label;
    if (line.kind == Line::Kind::stranger) {
      cell.text = line.stranger->text;
      cell.colspan = labels_;
      cell.range = placed(line.stranger->label);
      cell.finding = finding_of_({}, line.stranger->label);
      return cell;
    }
    const Heading& heading = spec_->rows.leaf(line.leaf);
    cell.colspan = labels_ - static_cast<std::size_t>(heading.depth);
    cell.text = official(heading.label);
    const BoundRow* row = line.row != nullptr       ? line.row
                          : table_->rows[line.leaf] ? &*table_->rows[line.leaf]
                                                    : nullptr;
    cell.missing = row == nullptr;
    if (row == nullptr) return cell;
    if (!row->label_text.empty()) cell.text = row->label_text;
    cell.range = placed(row->label);
    cell.finding = finding_of_({}, row->label);
    return cell;
  }

  void values(const Line& line, std::vector<PageCell>& row) const {
    for (std::size_t column = 0; column < spec_->columns.size(); ++column) {
      const CellIndex at{line.leaf, column};
      PageCell cell;
      const model::BoundCell* found = table_->cell(at);
      cell.missing = found == nullptr;
      if (found != nullptr) {
        cell.text = table_->text(at);
        cell.range = placed(found->content);
        cell.finding = finding_of_(table_->address(at), found->slot);
      }
      cell.ghost = ghost(at);
      row.push_back(std::move(cell));
    }
    if (const BoundRow* bound = table_->rows[line.leaf] ? &*table_->rows[line.leaf] : nullptr)
      for (const model::BoundCell& extra : bound->extra)
        row.push_back({CellKind::value,
                       source_.slice(extra.content),
                       1,
                       1,
                       placed(extra.content),
                       finding_of_({}, extra.content),
                       {},
                       false});
    else if (extra_ == 0)
      return;
    if (extra_ > 0 && !row.empty()) row.back().colspan += extra_;
  }

  std::string ghost(CellIndex at) const {
    if (const auto found = ghosts_.find({at.row, at.column}); found != ghosts_.end()) return found->second;
    if (table_->blocks.size() != spec_->rows.size()) return {};
    for (const templates::Equation& equation : table_->equations()) {
      if (!(equation.solves == at) || model::weigh(*table_, equation).truth != model::Truth::fails) continue;
      if (const auto value = model::solve(*table_, equation, at); value && model::may_stand(*table_, at, *value))
        return value->to_string();
    }
    return {};
  }

  // The cells of a row that no cell of the form stands for, as they are written.
  void written_values(const Line& line, std::vector<PageCell>& row) const {
    const model::Passage& passage = source_.report.passages[line.passage];
    const std::size_t label_end = line.row != nullptr ? line.row->label.end : line.stranger->label.end;
    std::size_t columns = 0;
    for (const model::CellReading& cell : passage.reading->cells) {
      const text::Range content = passage.at(cell.cell.content);
      if (content.begin < label_end || columns == spec_->columns.size()) continue;
      row.push_back({CellKind::value, cell.cell.text, 1, 1, placed(content), finding_of_({}, content), {}, false});
      ++columns;
    }
    if (columns < spec_->columns.size() + extra_)
      row.push_back({CellKind::value, {}, 1, spec_->columns.size() + extra_ - columns, {}, {}, {}, false});
  }

  const Source& source_;
  const PageOptions& options_;
  const FindingOf& finding_of_;
  const std::size_t width_;
  const Table* table_ = nullptr;
  const templates::Table* spec_ = nullptr;
  std::size_t labels_ = 0;
  std::size_t extra_ = 0;  // grid columns that the last column takes beside its own
  std::map<std::pair<std::size_t, std::size_t>, std::string> ghosts_;
  PageRows rows_;
};

}  // namespace

PageBlock official_table(const Source& source, const std::vector<std::size_t>& tables, const PageOptions& options,
                         const FindingOf& finding_of) {
  PageBlock block;
  block.kind = PageKind::table;
  block.official = true;
  for (const std::size_t index : tables) {
    const templates::Table& spec = source.report.tables[index].spec();
    block.columns = std::max(block.columns, label_columns(spec) + spec.columns.size());
  }
  Layout layout(source, options, finding_of, block.columns);
  for (const std::size_t index : tables) layout.add(source.report.tables[index]);
  block.rows = layout.take();
  return block;
}

PageBlock plain_table(const Source& source, std::size_t first, std::size_t last) {
  PageBlock block;
  block.kind = PageKind::table;
  for (std::size_t i = first; i < last; ++i) {
    const model::Passage& passage = source.report.passages[i];
    if (!passage.reading->is_row()) continue;
    std::vector<PageCell> row;
    for (const model::CellReading& cell : passage.reading->cells) {
      const text::Range content = passage.at(cell.cell.content).shifted(static_cast<std::ptrdiff_t>(source.begin));
      const CellKind kind = block.rows.empty() ? CellKind::head : CellKind::value;
      row.push_back({kind, cell.cell.text, 1, 1, content, {}, {}, false});
    }
    block.columns = std::max(block.columns, row.size());
    block.rows.push_back(std::move(row));
  }
  return block;
}

}  // namespace gouji::features
