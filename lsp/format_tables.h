// Writes all tables of a document in one notation, for the command line and for editors.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/edits/sheet.h"
#include "core/model/snapshot.h"
#include "core/text/edit.h"

namespace gouji {

struct FormattedTables {
  text::EditList edits;           // of the document; empty when all is as it should be
  std::vector<std::size_t> left;  // where the tables begin that hold what the notation has no place for
};

// `stop` is asked before each section; once it says so, the rest is left out. With a range only the tables that it touches.
FormattedTables format_tables(const model::Snapshot& snapshot, const edits::ConvertOptions& options,
                              const std::function<bool()>& stop = {}, std::optional<text::Range> range = {});

}  // namespace gouji
