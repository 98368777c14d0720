// Lists what may be folded away: reports, sections, aspects, tables, groups of rows, comments.
#pragma once

#include <functional>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class FoldKind { report, section, aspect, table, group, comment };

// From the first word to the last that is seen, in bytes of the document; over several lines.
struct Fold {
  text::Range range;
  FoldKind kind = FoldKind::section;
};

// Outer ones before inner ones, no two of which begin in the same line. Reads the whole document, and answers nothing once
// `stop` says so. A document without a report has no folds.
std::vector<Fold> folding(const model::Snapshot& snapshot, const std::function<bool()>& stop);

}  // namespace gouji::features
