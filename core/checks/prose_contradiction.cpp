// Tells claims about all cases that the tables deny: all answered where some are carried forward.
#include "core/checks/families.h"
#include "core/checks/words.h"

namespace gouji::checks {

namespace {

using messages::Code;

void find(const model::Numbers& numbers, const model::Settings& settings, Findings& findings) {
  for (const model::BoundClaim& claim : numbers.frame.claims) {
    if (claim.claim->excused || claim.reach == model::Reach::other) continue;
    const std::vector<model::CellRef> denied_by = model::denying_cells(claim, numbers.grids);
    if (denied_by.empty()) continue;
    model::Finding finding =
        make_finding(Code::prose_contradiction, claim.phrase,
                     {{"phrase", claim.claim->text}, {"cells", checks::cell_words(numbers, denied_by)}});
    const bool settled = settings.scope == model::Scope::area;
    if (claim.reach == model::Reach::open && !settled) finding.severity = messages::Severity::hint;
    relate_cells(numbers, denied_by, finding);
    findings.push_back(std::move(finding));
  }
}

constexpr Code codes[] = {Code::prose_contradiction};

}  // namespace

const Check prose_contradiction_check{codes, nullptr, nullptr, nullptr, find};

}  // namespace gouji::checks
