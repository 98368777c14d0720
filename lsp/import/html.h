// Reads a web page, or what a clipboard holds of one, as a flow of paragraphs and tables.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "lsp/import/flow.h"

namespace gouji::import {

// An error says why the page cannot be read.
base::Result<Flow> read_html(std::string_view page);

}  // namespace gouji::import
