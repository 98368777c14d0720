// Reads and writes texts in which marks stand for a cursor and for what is expected at a range.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/range.h"

namespace gouji::tests {

/// `⟦words⟧{label}`: something called `label` is expected at these words. Several labels are parted by spaces; marks
/// nest and may span lines.
struct Mark {
  text::Range range;  // in the text without marks
  std::string label;

  bool operator==(const Mark&) const = default;
};

struct MarkedText {
  std::string text;                   // without marks
  std::vector<Mark> marks;            // by place, then by label
  std::optional<std::size_t> cursor;  // where `$0` stood
};

/// Takes the marks out of a text; throws std::runtime_error where they do not match up.
MarkedText read_marks(std::string_view marked);

/// The text without marks, whether they match up or not.
std::string without_marks(std::string_view marked);

/// Sorts marks as `read_marks` does.
void sort_marks(std::vector<Mark>& marks);

/// The lines that marks touch, marks written into them and line numbers (from 1) in front: what a failed test shows.
std::string show_marks(std::string_view text, std::vector<Mark> marks);

}  // namespace gouji::tests
