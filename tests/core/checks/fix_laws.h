// States what every fix must keep, whatever it mends: contract.md 5 as a function over any report.
#pragma once

#include "core/model/snapshot.h"

namespace gouji::tests {

/// Applies every fix that is offered for every finding, each alone. The finding is gone (unless the fix inserts blanks),
/// no other error comes up (except a sum that could not be reckoned before), and safe fixes change no number.
void check_fixes(const model::Snapshot& snapshot);

/// Applies everything that is safe: it changes no number, leaves nothing for a second time, and brings no finding.
void check_fix_all(const model::Snapshot& snapshot);

/// Applies the computed totals: every total whose addends are known is their sum, and a second time changes nothing.
void check_fill_totals(const model::Snapshot& snapshot);

/// Fills the blanks that are determined: no number that was typed changes, no sum fails that held or was unknown before,
/// and a second time changes nothing.
void check_fill_blanks(const model::Snapshot& snapshot);

}  // namespace gouji::tests
