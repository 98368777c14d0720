// Renders findings as diagnostics, straight to JSON text, and keeps the texts.
//
// A keystroke leaves most findings the objects that they were. So a text is kept with its finding, together with the
// places of its line numbers: a report that was only moved gets new numbers, and within a report only what stands in
// the lines that were edited is rendered again. Joining texts costs a hundredth of rendering them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/model/snapshot.h"
#include "core/text/position.h"
#include "lsp/catalog.h"
#include "lsp/session.h"

namespace gouji {

// What a diagnostic's text depends on beside the finding.
struct DiagnosticTerms {
  const Catalog* catalog;
  text::Encoding encoding;
  bool related_information;
  std::string uri;            // as a JSON string, quotes included
  std::string documentation;  // the folder of the codes' pages, as a JSON string without quotes; empty: none
};

DiagnosticTerms diagnostic_terms(const Session& session, const Catalog& catalog, const std::string& uri);

struct Diagnostic {
  struct Line {
    std::size_t at;    // in `text`
    std::size_t line;  // counted from the report's first
  };
  std::string text;            // empty: not rendered
  std::vector<Line> lines;     // two for each range, the finding's first
  std::size_t first_line = 0;  // of the report, as `text` has it
};

// Renders one finding, whose ranges are in bytes of the text; `first_line` is the line in which its report begins.
Diagnostic render(const model::Finding& finding, const text::Text& text, std::size_t first_line,
                  const DiagnosticTerms& terms);

// The diagnostics of one report, each rendered when it is first asked for.
class ReportDiagnostics {
 public:
  explicit ReportDiagnostics(const model::PlacedLedger& placed)
      : ledger_(placed.ledger), drift_(*placed.drift), rendered_(ledger_->findings.size()) {}

  std::size_t size() const { return rendered_.size(); }

  // Whether the other has come of this one by small edits, or is the same.
  bool shares_with(const ReportDiagnostics& other) const { return ledger_->frame == other.ledger_->frame; }

  // Moves over what an earlier version of the report has rendered and what still serves.
  void take_over(ReportDiagnostics& old, const model::PlacedLedger& placed, const text::Text& text);

  // The text of a finding's diagnostic; the report begins in the line `first_line`.
  const std::string& text(std::size_t finding, const text::Text& text, const model::PlacedLedger& placed,
                          std::size_t first_line, const DiagnosticTerms& terms);

 private:
  std::shared_ptr<const model::Ledger> ledger_;
  model::Drift drift_;
  std::vector<Diagnostic> rendered_;  // by finding
};

}  // namespace gouji
