// Applies a batch of changes in its order, each to the text that the one before it made.
#include "lsp/documents.h"

#include <utility>

#include "core/checks/registry.h"
#include "lsp/from_lsp.h"

namespace gouji {

namespace {

model::Snapshot snapshot_of(text::Text text, const DocumentTerms& terms) {
  return model::Snapshot::open(terms.library, std::move(text), checks::examiner, terms.settings);
}

}  // namespace

void Documents::open(const protocol::DidOpenParams& params) {
  DocumentTerms terms = ask_(params.uri);
  terms.style.plain_text = params.languageId == "plaintext";
  auto snapshot = snapshot_of(text::Text::from(*params.text), terms);
  documents_.insert_or_assign(
      params.uri, Document{std::move(snapshot), params.version, params.languageId, std::move(terms), std::nullopt});
}

std::vector<std::string> Documents::ask_again() {
  std::vector<std::string> changed;
  for (auto& [uri, document] : documents_) {
    DocumentTerms terms = ask_(uri);
    terms.style.plain_text = document.is_plain_text();
    const bool read_anew = terms.library != document.terms.library || *terms.settings != *document.terms.settings;
    if (read_anew) document.snapshot = snapshot_of(document.snapshot.text(), terms);
    if (read_anew || terms.max_findings != document.terms.max_findings) changed.push_back(uri);
    document.terms = std::move(terms);
  }
  return changed;
}

bool Documents::change(protocol::DidChangeParams params, text::Encoding encoding) {
  const auto found = documents_.find(params.uri);
  if (found == documents_.end()) return false;
  Document& document = found->second;
  for (protocol::ContentChange& change : params.contentChanges) {
    const bool typed = change.range.has_value();
    const text::Edit edit = from_lsp(document.snapshot.text(), std::move(change), encoding);
    document.snapshot = document.snapshot.edited(edit);
    document.across = moved(document.across, edit);
    document.typing_at = typed ? std::optional(edit.range.begin + edit.text.size()) : std::nullopt;
  }
  document.version = params.version;
  return true;
}

bool Documents::set_across(const std::string& uri, AcrossFindings across) {
  const auto found = documents_.find(uri);
  if (found == documents_.end()) return false;
  AcrossFindings& known = found->second.across;
  const bool same = known && across ? *known == *across : known == across;
  known = std::move(across);
  return !same;
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
