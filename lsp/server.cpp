// Wires the session's parts together and follows the settings of its language.
#include "lsp/server.h"

#include <algorithm>
#include <utility>

#include "lsp/handlers/routes.h"

namespace gouji {

Server::Server(rpc::Connection& connection, std::shared_ptr<const templates::Library> library, rpc::Log log)
    : connection_(connection),
      log_(std::move(log)),
      client_([this](std::string_view body) { connection_.send(body); }, log_),
      configuration_(std::move(library)),
      documents_([this](const std::string& uri) { return configuration_.terms_of(uri); }) {
  for (const handlers::Route& route : handlers::routes()) {
    if (route.request)
      client_.on_request(route.method,
                         [this, &route](const rpc::Field& params) { return route.request(*this, params); });
    if (route.notification)
      client_.on_notification(route.method,
                              [this, &route](const rpc::Field& params) { route.notification(*this, params); });
  }
}

void Server::receive(std::vector<std::string> bodies) {
  client_.receive(bodies);
  if (client_.ended()) connection_.end();
}

void Server::idle() { publisher_.publish(documents_, session_, catalog_, client_); }

void Server::begin(const protocol::InitializeParams& params) {
  connection_.end_with_process(params.processId);
  session_ = open_session(params);
  if (params.language) editor_language_ = language_ = *params.language;
  catalog_ = Catalog::load(session_.language());
  trace_ = params.trace;
}

void Server::set_language(std::string_view word) {
  const std::optional<Language> preferred = find_language(word);
  if (!preferred && word != "auto")
    return tell(protocol::MessageType::warning, catalog_("server.unknown-language", {{"name", std::string(word)}}));
  const Language before = session_.language();
  session_.preferred = preferred;
  if (session_.language() == before) return;
  catalog_ = Catalog::load(session_.language());
  publisher_.forget_rendered();
  for (const auto& [uri, document] : documents_) publisher_.mark(uri);
}

void Server::ask_configuration() {
  if (!session_.client.configuration) return;
  client_.call("workspace/configuration", {{"items", {{{"section", "gouji"}}}}}, [this](const rpc::Json& result) {
    std::string ignored;
    const rpc::Field list(result, ignored);
    const rpc::Field settings = list[std::size_t{0}];
    configure(settings.json());
  });
}

void Server::configure(const rpc::Json& settings) {
  if (!settings.is_object()) return;
  for (const config::Problem& problem : configuration_.set_editor(settings))
    tell(protocol::MessageType::warning, "gouji." + problem.path + ": " + catalog_.render(problem.message));
  if (settings.contains("language") && settings.at("language").is_string())
    editor_language_ = settings.at("language").get<std::string>();
  follow_configuration();
}

void Server::files_changed(const std::vector<std::string>& uris) {
  if (std::none_of(uris.begin(), uris.end(), [this](const std::string& uri) { return configuration_.concerns(uri); }))
    return;
  configuration_.forget();
  follow_configuration();
}

void Server::follow_configuration() {
  for (const std::string& uri : documents_.ask_again()) publisher_.mark(uri);
  const std::string language = configuration_.language();
  if (const std::string& word = language.empty() ? editor_language_ : language; word != language_) {
    language_ = word;
    set_language(word);
  }
  configuration_.publish(catalog_, client_);
}

void Server::tell(protocol::MessageType type, const std::string& text) {
  log_(text);
  if (type <= protocol::MessageType::warning || trace_)
    client_.notify("window/logMessage", {{"type", static_cast<int>(type)}, {"message", text}});
}

}  // namespace gouji
