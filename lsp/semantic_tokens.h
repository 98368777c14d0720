// Writes tokens in the numbers of the protocol and remembers them, so that the next answer tells only what has changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/features/tokens.h"
#include "core/model/snapshot.h"
#include "core/text/position.h"
#include "lsp/rpc/dispatcher.h"

namespace gouji {

// Five for each token: lines and columns from the one before, length, type, modifiers.
using TokenNumbers = std::vector<std::uint32_t>;

// What the numbers for types and modifiers mean.
rpc::Json token_legend();

TokenNumbers encode(const std::vector<features::Token>& tokens, const text::Text& text, text::Encoding encoding);

// The numbers of one report, which stay what they are while nothing in the report changes.
struct ReportTokens {
  std::shared_ptr<const model::Ledger> ledger;
  model::Drift drift;
  std::size_t bytes = 0;
  std::size_t column = 0;  // where the report begins in its line
  TokenNumbers numbers;    // the first token counts from the report's first line, and its column from 0
  text::Position last;     // of the last token, likewise
};

// All tokens of one version of a document.
struct DocumentTokens {
  std::string id;
  TokenNumbers numbers;
  std::vector<std::shared_ptr<const ReportTokens>> reports;
};

// The tokens of all reports; those of reports that `before` knows are taken over. Incomplete once `stop` says so.
DocumentTokens document_tokens(const model::Snapshot& snapshot, text::Encoding encoding, const DocumentTokens* before,
                               const rpc::Stop& stop);

// The numbers [start, start + deleted) are replaced by others.
struct TokenEdit {
  std::size_t start = 0;
  std::size_t deleted = 0;
  TokenNumbers numbers;
};

// The one edit that makes the second out of the first; empty where both are the same.
std::optional<TokenEdit> difference(const TokenNumbers& before, const TokenNumbers& after);

// What a session's client was told last of each document. For any thread.
class TokenMemory {
 public:
  // Null where nothing was told.
  std::shared_ptr<const DocumentTokens> last(const std::string& uri) const;

  // Gives the tokens an id and keeps them.
  std::shared_ptr<const DocumentTokens> keep(const std::string& uri, DocumentTokens tokens);

  void forget(const std::string& uri);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const DocumentTokens>> last_;
  std::uint64_t ids_ = 0;
};

}  // namespace gouji
