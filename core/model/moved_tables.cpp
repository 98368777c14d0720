// Every range that a table holds is moved here; a new one must be, too.
#include "core/model/moved_tables.h"

namespace gouji::model {

namespace {

class Mover {
 public:
  explicit Mover(const Drift& drift) : drift_(drift) {}

  void move(Table& table) const {
    move(table.extent);
    move(table.first_line);
    for (text::Range& block : table.blocks) move(block);
    for (std::optional<BoundCell>& cell : table.cells)
      if (cell) move(*cell);
    for (std::optional<BoundRow>& row : table.rows)
      if (row) move(*row);
    for (BoundRow& row : table.duplicates) move(row);
    for (UnknownRow& row : table.unknown) move(row.label);
    for (GroupLabel& group : table.groups) move(group.range);
    for (HeaderCell& cell : table.header) move(cell.range);
  }

 private:
  // A range that is not there stays so.
  void move(text::Range& range) const {
    if (range != text::Range{}) range = drift_.at(range);
  }

  void move(BoundCell& cell) const {
    move(cell.slot);
    move(cell.content);
  }

  void move(BoundRow& row) const {
    move(row.label);
    move(row.range);
    for (BoundCell& cell : row.extra) move(cell);
  }

  const Drift& drift_;
};

}  // namespace

std::vector<Table> moved(std::vector<Table> tables, const Drift& drift) {
  for (Table& table : tables) Mover(drift).move(table);
  return tables;
}

}  // namespace gouji::model
