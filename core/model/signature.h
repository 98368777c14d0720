// Finds the date and the name under a report.
#pragma once

#include <optional>

#include "core/model/report.h"

namespace gouji::model {

// Needs headings and tables. Empty where the report ends without a date that stands alone.
std::optional<Signature> find_signature(const Report& report);

}  // namespace gouji::model
