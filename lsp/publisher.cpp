// Joins the rendered diagnostics of a document's reports and withholds what a half-typed row would raise.
#include "lsp/publisher.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lsp/patience.h"

namespace gouji {

namespace {

constexpr std::string_view method = "textDocument/publishDiagnostics";

// The row whose findings wait, in bytes of its report.
struct Withheld {
  const model::Report* report = nullptr;
  text::Range row;

  bool covers(const model::Report& other, const model::Finding& finding) const {
    return &other == report && is_about_half_typed_row(other, finding, row);
  }
};

Withheld withheld(const Document& document) {
  if (!document.typing_at) return {};
  const auto placed = document.snapshot.report_at(*document.typing_at);
  if (!placed) return {};
  const auto row = half_typed_row(*placed->report, *document.typing_at - placed->begin);
  return row ? Withheld{placed->report, *row} : Withheld{};
}

std::string more_diagnostic(const Catalog& catalog, std::size_t most, std::size_t more) {
  const std::string message =
      catalog("server.more-findings", {{"shown", std::to_string(most)}, {"more", std::to_string(more)}});
  return R"({"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"severity":3,"source":"gouji","message":)" +
         rpc::quoted(message) + "}";
}

}  // namespace

void Publisher::publish(const Documents& documents, const Session& session, const Catalog& catalog,
                        rpc::Dispatcher& client) {
  for (const std::string& uri : std::exchange(marked_, {})) {
    const Document* document = documents.find(uri);
    if (!document) continue;
    const DiagnosticTerms terms = diagnostic_terms(session, catalog, uri);
    client.notify(method, [&](std::string& params) {
      params.append(R"({"uri":)").append(terms.uri).append(R"(,"version":)").append(std::to_string(document->version));
      params.append(R"(,"diagnostics":[)");
      append_list(params, *document, rendered_[uri], terms);
      params.append("]}");
    });
  }
}

void Publisher::append_list(std::string& out, const Document& document, Rendered& rendered,
                            const DiagnosticTerms& terms) {
  const model::Snapshot& snapshot = document.snapshot;
  const Withheld waiting = withheld(document);
  const auto findings = [](const model::ReportEntry::Summary& summary) { return summary.findings; };
  const std::size_t most = document.terms.max_findings;
  std::size_t shown = 0;
  std::size_t passed = 0;  // findings that are shown or withheld
  Rendered next;
  auto old = rendered.begin();
  while (shown < most && passed < snapshot.finding_count()) {
    const auto found = snapshot.reports().find(passed, findings);
    const std::shared_ptr<const model::Report>& report = found.item->report;
    const auto known = std::find_if(old, rendered.end(), [&](const auto& one) { return one.report() == report; });
    if (known != rendered.end()) {
      next.push_back(std::move(*known));
      old = known + 1;
    } else {
      next.emplace_back(report);
      if (old != rendered.end()) next.back().take_over(*old);
    }
    const std::size_t begin = found.before.bytes;
    const std::size_t first_line = snapshot.text().line_of(begin);
    for (std::size_t i = 0; i < report->findings.size() && shown < most; ++i, ++passed) {
      if (waiting.covers(*report, report->findings[i])) continue;
      if (shown++ > 0) out += ',';
      out += next.back().text(i, snapshot.text(), begin, first_line, terms);
    }
  }
  rendered = std::move(next);
  if (passed < snapshot.finding_count())
    out += "," + more_diagnostic(*terms.catalog, most, snapshot.finding_count() - passed);
}

void Publisher::clear(const std::string& uri, rpc::Dispatcher& client) {
  marked_.erase(uri);
  rendered_.erase(uri);
  client.notify(method, {{"uri", uri}, {"diagnostics", rpc::Json::array()}});
}

}  // namespace gouji
