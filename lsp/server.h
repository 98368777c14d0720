// Holds the state of one session and gives the handlers what they need of it.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/templates/library.h"
#include "lsp/catalog.h"
#include "lsp/configuration.h"
#include "lsp/documents.h"
#include "lsp/handlers/routes.h"
#include "lsp/previews.h"
#include "lsp/progress.h"
#include "lsp/publisher.h"
#include "lsp/quarantine.h"
#include "lsp/rpc/carrier.h"
#include "lsp/rpc/connection.h"
#include "lsp/rpc/dispatcher.h"
#include "lsp/semantic_tokens.h"
#include "lsp/session.h"
#include "lsp/symbol_index.h"
#include "lsp/workspace.h"

namespace gouji {

class Server final : public rpc::Receiver {
 public:
  // `routes` are what it answers to; they live as long as the server.
  Server(rpc::Carrier& carrier, std::shared_ptr<const templates::Library> library, rpc::Log log,
         std::span<const handlers::Route> routes = handlers::routes());

  // Before anything came: what day it is, for a session of another day.
  void set_today(model::Date today) { configuration_.set_today(today); }

  void receive(std::vector<std::string> bodies) override;
  void idle() override;

  int exit_code() const { return client_.exit_code(); }

  // For the handlers.
  const Session& session() const { return session_; }
  const Catalog& catalog() const { return *catalog_; }
  const std::shared_ptr<const Catalog>& shared_catalog() const { return catalog_; }
  const std::shared_ptr<const templates::Library>& library() const { return configuration_.library(); }
  Documents& documents() { return documents_; }
  Publisher& publisher() { return publisher_; }
  Workspace& workspace() { return workspace_; }
  rpc::Dispatcher& client() { return client_; }

  const std::shared_ptr<Previews>& previews() const { return previews_; }

  // For work that is done aside: what holds for files, and the way of its $/progress.
  Configuration::AskAnywhere ask_anywhere() const { return configuration_.ask_anywhere(); }
  Progress::Send progress();
  const std::shared_ptr<TokenMemory>& tokens() const { return tokens_; }
  const std::shared_ptr<SymbolIndex>& symbols() const { return symbols_; }

  // From any thread: runs a task where the session runs.
  std::function<void(std::function<void()>)> poster();

  void begin(const protocol::InitializeParams& params);
  void change_folders(const std::vector<std::string>& added, const std::vector<std::string>& removed);
  // Reads the reports of the workspace's folders, so that open ones are checked beside them.
  void read_workspace();
  // The user has cancelled work of ours, by the token of its progress.
  void stop_work(const rpc::Json& token);
  void set_trace(std::string_view word) { client_.set_trace(protocol::read_trace(word)); }

  // The document is opened or closed: what failed in it before, and what was told of it, is forgotten.
  void forget(const std::string& uri) {
    quarantine_.forget(uri);
    tokens_->forget(uri);
  }

  // A setting's word: "auto" or a language; another word changes nothing and is logged.
  void set_language(std::string_view word);
  void ask_configuration();

  // The editor's settings under "gouji".
  void configure(const rpc::Json& settings);

  // Files on the disk have changed: documents that they concern are looked at again.
  void files_changed(const std::vector<std::string>& uris);

  // Looks again at what holds for each document.
  void follow_configuration();

  // Tells what is wrong with project files, and speaks the language that they ask for.
  void follow_projects();

  // Before a document is opened. A client that cannot tell of changed files leaves it to us to look for them.
  void look_at_project(const std::string& uri);

  // To the log, and to the client as window/logMessage.
  void tell(protocol::MessageType type, const std::string& text);

  // To the log, and to the user.
  void show(protocol::MessageType type, const std::string& text);

 private:
  rpc::Answer ask(const handlers::Route& route, const rpc::Field& params);
  // Findings have come to light that no message of the client has brought.
  void show_again(const std::string& uri);
  void tell_problems(const std::vector<config::Problem>& problems);
  void mark_outdated(const std::string& uri);
  void ask_to_refresh();
  void note_failure(const std::string& method, const rpc::Json& params);

  rpc::Carrier& carrier_;
  rpc::Log log_;
  rpc::Dispatcher client_;
  Session session_;
  std::shared_ptr<const Catalog> catalog_ = std::make_shared<const Catalog>();
  Configuration configuration_;
  std::string editor_language_ = "auto";  // as the settings of the editor say
  std::string language_ = "auto";         // as settings and projects say together
  Documents documents_;
  Publisher publisher_;
  bool outdated_ = false;  // what the client shows was made under other settings, or in another language
  std::shared_ptr<Previews> previews_ = std::make_shared<Previews>();
  Workspace workspace_;
  Quarantine quarantine_;
  std::shared_ptr<TokenMemory> tokens_ = std::make_shared<TokenMemory>();  // shared with work aside, as the next
  std::shared_ptr<SymbolIndex> symbols_ = std::make_shared<SymbolIndex>();
};

}  // namespace gouji
