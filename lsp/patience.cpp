// Looks a row up among the bound tables of its report.
#include "lsp/patience.h"

#include <algorithm>
#include <string_view>

namespace gouji {

namespace {

bool lacks_values(const model::Grid& table, std::size_t leaf) {
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const model::BoundCell* cell = table.cell({leaf, column});
    if (!cell || cell->uncertain || cell->value.kind == model::ValueKind::blank) return true;
  }
  return false;
}

struct PlacedBlock {
  syntax::BlockKind kind = syntax::BlockKind::blank;
  text::Range range;
};

// The block that holds the byte; the last one for an offset at the text's end; none in an empty text.
std::optional<PlacedBlock> block_at(const syntax::Tree& tree, std::size_t offset) {
  if (tree.empty()) return std::nullopt;
  const auto bytes = [](const syntax::Block::Summary& summary) { return summary.bytes; };
  const std::size_t index = std::min(tree.find(offset, bytes).index, tree.size() - 1);
  const std::size_t begin = tree.before(index).bytes;
  return PlacedBlock{tree[index].kind, {begin, begin + tree[index].bytes}};
}

bool is_sum(messages::Code code) { return messages::name(code).substr(0, 4) == "sum."; }

// Whether a value of the row stands in one of the sums that the cell at this address stands in.
bool shares_a_sum(const model::Ledger& ledger, std::string_view address, text::Range row) {
  for (const auto& grid : ledger.grids) {
    const model::Grid& table = *grid;
    if (!address.starts_with(table.spec().id + "/")) continue;
    for (const templates::Equation& equation : table.equations()) {
      bool has_cell = false;
      bool has_row = false;
      for (const auto* side : {&equation.left, &equation.right}) {
        for (const templates::CellIndex member : *side) {
          const model::BoundCell* cell = table.cell(member);
          has_row = has_row || (cell && row.contains(cell->slot));
          has_cell = has_cell || table.address(member) == address;
        }
      }
      if (has_cell && has_row) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<text::Range> half_typed_row(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<PlacedBlock> block = block_at(snapshot.tree(), offset);
  if (!block || block->kind != syntax::BlockKind::row) return std::nullopt;
  const auto placed = snapshot.ledger_at(offset);
  for (const auto& grid : placed->ledger->grids)
    for (std::size_t leaf = 0; leaf < grid->blocks.size(); ++leaf)
      if (!grid->blocks[leaf].empty() && placed->at(grid->blocks[leaf]) == block->range && lacks_values(*grid, leaf))
        return grid->blocks[leaf];
  return std::nullopt;
}

bool is_same_row(const model::Snapshot& snapshot, std::size_t left, std::size_t right) {
  const std::optional<PlacedBlock> block = block_at(snapshot.tree(), left);
  return !block || block->range.touches(right);
}

bool is_about_half_typed_row(const model::Ledger& ledger, const model::Finding& finding, text::Range row) {
  if (finding.code == messages::Code::cell_missing) return row.contains(finding.range);
  if (!is_sum(finding.code)) return false;
  if (row.contains(finding.range)) return true;
  for (const model::Related& related : finding.related)
    if (row.contains(related.range)) return true;
  return finding.code == messages::Code::sum_culprit && shares_a_sum(ledger, finding.cell, row);
}

}  // namespace gouji
