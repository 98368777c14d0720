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

// The document that a message is about; empty where it is about none.
inline std::string document_of(const rpc::Json& params) {
  if (!params.is_object() || !params.contains("textDocument")) return {};
  const rpc::Json& document = params.at("textDocument");
  return document.is_object() && document.contains("uri") && document.at("uri").is_string()
             ? document.at("uri").get<std::string>()
             : std::string();
}

}  // namespace gouji
