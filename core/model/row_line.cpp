// Tells a row's values from its labels and its padding.
#include "core/model/row_line.h"

#include <set>

namespace gouji::model {

namespace {

RowShape shape_of(const RowLine& line) { return {line.slots.size(), line.label.value_or(0)}; }

std::vector<std::size_t> filled_slots(const RowLine& line) {
  std::vector<std::size_t> filled;
  for (std::size_t i = line.first_value(); i < line.slots.size(); ++i)
    if (!line.slots[i].is_blank()) filled.push_back(i);
  return filled;
}

std::vector<std::size_t> slots_from(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> slots;
  for (std::size_t i = begin; i < end; ++i) slots.push_back(i);
  return slots;
}

// The filled slots but a few that stand together: these are too many.
ChosenValues leave_out(const std::vector<std::size_t>& filled, std::size_t first, std::size_t count) {
  ChosenValues chosen;
  for (std::size_t i = 0; i < filled.size(); ++i)
    (i >= first && i < first + count ? chosen.extra : chosen.values).push_back(filled[i]);
  return chosen;
}

// Of too many values the last ones count where label columns stand in front of them, else the first ones. Where a row
// ends in its sum, the sum tells which ones it was made of.
ChosenValues without_surplus(const RowLine& line, const std::vector<std::size_t>& filled, std::size_t wanted,
                             bool label_columns) {
  const std::size_t surplus = filled.size() - wanted;
  if (!label_columns) return leave_out(filled, wanted, surplus);
  if (surplus == 0) return leave_out(filled, 0, 0);
  for (std::size_t first = 0; first <= wanted; ++first) {
    ChosenValues chosen = leave_out(filled, first, surplus);
    if (ends_in_sum(line, chosen.values)) return chosen;
  }
  return leave_out(filled, 0, surplus);
}

// The slot at which every full row of labels at different depths begins its values; nothing when they do not agree.
std::optional<std::size_t> grid_of(const std::map<RowShape, std::map<std::size_t, int>>& votes) {
  std::map<std::size_t, std::pair<int, std::set<std::size_t>>> places;  // how many rows, and where their labels stand
  int all = 0;
  for (const auto& [shape, seen] : votes) {
    for (const auto& [place, count] : seen) {
      places[place].first += count;
      places[place].second.insert(shape.second);
      all += count;
    }
  }
  for (const auto& [place, rows] : places)
    if (rows.second.size() > 1 && rows.first * 10 > all * 9) return place;
  return std::nullopt;
}

// Whether nothing stands between the row's label and the grid's first value, and nothing behind the last.
bool keeps_grid(const RowLine& line, std::size_t grid, std::size_t wanted) {
  if (line.first_value() > grid) return false;
  for (std::size_t i = line.first_value(); i < line.slots.size(); ++i)
    if ((i < grid || i >= grid + wanted) && !line.slots[i].is_blank()) return false;
  return true;
}

// The values of a row in a grid: what stands under the columns.
ChosenValues in_grid(const RowLine& line, std::size_t grid, std::size_t wanted) {
  const std::size_t end = std::min(grid + wanted, line.slots.size());
  return {slots_from(std::min(grid, end), end), {}, false};
}

}  // namespace

ValuePlaces usual_places(const std::vector<RowLine>& lines, std::size_t columns) {
  std::map<RowShape, std::map<std::size_t, int>> votes;
  for (const RowLine& line : lines) {
    const std::vector<std::size_t> filled = filled_slots(line);
    if (filled.size() == columns) ++votes[shape_of(line)][filled.front()];
  }
  ValuePlaces places;
  for (const auto& [shape, seen] : votes)
    places.by_shape[shape] = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
                               return a.second < b.second;
                             })->first;
  places.grid = grid_of(votes);
  return places;
}

ChosenValues choose_values(const RowLine& line, const templates::Table& spec, const ValuePlaces& usual) {
  const std::size_t wanted = spec.columns.size();
  const std::size_t from = line.first_value();
  const std::vector<std::size_t> filled = filled_slots(line);
  const bool label_columns = spec.rows.depth > 1;
  const bool gridded = usual.grid && keeps_grid(line, *usual.grid, wanted);
  if (!gridded && line.slots.size() <= from + wanted) return {slots_from(from, line.slots.size()), {}, false};
  if (filled.size() >= wanted) return without_surplus(line, filled, wanted, label_columns);
  if (gridded) return in_grid(line, *usual.grid, wanted);

  // Blanks leave it open which slots are padding: look at rows of the same shape, else count from the usual end.
  const auto fits = [&](std::size_t begin) {
    return begin >= from && begin + wanted <= line.slots.size() &&
           (filled.empty() || (begin <= filled.front() && filled.back() < begin + wanted));
  };
  std::size_t begin = label_columns ? line.slots.size() - wanted : from;
  const auto place = usual.by_shape.find(shape_of(line));
  const bool told = place != usual.by_shape.end() && fits(place->second);
  if (told) begin = place->second;
  while (!fits(begin) && begin > from) --begin;
  if (!fits(begin) && !filled.empty()) begin = std::max(from, filled.back() + 1 - std::min(wanted, filled.back() + 1));
  // Without a like row, a window that could also lie elsewhere says nothing for sure.
  const bool doubtful =
      !told && !filled.empty() && !label_columns && (fits(begin + 1) || (begin > from && fits(begin - 1)));
  return {slots_from(begin, std::min(begin + wanted, line.slots.size())), {}, doubtful};
}

bool ends_in_sum(const RowLine& line, const std::vector<std::size_t>& values) {
  if (values.size() < 3) return false;
  base::Decimal sum;
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    const std::optional<base::Decimal> value = line.slots[values[i]].cell->value.amount();
    const std::optional<base::Decimal> next = value ? base::add(sum, *value) : std::nullopt;
    if (!next) return false;
    sum = *next;
  }
  const std::optional<base::Decimal> total = line.slots[values.back()].cell->value.amount();
  return total && !total->is_zero() && *total == sum;
}

}  // namespace gouji::model
