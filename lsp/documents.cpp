// Applies a batch of changes in its order, each to the text that the one before it made.
#include "lsp/documents.h"

#include <utility>

#include "core/checks/registry.h"
#include "lsp/from_lsp.h"

namespace gouji {

void Documents::open(const protocol::DidOpenParams& params) {
  auto snapshot = model::Snapshot::open(library_, text::Text::from(*params.text), checks::examiner);
  documents_.insert_or_assign(params.uri,
                              Document{std::move(snapshot), params.version, params.languageId, std::nullopt});
}

bool Documents::change(protocol::DidChangeParams params, text::Encoding encoding) {
  const auto found = documents_.find(params.uri);
  if (found == documents_.end()) return false;
  Document& document = found->second;
  for (protocol::ContentChange& change : params.contentChanges) {
    const bool typed = change.range.has_value();
    const text::Edit edit = from_lsp(document.snapshot.text(), std::move(change), encoding);
    document.snapshot = document.snapshot.edited(edit);
    document.typing_at = typed ? std::optional(edit.range.begin + edit.text.size()) : std::nullopt;
  }
  document.version = params.version;
  return true;
}

bool Documents::stop_typing(std::string_view uri) {
  const auto found = documents_.find(uri);
  return found != documents_.end() && std::exchange(found->second.typing_at, std::nullopt).has_value();
}

const Document* Documents::find(std::string_view uri) const {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? nullptr : &found->second;
}

}  // namespace gouji
