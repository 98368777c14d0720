// Writes a summary as one page that needs nothing beside it: a table to sort and filter, and charts over the years.
#pragma once

#include <string>
#include <string_view>

#include "lsp/catalog.h"

namespace gouji::cli {

// `data` is the JSON of a summary. Without the chart library, which a build may lack, the page has no charts.
std::string summary_html(std::string_view data, const Catalog& catalog, Language language);

}  // namespace gouji::cli
