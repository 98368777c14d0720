// Gives handlers what an answer is made for, at once or aside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "lsp/server.h"
#include "lsp/to_lsp.h"

namespace gouji::handlers {

// What holds for an answer that is made at once. The URI must outlive it.
inline Terms terms(const Server& server, const Document& document, const std::string& uri) {
  return {server.session(), server.catalog(), document.snapshot.text(), uri, document.version};
}

// What work needs that is done aside while the session goes on.
struct Taken {
  Session session;
  std::shared_ptr<const Catalog> catalog;
  model::Snapshot snapshot;
  std::string uri;
  std::int64_t version;

  Terms terms() const { return {session, *catalog, snapshot.text(), uri, version}; }
};

inline Taken taken_along(const Server& server, const Document& document, const std::string& uri) {
  return {server.session(), server.shared_catalog(), document.snapshot, uri, document.version};
}

}  // namespace gouji::handlers
