// Keeps the names in the files of a workspace, so that each file is read once as long as it stays as it is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/snapshot.h"
#include "lsp/catalog.h"
#include "lsp/configuration.h"
#include "lsp/rpc/json.h"
#include "lsp/session.h"

namespace gouji {

struct NamedSymbol {
  std::u32string folded;  // the name as it is searched for
  rpc::Json information;  // SymbolInformation
};
using NamedSymbols = std::shared_ptr<const std::vector<NamedSymbol>>;

// The symbols of a document; never null.
NamedSymbols symbols_of(const model::Snapshot& snapshot, const std::string& uri, const Session& session,
                        const Catalog& catalog);

// Collects what matches: the characters of the query stand in the name in their order, whether simplified or traditional,
// wide or narrow. An empty query matches everything.
class SymbolMatches {
 public:
  explicit SymbolMatches(std::string_view query);

  void add(const std::vector<NamedSymbol>& symbols);

  // The closest ones, names that begin with the query first, else in the order in which they came.
  rpc::Json best() const;

 private:
  std::u32string query_;
  std::vector<std::pair<int, rpc::Json>> found_;  // with how far they are from the query
};

// For any thread.
class SymbolIndex {
 public:
  // Of a file as it is now; none where it cannot be read or a project leaves it out. Never null.
  NamedSymbols symbols(const std::string& path, const Session& session, const Catalog& catalog,
                       const Configuration::AskAnywhere& ask);

 private:
  struct Read {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    Language language = Language::en;
    NamedSymbols symbols;
  };

  std::mutex mutex_;
  std::map<std::string, Read> read_;  // by path
};

}  // namespace gouji
