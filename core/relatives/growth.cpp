// Asks the words of the phrasebook: a percent belongs to a number only where nothing else can be meant.
#include "core/relatives/growth.h"

#include <optional>

#include "core/model/prose_tokens.h"

namespace gouji::relatives {

namespace {

using model::Token;
using model::TokenKind;
using templates::WordKind;

bool between(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, WordKind kind) {
  for (std::size_t i = begin; i < end; ++i)
    if (tokens[i].is(kind)) return true;
  return false;
}

// The one number of the percent's sentence that stands before it; empty where there are more, or none.
std::optional<std::size_t> number_of(const std::vector<Token>& tokens, std::size_t percent) {
  std::optional<std::size_t> number;
  for (std::size_t i = model::sentence_begin(tokens, percent); i < percent; ++i) {
    if (tokens[i].kind == TokenKind::percent || tokens[i].is(WordKind::of_which)) return std::nullopt;
    if (!model::is_number(tokens[i])) continue;
    if (number || tokens[i].ordinal || tokens[i].vague) return std::nullopt;
    number = i;
  }
  return number;
}

// Whether another year than the last is what the sentence compares with, or another number follows what is compared.
bool is_plain_comparison(const std::vector<Token>& tokens, std::size_t number, std::size_t percent) {
  if (!between(tokens, number + 1, percent, WordKind::versus)) return false;
  for (std::size_t i = model::sentence_begin(tokens, percent); i < percent; ++i)
    if (tokens[i].is(WordKind::share) || tokens[i].is(WordKind::each) || tokens[i].is(WordKind::part_time) ||
        (tokens[i].kind == TokenKind::year && i > number))
      return false;
  // A subject of its own: 收到申请12件，访问量同比增长20%.
  return !between(tokens, number + 1, percent, WordKind::subject) &&
         !between(tokens, number + 1, percent, WordKind::measure);
}

// The cells whose sum the number is; null where the report has no figure there that is plainly tied.
const model::Figure* figure_at(const model::Report& report, text::Range number) {
  for (const model::Figure& figure : report.figures)
    if (figure.number == number && !figure.alternatives.empty() && figure.reach == model::Reach::same &&
        !figure.doubtful && !figure.adds && !figure.at_most)
      return &figure;
  return nullptr;
}

void read_paragraph(const model::PlacedReport& placed, const model::Passage& passage, std::string_view bytes,
                    Digest& digest) {
  const model::Report& report = *placed.report;
  const std::vector<Token> tokens = model::read_tokens(digest.library->phrasebook(), bytes);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::percent || tokens[at].ordinal) continue;
    const std::optional<std::size_t> number = number_of(tokens, at);
    if (!number || !is_plain_comparison(tokens, *number, at)) continue;
    const bool rises = between(tokens, *number + 1, at, WordKind::rise);
    const bool falls = between(tokens, *number + 1, at, WordKind::fall);
    const model::Figure* figure = figure_at(report, passage.at(tokens[*number].range));
    if (rises == falls || figure == nullptr) continue;
    const std::vector<model::Tie> ties = model::tie_out({figure, 1}, report.grids);
    if (ties.front().differs || ties.front().refers.empty()) continue;
    Growth growth{{}, tokens[*number].value, tokens[at].value, rises, false, {}};
    for (const model::CellRef& cell : ties.front().refers)
      if (report.tables[cell.table].form == report.form)
        growth.cells.push_back({report.tables[cell.table].index, cell.at});
    if (growth.cells.size() != ties.front().refers.size()) continue;
    growth.round = tokens[at].vague || tokens[at - 1].is(WordKind::about_before);
    growth.place = Place::of(placed.at(passage.at(tokens[at].range)));
    digest.growth.push_back(std::move(growth));
  }
}

}  // namespace

void read_growth(const model::PlacedReport& placed, const text::Text& text, Digest& digest) {
  std::string buffer;
  std::size_t last = placed.report->passages.size();
  for (const model::Figure& figure : placed.report->figures) {
    if (figure.passage == last) continue;
    last = figure.passage;
    const model::Passage& passage = placed.report->passages[figure.passage];
    const std::string_view bytes = text.view(placed.at(passage.range()), buffer);
    if (bytes.find('%') == bytes.npos && bytes.find("％") == bytes.npos) continue;
    read_paragraph(placed, passage, bytes, digest);
  }
}

}  // namespace gouji::relatives
