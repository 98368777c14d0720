// Searches the free labels for one of which few characters differ.
#include "core/model/misprints.h"

#include <algorithm>

#include "core/model/label.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

std::size_t digits(std::string_view folded) {
  return static_cast<std::size_t>(
      std::count_if(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

void resolve_misprints(const templates::Table& spec, std::vector<RowLine>& lines) {
  std::vector<bool> taken(spec.rows.size());
  for (const RowLine& line : lines)
    if (line.leaf) taken[*line.leaf] = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].leaf || !lines[i].label) continue;
    std::size_t low = 0;
    std::size_t high = spec.rows.size();
    for (std::size_t j = 0; j < i; ++j)
      if (lines[j].leaf) low = *lines[j].leaf + 1;
    for (std::size_t j = lines.size(); j-- > i + 1;)
      if (lines[j].leaf) high = *lines[j].leaf;
    const std::string& found = lines[i].slots[*lines[i].label].cell->folded;
    std::optional<std::size_t> best;
    std::size_t best_distance = 1000;
    for (std::size_t leaf = 0; leaf < spec.rows.size(); ++leaf) {
      if (taken[leaf]) continue;
      const std::string official = text::fold(spec.rows.leaf(leaf).label);
      // Words that hold more digits than the label are a label and numbers that lost their separators.
      if (digits(found) > digits(official)) continue;
      if (!is_near(found, official) && !is_near(text::strip_number(found), text::strip_number(official))) continue;
      const std::size_t apart = distance(found, official, 60) + (leaf >= low && leaf < high ? 0 : 100);
      if (apart < best_distance) {
        best = leaf;
        best_distance = apart;
      }
    }
    if (!best) continue;
    lines[i].leaf = best;
    lines[i].quality = LabelQuality::misprint;
    taken[*best] = true;
  }
}

}  // namespace gouji::model
