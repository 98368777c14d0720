// Wires the session's parts together and follows the settings of its language.
#include "lsp/server.h"

#include <utility>

#include "lsp/handlers/routes.h"

namespace gouji {

Server::Server(rpc::Connection& connection, std::shared_ptr<const templates::Library> library, rpc::Log log)
    : connection_(connection),
      log_(std::move(log)),
      client_([this](std::string_view body) { connection_.send(body); }, log_),
      documents_(std::move(library)) {
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
  session_ = open_session(params);
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
    const rpc::Field language = settings["language"];
    if (language.is_string()) set_language(language.string());
  });
}

void Server::tell(protocol::MessageType type, const std::string& text) {
  log_(text);
  if (type <= protocol::MessageType::warning || trace_)
    client_.notify("window/logMessage", {{"type", static_cast<int>(type)}, {"message", text}});
}

}  // namespace gouji
