// Lists reports, sections, aspects and tables of a document as a tree.
#pragma once

#include <string>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class SymbolKind { report, section, aspect, table };

struct Symbol {
  SymbolKind kind = SymbolKind::section;
  std::string name;       // in the document's own words; the table's id where it has none
  text::Range range;      // all that belongs to it
  text::Range selection;  // its heading, inside `range`
  std::vector<Symbol> children;
};

// The reports of the document in order; those that are no reports are left out.
std::vector<Symbol> outline(const model::Snapshot& snapshot);

}  // namespace gouji::features
