// Measures how far two folded labels are apart, to recognise one of which a few characters were lost, doubled or mistaken.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji::model {

// How many characters of the folded texts must be inserted, removed or replaced; `limit` + 1 when it is more than that.
std::size_t distance(std::string_view left, std::string_view right, std::size_t limit);

// How many characters (code points) a text has.
std::size_t length(std::string_view text);

// Whether `found` is likely a misprint of `official`: few characters differ for its length, or it is a cut-off piece.
bool is_near(std::string_view found, std::string_view official);

}  // namespace gouji::model
