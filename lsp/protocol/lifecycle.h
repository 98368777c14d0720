// Reduces what a client says of itself to the questions the server asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/protocol/writing_traits.h"
#include "lsp/rpc/dispatcher.h"
#include "lsp/rpc/field.h"

namespace gouji::protocol {

// How a client takes folds.
struct FoldingTraits {
  bool lines_only = false;           // it does not look at columns
  std::optional<std::size_t> limit;  // more it does not take
};

// What the client can show or take.
struct ClientTraits {
  bool snippets = false;                // completion may hold tab stops
  bool later_completion_kinds = false;  // knows the kinds behind the eighteen of the protocol's first version
  bool markdown_hover = false;          // else plain text
  bool document_changes = false;        // edits name the version they are for
  bool code_action_literals = false;    // else the client takes commands only
  bool is_preferred = false;            // a code action may be marked as the one to take
  bool hierarchical_symbols = false;    // else a flat list
  bool definition_links = false;        // a definition may tell the words that it was asked for
  FoldingTraits folding;
  bool related_information = false;
  bool code_description = false;            // a diagnostic's code may link to a page
  bool configuration = false;               // answers workspace/configuration
  bool watched_files = false;               // may be asked to tell of changed files
  bool work_done_progress = false;          // shows how far work has come that it has not asked for
  bool publish_diagnostics = false;         // takes findings that we send unasked
  bool diagnostic_refresh = false;          // may be asked to ask for findings again
  std::vector<std::string_view> refreshes;  // the requests by which it may be asked to ask for something else again
  bool configuration_events = false;        // may be asked to tell of changed configuration
  WritingTraits writing;
};

struct InitializeParams {
  std::int64_t processId = 0;  // of the client, which may keep it to itself: 0
  ClientTraits client;
  std::vector<std::string> position_encodings;  // in the client's order
  std::optional<std::string> locale;
  std::optional<std::string> language;  // of initializationOptions, as the next
  std::string documentation;            // URI of the folder with a page for each code; empty: the client has none
  rpc::Trace trace = rpc::Trace::off;
  bool pull = false;                 // of initializationOptions: findings are to be asked for
  std::vector<std::string> folders;  // URIs of the workspace's folders
};

inline std::vector<std::string> read_folders(const rpc::Field& list) {
  std::vector<std::string> uris;
  if (list.is_array())
    for (std::size_t i = 0; i < list.size(); ++i) uris.push_back(list[i]["uri"].string());
  return uris;
}

// The folders, or the one root of clients that know of one only.
inline std::vector<std::string> read_workspace(const rpc::Field& params) {
  if (params["workspaceFolders"].is_array()) return read_folders(params["workspaceFolders"]);
  const std::string root = params["rootUri"].string_or("");
  return root.empty() ? std::vector<std::string>() : std::vector<std::string>{root};
}

inline rpc::Trace read_trace(std::string_view word) {
  return word == "verbose" ? rpc::Trace::verbose : word == "messages" ? rpc::Trace::messages : rpc::Trace::off;
}

inline FoldingTraits read_folding(const rpc::Field& folding) {
  FoldingTraits traits{folding["lineFoldingOnly"].boolean_or(false), std::nullopt};
  const rpc::Json& limit = folding["rangeLimit"].json();
  if (limit.is_number_unsigned()) traits.limit = limit.get<std::size_t>();
  return traits;
}

// The requests by which a client may be asked to ask again for what it shows, but for findings.
inline std::vector<std::string_view> read_refreshes(const rpc::Field& workspace) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"semanticTokens", "workspace/semanticTokens/refresh"},
      {"inlayHint", "workspace/inlayHint/refresh"},
      {"codeLens", "workspace/codeLens/refresh"},
  };
  std::vector<std::string_view> requests;
  for (const auto& [feature, request] : known)
    if (workspace[feature]["refreshSupport"].boolean_or(false)) requests.push_back(request);
  return requests;
}

inline ClientTraits read_client_traits(const rpc::Field& capabilities) {
  const rpc::Field document = capabilities["textDocument"];
  const rpc::Field workspace = capabilities["workspace"];
  ClientTraits client;
  client.snippets = document["completion"]["completionItem"]["snippetSupport"].boolean_or(false);
  client.later_completion_kinds = document["completion"]["completionItemKind"]["valueSet"].present();
  client.markdown_hover = contains(document["hover"]["contentFormat"], "markdown");
  client.document_changes = workspace["workspaceEdit"]["documentChanges"].boolean_or(false);
  client.code_action_literals = document["codeAction"]["codeActionLiteralSupport"].present();
  client.is_preferred = document["codeAction"]["isPreferredSupport"].boolean_or(false);
  client.hierarchical_symbols = document["documentSymbol"]["hierarchicalDocumentSymbolSupport"].boolean_or(false);
  client.definition_links = document["definition"]["linkSupport"].boolean_or(false);
  client.folding = read_folding(document["foldingRange"]);
  client.related_information = document["publishDiagnostics"]["relatedInformation"].boolean_or(false);
  client.code_description = document["publishDiagnostics"]["codeDescriptionSupport"].boolean_or(false);
  client.publish_diagnostics = document["publishDiagnostics"].present();
  client.diagnostic_refresh = workspace["diagnostics"]["refreshSupport"].boolean_or(false);
  client.refreshes = read_refreshes(workspace);
  client.configuration = workspace["configuration"].boolean_or(false);
  client.watched_files = workspace["didChangeWatchedFiles"]["dynamicRegistration"].boolean_or(false);
  client.work_done_progress = capabilities["window"]["workDoneProgress"].boolean_or(false);
  client.writing = read_writing_traits(capabilities);
  client.configuration_events = workspace["didChangeConfiguration"]["dynamicRegistration"].boolean_or(false);
  return client;
}

inline InitializeParams read_initialize(const rpc::Field& params) {
  InitializeParams out;
  const rpc::Field capabilities = params["capabilities"];
  if (const rpc::Field process = params["processId"]; process.present()) out.processId = process.integer();
  out.client = read_client_traits(capabilities);
  const rpc::Field general = capabilities["general"];
  const rpc::Field encodings = general["positionEncodings"];
  if (encodings.is_array())
    for (std::size_t i = 0; i < encodings.size(); ++i) out.position_encodings.push_back(encodings[i].string_or(""));
  if (params["locale"].is_string()) out.locale = params["locale"].string();
  const rpc::Field options = params["initializationOptions"];
  const rpc::Field language = options["language"];
  if (language.is_string()) out.language = language.string();
  out.documentation = options["documentation"].string_or("");
  out.pull = options["diagnostics"].string_or("") == "pull";
  out.folders = read_workspace(params);
  out.trace = read_trace(params["trace"].string_or("off"));
  return out;
}

}  // namespace gouji::protocol
