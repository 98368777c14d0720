// Lets authors and projects have the last word on what is found: comments, severities, a baseline.
#pragma once

#include "core/checks/check.h"
#include "core/model/snapshot.h"

namespace gouji::checks {

// Takes out what comments in the report suppress, adds which of them suppress nothing, and notes in the report what the
// whole document must know. `findings` are in document order and stay so.
void obey_comments(model::Report& report, const model::Settings& settings, Findings& findings);

// Gives the findings the severities that the settings want; takes out what is off.
void set_severities(const model::Settings& settings, Findings& findings);

// Takes out what the project has accepted, as often as it has, and notes it in the report.
void accept(model::Report& report, const model::Settings& settings, const text::Text& text, std::size_t begin,
            Findings& findings);

// What the finding is known by in a baseline. Its ranges count from the first byte of the report, which begins at the
// byte `begin` of the text.
model::Accepted accepted_key(const model::Report& report, const model::Finding& finding, const text::Text& text,
                             std::size_t begin);

// All findings that the document shows, as a baseline that accepts them.
model::Baseline accepted_all(const model::Snapshot& snapshot);

// What is left of a report's findings where the document suppresses some codes as a whole.
Findings obey_document(const model::Report& report, const model::Settings& settings,
                       const model::DocumentCodes& document);

}  // namespace gouji::checks
