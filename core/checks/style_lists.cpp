// Gathers the lists of each section and judges them when they end.
#include "core/checks/style_lists.h"

#include <optional>

namespace gouji::checks {

namespace {

using messages::Code;

constexpr std::size_t no_list = static_cast<std::size_t>(-1);

// What is out of turn in a list, and whether putting it right is one change of one number.
struct Slip {
  std::size_t at = 0;
  bool certain = false;
};

// `number(i)` is the number of the item i; the item i should have the number i + 1.
template <class Number>
std::optional<Slip> slip_in(std::size_t size, Number number) {
  const auto due = [](std::size_t i) { return static_cast<int>(i) + 1; };
  std::size_t wrong = 0;
  std::size_t first = size;
  for (std::size_t i = 0; i < size; ++i) {
    if (number(i) == due(i)) continue;
    if (wrong++ == 0) first = i;
  }
  if (wrong == 0) return std::nullopt;
  if (wrong == 1 && size >= 3) return Slip{first, true};
  if (first == 0) return std::nullopt;
  const bool swapped = wrong == 2 && number(first) == due(first) + 1 && number(first + 1) == due(first);
  if (swapped) return Slip{first, false};
  if (number(first) != due(first) + 1 && number(first) != due(first) - 1) return std::nullopt;
  for (std::size_t i = first + 1; i < size; ++i)
    if (number(i) != number(i - 1) + 1) return std::nullopt;
  return Slip{first, false};
}

int level_of(OrdinalForm form) {
  switch (form) {
    case OrdinalForm::section: return 1;
    case OrdinalForm::round:
    case OrdinalForm::half_round: return 2;
    case OrdinalForm::point:
    case OrdinalForm::wide_point:
    case OrdinalForm::comma: return 3;
    case OrdinalForm::inner:
    case OrdinalForm::half_inner: return 4;
    case OrdinalForm::statement:
    case OrdinalForm::demand: return 5;
    case OrdinalForm::loose: break;
  }
  return 0;
}

}  // namespace

void NumberedLists::add(std::size_t passage, const Ordinal& ordinal, text::Range range) {
  for (; next_heading_ < report_.headings.size() && report_.headings[next_heading_].passage <= passage; ++next_heading_)
    if (!report_.headings[next_heading_].aspect()) close_section();
  // Markdown numbers its lists itself.
  const bool markdown = report_.markdown_headings && ordinal.form == OrdinalForm::point && ordinal.spaced;
  const int level = markdown ? 0 : level_of(ordinal.form);
  constexpr std::size_t first_below[] = {kinds, round, point, inner, statement, kinds};
  for (std::size_t kind = first_below[level]; kind < kinds; ++kind) close(kind);
  const Item item{ordinal, passage, range, seen_.size()};
  seen_.push_back({ordinal.number, level});
  watch_levels(item);
  if (level == 0) return;
  std::size_t kind = no_list;
  switch (ordinal.form) {
    case OrdinalForm::round:
    case OrdinalForm::half_round: kind = round; break;
    case OrdinalForm::point:
    case OrdinalForm::wide_point: kind = point; break;
    case OrdinalForm::comma: kind = comma; break;
    case OrdinalForm::inner:
    case OrdinalForm::half_inner: kind = inner; break;
    case OrdinalForm::statement: kind = statement; break;
    case OrdinalForm::demand: kind = demand; break;
    default: return;
  }
  lists_[kind].push_back(item);
}

// （1） as a heading below （一） is found where the section has 1. below （一） elsewhere.
void NumberedLists::watch_levels(const Item& item) {
  const int level = level_of(item.ordinal.form);
  if (level == 5) return;
  if (level == 3 && level_ == 2) point_below_round_ = true;
  if (level == 4 && level_ == 2 && item.ordinal.number == 1 && item.ordinal.alone) skipped_.push_back(item);
  level_ = level;
}

void NumberedLists::close_section() {
  for (std::size_t kind = 0; kind < kinds; ++kind) close(kind);
  if (point_below_round_) {
    for (const Item& item : skipped_) {
      model::Finding finding = make_finding(Code::style_number_format, item.range,
                                            {{"text", ordinal_text(item.ordinal.form, item.ordinal.number)},
                                             {"due", ordinal_text(OrdinalForm::point, item.ordinal.number)}});
      finding.message.key = "style.number-format.level";
      findings_.push_back(std::move(finding));
    }
  }
  skipped_.clear();
  point_below_round_ = false;
  level_ = 0;
  seen_.clear();
}

void NumberedLists::close(std::size_t kind) {
  List& list = lists_[kind];
  Items before;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= list.size(); ++i) {
    // A 1 begins a list, unless what follows it goes on with the list before.
    const bool begins = i < list.size() && list[i].ordinal.number == 1 &&
                        (i + 1 == list.size() || list[i + 1].ordinal.number != static_cast<int>(i - begin) + 2);
    if (!begins && i < list.size()) continue;
    const Items items(list.data() + begin, i - begin);
    judge(before, items);
    before = items;
    begin = i;
  }
  list.clear();
}

void NumberedLists::judge(Items before, Items items) {
  if (items.size() < 2) return;
  repeat_of_one(before, items);
  const std::optional<Slip> slip = slip_in(items.size(), [&](std::size_t i) { return items[i].ordinal.number; });
  if (!slip) return;
  const Item& item = items[slip->at];
  // A list inside an item of another, which goes on behind it: 一是……：一是……，二是……；二是…….
  if (!before.empty() && before.back().ordinal.number + 1 == item.ordinal.number) return;
  const int due = static_cast<int>(slip->at) + 1;
  const std::size_t from = slip->at > 0 ? items[slip->at - 1].order + 1 : 0;
  const std::size_t to = slip->at + 1 < items.size() ? items[slip->at + 1].order : seen_.size();
  if (!occurs(due, from, to, item.order)) report(item, due, slip->certain);
}

// 1. 1. 2.: where no other words come between, the second 1 begins no new list.
void NumberedLists::repeat_of_one(Items before, Items items) {
  if (before.size() != 1 || before.front().ordinal.number != 1) return;
  if (items[0].ordinal.number != 1 || items[1].ordinal.number != 2) return;
  if (are_neighbours(before.front(), items.front())) report(items.front(), 2, false);
}

bool NumberedLists::are_neighbours(const Item& a, const Item& b) const {
  if (a.passage == b.passage) return false;
  for (std::size_t i = a.passage + 1; i < b.passage; ++i)
    if (!report_.passages[i].reading->words.empty() || report_.passages[i].reading->is_row()) return false;
  return true;
}

// Whether the number stands there in any form. In a list of its own, behind the number before it, it does not count.
bool NumberedLists::occurs(int number, std::size_t from, std::size_t to, std::size_t but) const {
  for (std::size_t i = from; i < to; ++i) {
    if (seen_[i].number != number || i == but) continue;
    bool other_list = false;
    for (std::size_t j = from; j < i; ++j)
      other_list = other_list || (seen_[j].level == seen_[i].level && seen_[j].number == number - 1 && j != but);
    if (!other_list) return true;
  }
  return false;
}

void NumberedLists::report(const Item& item, int due, bool certain) {
  const OrdinalForm form = item.ordinal.form;
  model::Finding finding = make_finding(
      Code::style_number_format, item.range,
      {{"text", ordinal_text(form, item.ordinal.number)}, {certain ? "expected" : "due", ordinal_text(form, due)}});
  finding.message.key = certain ? "style.number-format.order" : "style.number-format.gap";
  findings_.push_back(std::move(finding));
}

}  // namespace gouji::checks
