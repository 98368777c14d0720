// Gives the words that a line of prose shows, whatever marks and tags stand around them.
#pragma once

#include <cstddef>
#include <string>

#include "core/edits/source.h"

namespace gouji::edits {

// Of a passage of prose: in one line, without # and tags.
std::string line_words(const Source& source, std::size_t passage);

}  // namespace gouji::edits
