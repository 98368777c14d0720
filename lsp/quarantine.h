// Lets a feature rest in a document that made it fail twice, because it would fail at every move of the cursor.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "lsp/rpc/json.h"

namespace gouji {

class Quarantine {
 public:
  // The feature failed in the document. True when it is to rest from now on.
  bool failed(const std::string& method, const std::string& uri) { return ++failures_[{uri, method}] == most; }

  bool holds(const std::string& method, const std::string& uri) const {
    const auto found = failures_.find({uri, method});
    return found != failures_.end() && found->second >= most;
  }

  // The document was opened again, or closed: every feature has its chance.
  void forget(const std::string& uri) {
    std::erase_if(failures_, [&uri](const auto& entry) { return entry.first.first == uri; });
  }

 private:
  static constexpr int most = 2;
  std::map<std::pair<std::string, std::string>, int> failures_;  // by document and method
};

// The document that a message is about, or that an item to be resolved is of; empty where it is about none.
inline std::string document_of(const rpc::Json& params) {
  if (!params.is_object()) return {};
  const auto place = params.contains("textDocument") ? params.find("textDocument") : params.find("data");
  if (place == params.end() || !place->is_object()) return {};
  const auto uri = place->find("uri");
  return uri != place->end() && uri->is_string() ? uri->get<std::string>() : std::string();
}

}  // namespace gouji
