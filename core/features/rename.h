// Writes a number anew wherever the report says it, or the organ's name wherever it stands in full.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/messages/message.h"
#include "core/model/snapshot.h"
#include "core/text/edit.h"

namespace gouji::features {

// What a new name can be given to.
struct Renamable {
  text::Range range;  // at the place that was asked for
  std::string text;   // what stands there
};

// The number or the name at the offset, else why there is none.
std::variant<Renamable, messages::Message> renamable(const model::Snapshot& snapshot, std::size_t offset);

// A number changes in its cell and in the sentences that quote the cell, in the numerals of each place; totals stay as
// they are, for they are numbers of their own. A name changes in all the report. Else why it cannot be done.
std::variant<text::EditList, messages::Message> rename(const model::Snapshot& snapshot, std::size_t offset,
                                                       std::string_view new_name);

}  // namespace gouji::features
