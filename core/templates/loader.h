// Turns the JSON of a template file into a Template.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/templates/template.h"

namespace gouji::templates {

// `name` is the file's, for the error, which tells the JSON path of the first thing that is wrong.
base::Result<Template> load(std::string_view name, std::string_view json);

}  // namespace gouji::templates
