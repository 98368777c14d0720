// Calls a result by what it says, so that it is unchanged exactly when its text is; no version needs to be remembered.
#include "lsp/handlers/diagnostics.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/checks/registry.h"
#include "core/relatives/examine.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"
#include "lsp/progress.h"
#include "lsp/protocol/diagnostics.h"
#include "lsp/server.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

// The findings of one document and their name.
struct Result {
  std::string items;  // JSON texts, parted by commas
  std::string id;

  explicit Result(std::string list) : items(std::move(list)), id(std::to_string(std::hash<std::string>()(items))) {}

  Json report(const std::string& previous) const {
    if (previous == id) return {{"kind", "unchanged"}, {"resultId", id}};
    return {{"kind", "full"}, {"resultId", id}, {"items", rpc::parse("[" + items + "]").value_or(Json::array())}};
  }
};

std::string language_of(std::string_view path) {
  if (path.ends_with(".report.md")) return "gouji-report";
  if (path.ends_with(".md")) return "markdown";
  return path.ends_with(".txt") ? "plaintext" : "html";
}

// An open document, which counts instead of its file.
struct Open {
  std::string uri;
  model::Snapshot snapshot;
  DocumentTerms terms;
};

// All that the scan of a workspace needs, while the session goes on.
struct Scan {
  Session session;
  std::shared_ptr<const Catalog> catalog;
  Configuration::AskAnywhere ask;
  std::vector<std::string> folders;                     // paths
  std::map<std::string, std::pair<Json, Result>> open;  // version and findings of open documents, by URI
  protocol::WorkspaceDiagnosticParams asked;
  Progress::Send send;
  std::map<std::string, Open> buffers;  // by the index's names

  Json item(const std::string& uri, const Json& version, const Result& result) const {
    const auto previous = asked.previousResultIds.find(uri);
    Json report = result.report(previous == asked.previousResultIds.end() ? "" : previous->second);
    report["uri"] = uri;
    report["version"] = version;
    return report;
  }

  // What the files and open documents tell of each other: each is read once for it, without looking for faults.
  relatives::Index relatives_of(const std::vector<std::string>& paths, const rpc::Stop& stop,
                                const std::function<void()>& passed) const {
    relatives::Index index;
    for (const auto& [key, buffer] : buffers) {
      index.put(key, relatives::digests(buffer.snapshot, buffer.terms.library));
      index.declare(key, buffer.terms.declared);
    }
    for (std::size_t i = 0; i < paths.size() && !stop(); ++i, passed()) {
      const std::string key = files::absolute(paths[i]);
      const std::optional<DocumentTerms> terms = buffers.contains(key) ? std::nullopt : ask(paths[i]);
      const auto file = terms ? files::read_text(paths[i]) : base::Error{};
      if (!file) continue;
      const auto snapshot =
          model::Snapshot::open(terms->library, text::Text::from(file->text), model::Examiner{}, terms->settings);
      index.put(key, relatives::digests(snapshot, terms->library));
      index.declare(key, terms->declared);
    }
    return index;
  }

  // With places in open documents and in files.
  AcrossFindings beside(const relatives::Index& index, const std::string& path, const model::Settings& settings) const {
    std::map<std::string, text::Text> read;
    const auto text_of = [&](const std::string& key) -> std::pair<std::string, const text::Text*> {
      if (const auto buffer = buffers.find(key); buffer != buffers.end())
        return {buffer->second.uri, &buffer->second.snapshot.text()};
      const auto known = read.find(key);
      if (known != read.end()) return {uri_of_path(key), &known->second};
      const auto file = files::read_text(key);
      if (!file) return {uri_of_path(key), nullptr};
      return {uri_of_path(key), &read.emplace(key, text::Text::from(file->text)).first->second};
    };
    auto list = std::make_shared<std::vector<AcrossFinding>>(
        across(relatives::examine(index, files::absolute(path), settings), text_of, session.encoding));
    return list->empty() ? nullptr : AcrossFindings(std::move(list));
  }

  // The findings of a file that is not open; empty where it cannot be read or is left out.
  std::optional<Result> result_of(const relatives::Index& index, const std::string& path,
                                  const std::string& uri) const {
    std::optional<DocumentTerms> terms = ask(path);
    const auto file = terms ? files::read_text(path) : base::Error{};
    if (!file) return std::nullopt;
    auto snapshot =
        model::Snapshot::open(terms->library, text::Text::from(file->text), checks::examiner, terms->settings);
    AcrossFindings others = beside(index, path, snapshot.settings());
    const Document document{std::move(snapshot), 0, language_of(path), *std::move(terms), std::nullopt,
                            std::move(others)};
    return Result(Publisher().list(uri, document, diagnostic_terms(session, *catalog, uri)));
  }

  // Hands over what was found so far, where the client wants to have it in parts.
  void hand_over(Json& items, std::size_t most) const {
    if (asked.partialResultToken.is_null() || items.size() < most) return;
    send({{"token", asked.partialResultToken}, {"value", {{"items", std::move(items)}}}});
    items = Json::array();
  }

  rpc::Answer run(const rpc::Stop& stop) const {
    constexpr std::size_t part = 50;
    Progress progress(send, asked.workDoneToken, (*catalog)("server.workspace-check"));
    Json items = Json::array();
    for (const auto& [uri, found] : open) items.push_back(item(uri, found.first, found.second));
    // By paths, for editors write the same URI in more than one way.
    std::set<std::string> told;
    for (const auto& [uri, found] : open) told.insert(path_of_uri(uri));
    const files::Expanded all = files::expanded(folders);
    std::size_t steps = 0;
    const auto passed = [&] { progress.report(++steps, 2 * all.files.size()); };
    const relatives::Index index = relatives_of(all.files, stop, passed);
    for (std::size_t i = 0; i < all.files.size() && !stop(); ++i, passed()) {
      if (told.contains(all.files[i])) continue;
      const std::string uri = uri_of_path(all.files[i]);
      if (const auto result = result_of(index, all.files[i], uri)) items.push_back(item(uri, nullptr, *result));
      hand_over(items, part);
    }
    hand_over(items, 1);
    return Json{{"items", std::move(items)}};
  }
};

}  // namespace

rpc::Answer document_diagnostic(Server& server, const rpc::Field& params) {
  const protocol::DocumentDiagnosticParams asked = protocol::read_document_diagnostic(params);
  const Document* document = server.documents().find(asked.uri);
  const DiagnosticTerms terms = diagnostic_terms(server.session(), server.catalog(), asked.uri);
  const Result result(document ? server.publisher().list(asked.uri, *document, terms) : "");
  return result.report(asked.previousResultId);
}

rpc::Answer workspace_diagnostic(Server& server, const rpc::Field& params) {
  Scan scan{server.session(),
            server.shared_catalog(),
            server.ask_anywhere(),
            {},
            {},
            protocol::read_workspace_diagnostic(params),
            server.progress(),
            {}};
  for (const std::string& folder : server.session().folders)
    if (const std::string path = path_of_uri(folder); !path.empty()) scan.folders.push_back(path);
  for (const auto& [uri, document] : server.documents()) {
    const DiagnosticTerms terms = diagnostic_terms(server.session(), server.catalog(), uri);
    scan.buffers.emplace(Workspace::key_of(uri), Open{uri, document.snapshot, document.terms});
    scan.open.emplace(uri, std::pair(Json(document.version), Result(server.publisher().list(uri, document, terms))));
  }
  return rpc::Later{[scan = std::move(scan)](const rpc::Stop& stop) { return scan.run(stop); },
                    std::chrono::minutes(5)};
}

Json diagnostic_capability(const Session& session) {
  if (!session.pull) return Json::object();
  return {{"diagnosticProvider",
           {{"identifier", "gouji"},
            {"interFileDependencies", true},
            {"workspaceDiagnostics", true},
            {"workDoneProgress", true}}}};
}

}  // namespace gouji::handlers
