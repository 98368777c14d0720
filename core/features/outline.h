// Lists reports, sections, aspects, tables and their rows as a tree.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class SymbolKind { report, section, aspect, table, row };

struct Symbol {
  SymbolKind kind = SymbolKind::section;
  std::string name;       // in the document's own words, of rows in the form's; the table's id where it has none
  text::Range range;      // all that belongs to it
  text::Range selection;  // its heading, inside `range`
  std::vector<Symbol> children;
};

enum class OutlineDepth { tables, rows };

// The reports of the document in order, what is no report left out; no more of them once `stop` says so.
std::vector<Symbol> outline(const model::Snapshot& snapshot, OutlineDepth depth = OutlineDepth::rows,
                            const std::function<bool()>& stop = nullptr);

}  // namespace gouji::features
