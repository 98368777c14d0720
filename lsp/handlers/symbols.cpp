// Searches what is open first, for it may differ from its file, then the files of the workspace's folders.
#include "lsp/handlers/symbols.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "lsp/files/paths.h"
#include "lsp/progress.h"
#include "lsp/protocol/reading.h"
#include "lsp/server.h"
#include "lsp/symbol_index.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

struct Search {
  Session session;
  std::shared_ptr<const Catalog> catalog;
  Configuration::AskAnywhere ask;
  std::shared_ptr<SymbolIndex> index;
  std::vector<std::string> folders;             // paths
  std::map<std::string, model::Snapshot> open;  // by URI
  protocol::WorkspaceSymbolParams asked;
  Progress::Send send;

  rpc::Answer run(const rpc::Stop& stop) const {
    Progress progress(send, asked.workDoneToken, (*catalog)("server.workspace-symbols"));
    SymbolMatches matches(asked.query);
    for (const auto& [uri, snapshot] : open) {
      if (stop()) break;
      matches.add(*symbols_of(snapshot, uri, session, *catalog));
    }
    // By paths, for editors write the same URI in more than one way.
    std::set<std::string> shown;
    for (const auto& [uri, snapshot] : open) shown.insert(path_of_uri(uri));
    const files::Expanded all = files::expanded(folders);
    for (std::size_t i = 0; i < all.files.size() && !stop(); ++i) {
      if (shown.contains(all.files[i])) continue;
      matches.add(*index->symbols(all.files[i], session, *catalog, ask));
      progress.report(i + 1, all.files.size());
    }
    return matches.best();
  }
};

}  // namespace

rpc::Answer workspace_symbol(Server& server, const rpc::Field& params) {
  Search search{server.session(), server.shared_catalog(), server.ask_anywhere(), server.symbols(), {}, {}, {},
                server.progress()};
  search.asked = protocol::read_workspace_symbol(params);
  for (const std::string& folder : server.session().folders)
    if (const std::string path = path_of_uri(folder); !path.empty()) search.folders.push_back(path);
  for (const auto& [uri, document] : server.documents()) search.open.emplace(uri, document.snapshot);
  return rpc::Later{[search = std::move(search)](const rpc::Stop& stop) { return search.run(stop); },
                    std::chrono::minutes(1)};
}

Json workspace_symbol_capability(const Session&) { return {{"workspaceSymbolProvider", {{"workDoneProgress", true}}}}; }

}  // namespace gouji::handlers
