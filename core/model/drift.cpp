// Keeps the stretches by their old places; those that an edit touches become one with it.
#include "core/model/drift.h"

#include <algorithm>

namespace gouji::model {

void Drift::add(text::Range range, std::size_t size) {
  std::size_t grown = 0;  // bytes that the stretches so far have more, modulo 2^64 where they have fewer
  std::size_t first = 0;
  for (; first < stretches_.size(); ++first) {
    const Stretch& stretch = stretches_[first];
    if (stretch.old.begin + grown + stretch.size >= range.begin) break;
    grown += stretch.size - stretch.old.size();
  }
  Stretch joined{{range.begin - grown, 0}, size, ++edits_};
  std::size_t last = first;
  std::size_t behind = grown;  // the same behind the stretches that are touched
  for (; last < stretches_.size(); ++last) {
    const Stretch& stretch = stretches_[last];
    const std::size_t begin = stretch.old.begin + behind;
    const std::size_t end = begin + stretch.size;
    if (begin > range.end) break;
    // What of it stands on either side of the edit stays.
    if (begin < range.begin) {
      joined.old.begin = stretch.old.begin;
      joined.size += range.begin - begin;
    }
    if (end > range.end) joined.size += end - range.end;
    behind += stretch.size - stretch.old.size();
    range.end = std::max(range.end, end);
  }
  joined.old.end = range.end - behind;
  const auto at = stretches_.erase(stretches_.begin() + static_cast<std::ptrdiff_t>(first),
                                   stretches_.begin() + static_cast<std::ptrdiff_t>(last));
  if (joined.size > 0 || !joined.old.empty()) stretches_.insert(at, joined);
}

text::Range Drift::at(text::Range old) const {
  text::Range now = old;
  for (const Stretch& stretch : stretches_) {
    if (stretch.old.begin > old.end) break;
    const std::size_t grown = stretch.size - stretch.old.size();
    const bool insertion = stretch.old.empty();
    if (stretch.old.end <= old.begin) now.begin += grown;
    if (insertion ? stretch.old.end < old.end : stretch.old.end <= old.end) now.end += grown;
  }
  // An empty range goes where its begin goes.
  now.end = std::max(now.begin, now.end);
  return now;
}

std::optional<std::size_t> Drift::before(std::size_t offset) const {
  std::size_t grown = 0;
  for (const Stretch& stretch : stretches_) {
    const std::size_t begin = stretch.old.begin + grown;
    if (offset <= begin) break;
    if (offset < begin + stretch.size) {
      if (stretch.old.empty()) return std::nullopt;
      return stretch.old.begin + std::min(offset - begin, stretch.old.size() - 1);
    }
    grown += stretch.size - stretch.old.size();
  }
  return offset - grown;
}

bool Drift::has(const Stretch& stretch) const {
  return std::any_of(stretches_.begin(), stretches_.end(),
                     [&stretch](const Stretch& one) { return one.edit == stretch.edit; });
}

std::optional<text::Range> Drift::touched_since(const Drift& earlier) const {
  std::optional<text::Range> touched;
  if (edits_ == earlier.edits_) return touched;
  const auto add = [&touched](text::Range range) {
    touched = touched ? text::Range{std::min(touched->begin, range.begin), std::max(touched->end, range.end)} : range;
  };
  for (const Stretch& stretch : stretches_)
    if (!earlier.has(stretch)) add(stretch.old);
  for (const Stretch& stretch : earlier.stretches_)
    if (!has(stretch)) add(stretch.old);
  return touched;
}

}  // namespace gouji::model
