// Keeps the open documents, each as the snapshot of its last version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/features/code_actions.h"
#include "core/model/snapshot.h"
#include "core/relatives/index.h"
#include "core/text/position.h"
#include "lsp/across.h"
#include "lsp/protocol/requests.h"

namespace gouji {

// What settings and projects say of a document.
struct DocumentTerms {
  std::shared_ptr<const templates::Library> library;
  std::shared_ptr<const model::Settings> settings = std::make_shared<const model::Settings>();
  std::size_t max_findings = 200;  // more are counted in a last item instead of listed; the command line lists them all
  features::TableStyle style;
  relatives::Declared declared = {};  // last year's report, and those of the organs below
};

struct Document {
  model::Snapshot snapshot;
  std::int64_t version = 0;
  std::string language_id;
  DocumentTerms terms;
  std::optional<std::size_t> typing_at;  // where the last change ended, while its row may be half typed
  AcrossFindings across = nullptr;       // what other reports tell, as far as it is known; null: nothing

  bool is_report_language() const { return language_id == "gouji-report"; }
  bool is_plain_text() const { return language_id == "plaintext"; }
  bool is_markdown() const { return is_report_language() || language_id == "markdown"; }
};

class Documents {
 public:
  using Ask = std::function<DocumentTerms(const std::string& uri)>;

  // `ask` tells what holds for a document.
  explicit Documents(Ask ask) : ask_(std::move(ask)) {}

  // The same for all documents.
  explicit Documents(std::shared_ptr<const templates::Library> library)
      : ask_([library](const std::string&) {
          DocumentTerms terms;
          terms.library = library;
          return terms;
        }) {}

  void open(const protocol::DidOpenParams& params);
  void close(const std::string& uri) { documents_.erase(uri); }

  // False when the document is not open.
  bool change(protocol::DidChangeParams params, text::Encoding encoding);

  // Asks again what holds, and reads anew the documents for which it has changed: those are returned.
  std::vector<std::string> ask_again();

  // The user has turned away from what was typed last. True when that may show findings that were withheld.
  bool stop_typing(std::string_view uri);

  // False when nothing else was known before, or the document is not open.
  bool set_across(const std::string& uri, AcrossFindings across);

  // Null when the document is not open.
  const Document* find(std::string_view uri) const;
  auto begin() const { return documents_.begin(); }
  auto end() const { return documents_.end(); }

 private:
  Ask ask_;
  std::map<std::string, Document, std::less<>> documents_;
};

}  // namespace gouji
