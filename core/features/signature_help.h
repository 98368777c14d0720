// Tells, while a row of a table is typed, which row it is and which column comes now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/model/snapshot.h"

namespace gouji::features {

struct SignatureColumn {
  std::string label;                      // in the script of the report; told from its namesakes
  std::optional<base::Decimal> computed;  // what must stand there by the numbers of the table so far
  std::string reckoning;                  // "39 - 26 - 6 = 7"; empty without `computed`
  std::string unit;
  const templates::Localized* about = nullptr;  // never empty
};

struct RowSignature {
  std::string row;  // the row's label; what the table is called where its rows have none
  const templates::Localized* about = nullptr;
  std::vector<SignatureColumn> columns;
  std::size_t active = 0;  // index of the column that the cursor is in, or that comes next behind a label
};

// Empty outside of rows, in a row's label, and behind its last column.
std::optional<RowSignature> row_signature(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
