// Nests headings by their level: a section reaches to the next section, an aspect to the next heading.
#include "core/features/outline.h"

namespace gouji::features {

namespace {

using model::PlacedReport;
using model::Report;
using model::SectionHeading;

// Where the heading at `index` ends: at the next heading that is not below it.
std::size_t end_of(const Report& report, std::size_t index) {
  for (std::size_t next = index + 1; next < report.headings.size(); ++next)
    if (report.headings[index].aspect() || !report.headings[next].aspect())
      return report.passages[report.headings[next].passage].begin;
  return report.bytes;
}

Symbol heading_symbol(const PlacedReport& placed, std::size_t index) {
  const SectionHeading& heading = placed.report->headings[index];
  Symbol symbol;
  symbol.kind = heading.aspect() ? SymbolKind::aspect : SymbolKind::section;
  const model::Passage& passage = placed.report->passages[heading.passage];
  const std::size_t size = heading.words.size();
  const std::size_t skip = heading.words.begin - passage.begin - passage.reading->words.begin;
  symbol.name = heading.text.substr(skip, size);
  symbol.range = placed.at({passage.begin, end_of(*placed.report, index)});
  symbol.selection = placed.at(heading.words);
  return symbol;
}

void add_tables(const PlacedReport& placed, Symbol& report) {
  for (const model::Table& table : placed.report->tables) {
    Symbol symbol;
    symbol.kind = SymbolKind::table;
    symbol.name = table.spec().heading.empty() ? table.spec().id : table.spec().heading;
    const std::size_t begin = placed.report->passages[table.first_passage].begin;
    const std::size_t end = placed.report->passages[table.last_passage - 1].range().end;
    symbol.range = placed.at({begin, end});
    symbol.selection = placed.at(table.first_line);
    Symbol* parent = &report;
    for (Symbol& section : report.children)
      if (section.kind == SymbolKind::section && section.range.contains(symbol.range)) parent = &section;
    parent->children.push_back(std::move(symbol));
  }
}

}  // namespace

std::vector<Symbol> outline(const model::Snapshot& snapshot) {
  std::vector<Symbol> reports;
  for (const PlacedReport& placed : snapshot.all_reports()) {
    const Report& report = *placed.report;
    if (!report.recognised) continue;
    Symbol symbol;
    symbol.kind = SymbolKind::report;
    symbol.name = report.title ? report.title->text : report.form->title_tail;
    symbol.range = placed.at({0, report.bytes});
    symbol.selection = report.title ? placed.at(report.title->range) : text::Range{placed.begin, placed.begin};
    for (std::size_t i = 0; i < report.headings.size(); ++i) {
      Symbol heading = heading_symbol(placed, i);
      const bool under = heading.kind == SymbolKind::aspect && !symbol.children.empty() &&
                         symbol.children.back().range.contains(heading.range);
      (under ? symbol.children.back().children : symbol.children).push_back(std::move(heading));
    }
    add_tables(placed, symbol);
    reports.push_back(std::move(symbol));
  }
  return reports;
}

}  // namespace gouji::features
