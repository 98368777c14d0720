// Looks one step along equations and figures, no further: more would mark half of a table.
#include "core/features/highlights.h"

#include <algorithm>
#include <tuple>

#include "core/features/places.h"

namespace gouji::features {

namespace {

class Marker {
 public:
  Marker(const model::PlacedLedger& placed, std::size_t at)
      : placed_(placed), grids_(placed.ledger->grids), mentions_(mentions(*placed.ledger)), at_(at) {}

  std::vector<Highlight> mark() {
    if (const std::optional<model::CellRef> cell = cell_at(grids_, at_))
      mark_cell(*cell);
    else if (const Mention* mention = mention_at(mentions_, at_))
      mark_mention(*mention);
    const auto place = [](const Highlight& one) { return std::tie(one.range.begin, one.range.end, one.kind); };
    std::sort(found_.begin(), found_.end(),
              [&](const auto& one, const auto& other) { return place(one) < place(other); });
    const auto same = [](const Highlight& one, const Highlight& other) { return one.range == other.range; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  void add(text::Range range, HighlightKind kind) {
    if (!range.empty()) found_.push_back({range, kind});
  }

  void add(const std::vector<model::CellRef>& cells, HighlightKind kind) {
    for (const model::CellRef& cell : cells) add(place_of(placed_, cell), kind);
  }

  void mark_cell(const model::CellRef& cell) {
    const std::vector<model::CellRef> addends = addends_of(grids_, cell);
    add(std::vector{cell}, addends.empty() ? HighlightKind::addend : HighlightKind::computed);
    add(addends, HighlightKind::addend);
    if (addends.empty()) add(totals_of(grids_, cell), HighlightKind::computed);
    for (const Mention& mention : mentions_)
      if (mention.refers_to(cell)) add(placed_.at(mention.number), HighlightKind::quoted);
  }

  void mark_mention(const Mention& mention) {
    add(placed_.at(mention.number), HighlightKind::computed);
    add(mention.refers, HighlightKind::addend);
    for (const Mention& other : mentions_)
      for (const model::CellRef& cell : mention.refers)
        if (other.refers_to(cell)) add(placed_.at(other.number), HighlightKind::quoted);
  }

  const model::PlacedLedger& placed_;
  const model::Grids& grids_;
  const std::vector<Mention> mentions_;
  const std::size_t at_;
  std::vector<Highlight> found_;
};

}  // namespace

std::vector<Highlight> highlights(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<model::PlacedLedger> placed = snapshot.ledger_at(offset);
  if (!placed || !placed->ledger->frame->recognised) return {};
  const std::optional<std::size_t> at = placed->before(offset);
  return at ? Marker(*placed, *at).mark() : std::vector<Highlight>();
}

}  // namespace gouji::features
