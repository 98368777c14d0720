// Asks the ledger alone: a figure belongs to a number where the cell is all that it refers to.
#include "core/features/same_number.h"

#include <algorithm>

#include "core/features/places.h"

namespace gouji::features {

namespace {

using model::CellRef;
using model::Figure;
using model::PlacedLedger;
using model::Tie;

// The numerals of a cell; tags and space may stand before them, other words may not. Empty where they do.
std::optional<WrittenNumber> numerals_of(const text::Text& text, text::Range content) {
  const std::string words = text.slice(content);
  std::size_t at = 0;
  while (at < words.size() && (words[at] == '<' || words[at] == ' '))
    at = words[at] == ' ' ? at + 1 : std::min(words.size(), words.find('>', at)) + 1;
  const auto numeral = text::read_numeral(std::string_view(words).substr(std::min(at, words.size())));
  if (!numeral || numeral->vague) return std::nullopt;
  return WrittenNumber{{content.begin + at, content.begin + at + numeral->bytes}, numeral->style};
}

// Whether the figure is one number that is compared with one sum by itself.
bool stands_alone(const Figure& figure) {
  return !figure.adds && !figure.count->denied && figure.number != figure.phrase &&
         figure.compared == figure.count->value;
}

class Search {
 public:
  Search(const model::Snapshot& snapshot, const PlacedLedger& placed)
      : text_(snapshot.text()),
        placed_(placed),
        figures_(placed.ledger->frame->figures),
        ties_(model::tie_out(figures_, placed.ledger->grids)) {}

  NumberSearch at(std::size_t offset) const {
    if (const std::optional<CellRef> cell = cell_at(placed_.ledger->grids, offset)) {
      const std::optional<WrittenNumber> number = number_in(*cell);
      if (!number) return {std::nullopt, NoNumber::blank};
      return {gathered(*cell, *number), {}};
    }
    const Figure* figure = figure_at(offset);
    if (figure == nullptr) return {};
    const Tie& tie = ties_[static_cast<std::size_t>(figure - figures_.data())];
    if (tie.refers.size() > 1 || figure->adds) return {std::nullopt, NoNumber::sum};
    if (tie.refers.empty()) return {};
    if (!stands_alone(*figure)) return {std::nullopt, NoNumber::words};
    if (!number_in(tie.refers.front())) return {std::nullopt, NoNumber::blank};
    return {gathered(tie.refers.front(), written(*figure)), {}};
  }

 private:
  WrittenNumber written(const Figure& figure) const { return {placed_.at(figure.number), figure.count->style}; }

  std::optional<WrittenNumber> number_in(const CellRef& ref) const {
    const model::BoundCell* cell = placed_.ledger->grids[ref.table]->cell(ref.at);
    if (cell == nullptr || cell->value.kind != model::ValueKind::number || cell->uncertain) return std::nullopt;
    return numerals_of(text_, placed_.at(cell->content));
  }

  // The figure whose numerals the offset touches, else the smallest one whose words do.
  const Figure* figure_at(std::size_t offset) const {
    const Figure* found = nullptr;
    for (const Figure& figure : figures_) {
      if (!figure.phrase.touches(offset)) continue;
      if (figure.number.touches(offset)) return &figure;
      if (found == nullptr || figure.phrase.size() < found->phrase.size()) found = &figure;
    }
    return found;
  }

  SameNumber gathered(const CellRef& ref, const WrittenNumber& asked) const {
    const model::BoundCell& cell = *placed_.ledger->grids[ref.table]->cell(ref.at);
    SameNumber number{ref, cell.value.number, asked, {*number_in(ref)}};
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Figure& figure = figures_[i];
      if (ties_[i].refers.size() != 1 || ties_[i].refers.front() != ref || !stands_alone(figure)) continue;
      const WrittenNumber quote = written(figure);
      if (figure.compared == number.value || quote.range == asked.range) number.places.push_back(quote);
    }
    const auto before = [](const WrittenNumber& a, const WrittenNumber& b) { return a.range.begin < b.range.begin; };
    std::sort(number.places.begin(), number.places.end(), before);
    const auto same = [](const WrittenNumber& a, const WrittenNumber& b) { return a.range == b.range; };
    number.places.erase(std::unique(number.places.begin(), number.places.end(), same), number.places.end());
    return number;
  }

  const text::Text& text_;
  const PlacedLedger& placed_;
  const std::vector<Figure>& figures_;
  std::vector<Tie> ties_;
};

}  // namespace

NumberSearch same_number(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<PlacedLedger> placed = snapshot.ledger_at(offset);
  if (!placed || !placed->ledger->frame->recognised) return {};
  const std::optional<std::size_t> at = placed->before(offset);
  return at ? Search(snapshot, *placed).at(*at) : NumberSearch{};
}

}  // namespace gouji::features
