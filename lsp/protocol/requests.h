// Holds the parameters of the messages about documents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/base.h"

namespace gouji::protocol {

struct DidOpenParams {
  std::string uri;
  std::string languageId;
  std::int64_t version = 0;
  const std::string* text = nullptr;  // in the message: it may be megabytes
};

inline DidOpenParams read_did_open(const rpc::Field& params) {
  const rpc::Field document = params["textDocument"];
  return {document["uri"].string(), document["languageId"].string_or("plaintext"), document["version"].integer(),
          &document["text"].string()};
}

// Without a range the text is the whole document, even when a range of nothing at 0:0 would look alike.
struct ContentChange {
  std::optional<Range> range;
  std::string text;
};

struct DidChangeParams {
  std::string uri;
  std::int64_t version = 0;
  std::vector<ContentChange> contentChanges;
};

inline DidChangeParams read_did_change(const rpc::Field& params) {
  const rpc::Field document = params["textDocument"];
  const rpc::Field changes = params["contentChanges"];
  DidChangeParams out{document["uri"].string(), document["version"].integer(), {}};
  out.contentChanges.reserve(changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const rpc::Field change = changes[i];
    const rpc::Field range = change["range"];
    out.contentChanges.push_back(
        {range.present() ? std::optional(read_range(range)) : std::nullopt, change["text"].string()});
  }
  return out;
}

inline std::string read_document(const rpc::Field& params) { return params["textDocument"]["uri"].string(); }

struct CompletionParams {
  TextDocumentPositionParams at;
  bool invoked = true;  // asked for by the user, not by a character just typed
};

inline CompletionParams read_completion(const rpc::Field& params) {
  constexpr std::int64_t trigger_character = 2;
  const rpc::Field context = params["context"];
  const rpc::Field kind = context["triggerKind"];
  return {read_document_position(params), !kind.present() || kind.integer() != trigger_character};
}

struct CodeActionParams {
  std::string uri;
  Range range;
  std::vector<std::string> only;  // kinds; empty: all
  bool automatic = false;         // asked for because the cursor moved, not by the user
};

inline CodeActionParams read_code_action(const rpc::Field& params) {
  constexpr std::int64_t automatic = 2;
  const rpc::Field context = params["context"];
  CodeActionParams out{read_document(params), read_range(params["range"]), {}, false};
  const rpc::Field kind = context["triggerKind"];
  out.automatic = kind.present() && kind.integer() == automatic;
  const rpc::Field only = context["only"];
  if (only.is_array())
    for (std::size_t i = 0; i < only.size(); ++i) out.only.push_back(only[i].string_or(""));
  return out;
}

}  // namespace gouji::protocol
