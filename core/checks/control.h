// Lets authors and projects have the last word on what is found: comments, severities, a baseline.
#pragma once

#include "core/checks/check.h"
#include "core/model/snapshot.h"

namespace gouji::checks {

// Takes out what comments in the report suppress, adds which of them suppress nothing, and notes in the ledger what the
// whole document must know. `findings` are in document order and stay so.
void obey_comments(const model::Report& report, const model::Settings& settings, Findings& findings,
                   model::Ledger& ledger);

// A stretch of a report in which comments suppress some codes.
struct Silence {
  text::Range range;  // from the report's first byte
  messages::CodeSet codes;
  std::vector<std::string> addresses;  // only findings about these; empty: all

  bool takes(const model::Finding& finding) const;
};

// What the report's comments suppress, for those who find things later and elsewhere.
std::vector<Silence> silences(const model::Report& report, const model::Settings& settings);

// Gives the findings the severities that the settings want; takes out what is off.
void set_severities(const model::Settings& settings, Findings& findings);

// Takes out what the project has accepted, as often as it has, and notes it in the ledger. The report begins at the byte
// `begin` of the text.
void accept(const model::Report& report, const model::Settings& settings, const text::Text& text, std::size_t begin,
            Findings& findings, model::Ledger& ledger);

// What the finding is known by in a baseline. Its ranges are bytes of the text.
model::Accepted accepted_key(const model::Frame& report, const model::Finding& finding, const text::Text& text);

// All findings that the document shows, as a baseline that accepts them.
model::Baseline accepted_all(const model::Snapshot& snapshot);

// What is left of a report's findings where the document suppresses some codes as a whole.
model::FindingList obey_document(const model::Ledger& ledger, const model::Settings& settings,
                                 const model::DocumentCodes& document);

}  // namespace gouji::checks
