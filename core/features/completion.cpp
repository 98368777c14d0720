// Finds out what kind of line the cursor is in, then lists what is missing there, in the order of the form.
#include "core/features/completion.h"

#include <algorithm>

#include "core/checks/fill.h"
#include "core/checks/report_parts.h"
#include "core/edits/table_layout.h"
#include "core/features/lacking_sentences.h"
#include "core/features/places.h"
#include "core/features/typed_line.h"
#include "core/syntax/line.h"
#include "core/text/unicode.h"

namespace gouji::features {

namespace {

using edits::Skeleton;
using edits::Style;
using model::PlacedReport;
using model::Report;
using model::Table;

// Bytes of two characters: who has typed them means something.
constexpr std::size_t two_characters = 6;

bool is_all_han(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const text::Decoded next = text::decode(words, at);
    if (!text::is_han(next.code_point)) return false;
    at += next.length;
  }
  return true;
}

class Completer {
 public:
  Completer(const model::Snapshot& snapshot, std::size_t offset, const CompletionContext& context)
      : snapshot_(snapshot),
        context_(context),
        typed_(typed_line(snapshot.text(), offset)),
        offset_(offset),
        placed_(snapshot.report_at(offset)) {}

  std::vector<CompletionItem> complete() {
    const bool recognised = placed_ && placed_->report->recognised;
    if (recognised) add_value();
    if (!items_.empty()) return std::move(items_);
    if (!may_be_label(typed_.rest)) return {};
    if (!recognised && (!typed_.alone() || (!context_.invoked && !context_.report_language))) return {};
    form_ = recognised ? placed_->report->form : &snapshot_.library().templates().back();
    style_ = style(recognised);
    if (recognised && typed_.alone()) add_rows();
    if (items_.empty()) add_parts(recognised);
    if (!typed_.alone()) keep_those_around_cursor();
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

  // Words that begin nothing of the form, where a title may stand, are the name of the organ; else empty.
  std::string typed_organ() const {
    const std::string words = typed_.text.substr(typed_.hashes().size());
    if (words.size() < two_characters || !is_all_han(words)) return {};
    const auto has_them = [&words](const std::string& official) { return official.find(words) != official.npos; };
    if (has_them(form_->title_tail)) return {};
    for (const templates::Section& section : form_->sections)
      if (has_them(section.title)) return {};
    return words;
  }

  // Prose is longer than headings are.
  static bool may_be_label(const std::string& rest) {
    constexpr std::size_t longest_label = 90;  // bytes
    return rest.size() <= longest_label;
  }

  void add_parts(bool recognised) {
    if (recognised && typed_.alone()) add_sentences();
    if (recognised && typed_.behind_sentences()) return;  // no heading begins there
    if (!recognised) add_whole_report();
    if (typed_.alone()) add_title(recognised);
    if (recognised) add_aspects();
    if (recognised && typed_.alone()) add_tables();
    add_sections(recognised);
  }

  // In the middle of a line only what has its words is offered.
  void keep_those_around_cursor() {
    const std::string words = typed_.text.substr(typed_.hashes().size());
    const auto differs = [&](const CompletionItem& item) {
      const std::size_t at = item.label.find(words);
      return words.empty() || at == std::string::npos ||
             item.label.find(typed_.rest, at + words.size()) == std::string::npos;
    };
    items_.erase(std::remove_if(items_.begin(), items_.end(), differs), items_.end());
  }

  void add(CompletionKind kind, const std::string& official, Skeleton insert, std::string_view detail,
           std::string id = {}, const std::string& where = {}) {
    CompletionItem item;
    item.kind = kind;
    item.label = edits::in_script(official, style_.traditional);
    // Typed words may begin with # and may leave the number out.
    item.filter_text = typed_.hashes() + item.label;
    if (const std::string bare = without_number(item.label); bare != item.label) item.filter_text += " " + bare;
    item.replace = typed_.prefix;
    item.replace_all = {typed_.prefix.begin, typed_.line.end};
    item.insert = std::move(insert);
    item.detail = {detail, {}};
    item.where = edits::in_script(where, style_.traditional);
    item.subject = {kind, form_->id, std::move(id)};
    const std::string number = std::to_string(items_.size());
    item.sort_text = std::string(3 - std::min<std::size_t>(3, number.size()), '0') + number;
    items_.push_back(std::move(item));
  }

  void add_whole_report() {
    add(CompletionKind::report, form_->title_tail, edits::whole_report(*form_, style_of_title()), "completion.report");
    keep_typed_organ();
  }

  void add_title(bool recognised) {
    if (recognised && placed_->report->title) return;
    // A title stands above everything else.
    if (placed_) {
      for (const model::SectionHeading& heading : placed_->report->headings)
        if (placed_->begin + heading.words.begin < offset_) return;
    }
    Style plain = style_of_title();
    plain.markdown_headings = false;
    std::string label = edits::plain(edits::title(*form_, plain));
    while (label.ends_with('\n') || label.ends_with('\r')) label.pop_back();
    add(CompletionKind::title, label, edits::title(*form_, style_of_title()), "completion.title");
    keep_typed_organ();
  }

  Style style_of_title() const {
    Style style = style_;
    if (style.organ.empty()) style.organ = typed_organ();
    return style;
  }

  // Who has typed an organ is offered what begins with it.
  void keep_typed_organ() {
    if (!typed_organ().empty()) items_.back().filter_text = typed_.text + " " + items_.back().label;
  }

  void add_sections(bool recognised) {
    for (const templates::Section& section : form_->sections) {
      if (recognised && !fits_here(section)) continue;
      add(CompletionKind::section, section.title, edits::section(*form_, section, style_), "completion.section",
          section.id);
    }
  }

  // Whether the report lacks the section, and it comes behind those above the cursor and before those below it.
  bool fits_here(const templates::Section& section) const {
    const auto place_of = [this](std::string_view id) {
      return std::find_if(form_->sections.begin(), form_->sections.end(),
                          [id](const auto& one) { return one.id == id; });
    };
    const auto place = place_of(section.id);
    for (const model::SectionHeading& heading : placed_->report->headings) {
      if (heading.aspect()) continue;
      const auto other = place_of(heading.id);
      const bool above = placed_->begin + heading.words.end <= typed_.line.begin;
      if (above ? other >= place : other <= place) return false;
    }
    return true;
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
        add(CompletionKind::aspect, aspect.title, edits::aspect(aspect, style_), "completion.aspect", aspect.id,
            section->title);
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
        edits::tables(*form_, missing, style_), "completion.tables", section->id, section->title);
  }

  // Sentences are offered in an empty line, to who has begun to type one, and to who asks at the end of a paragraph.
  void add_sentences() {
    if (typed_.words.empty()) {
      if (!typed_.behind_sentences() || (context_.invoked && is_paragraph())) add_sentences_of(snapshot_, *placed_);
      return;
    }
    const std::vector<std::string> known = known_sentences(*placed_->report);
    if (std::none_of(known.begin(), known.end(), [this](const std::string& words) { return is_begun(words); })) return;
    // What is typed already may look like the sentence itself.
    const model::Snapshot before = snapshot_.edited({typed_.words, {}});
    const std::optional<PlacedReport> report = before.report_at(std::min(typed_.words.begin, before.text().bytes()));
    if (report && report->report->recognised) add_sentences_of(before, *report);
  }

  bool is_paragraph() const {
    const Report& report = *placed_->report;
    return checks::is_paragraph(report, report.passage_at(typed_.prefix.begin - placed_->begin));
  }

  void add_sentences_of(const model::Snapshot& snapshot, const PlacedReport& placed) {
    const edits::Source source{*placed.report, snapshot.text(), placed.begin};
    const bool asked = context_.invoked || typed_.words.size() >= two_characters;
    for (const LackingSentence& lacking : lacking_sentences(source, typed_.words.begin - placed.begin, asked)) {
      if (!is_begun(lacking.words)) continue;
      Skeleton sentence = edits::sentence(lacking.words, style_);
      const std::string label = edits::bracketed(sentence);
      add(CompletionKind::sentence, label, std::move(sentence), "completion.sentence", std::string(lacking.id),
          lacking.where);
      items_.back().filter_text = edits::plain(items_.back().insert);
      items_.back().replace.begin = items_.back().replace_all.begin = typed_.words.begin;
    }
  }

  // Whether the typed words are the first of these, and more of them are to come.
  bool is_begun(const std::string& words) const {
    const std::string sentence = edits::plain(edits::sentence(words, style_));
    const std::string begun = typed_.text.substr(typed_.words.begin - typed_.prefix.begin);
    return sentence.size() > begun.size() && sentence.starts_with(begun);
  }

  // The number of a cell in which none is typed yet, where the sums determine it.
  void add_value() {
    const Report& report = *placed_->report;
    const std::optional<model::CellRef> place = cell_at(report.grids, offset_ - placed_->begin);
    if (!place) return;
    const Table& table = report.tables[place->table];
    const model::BoundCell& cell = *table.cell(place->at);
    if (!checks::is_open(cell)) return;
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
    item.replace_all = range;
    item.where = column_name(report, table, place->at.column);
    item.subject = {CompletionKind::value, table.form->id, table.address(place->at)};
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
      const templates::Heading& row = table.spec().rows.leaf(leaf);
      add(CompletionKind::row, row.label, with_placeholders(edit->text, mark), "completion.row",
          table.spec().id + "/" + row.id, group_of(table.spec(), row));
      items_.back().subject.form = table.form->id;  // not always the one of the report's year
      items_.back().replace.begin = items_.back().replace_all.begin = typed_.line.begin;
      items_.back().filter_text.insert(0, typed_.text, 0, typed_.text.find_first_not_of("| \t"));
    }
  }

  // The label of the group that the row stands in, else the name of its table.
  static const std::string& group_of(const templates::Table& table, const templates::Heading& row) {
    return row.parent < 0 ? table.heading : table.rows.headings[static_cast<std::size_t>(row.parent)].label;
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
  TypedLine typed_;
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
