// Finds the bytes that the tables of a section take, and puts other lines in their place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/edits/source.h"
#include "core/text/edit.h"
#include "core/text/range.h"

namespace gouji::edits {

// The passages [first, last).
struct PassageSpan {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The tables of the section by their index in the report, in document order.
std::vector<std::size_t> tables_of(const model::Report& report, std::string_view section);

// Whether the folded words are those that the form prints above the values: a heading, a corner or a column label.
bool is_header_word(const templates::Table& table, std::string_view folded);

// From the first piece of these tables to the last; with the rows above them that are nothing but header, also where
// the reading has not dared to take them for the table's.
PassageSpan passages_of(const model::Report& report, const std::vector<std::size_t>& tables);

// A line that is nothing but the bar behind the cell on the line before.
bool is_lone_bar(const model::Report& report, std::size_t passage);

// Their bytes, with the tags around them and the bar that may close the last cell; empty where another section's table
// lies among them, or tags cannot be told apart.
std::optional<text::Range> region_of(const Source& source, const std::vector<std::size_t>& tables);

// Whether the words there are to be written in traditional characters.
bool writes_traditional(const Source& source, text::Range region);

// Puts the lines in the place of the region; `apart` sees to blank lines around them.
text::Edit replace_region(const Source& source, text::Range region, std::string lines, bool apart);

}  // namespace gouji::edits
