// Joins the rendered diagnostics of a document's reports and withholds what a half-typed row would raise.
#include "lsp/publisher.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lsp/patience.h"

namespace gouji {

namespace {

constexpr std::string_view method = "textDocument/publishDiagnostics";

// The row whose findings wait, as its ledger knows its place.
struct Withheld {
  std::shared_ptr<const model::Ledger> ledger;
  text::Range row;

  bool covers(const std::shared_ptr<const model::Ledger>& other, const model::Finding& finding) const {
    return other == ledger && is_about_half_typed_row(*other, finding, row);
  }
};

Withheld withheld(const Document& document) {
  if (!document.typing_at) return {};
  const auto row = half_typed_row(document.snapshot, *document.typing_at);
  return row ? Withheld{document.snapshot.ledger_at(*document.typing_at)->ledger, *row} : Withheld{};
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
  const bool again = std::exchange(again_, false);
  const std::set<std::string> marked = std::exchange(marked_, {});
  if (session.pull) {
    if (again && session.client.diagnostic_refresh)
      client.call("workspace/diagnostic/refresh", nullptr, [](const rpc::Json&) {});
    return;
  }
  for (const std::string& uri : marked) {
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

std::string Publisher::list(const std::string& uri, const Document& document, const DiagnosticTerms& terms) {
  std::string out;
  append_list(out, document, rendered_[uri], terms);
  return out;
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
    const model::PlacedLedger placed{found.item->ledger, found.before.bytes, found.item->bytes, &found.item->drift};
    const std::size_t first_line = snapshot.text().line_of(placed.begin);
    ReportDiagnostics report(placed);
    const auto known = std::find_if(old, rendered.end(), [&](const auto& one) { return one.shares_with(report); });
    if (known != rendered.end()) {
      report.take_over(*known, placed, snapshot.text());
      old = known + 1;
    }
    for (std::size_t i = 0; i < report.size() && shown < most; ++i, ++passed) {
      if (waiting.covers(placed.ledger, *placed.ledger->findings[i])) continue;
      if (shown++ > 0) out += ',';
      out += report.text(i, snapshot.text(), placed, first_line, terms);
    }
    next.push_back(std::move(report));
  }
  rendered = std::move(next);
  std::size_t more = snapshot.finding_count() - passed;
  for (std::size_t i = 0; document.across && i < document.across->size(); ++i) {
    if (shown == most) {
      more += document.across->size() - i;
      break;
    }
    if (shown++ > 0) out += ',';
    out += render((*document.across)[i], snapshot.text(), terms);
  }
  if (more > 0) out += "," + more_diagnostic(*terms.catalog, most, more);
}

void Publisher::clear(const std::string& uri, const Session& session, rpc::Dispatcher& client) {
  marked_.erase(uri);
  rendered_.erase(uri);
  if (!session.pull) client.notify(method, {{"uri", uri}, {"diagnostics", rpc::Json::array()}});
}

}  // namespace gouji
