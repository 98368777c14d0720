// Calls cells of a report by their labels, for the findings that quote a sentence and a table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/figure.h"
#include "core/model/report.h"

namespace gouji::checks {

// "（一）予以公开 · 总计" in the script of the report.
std::string cell_words(const model::Numbers& numbers, const model::CellRef& cell);

// The cells' labels; a whole group of rows by the group's label.
std::vector<std::string> cell_words(const model::Numbers& numbers, std::span<const model::CellRef> cells);

// Adds the cells with their values as related places; of many cells only those that are not 0.
void relate_cells(const model::Numbers& numbers, std::span<const model::CellRef> cells, model::Finding& finding);

// A word of the finding's message; empty where it has none of that name.
std::string argument(const model::Finding& finding, std::string_view name);

}  // namespace gouji::checks
