// Knows the numbers of pages, which lie between the rows of a table that was copied page by page.
#pragma once

#include <string_view>

#include "core/templates/narrative.h"

namespace gouji::model {

// Whether a line, without space at its ends, is nothing but the number of a page. A bare number is none: it may be a value.
bool is_page_number(const templates::Narrative& narrative, std::string_view words);

}  // namespace gouji::model
