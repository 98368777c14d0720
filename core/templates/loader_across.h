// Reads what a template says of the reports of other years and other organs.
#pragma once

#include "core/templates/loader_reader.h"

namespace gouji::templates {

// Fills `form.across` from the field "across", which may be absent; the tables are read.
void read_across(Reader& reader, const Json& root, Template& form);

}  // namespace gouji::templates
