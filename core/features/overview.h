// Tells how far each report of a document is: which sections and tables are there, which sums hold, what comes next.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/model/equation.h"
#include "core/model/snapshot.h"

namespace gouji::features {

struct OverviewRelation {
  std::string label;  // of the cell that it computes
  std::vector<std::optional<base::Decimal>> left;
  std::vector<std::optional<base::Decimal>> right;
  model::Truth truth = model::Truth::unknown;
  std::optional<text::Range> range;  // of the cell that it computes
};

struct OverviewTable {
  std::string id;
  std::string title;                 // empty where the form has none
  std::optional<text::Range> range;  // empty where it is missing
  std::vector<OverviewRelation> relations;

  std::size_t count(model::Truth truth) const;
};

struct OverviewSection {
  std::string id;
  std::string title;                 // in the document's words, else the official ones
  std::optional<text::Range> range;  // from its heading to the next; empty where it is missing
  std::vector<OverviewTable> tables;
};

struct OverviewReport {
  std::string title;
  std::string organ;  // empty where not known
  std::optional<int> year;
  const templates::Template* form = nullptr;
  text::Range range;
  int completeness = 0;  // 0 to 100
  std::vector<OverviewSection> sections;
  std::optional<model::Finding> next;  // the most severe finding, the first of its kind; hints are nothing to do
};

// The reports in document order; ranges are bytes of the document. `stop` is asked before each.
std::vector<OverviewReport> overview(const model::Snapshot& snapshot, const std::function<bool()>& stop = nullptr);

}  // namespace gouji::features
