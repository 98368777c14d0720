// Answers initialize with what the routes promise, and asks the client for its settings once it is ready.
#include "lsp/handlers/lifecycle.h"

#include "lsp/handlers/routes.h"
#include "lsp/server.h"
#include "lsp/version.h"

namespace gouji::handlers {

rpc::Answer initialize(Server& server, const rpc::Field& params) {
  const protocol::InitializeParams given = protocol::read_initialize(params);
  if (!params.problem().empty()) return rpc::Json();
  server.begin(given);
  const rpc::Field options = params["initializationOptions"];
  if (options.is_object()) server.configure(options.json());
  return rpc::Json{{"capabilities", capabilities(server.session())},
                   {"serverInfo", {{"name", "gouji"}, {"version", version}}}};
}

void initialized(Server& server, const rpc::Field&) {
  if (server.session().client.configuration_events) {
    const rpc::Json registration = {{"id", "gouji-configuration"},
                                    {"method", "workspace/didChangeConfiguration"},
                                    {"registerOptions", {{"section", "gouji"}}}};
    server.client().call("client/registerCapability", {{"registrations", {registration}}}, [](const rpc::Json&) {});
  }
  if (server.session().client.watched_files) {
    const rpc::Json watcher = {{"globPattern", "**/*.{json,md,txt,html,htm}"}};
    const rpc::Json registration = {{"id", "gouji-files"},
                                    {"method", "workspace/didChangeWatchedFiles"},
                                    {"registerOptions", {{"watchers", {watcher}}}}};
    server.client().call("client/registerCapability", {{"registrations", {registration}}}, [](const rpc::Json&) {});
  }
  server.read_workspace();
  server.ask_configuration();
}

rpc::Answer shutdown(Server&, const rpc::Field&) { return rpc::Json(); }

void set_trace(Server& server, const rpc::Field& params) { server.set_trace(params["value"].string()); }

// Clients that answer questions are asked, because what they send along is often null; the others send their settings.
void did_change_configuration(Server& server, const rpc::Field& params) {
  if (server.session().client.configuration) return server.ask_configuration();
  const rpc::Field settings = params["settings"];
  const rpc::Field own = settings["gouji"];
  server.configure(own.json());
}

void did_change_watched_files(Server& server, const rpc::Field& params) {
  const rpc::Field changes = params["changes"];
  std::vector<std::string> uris;
  for (std::size_t i = 0; i < changes.size(); ++i) uris.push_back(changes[i]["uri"].string());
  server.files_changed(uris);
}

void cancel_progress(Server& server, const rpc::Field& params) { server.stop_work(params["token"].json()); }

void did_change_workspace_folders(Server& server, const rpc::Field& params) {
  const rpc::Field event = params["event"];
  server.change_folders(protocol::read_folders(event["added"]), protocol::read_folders(event["removed"]));
}

rpc::Json folders_capability(const Session&) {
  return {{"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
}

rpc::Json encoding_capability(const Session& session) { return {{"positionEncoding", name(session.encoding)}}; }

}  // namespace gouji::handlers
