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

  // The same for what the client cannot know: one that asks for findings has to be told to ask again.
  void mark_again(const std::string& uri) {
    mark(uri);
    again_ = true;
  }

  // Another language or encoding: nothing that was rendered serves any more.
  void forget_rendered() { rendered_.clear(); }

  // The diagnostics of a document as JSON text, parted by commas.
  std::string list(const std::string& uri, const Document& document, const DiagnosticTerms& terms);

  // Publishes every marked document, with its last version; to a client that asks by itself, only that it should.
  void publish(const Documents& documents, const Session& session, const Catalog& catalog, rpc::Dispatcher& client);

  // The document was closed.
  void clear(const std::string& uri, const Session& session, rpc::Dispatcher& client);

 private:
  using Rendered = std::vector<ReportDiagnostics>;  // of the reports that were published last, in document order

  void append_list(std::string& out, const Document& document, Rendered& rendered, const DiagnosticTerms& terms);

  std::set<std::string> marked_;
  bool again_ = false;
  std::map<std::string, Rendered> rendered_;
};

}  // namespace gouji
