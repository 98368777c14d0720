// Lays tables out as the official form prints them, with merged cells.
#pragma once

#include <functional>
#include <vector>

#include "core/edits/source.h"
#include "core/features/page.h"

namespace gouji::features {

// Finds what is wrong with a cell: by its address, or by its place in the report; null where nothing is.
using FindingOf =
    std::function<std::shared_ptr<const model::Finding>(const std::string& address, text::Range in_report)>;

// The tables of one section, one below the other in one grid. Rows stand in the order of the document; with
// `options.missing` rows that are not there stand where the form has them. Ranges are bytes of the document.
PageBlock official_table(const edits::Source& source, const std::vector<std::size_t>& tables,
                         const PageOptions& options, const FindingOf& finding_of);

// Rows that belong to no table of the form: passages [first, last), their cells as they are written.
PageBlock plain_table(const edits::Source& source, std::size_t first, std::size_t last);

}  // namespace gouji::features
