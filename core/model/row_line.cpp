// Tells a row's values from its labels and its padding.
#include "core/model/row_line.h"

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

// Of too many values the last ones count where label columns stand in front of them, else the first ones.
ChosenValues without_surplus(const std::vector<std::size_t>& filled, std::size_t wanted, bool last) {
  const auto skip = static_cast<std::ptrdiff_t>(last ? filled.size() - wanted : 0);
  const auto begin = filled.begin() + skip;
  const auto end = begin + static_cast<std::ptrdiff_t>(wanted);
  ChosenValues chosen{{begin, end}, {filled.begin(), begin}, false};
  chosen.extra.insert(chosen.extra.end(), end, filled.end());
  return chosen;
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
    places[shape] = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
                      return a.second < b.second;
                    })->first;
  return places;
}

ChosenValues choose_values(const RowLine& line, const templates::Table& spec, const ValuePlaces& usual) {
  const std::size_t wanted = spec.columns.size();
  const std::size_t from = line.first_value();
  if (line.slots.size() <= from + wanted) return {slots_from(from, line.slots.size()), {}, false};
  const std::vector<std::size_t> filled = filled_slots(line);
  const bool label_columns = spec.rows.depth > 1;
  if (filled.size() >= wanted) return without_surplus(filled, wanted, label_columns);

  // Blanks leave it open which slots are padding: look at rows of the same shape, else count from the usual end.
  const auto fits = [&](std::size_t begin) {
    return begin >= from && begin + wanted <= line.slots.size() &&
           (filled.empty() || (begin <= filled.front() && filled.back() < begin + wanted));
  };
  std::size_t begin = label_columns ? line.slots.size() - wanted : from;
  const auto place = usual.find(shape_of(line));
  const bool told = place != usual.end() && fits(place->second);
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
