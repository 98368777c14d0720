// Looks for a number first, then for the organ's name; whatever it refuses, it says why.
#include "core/features/rename.h"

#include <vector>

#include "core/features/same_number.h"
#include "core/model/equation.h"
#include "core/model/title.h"
#include "core/syntax/line.h"

namespace gouji::features {

namespace {

using messages::Message;

Message refusal(NoNumber reason) {
  switch (reason) {
    case NoNumber::nothing: return {"rename.nothing", {}};
    case NoNumber::blank: return {"rename.no-number", {}};
    case NoNumber::words: return {"rename.words", {}};
    case NoNumber::sum: return {"rename.sum", {}};
  }
  return {"rename.nothing", {}};
}

// All places of the organ's full name in its report, in bytes of the document; empty where none touches the offset.
std::vector<text::Range> organ_places(const model::Snapshot& snapshot, const model::PlacedLedger& placed,
                                      std::size_t offset) {
  const std::string& organ = placed.ledger->frame->organ;
  if (organ.empty()) return {};
  const std::size_t end = placed.begin + placed.bytes;
  const std::size_t from = std::max(placed.begin, offset - std::min(offset, organ.size()));
  const std::size_t to = std::min(end, offset + organ.size());
  if (snapshot.text().slice({from, to}).find(organ) == std::string::npos) return {};
  const std::string report = snapshot.text().slice({placed.begin, end});
  std::vector<text::Range> places;
  for (std::size_t at = report.find(organ); at != std::string::npos; at = report.find(organ, at + organ.size()))
    places.push_back({placed.begin + at, placed.begin + at + organ.size()});
  return places;
}

struct Found {
  std::optional<SameNumber> number;
  std::vector<text::Range> organ;
  text::Range range;
  Message refusal = {"rename.nothing", {}};
  std::optional<model::PlacedLedger> placed;
};

Found find(const model::Snapshot& snapshot, std::size_t offset) {
  Found found;
  found.placed = snapshot.ledger_at(offset);
  if (!found.placed || !found.placed->ledger->frame->recognised) return found;
  const NumberSearch search = same_number(snapshot, offset);
  found.refusal = refusal(search.reason);
  if (search.found) {
    found.number = search.found;
    found.range = search.found->at.range;
    return found;
  }
  found.organ = organ_places(snapshot, *found.placed, offset);
  for (const text::Range place : found.organ)
    if (place.touches(offset)) found.range = place;
  return found;
}

std::string in_style(base::Decimal value, text::NumeralStyle style) {
  const std::optional<std::int64_t> whole = value.integer();
  return whole && style != text::NumeralStyle::arabic ? text::write_numeral(*whole, style) : value.to_string();
}

std::variant<text::EditList, Message> rename_number(const Found& found, std::string_view typed) {
  const auto numeral = text::read_numeral(typed);
  const messages::Argument name{"name", std::string(typed)};
  if (!numeral || numeral->bytes != typed.size() || numeral->vague) return Message{"rename.not-a-number", {name}};
  const model::Grid& grid = *found.placed->ledger->grids[found.number->cell.table];
  if (!model::may_stand(grid, found.number->cell.at, numeral->value)) return Message{"rename.may-not-stand", {name}};
  text::EditList edits;
  for (const WrittenNumber& place : found.number->places)
    edits.add({place.range, in_style(numeral->value, place.style)});
  return edits;
}

// The new title must still be one, with the new name in front of its year.
std::variant<text::EditList, Message> rename_organ(const model::Snapshot& snapshot, const Found& found,
                                                   std::string_view name) {
  const model::Frame& frame = *found.placed->ledger->frame;
  const Message no_name{"rename.no-organ", {{"name", std::string(name)}}};
  if (name.empty() || name.find_first_of("\r\n\t|<>#") != name.npos) return no_name;
  if (frame.title && frame.title->text.starts_with(frame.organ)) {
    const std::string title = std::string(name) + frame.title->text.substr(frame.organ.size());
    const auto words = model::read_title(snapshot.library(), title);
    if (!words || words->organ != name) return no_name;
  }
  text::EditList edits;
  for (const text::Range place : found.organ) edits.add({place, std::string(name)});
  return edits;
}

}  // namespace

std::variant<Renamable, Message> renamable(const model::Snapshot& snapshot, std::size_t offset) {
  const Found found = find(snapshot, offset);
  if (found.range.empty()) return found.refusal;
  return Renamable{found.range, snapshot.text().slice(found.range)};
}

std::variant<text::EditList, Message> rename(const model::Snapshot& snapshot, std::size_t offset,
                                             std::string_view new_name) {
  const Found found = find(snapshot, offset);
  if (found.range.empty()) return found.refusal;
  new_name = syntax::trim(new_name);
  return found.number ? rename_number(found, new_name) : rename_organ(snapshot, found, new_name);
}

}  // namespace gouji::features
