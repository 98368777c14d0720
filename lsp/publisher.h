// Tells the client the findings of each document, once per batch of changes.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lsp/diagnostics.h"
#include "lsp/documents.h"
#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {

class Publisher {
 public:
  void mark(const std::string& uri) { marked_.insert(uri); }

  // Another language or encoding: nothing that was rendered serves any more.
  void forget_rendered() { rendered_.clear(); }

  // Publishes every marked document, with its last version.
  void publish(const Documents& documents, const Session& session, const Catalog& catalog, rpc::Dispatcher& client);

  // The document was closed.
  void clear(const std::string& uri, rpc::Dispatcher& client);

 private:
  using Rendered = std::vector<ReportDiagnostics>;  // of the reports that were published last, in document order

  void append_list(std::string& out, const Document& document, Rendered& rendered, const DiagnosticTerms& terms);

  std::set<std::string> marked_;
  std::map<std::string, Rendered> rendered_;
};

}  // namespace gouji
