// Works aside, for a compendium has a million tokens; what it has told last is remembered for the next answer.
#include "lsp/handlers/tokens.h"

#include <string>
#include <utility>

#include "lsp/from_lsp.h"
#include "lsp/protocol/reading.h"
#include "lsp/semantic_tokens.h"
#include "lsp/server.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

// What is asked for: all tokens, or what has changed since the answer with this id.
rpc::Answer answer(Server& server, const std::string& uri, std::string previous) {
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  return rpc::Later{[snapshot = document->snapshot, uri, encoding = server.session().encoding, memory = server.tokens(),
                     previous = std::move(previous)](const rpc::Stop& stop) -> rpc::Answer {
    const auto before = memory->last(uri);
    DocumentTokens found = document_tokens(snapshot, encoding, before.get(), stop);
    if (stop()) return Json();
    const auto now = memory->keep(uri, std::move(found));
    if (!before || before->id != previous) return Json{{"resultId", now->id}, {"data", now->numbers}};
    Json edits = Json::array();
    if (auto edit = difference(before->numbers, now->numbers))
      edits.push_back({{"start", edit->start}, {"deleteCount", edit->deleted}, {"data", std::move(edit->numbers)}});
    return Json{{"resultId", now->id}, {"edits", std::move(edits)}};
  }};
}

}  // namespace

rpc::Answer semantic_tokens(Server& server, const rpc::Field& params) {
  return answer(server, protocol::read_document(params), {});
}

rpc::Answer semantic_tokens_delta(Server& server, const rpc::Field& params) {
  const protocol::SemanticTokensDeltaParams asked = protocol::read_semantic_tokens_delta(params);
  return answer(server, asked.uri, asked.previousResultId);
}

rpc::Answer semantic_tokens_range(Server& server, const rpc::Field& params) {
  const protocol::SemanticTokensRangeParams asked = protocol::read_semantic_tokens_range(params);
  const Document* document = server.documents().find(asked.uri);
  if (!document) return Json();
  const text::Encoding encoding = server.session().encoding;
  const text::Range range = from_lsp(document->snapshot.text(), asked.range, encoding);
  return rpc::Later{[snapshot = document->snapshot, range, encoding](const rpc::Stop& stop) -> rpc::Answer {
    return Json{{"data", encode(features::tokens(snapshot, range, stop), snapshot.text(), encoding)}};
  }};
}

Json semantic_tokens_capability(const Session&) {
  return {{"semanticTokensProvider", {{"legend", token_legend()}, {"range", true}, {"full", {{"delta", true}}}}}};
}

}  // namespace gouji::handlers
