// Renders findings as diagnostics, straight to JSON text, and keeps the texts.
//
// A keystroke rebuilds one report and leaves the others as they are, only further up or down. So a text is kept with its
// report, together with the places of its line numbers: a report that was only moved gets new numbers, and a report that
// was rebuilt takes over the texts of findings that read the same and stand in lines that did not change. Joining texts
// costs a hundredth of rendering them again.
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

// Renders one finding of what stands at `begin` in the text.
Diagnostic render(const model::Finding& finding, const text::Text& text, std::size_t begin,
                  const DiagnosticTerms& terms);

// The diagnostics of one report, each rendered when it is first asked for.
class ReportDiagnostics {
 public:
  explicit ReportDiagnostics(std::shared_ptr<const model::Report> report)
      : report_(std::move(report)), rendered_(report_->findings.size()) {}

  const std::shared_ptr<const model::Report>& report() const { return report_; }

  // Moves over what an earlier version of the report has rendered and what still serves.
  void take_over(ReportDiagnostics& old);

  // The text of a finding's diagnostic; the report begins at the byte `begin` of the text, in the line `first_line`.
  const std::string& text(std::size_t finding, const text::Text& text, std::size_t begin, std::size_t first_line,
                          const DiagnosticTerms& terms);

 private:
  std::shared_ptr<const model::Report> report_;
  std::vector<Diagnostic> rendered_;  // by finding
};

}  // namespace gouji
