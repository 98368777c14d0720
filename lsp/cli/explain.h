// Tells about codes and templates on the command line.
#pragma once

#include <string>
#include <string_view>

#include "lsp/catalog.h"

namespace gouji::cli {

// All write to standard output and return the exit code; 2 when there is no such code.
int explain(std::string_view code, Language language);
int list_codes(Language language);
int list_templates(Language language);

}  // namespace gouji::cli
