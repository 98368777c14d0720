// Finds out what kind of line the cursor is in, then lists what is missing there, in the order of the form.
#include "core/features/completion.h"

#include <algorithm>

#include "core/checks/fill.h"
#include "core/edits/table_layout.h"
#include "core/features/places.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"

namespace gouji::features {

namespace {

using edits::Skeleton;
using edits::Style;
using model::PlacedReport;
using model::Report;
using model::Table;

// The line of the cursor up to the cursor, in bytes of the document.
struct Typed {
  text::Range line;    // the whole line without its line break
  text::Range prefix;  // from the first character that is no space to the cursor
  std::string text;    // of the prefix
  bool alone = false;  // nothing but space behind the cursor
};

Typed typed_at(const text::Text& text, std::size_t offset) {
  Typed typed;
  const std::size_t line = text.line_of(offset);
  typed.line = {text.line_begin(line), text.line_end(line)};
  offset = std::min(std::max(offset, typed.line.begin), typed.line.end);
  const std::string before = text.slice({typed.line.begin, offset});
  const std::string_view body = syntax::trim(before);
  const std::size_t indent = body.empty() ? before.size() : static_cast<std::size_t>(body.data() - before.data());
  typed.prefix = {typed.line.begin + indent, offset};
  typed.text = before.substr(indent);
  typed.alone = syntax::trim(text.slice({offset, typed.line.end})).empty();
  return typed;
}

std::string hashes_of(const std::string& typed) {
  std::size_t end = typed.find_first_not_of("# ");
  return typed.substr(0, end == std::string::npos ? typed.size() : end);
}

class Completer {
 public:
  Completer(const model::Snapshot& snapshot, std::size_t offset, const CompletionContext& context)
      : snapshot_(snapshot),
        context_(context),
        typed_(typed_at(snapshot.text(), offset)),
        offset_(offset),
        placed_(snapshot.report_at(offset)) {}

  std::vector<CompletionItem> complete() {
    const bool recognised = placed_ && placed_->report->recognised;
    if (recognised) add_value();
    if (!items_.empty()) return std::move(items_);
    if (!typed_.alone) return {};
    if (!recognised && !context_.invoked && !context_.report_language) return {};
    form_ = recognised ? placed_->report->form : &snapshot_.library().templates().back();
    style_ = style(recognised);
    if (recognised) add_rows();
    if (items_.empty()) {
      if (!recognised) add_whole_report();
      add_title(recognised);
      add_sections(recognised);
      if (recognised) {
        add_aspects();
        add_tables();
      }
    }
    return std::move(items_);
  }

 private:
  Style style(bool recognised) const {
    Style style;
    style.markdown_headings = context_.markdown;
    if (placed_) {
      const Report& report = *placed_->report;
      if (!report.headings.empty()) style.markdown_headings = report.markdown_headings;
      style.traditional = report.traditional;
      style.line_break = report.line_break;
      style.organ = report.organ;
      style.year = report.year;
    }
    if (typed_.text.starts_with('#')) style.markdown_headings = true;
    if (!recognised && !style.year && context_.this_year > 0) style.year = context_.this_year - 1;
    return style;
  }

  void add(CompletionKind kind, const std::string& official, Skeleton insert, std::string_view detail,
           const templates::Localized& about) {
    CompletionItem item;
    item.kind = kind;
    item.label = edits::in_script(official, style_.traditional);
    // Typed words may begin with # and may leave the number out.
    const std::string hashes = hashes_of(typed_.text);
    const std::size_t mark = std::max(item.label.find("、") == std::string::npos ? 0 : item.label.find("、") + 3,
                                      item.label.find("）") == std::string::npos ? 0 : item.label.find("）") + 3);
    const std::string bare = mark < 16 ? item.label.substr(mark) : item.label;
    item.filter_text = hashes + item.label + " " + bare;
    item.replace = typed_.prefix;
    item.insert = std::move(insert);
    item.detail = {detail, {}};
    item.about = about.empty() ? nullptr : &about;
    const std::string number = std::to_string(items_.size());
    item.sort_text = std::string(3 - std::min<std::size_t>(3, number.size()), '0') + number;
    items_.push_back(std::move(item));
  }

  void add_whole_report() {
    add(CompletionKind::report, form_->title_tail, edits::whole_report(*form_, style_), "completion.report",
        form_->name);
  }

  void add_title(bool recognised) {
    if (recognised && placed_->report->title) return;
    // A title stands above everything else.
    if (placed_) {
      for (const model::SectionHeading& heading : placed_->report->headings)
        if (placed_->begin + heading.words.begin < offset_) return;
    }
    add(CompletionKind::title, edits::plain(edits::title(*form_, plain_style())), edits::title(*form_, style_),
        "completion.title", form_->basis);
    while (!items_.back().label.empty() && (items_.back().label.back() == '\n' || items_.back().label.back() == '\r'))
      items_.back().label.pop_back();
  }

  Style plain_style() const {
    Style plain = style_;
    plain.markdown_headings = false;
    return plain;
  }

  void add_sections(bool recognised) {
    for (const templates::Section& section : form_->sections) {
      if (recognised && placed_->report->section(section.id) != nullptr) continue;
      add(CompletionKind::section, section.title, edits::section(*form_, section, style_), "completion.section",
          section.about);
    }
  }

  // The section that the cursor's line lies in; null above the first one.
  const templates::Section* current_section() const {
    const model::SectionHeading* current = nullptr;
    for (const model::SectionHeading& heading : placed_->report->headings)
      if (!heading.aspect() && placed_->begin + heading.words.end <= typed_.line.begin) current = &heading;
    if (current == nullptr) return nullptr;
    for (const templates::Section& section : form_->sections)
      if (section.id == current->id) return &section;
    return nullptr;
  }

  void add_aspects() {
    const templates::Section* section = current_section();
    if (section == nullptr) return;
    for (const templates::Aspect& aspect : section->aspects) {
      const auto& headings = placed_->report->headings;
      const bool there = std::any_of(headings.begin(), headings.end(), [&aspect](const model::SectionHeading& heading) {
        return heading.match.aspect == aspect.id;
      });
      if (!there)
        add(CompletionKind::aspect, aspect.title, edits::aspect(aspect, style_), "completion.aspect", aspect.about);
    }
  }

  void add_tables() {
    const templates::Section* section = current_section();
    if (section == nullptr || section->tables.empty()) return;
    std::vector<std::size_t> missing;
    for (const std::size_t table : section->tables)
      if (placed_->report->table(form_->tables[table].id) == nullptr) missing.push_back(table);
    if (missing.empty()) return;
    const templates::Table& first = form_->tables[missing.front()];
    add(CompletionKind::tables, first.heading.empty() ? section->title : first.heading,
        edits::tables(*form_, missing, style_), "completion.tables", first.about);
    items_.back().replace = typed_.prefix;
  }

  // The number of a blank cell, where the sums determine it.
  void add_value() {
    const Report& report = *placed_->report;
    const std::optional<model::CellRef> place = cell_at(report.grids, offset_ - placed_->begin);
    if (!place) return;
    const Table& table = report.tables[place->table];
    const model::BoundCell& cell = *table.cell(place->at);
    if (cell.value.kind != model::ValueKind::blank) return;
    const std::vector<checks::Filling> fillings = checks::determined(table);
    const auto filling = std::find_if(fillings.begin(), fillings.end(),
                                      [&](const checks::Filling& one) { return one.cell == place->at; });
    if (filling == fillings.end()) return;
    const std::string value = filling->value.to_string();
    const text::Edit edit = edits::write_cell(cell, value);
    // What an editor replaces holds the cursor; space between it and the place of the number stays.
    const text::Range at = placed_->at(edit.range);
    const text::Range range{std::min(at.begin, offset_), std::max(at.end, offset_)};
    const std::string before = snapshot_.text().slice({range.begin, at.begin});
    CompletionItem item;
    item.kind = CompletionKind::value;
    item.label = value;
    item.filter_text = snapshot_.text().slice({range.begin, offset_}) + value;
    item.replace = range;
    item.insert = {{before + edit.text + snapshot_.text().slice({at.end, range.end}), false}};
    item.detail = {"completion.determined.together", {}};
    if (filling->by != nullptr)
      item.detail = {
          "completion.determined",
          {{"label", label_of(table, *filling->by)}, {"reckoning", checks::reckoning(table, fillings, *filling)}}};
    item.sort_text = "000";
    items_.push_back(std::move(item));
  }

  // The row or the column that the equation adds up.
  std::string label_of(const Table& table, const templates::Equation& equation) const {
    const bool along_row = equation.left.front().row == equation.right.front().row;
    const templates::Axis& axis = along_row ? table.spec().rows : table.spec().columns;
    const templates::Heading& leaf = axis.leaf(along_row ? equation.solves.row : equation.solves.column);
    const std::string& label =
        leaf.label.empty() ? table.spec().columns.leaf(equation.solves.column).label : leaf.label;
    return edits::in_script(label, placed_->report->traditional);
  }

  // Rows that a table lacks, when the cursor stands in it or right below it.
  void add_rows() {
    const Report& report = *placed_->report;
    const std::size_t line = typed_.line.begin - placed_->begin;
    for (const Table& table : report.tables) {
      const std::size_t begin = report.passages[table.first_passage].begin;
      std::size_t end = report.passages[table.last_passage - 1].range().end;
      // An empty line below the last row still belongs to a table that is being written, and so does, where empty lines
      // part rows, the line behind it.
      const bool parted = report.passages[table.last_passage - 1].reading->block.notation == syntax::Notation::cells;
      if (parted && table.last_passage < report.passages.size() &&
          report.passages[table.last_passage].reading->block.kind == syntax::BlockKind::blank)
        end = report.passages[table.last_passage].range().end;
      if (line < begin || line > end) continue;
      add_rows_of(table);
    }
  }

  void add_rows_of(const Table& table) {
    const edits::Source source{*placed_->report, snapshot_.text(), placed_->begin};
    const std::string mark = "\x01";
    for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) {
      if (table.rows[leaf]) continue;
      const std::vector<std::string> marks(table.columns(), mark);
      const std::optional<text::Edit> edit = edits::insert_row(source, table, leaf, marks);
      if (!edit) continue;
      add(CompletionKind::row, table.spec().rows.leaf(leaf).label, with_placeholders(edit->text, mark),
          "completion.row", table.spec().rows.leaf(leaf).about);
      items_.back().replace = {typed_.line.begin, typed_.prefix.end};
      items_.back().filter_text = typed_.text.substr(0, typed_.text.find_first_not_of("| \t")) + items_.back().label +
                                  " " + items_.back().filter_text;
    }
  }

  // The row as it would be inserted, without line breaks around it, its values places to type.
  static Skeleton with_placeholders(std::string text, const std::string& mark) {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.erase(0, 1);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    Skeleton skeleton;
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
      skeleton.push_back({text.substr(from, at - from), false});
      skeleton.push_back({"0", true});
      from = at + mark.size();
    }
    skeleton.push_back({text.substr(from), false});
    return skeleton;
  }

  const model::Snapshot& snapshot_;
  const CompletionContext& context_;
  Typed typed_;
  std::size_t offset_;
  std::optional<PlacedReport> placed_;
  const templates::Template* form_ = nullptr;
  Style style_;
  std::vector<CompletionItem> items_;
};

}  // namespace

std::vector<CompletionItem> completion(const model::Snapshot& snapshot, std::size_t offset,
                                       const CompletionContext& context) {
  return Completer(snapshot, offset, context).complete();
}

}  // namespace gouji::features
