// Holds the state of one session and gives the handlers what they need of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/templates/library.h"
#include "lsp/catalog.h"
#include "lsp/configuration.h"
#include "lsp/documents.h"
#include "lsp/publisher.h"
#include "lsp/rpc/connection.h"
#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {

class Server final : public rpc::Receiver {
 public:
  Server(rpc::Connection& connection, std::shared_ptr<const templates::Library> library, rpc::Log log);

  void receive(std::vector<std::string> bodies) override;
  void idle() override;

  int exit_code() const { return client_.exit_code(); }

  // For the handlers.
  const Session& session() const { return session_; }
  const Catalog& catalog() const { return catalog_; }
  Documents& documents() { return documents_; }
  Publisher& publisher() { return publisher_; }
  rpc::Dispatcher& client() { return client_; }

  void begin(const protocol::InitializeParams& params);
  void set_trace(bool on) { trace_ = on; }

  // A setting's word: "auto" or a language; another word changes nothing and is logged.
  void set_language(std::string_view word);
  void ask_configuration();

  // The editor's settings under "gouji".
  void configure(const rpc::Json& settings);

  // Files on the disk have changed: documents that they concern are looked at again.
  void files_changed(const std::vector<std::string>& uris);

  // Looks again at what holds for each document, and tells what is wrong with project files.
  void follow_configuration();

  // A client that cannot tell of changed files: project files are read again.
  void forget_projects() {
    if (!session_.client.watched_files) configuration_.forget();
  }

  // To the log, and to the client as window/logMessage.
  void tell(protocol::MessageType type, const std::string& text);

 private:
  rpc::Connection& connection_;
  rpc::Log log_;
  rpc::Dispatcher client_;
  Session session_;
  Catalog catalog_;
  Configuration configuration_;
  std::string editor_language_ = "auto";  // as the settings of the editor say
  std::string language_ = "auto";         // as settings and projects say together
  Documents documents_;
  Publisher publisher_;
  bool trace_ = false;
};

}  // namespace gouji
