// Keeps the open documents, each as the snapshot of its last version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/snapshot.h"
#include "core/text/position.h"
#include "lsp/protocol/requests.h"

namespace gouji {

struct Document {
  model::Snapshot snapshot;
  std::int64_t version = 0;
  std::string language_id;
  std::optional<std::size_t> typing_at;  // where the last change ended, while its row may be half typed

  bool is_report_language() const { return language_id == "gouji-report"; }
  bool is_plain_text() const { return language_id == "plaintext"; }
};

class Documents {
 public:
  explicit Documents(std::shared_ptr<const templates::Library> library) : library_(std::move(library)) {}

  void open(const protocol::DidOpenParams& params);
  void close(const std::string& uri) { documents_.erase(uri); }

  // False when the document is not open.
  bool change(protocol::DidChangeParams params, text::Encoding encoding);

  // The user has turned away from what was typed last. True when that may show findings that were withheld.
  bool stop_typing(std::string_view uri);

  // Null when the document is not open.
  const Document* find(std::string_view uri) const;
  auto begin() const { return documents_.begin(); }
  auto end() const { return documents_.end(); }

 private:
  std::shared_ptr<const templates::Library> library_;
  std::map<std::string, Document, std::less<>> documents_;
};

}  // namespace gouji
