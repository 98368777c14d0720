// Is what is kept of a report between edits: its numbers, its frame and what was found, but neither its words nor how
// its blocks were read. Those are read again from the text when somebody asks.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/model/drift.h"
#include "core/model/report.h"

namespace gouji::model {

// A comment that suppresses findings in the whole document.
struct DocumentComment {
  std::size_t begin = 0;  // of its block, in bytes of the report
  Directive directive;
};

// All offsets count from the report's first byte, as it was when the report was read.
struct Ledger {
  std::shared_ptr<const Frame> frame;
  Grids grids;
  FindingList findings;                   // in document order
  messages::CodeSet found_codes;          // codes of what was found before the settings had their say
  messages::CodeSet ignored_codes;        // codes that comments in this report suppress in the whole document
  std::vector<Accepted> accepted;         // of what was found and not shown, because the project has accepted it
  bool commented = false;                 // comments have a say in what is found
  std::vector<DocumentComment> comments;  // those for the whole document

  Numbers numbers() const { return {*frame, grids}; }
};

}  // namespace gouji::model
