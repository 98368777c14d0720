// Links only what is written alike: an editor puts the same letters in all places.
#include "core/features/linked_editing.h"

#include "core/features/same_number.h"

namespace gouji::features {

std::vector<text::Range> linked_numbers(const model::Snapshot& snapshot, std::size_t offset) {
  const NumberSearch search = same_number(snapshot, offset);
  if (!search.found || !search.found->at.range.touches(offset)) return {};
  const std::string words = snapshot.text().slice(search.found->at.range);
  std::vector<text::Range> ranges;
  for (const WrittenNumber& place : search.found->places)
    if (snapshot.text().slice(place.range) == words) ranges.push_back(place.range);
  return ranges.size() > 1 ? ranges : std::vector<text::Range>();
}

}  // namespace gouji::features
