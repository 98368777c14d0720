// Renders findings as diagnostics, straight to JSON text and with their line numbers left open.
//
// A keystroke rebuilds one report and leaves the others as they are, only further up or down. Texts that were rendered for
// a report serve as long as it is shared: joining them costs a hundredth of rendering them again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/model/snapshot.h"
#include "core/text/position.h"
#include "lsp/catalog.h"

namespace gouji {

// What a diagnostic's text depends on beside the finding.
struct DiagnosticTerms {
  const Catalog* catalog;
  text::Encoding encoding;
  bool related_information;
  std::string uri;  // as a JSON string, quotes included
};

// A diagnostic whose line numbers count from its report's first line.
struct Diagnostic {
  struct Line {
    std::uint32_t at;  // in `text`
    std::uint32_t line;
  };
  std::string text;
  std::vector<Line> lines;

  // With the lines counted from the document's first.
  void append_to(std::string& out, std::size_t first_line) const;
};

// Renders one finding of what stands at `begin` in the text.
Diagnostic render(const model::Finding& finding, const text::Text& text, std::size_t begin, const DiagnosticTerms& terms);

// The diagnostics of one report, each rendered when it is first asked for.
class ReportDiagnostics {
 public:
  ReportDiagnostics(std::shared_ptr<const model::Report> report) : report_(std::move(report)), rendered_(report_->findings.size()) {}

  const std::shared_ptr<const model::Report>& report() const { return report_; }

  // `begin` is where the report stands in the text.
  const Diagnostic& render(std::size_t finding, const text::Text& text, std::size_t begin, const DiagnosticTerms& terms);

 private:
  std::shared_ptr<const model::Report> report_;
  std::vector<Diagnostic> rendered_;  // by finding; an empty text is not rendered yet
};

}  // namespace gouji
