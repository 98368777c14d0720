// Reads a Word file as a flow of paragraphs and tables.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "lsp/import/flow.h"

namespace gouji::import {

// As it stands with all tracked changes taken: what was inserted is read, what was deleted is not. Hidden text, headers,
// footers, notes and tables of contents are left out. An error says why the bytes cannot be read.
base::Result<Flow> read_docx(std::string_view bytes);

}  // namespace gouji::import
