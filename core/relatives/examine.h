// Finds what a report says otherwise than its relatives, and lets authors and projects have their say in it.
#pragma once

#include "core/checks/check.h"
#include "core/relatives/index.h"

namespace gouji::relatives {

// What is found in the document's reports beside those of the index, in document order; ranges are bytes of the document,
// and those of related places bytes of the document that they name. Comments and severities have had their say.
checks::Findings examine(const Index& index, const std::string& document, const model::Settings& settings);

// The same for a text of the document that is newer than that of the index.
checks::Findings examine(const Index& index, const std::string& document, const Digests& digests,
                         const model::Settings& settings);

}  // namespace gouji::relatives
