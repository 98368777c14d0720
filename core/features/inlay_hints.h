// Writes beside numbers what the eye would have to look for: the column of a value that stands on a line of its own, and
// what a total, or a number that is to blame for sums that fail, should be.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/messages/message.h"
#include "core/model/snapshot.h"
#include "core/text/edit.h"

namespace gouji::features {

enum class HintKind {
  column,  // the name of the value's column
  total,   // the number that a blank total should hold
  differs  // the number that should stand in the place of the one that stands there
};

struct InlayHint {
  HintKind kind = HintKind::column;
  std::size_t position = 0;          // byte of the document, behind the value
  std::string label;                 // a column's name, or digits
  messages::Message tooltip;         // of a number: how it is reckoned
  std::optional<text::Edit> accept;  // writes the number, where one answer is right
};

// The hints in the range, in document order. `stop` is asked before each table; once it says so, the rest is left out.
std::vector<InlayHint> inlay_hints(const model::Snapshot& snapshot, text::Range range,
                                   const std::function<bool()>& stop = {});

}  // namespace gouji::features
