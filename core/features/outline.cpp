// Nests headings by their level: a section reaches to the next section, an aspect to the next heading.
#include "core/features/outline.h"

#include <algorithm>

#include "core/features/places.h"

namespace gouji::features {

namespace {

using model::Frame;
using model::PlacedLedger;
using model::SectionHeading;

Symbol heading_symbol(const PlacedLedger& placed, std::size_t index) {
  const SectionHeading& heading = placed.ledger->frame->headings[index];
  Symbol symbol;
  symbol.kind = heading.aspect() ? SymbolKind::aspect : SymbolKind::section;
  symbol.name = heading.name;
  symbol.range = reach_of(placed, index);
  symbol.selection = placed.at(heading.words);
  return symbol;
}

void add_rows(const PlacedLedger& placed, const model::Grid& table, Symbol& parent) {
  if (!table.spec().labelled_rows()) return;
  for (std::size_t row = 0; row < table.spec().rows.size(); ++row)
    if (const std::optional<text::Range> range = row_range(placed, table, row))
      parent.children.push_back({SymbolKind::row, row_name(*placed.ledger->frame, table, row), *range, *range, {}});
  std::stable_sort(parent.children.begin(), parent.children.end(),
                   [](const Symbol& one, const Symbol& other) { return one.range.begin < other.range.begin; });
}

void add_tables(const PlacedLedger& placed, OutlineDepth depth, Symbol& report) {
  for (const auto& table : placed.ledger->grids) {
    Symbol symbol;
    symbol.kind = SymbolKind::table;
    symbol.name = table->spec().heading.empty() ? table->spec().id : table->spec().heading;
    symbol.range = placed.at(table->extent);
    symbol.selection = placed.at(table->first_line);
    if (depth == OutlineDepth::rows) add_rows(placed, *table, symbol);
    Symbol* parent = &report;
    for (Symbol& section : report.children)
      if (section.kind == SymbolKind::section && section.range.contains(symbol.range)) parent = &section;
    parent->children.push_back(std::move(symbol));
  }
}

}  // namespace

std::vector<Symbol> outline(const model::Snapshot& snapshot, OutlineDepth depth, const std::function<bool()>& stop) {
  std::vector<Symbol> reports;
  snapshot.for_each_ledger([&](const PlacedLedger& placed) {
    const Frame& report = *placed.ledger->frame;
    if (stop && stop()) return false;
    if (!report.recognised) return true;
    Symbol symbol;
    symbol.kind = SymbolKind::report;
    symbol.name = report.title ? report.title->text : report.form->title_tail;
    symbol.range = {placed.begin, placed.begin + placed.bytes};
    symbol.selection = report.title ? placed.at(report.title->range) : text::Range{placed.begin, placed.begin};
    for (std::size_t i = 0; i < report.headings.size(); ++i) {
      Symbol heading = heading_symbol(placed, i);
      const bool under = heading.kind == SymbolKind::aspect && !symbol.children.empty() &&
                         symbol.children.back().range.contains(heading.range);
      (under ? symbol.children.back().children : symbol.children).push_back(std::move(heading));
    }
    add_tables(placed, depth, symbol);
    reports.push_back(std::move(symbol));
    return true;
  });
  return reports;
}

}  // namespace gouji::features
