// Collects what a report has bound, then cuts it at line breaks and tags: a token stands in one line and has no markup.
#include "core/features/tokens.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/model/equation.h"
#include "core/syntax/line.h"

namespace gouji::features {

namespace {

using model::Report;
using model::Table;

class Collector {
 public:
  Collector(const Report& report, std::string text) : report_(report), text_(std::move(text)) {}

  // Ranges in bytes of the report.
  std::vector<Token> collect() {
    if (report_.title) add(report_.title->range, TokenKind::title);
    for (const model::SectionHeading& heading : report_.headings) add(heading.words, TokenKind::heading);
    for (const Table& table : report_.tables) add_table(table);
    add_figures();
    for (const model::Passage& passage : report_.passages) add_comments(passage);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Token& one, const Token& other) { return one.range.begin < other.range.begin; });
    std::vector<Token> apart;
    for (const Token& token : found_)
      if (apart.empty() || apart.back().range.end <= token.range.begin) apart.push_back(token);
    return apart;
  }

 private:
  void add_table(const Table& table) {
    for (const model::HeaderCell& cell : table.header)
      add(cell.range, cell.heading ? TokenKind::column : TokenKind::table);
    for (const model::GroupLabel& group : table.groups) add(group.range, TokenKind::group);
    for (const auto& row : table.rows)
      if (row) add_row(*row);
    for (const model::BoundRow& row : table.duplicates) add_row(row);
    add_values(table);
    for (std::size_t i = table.first_passage; i < table.last_passage; ++i) add_rest(report_.passages[i]);
  }

  // What no row of the form holds: the table's name, the words above its labels, numbers of rows too many.
  void add_rest(const model::Passage& passage) {
    if (!passage.reading->has_cells()) return;
    for (const model::CellReading& cell : passage.reading->cells) {
      const bool number = cell.value.kind == model::ValueKind::number || cell.value.kind == model::ValueKind::dash;
      if (number && passage.reading->is_row()) add(passage.at(cell.cell.content), TokenKind::value);
      if (cell.meanings == nullptr) continue;
      const bool names = std::any_of(cell.meanings->begin(), cell.meanings->end(), [](const templates::Meaning& one) {
        return one.part == templates::Part::table_heading || one.part == templates::Part::corner;
      });
      if (names) add(passage.at(cell.cell.content), TokenKind::table);
    }
  }

  void add_row(const model::BoundRow& row) {
    add(row.label, TokenKind::row);
    for (const model::BoundCell& cell : row.extra) add(cell.content, TokenKind::value);
  }

  void add_values(const Table& table) {
    std::vector<Token> marks(table.cells.size());
    for (const templates::Equation& equation : table.equations()) {
      Token& mark = marks[equation.solves.row * table.columns() + equation.solves.column];
      mark.total |= is_sum(equation);
      mark.broken |= model::weigh(table, equation).truth == model::Truth::fails;
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
      if (table.cells[i]) add(table.cells[i]->content, TokenKind::value, marks[i].total, marks[i].broken);
  }

  // What the equation computes stands alone on its side.
  static bool is_sum(const templates::Equation& equation) {
    const auto stands_alone = [&equation](const std::vector<templates::CellIndex>& side) {
      return side.size() == 1 && side.front() == equation.solves;
    };
    return stands_alone(equation.left) || stands_alone(equation.right);
  }

  void add_figures() {
    const std::vector<model::Tie> ties = model::tie_out(report_.figures, report_.grids);
    for (std::size_t i = 0; i < ties.size(); ++i)
      if (!ties[i].refers.empty()) add(report_.figures[i].number, TokenKind::figure, false, ties[i].differs);
  }

  // The words that mean something stand out of their comment.
  void add_comments(const model::Passage& passage) {
    std::size_t end = 0;  // of what is told of the block
    const auto add_comment = [&](text::Range range) {
      if (range.begin < range.end) add(passage.at(range), TokenKind::comment);
    };
    const bool note = passage.reading->block.kind == syntax::BlockKind::note;
    for (const model::Directive& directive : passage.reading->directives) {
      if (!note) end = directive.range.begin;
      add_comment({end, directive.keyword.begin});
      add(passage.at(directive.keyword), TokenKind::keyword);
      end = directive.keyword.end;
      for (const model::DirectiveWord& word : directive.words) {
        if (word.codes.none()) continue;
        add_comment({end, word.range.begin});
        add(passage.at(word.range), TokenKind::code);
        end = word.range.end;
      }
      if (!note) add_comment({end, directive.range.end});
    }
    if (note) add_comment({end, passage.reading->block.bytes});
  }

  void add(text::Range range, TokenKind kind, bool total = false, bool broken = false) {
    range.end = std::min(range.end, text_.size());
    for (std::size_t at = range.begin; at < range.end;) {
      std::size_t end = at;
      while (end < range.end && !breaks(end) && (kind == TokenKind::comment || tag_end(end) == end)) ++end;
      add_piece({at, end}, kind, total, broken);
      at = std::max(end + 1, tag_end(end));
    }
  }

  bool breaks(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }

  // Behind the tag that begins here; here, where none does.
  std::size_t tag_end(std::size_t at) const {
    if (at + 1 >= text_.size() || text_[at] != '<') return at;
    const char c = text_[at + 1];
    if (!(c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return at;
    const std::size_t end = text_.find('>', at);
    return end == text_.npos ? at : end + 1;
  }

  // Without space, and without the # of a heading or the bar of a table that a line begins or ends with.
  void add_piece(text::Range range, TokenKind kind, bool total, bool broken) {
    const std::string_view line = std::string_view(text_).substr(range.begin, range.size());
    std::string_view words = syntax::trim(line);
    while (kind != TokenKind::comment && !words.empty() && (words.front() == '#' || words.front() == '|'))
      words = syntax::trim(words.substr(1));
    while (kind != TokenKind::comment && !words.empty() && words.back() == '|')
      words = syntax::trim(words.substr(0, words.size() - 1));
    if (words.empty()) return;
    const std::size_t begin = range.begin + static_cast<std::size_t>(words.data() - line.data());
    found_.push_back({{begin, begin + words.size()}, kind, total, broken});
  }

  const Report& report_;
  const std::string text_;
  std::vector<Token> found_;
};

}  // namespace

std::vector<Token> tokens(const model::PlacedReport& placed, const text::Text& text) {
  if (!placed.report->recognised) return {};
  const text::Range whole{placed.begin, placed.begin + placed.report->bytes};
  std::vector<Token> found = Collector(*placed.report, text.slice(whole)).collect();
  for (Token& token : found) token.range = placed.at(token.range);
  return found;
}

std::vector<Token> tokens(const model::Snapshot& snapshot, text::Range range, const std::function<bool()>& stop) {
  std::vector<Token> found;
  for (std::size_t at = std::min(range.begin, snapshot.text().bytes()); !stop();) {
    const std::optional<model::PlacedReport> placed = snapshot.report_at(at);
    if (!placed) break;
    for (const Token& token : tokens(*placed, snapshot.text()))
      if (token.range.begin <= range.end && range.begin <= token.range.end) found.push_back(token);
    const std::size_t end = placed->begin + placed->report->bytes;
    if (end <= at || end > range.end || end >= snapshot.text().bytes()) break;
    at = end;
  }
  return found;
}

}  // namespace gouji::features
