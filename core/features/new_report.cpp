// Writes sections in the order of the form, and then has the checks look at the result until they find no error.
#include "core/features/new_report.h"

#include <algorithm>

#include "core/checks/registry.h"
#include "core/edits/skeleton.h"
#include "core/edits/table_layout.h"
#include "core/features/carried_prose.h"
#include "core/model/carry.h"
#include "core/model/equation.h"
#include "core/model/organ.h"
#include "core/syntax/line.h"

namespace gouji::features {

namespace {

using edits::Source;
using model::Finding;
using model::Snapshot;

// A fix may make another one possible; in the end nothing is left to do.
constexpr int most_rounds = 6;

class Draft {
 public:
  Draft(const std::shared_ptr<const templates::Library>& library, const NewReportTerms& terms, const Source* last)
      : library_(library), terms_(terms), form_(*terms.form), last_(last) {
    style_.organ = !terms.organ.empty() ? terms.organ : last ? last->report.organ : std::string();
    style_.year = terms.year;
    style_.traditional = last != nullptr && last->report.traditional;
  }

  NewReport write() {
    title();
    preamble();
    for (const templates::Section& part : form_.sections) section(part);
    if (last_ != nullptr) carried(carried_signature(*last_, move()));
    settle();
    std::vector<text::Range> places = marks();
    return {std::move(text_), style_.organ, std::move(places)};
  }

 private:
  Move move() const { return {*library_, form_, terms_.year, style_.organ}; }

  std::string comment() const {
    return "<!-- " + std::string(syntax::carried_word) + (terms_.note.empty() ? "" : " " + terms_.note) + " -->\n";
  }

  // Zeros of tables are no places to type one after the other; words to be replaced are set off.
  void add(const edits::Skeleton& skeleton) {
    bool in_table = false;
    for (const edits::Piece& piece : skeleton) {
      const bool number = !piece.text.empty() && piece.text.front() >= '0' && piece.text.front() <= '9';
      if (!piece.placeholder || in_table) {
        text_ += piece.text;
      } else {
        const std::string words = number ? piece.text : "【" + piece.text + "】";
        places_.push_back({text_.size(), text_.size() + words.size()});
        text_ += words;
      }
      const std::size_t line = text_.rfind('\n') + 1;
      in_table = text_.compare(line, 1, "|") == 0;
    }
  }

  void blank_line() { text_ += "\n"; }

  void title() { add(edits::title(form_, style_)); }

  void preamble() {
    const std::vector<CarriedLine> lines =
        last_ == nullptr ? std::vector<CarriedLine>() : carried_preamble(*last_, move());
    if (!lines.empty()) return carried(lines);
    templates::Template only = form_;
    only.sections.clear();
    const edits::Skeleton whole = edits::whole_report(only, style_);
    edits::Skeleton rest = whole;
    drop_first_line(rest);
    add(rest);
  }

  // The skeleton without its title.
  static void drop_first_line(edits::Skeleton& skeleton) {
    while (!skeleton.empty()) {
      const std::size_t end = skeleton.front().text.find('\n');
      if (end != std::string::npos) {
        skeleton.front().text.erase(0, end + 1);
        return;
      }
      skeleton.erase(skeleton.begin());
    }
  }

  void section(const templates::Section& part) {
    const std::vector<CarriedLine> lines =
        last_ == nullptr ? std::vector<CarriedLine>() : carried_section(*last_, part.id, move());
    const bool prose = std::any_of(lines.begin(), lines.end(), [](const CarriedLine& line) { return line.level == 0; });
    blank_line();
    if (!prose) return add(edits::section(form_, part, style_));
    text_ += "## " + edits::in_script(part.title, style_.traditional) + "\n";
    carried(lines);
    if (part.tables.empty()) return;
    blank_line();
    add(edits::tables(form_, part.tables, style_));
  }

  void carried(const std::vector<CarriedLine>& lines) {
    for (const CarriedLine& line : lines) {
      blank_line();
      if (line.stale) text_ += comment();
      text_ += (line.level == 3 ? "### " : "") + line.words + "\n";
    }
  }

  // ---- what the checks still find ----

  Snapshot opened() const { return Snapshot::open(library_, text::Text::from(text_), checks::examiner); }

  // Puts the edits into the text, and has the places follow.
  bool apply(const text::EditList& edits) {
    if (edits.empty()) return false;
    for (text::Range& place : places_) {
      std::ptrdiff_t by = 0;
      for (const text::Edit& edit : edits)
        if (edit.range.end <= place.begin)
          by += static_cast<std::ptrdiff_t>(edit.text.size()) - static_cast<std::ptrdiff_t>(edit.range.size());
      place = place.shifted(by);
    }
    text_ = text::apply(text_, edits);
    return true;
  }

  void settle() {
    carry_numbers();
    for (int round = 0; round < most_rounds && apply(checks::fix_all(opened())); ++round) continue;
    if (last_ == nullptr) return;
    for (int round = 0; round < most_rounds && apply(balanced(opened())); ++round) continue;
    for (int round = 0; round < most_rounds && apply(repairs(opened())); ++round) continue;
  }

  void carry_numbers() {
    if (last_ == nullptr) return;
    const Snapshot snapshot = opened();
    const std::optional<model::PlacedReport> placed = snapshot.report_at(0);
    if (!placed) return;
    text::EditList edits;
    for (const model::CarriedCell& carried : model::carried_cells(form_, last_->report.grids)) {
      const model::Table* table = placed->report->table(form_.tables[carried.to.table].id);
      const model::BoundCell* cell = table == nullptr ? nullptr : table->cell(carried.to.at);
      if (cell == nullptr || !model::may_stand(*table, carried.to.at, carried.value)) continue;
      edits.add(edits::write_cell(*cell, carried.value.to_string()));
    }
    apply(edits);
  }

  // What is computed follows from what was carried: all of it is open still.
  static text::EditList balanced(const Snapshot& snapshot) {
    text::EditList edits;
    const std::optional<model::PlacedReport> placed = snapshot.report_at(0);
    for (const model::Table& table : placed->report->tables) {
      for (const templates::Equation& equation : table.equations()) {
        const model::BoundCell* cell = table.cell(equation.solves);
        if (cell == nullptr || model::weigh(table, equation).truth != model::Truth::fails) continue;
        const auto value = model::solve(table, equation, equation.solves);
        if (value && model::may_stand(table, equation.solves, *value))
          edits.add(edits::write_cell(*cell, value->to_string()));
      }
    }
    return edits;
  }

  // What mends errors that the safe fixes leave: a fix where one is preferred, else a paragraph is said to be last year's.
  text::EditList repairs(const Snapshot& snapshot) const {
    text::EditList edits;
    for (const Finding& finding : snapshot.findings(snapshot.finding_count())) {
      if (finding.severity > messages::Severity::warning) continue;
      const text::Text& text = snapshot.text();
      const std::size_t line = text.line_range(text.line_of(finding.range.begin)).begin;
      const char first = line < text_.size() ? text_[line] : '\n';
      const bool paragraph = first != '#' && first != '|' && first != '<';
      if (paragraph && finding.severity == messages::Severity::error) {
        edits.add({{line, line}, comment()});
        return edits;
      }
      const std::vector<checks::Fix> fixes = checks::fixes(snapshot, finding);
      if (fixes.empty() || !fixes.front().preferred) continue;
      return fixes.front().edits;
    }
    return edits;
  }

  // Places to type, and the lines behind the comments.
  std::vector<text::Range> marks() const {
    std::vector<text::Range> marks = places_;
    const std::string begin = "<!-- " + std::string(syntax::carried_word);
    for (std::size_t at = text_.find(begin); at != text_.npos; at = text_.find(begin, at + 1)) {
      const std::size_t line = std::min(text_.find('\n', at), text_.size() - 1) + 1;
      marks.push_back({line, std::min(text_.find('\n', line), text_.size())});
    }
    std::sort(marks.begin(), marks.end(), [](text::Range a, text::Range b) { return a.begin < b.begin; });
    return marks;
  }

  const std::shared_ptr<const templates::Library>& library_;
  const NewReportTerms& terms_;
  const templates::Template& form_;
  const Source* last_;
  edits::Style style_;
  std::string text_;
  std::vector<text::Range> places_;
};

}  // namespace

std::optional<model::PlacedReport> last_report(const Snapshot& document, std::string_view organ) {
  std::optional<model::PlacedReport> found;
  document.for_each_report([&](const model::PlacedReport& placed) {
    if (!placed.report->recognised) return true;
    const bool same =
        !organ.empty() && model::same_organ(model::plain_organ(organ), model::plain_organ(placed.report->organ));
    if (!found || same) found = placed;
    return !same && !organ.empty();
  });
  return found;
}

NewReport new_report(const std::shared_ptr<const templates::Library>& library, const NewReportTerms& terms,
                     const Snapshot* last) {
  const auto placed = last == nullptr ? std::nullopt : last_report(*last, terms.organ);
  if (!placed) return Draft(library, terms, nullptr).write();
  const Source source{*placed->report, last->text(), placed->begin};
  return Draft(library, terms, &source).write();
}

}  // namespace gouji::features
