// Matches header cells with column labels: exact words first, then misprints in the places that are left.
#include "core/model/header.h"

#include <algorithm>

#include "core/model/label.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

struct Expected {
  std::size_t heading = 0;
  std::vector<std::string> labels;  // folded, the official one first
  bool taken = false;
};

// The headings in the order in which a form prints them: level by level, left to right.
std::vector<Expected> printed_order(const templates::Axis& axis) {
  std::vector<Expected> order;
  for (int level = 0; level < axis.depth; ++level) {
    for (std::size_t i = 0; i < axis.headings.size(); ++i) {
      const templates::Heading& heading = axis.headings[i];
      if (heading.depth != level) continue;
      Expected expected{i, {text::fold(heading.label)}, false};
      for (const std::string& variant : heading.variants) expected.labels.push_back(text::fold(variant));
      order.push_back(std::move(expected));
    }
  }
  return order;
}

}  // namespace

void match_header(const templates::Table& spec, std::vector<HeaderCell>& header) {
  std::vector<Expected> order = printed_order(spec.columns);
  const auto take = [&](HeaderCell& cell, std::size_t at, bool misprint) {
    order[at].taken = true;
    cell.heading = order[at].heading;
    cell.misprint = misprint;
  };
  std::size_t next = 0;
  for (HeaderCell& cell : header) {
    const std::string found = text::fold(cell.text);
    if (found.empty()) continue;
    std::size_t exact = order.size();
    for (std::size_t i = 0; i < order.size() && exact == order.size(); ++i)
      if (!order[i].taken && std::find(order[i].labels.begin(), order[i].labels.end(), found) != order[i].labels.end())
        exact = i;
    if (exact != order.size()) {
      take(cell, exact, false);
      next = exact + 1;
      continue;
    }
    // A misprint stands where its label should: among the next free ones.
    std::size_t skipped = 0;
    for (std::size_t i = next; i < order.size() && skipped < 3; ++i) {
      if (order[i].taken) continue;
      if (is_near(found, order[i].labels.front())) {
        take(cell, i, true);
        next = i + 1;
        break;
      }
      ++skipped;
    }
  }
}

}  // namespace gouji::model
