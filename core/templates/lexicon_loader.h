// Turns the JSON of the lexicon into a Lexicon.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/templates/lexicon.h"

namespace gouji::templates {

// `name` is the file's, for the error, which tells the JSON path of the first thing that is wrong.
base::Result<Lexicon> load_lexicon(std::string_view name, std::string_view json);

}  // namespace gouji::templates
