// Declares the families of checks, each at home in the file of its name.
#pragma once

#include "core/checks/check.h"

namespace gouji::checks {

extern const Check title_check;
extern const Check section_check;
extern const Check table_check;
extern const Check row_check;
extern const Check column_check;
extern const Check cell_check;
extern const Check sum_check;
extern const Check style_check;
extern const Check period_check;
extern const Check year_check;
extern const Check date_check;
extern const Check agency_check;
extern const Check fee_check;
extern const Check content_check;
extern const Check prose_count_check;
extern const Check prose_breakdown_check;
extern const Check prose_contradiction_check;
extern const Check cross_check;
extern const Check suppression_check;

}  // namespace gouji::checks
