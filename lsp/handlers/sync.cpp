// Opens, changes and closes documents; whatever is wrong with a message, the document stays one that can be worked on.
#include "lsp/handlers/sync.h"

#include <utility>

#include "lsp/server.h"

namespace gouji::handlers {

void did_open(Server& server, const rpc::Field& params) {
  const protocol::DidOpenParams opened = protocol::read_did_open(params);
  if (!params.problem().empty()) return;
  server.forget(opened.uri);
  server.look_at_project(opened.uri);
  server.documents().open(opened);
  server.follow_projects();
  server.publisher().mark(opened.uri);
  server.workspace().mark(opened.uri);
}

void did_change(Server& server, const rpc::Field& params) {
  protocol::DidChangeParams changed = protocol::read_did_change(params);
  if (!params.problem().empty()) return;
  const std::string uri = changed.uri;
  if (server.documents().change(std::move(changed), server.session().encoding)) {
    server.publisher().mark(uri);
    return server.workspace().mark(uri);
  }
  server.tell(protocol::MessageType::warning, server.catalog()("server.not-open", {{"uri", uri}}));
}

void did_save(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  if (server.documents().stop_typing(uri)) server.publisher().mark_again(uri);
}

void did_close(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  if (!params.problem().empty() || !server.documents().find(uri)) return;
  server.forget(uri);
  server.documents().close(uri);
  server.workspace().close(uri);
  server.publisher().clear(uri, server.session(), server.client());
}

rpc::Json open_close_capability(const Session&) { return {{"textDocumentSync", {{"openClose", true}}}}; }

rpc::Json change_capability(const Session&) {
  constexpr int incremental = 2;
  return {{"textDocumentSync", {{"change", incremental}}}};
}

rpc::Json save_capability(const Session&) { return {{"textDocumentSync", {{"save", {{"includeText", false}}}}}}; }

}  // namespace gouji::handlers
