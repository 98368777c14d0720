// Reads a line of plain text as cells of a table, as web pages and PDF files give them when copied: spaces between the
// cells, or one cell a line.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/reading.h"

namespace gouji::model {

// The cells of the line, with places in it; empty for a line that is a sentence or says nothing that tables say. Words
// with spaces inside are one cell when a label of the templates has them so.
std::vector<CellReading> read_loose(const templates::Library& library, std::string_view line);

}  // namespace gouji::model
