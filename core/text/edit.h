// Describes changes of a text, one alone or several against the same old text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace gouji::text {

/// Puts `text` in the place of the bytes of `range`; an empty range inserts, an empty text deletes.
struct Edit {
  Range range;
  std::string text;

  bool operator==(const Edit&) const = default;
};

/// Edits that all count in offsets of one old text, sorted and disjoint, so that they can be applied in one pass. An
/// insertion may stand at either end of a replaced range. Insertions at one place keep the order in which they were
/// added.
class EditList {
 public:
  EditList() = default;

  /// Takes the edit in; false, and nothing changes, when it overlaps an edit that is there or its range is reversed.
  bool add(Edit edit);

  /// Takes all edits of an independent list in; an edit that both lists have counts once. False, and nothing changes,
  /// when two edits overlap or both lists insert different texts at one place, because nothing says which comes
  /// first.
  bool merge(const EditList& other);

  bool empty() const { return edits_.empty(); }
  std::size_t size() const { return edits_.size(); }
  const Edit& operator[](std::size_t index) const { return edits_[index]; }
  auto begin() const { return edits_.begin(); }
  auto end() const { return edits_.end(); }

  bool operator==(const EditList&) const = default;

 private:
  std::vector<Edit> edits_;
};

/// The new text. Ranges beyond the old text are clamped to its end.
std::string apply(std::string_view text, const EditList& edits);

}  // namespace gouji::text
