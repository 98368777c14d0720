// Lists all checks in one table and runs them.
#pragma once

#include <span>
#include <vector>

#include "core/checks/check.h"
#include "core/checks/control.h"
#include "core/model/snapshot.h"

namespace gouji::checks {

// All checks, in the order in which they look.
std::span<const Check> all_checks();

// Writes all findings into the report's ledger, in document order, those of its blocks among them; nothing for a text
// that is no report. Comments, settings and baseline have had their say.
void examine(const model::Report& report, const model::Settings& settings, const text::Text& text, std::size_t begin,
             model::Ledger& ledger);

// Puts what the ledger's numbers tell now in the place of what they told before.
void examine_numbers(const model::Settings& settings, model::Ledger& ledger);

// Adds what the checks say of one block by itself to its reading.
void examine_block(const templates::Library& library, std::string_view bytes, model::Reading& reading);

inline constexpr model::Examiner examiner{examine, examine_block, examine_numbers, obey_document};

// What can be done about a finding of this snapshot, best first. Ranges are bytes of the document.
std::vector<Fix> fixes(const model::Snapshot& snapshot, const model::Finding& finding);

// Everything that is safe to do without asking, in one edit; empty where there is nothing.
text::EditList fix_all(const model::Snapshot& snapshot);

}  // namespace gouji::checks
