// Reads what numbers in sentences mean: the words from the phrasebook, the cells from a template.
#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/templates/loader_reader.h"
#include "core/templates/phrasebook.h"

namespace gouji::templates {

// The `figures` of a template whose tables are already read; a template may have none.
void read_figures(Reader& reader, const Json& root, Template& form);

base::Result<std::shared_ptr<const Phrasebook>> load_phrasebook(std::string_view name, std::string_view json);

}  // namespace gouji::templates
