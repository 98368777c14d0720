// Wires the session's parts together and follows the settings of its language.
#include "lsp/server.h"

#include <algorithm>
#include <utility>

namespace gouji {

namespace {

constexpr std::string_view reading_token = "gouji-reading";  // of the progress that tells how files are read

}  // namespace

Server::Server(rpc::Carrier& carrier, std::shared_ptr<const templates::Library> library, rpc::Log log,
               std::span<const handlers::Route> routes)
    : carrier_(carrier),
      log_(std::move(log)),
      client_([this](std::string_view body) { carrier_.send(body); }, log_,
              [this](auto work, auto done) { carrier_.aside(std::move(work), std::move(done)); }),
      configuration_(std::move(library)),
      documents_([this](const std::string& uri) { return configuration_.terms_of(uri); }),
      workspace_(carrier_, documents_, configuration_, [this](const std::string& uri) { show_again(uri); }) {
  for (const handlers::Route& route : routes) {
    if (route.request)
      client_.on_request(route.method, [this, &route](const rpc::Field& params) { return ask(route, params); });
    if (route.notification)
      client_.on_notification(route.method,
                              [this, &route](const rpc::Field& params) { route.notification(*this, params); });
  }
  client_.on_failure(
      [this](const std::string& method, const rpc::Json& params, const std::string&) { note_failure(method, params); });
}

rpc::Answer Server::ask(const handlers::Route& route, const rpc::Field& params) {
  if (quarantine_.holds(std::string(route.method), document_of(params.json())))
    return params["data"].present() ? params.json() : rpc::Json();  // an item stays as it is
  return route.request(*this, params);
}

// A document that could not be followed no longer says what the editor shows: nothing is better than wrong places.
void Server::note_failure(const std::string& method, const rpc::Json& params) {
  const std::string uri = document_of(params);
  if (uri.empty()) return;
  if (method == "textDocument/didOpen" || method == "textDocument/didChange") {
    documents_.close(uri);
    publisher_.clear(uri, session_, client_);
    return show(protocol::MessageType::error, catalog()("server.lost-document", {{"uri", uri}}));
  }
  if (quarantine_.failed(method, uri))
    show(protocol::MessageType::warning, catalog()("server.quarantined", {{"method", method}, {"uri", uri}}));
}

void Server::receive(std::vector<std::string> bodies) {
  client_.receive(bodies);
  if (client_.ended()) carrier_.end();
}

void Server::idle() {
  publisher_.publish(documents_, session_, catalog(), client_);
  if (std::exchange(outdated_, false)) ask_to_refresh();
  workspace_.go_on();
}

// Hints, lenses and colours are asked for by the client: it cannot know that settings have changed them.
void Server::ask_to_refresh() {
  for (const std::string_view request : session_.client.refreshes)
    client_.call(request, nullptr, [](const rpc::Json&) {});
}

void Server::show_again(const std::string& uri) {
  publisher_.mark_again(uri);
  publisher_.publish(documents_, session_, catalog(), client_);
}

void Server::begin(const protocol::InitializeParams& params) {
  carrier_.end_with_process(params.processId);
  session_ = open_session(params);
  if (params.language) editor_language_ = language_ = *params.language;
  catalog_ = std::make_shared<const Catalog>(Catalog::load(session_.language()));
  client_.set_trace(params.trace);
}

void Server::change_folders(const std::vector<std::string>& added, const std::vector<std::string>& removed) {
  std::erase_if(session_.folders, [&removed](const std::string& folder) {
    return std::find(removed.begin(), removed.end(), folder) != removed.end();
  });
  session_.folders.insert(session_.folders.end(), added.begin(), added.end());
  read_workspace();
  ask_configuration();
}

void Server::read_workspace() {
  if (session_.client.work_done_progress)
    workspace_.tell_progress([this](auto begun) {
      client_.call("window/workDoneProgress/create", {{"token", reading_token}}, [this, begun](const rpc::Json&) {
        begun(std::make_shared<Progress>(progress(), reading_token, catalog()("server.workspace-check")));
      });
    });
  workspace_.read_folders(session_.folders, session_.encoding);
}

void Server::stop_work(const rpc::Json& token) {
  if (token == reading_token) workspace_.stop_reading();
}

Progress::Send Server::progress() {
  return [this](const rpc::Json& params) { carrier_.post([this, params] { client_.notify("$/progress", params); }); };
}

std::function<void(std::function<void()>)> Server::poster() {
  return [this](std::function<void()> task) { carrier_.post(std::move(task)); };
}

void Server::set_language(std::string_view word) {
  const std::optional<Language> preferred = find_language(word);
  if (!preferred && word != "auto")
    return tell(protocol::MessageType::warning, catalog()("server.unknown-language", {{"name", std::string(word)}}));
  const Language before = session_.language();
  session_.preferred = preferred;
  if (session_.language() == before) return;
  catalog_ = std::make_shared<const Catalog>(Catalog::load(session_.language()));
  publisher_.forget_rendered();
  for (const auto& [uri, document] : documents_) mark_outdated(uri);
}

void Server::mark_outdated(const std::string& uri) {
  publisher_.mark_again(uri);
  outdated_ = true;
}

void Server::ask_configuration() {
  if (!session_.client.configuration) return;
  rpc::Json items = {{{"section", "gouji"}}};
  for (const std::string& folder : session_.folders) items.push_back({{"scopeUri", folder}, {"section", "gouji"}});
  client_.call("workspace/configuration", {{"items", std::move(items)}},
               [this, folders = session_.folders](const rpc::Json& result) {
                 if (!result.is_array() || result.empty()) return;
                 configuration_.forget_folders();
                 for (std::size_t i = 0; i < folders.size() && i + 1 < result.size(); ++i)
                   tell_problems(configuration_.set_folder(folders[i], result[i + 1]));
                 configure(result[0]);
               });
}

void Server::configure(const rpc::Json& settings) {
  if (settings.is_object()) {
    tell_problems(configuration_.set_editor(settings));
    if (settings.contains("language") && settings.at("language").is_string())
      editor_language_ = settings.at("language").get<std::string>();
  }
  follow_configuration();
}

void Server::tell_problems(const std::vector<config::Problem>& problems) {
  for (const config::Problem& problem : problems)
    tell(protocol::MessageType::warning, "gouji." + problem.path + ": " + catalog().render(problem.message));
}

void Server::files_changed(const std::vector<std::string>& uris) {
  workspace_.files_changed(uris);
  if (std::none_of(uris.begin(), uris.end(), [this](const std::string& uri) { return configuration_.concerns(uri); }))
    return;
  configuration_.forget();
  follow_configuration();
}

void Server::follow_configuration() {
  for (const std::string& uri : documents_.ask_again()) mark_outdated(uri);
  workspace_.mark_all();
  follow_projects();
}

void Server::look_at_project(const std::string& uri) {
  if (session_.client.watched_files || !configuration_.outdated(uri)) return;
  configuration_.forget();
  follow_configuration();
}

void Server::follow_projects() {
  const std::string language = configuration_.language();
  if (const std::string& word = language.empty() ? editor_language_ : language; word != language_) {
    language_ = word;
    set_language(word);
  }
  configuration_.publish(catalog(), client_);
}

void Server::tell(protocol::MessageType type, const std::string& text) {
  log_(text);
  if (type <= protocol::MessageType::warning || client_.trace() != rpc::Trace::off)
    client_.notify("window/logMessage", {{"type", static_cast<int>(type)}, {"message", text}});
}

void Server::show(protocol::MessageType type, const std::string& text) {
  log_(text);
  client_.notify("window/showMessage", {{"type", static_cast<int>(type)}, {"message", text}});
}

}  // namespace gouji
