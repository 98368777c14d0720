// Brings together what the editor's settings and the project files say of each open document.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/catalog.h"
#include "lsp/config/project.h"
#include "lsp/documents.h"
#include "lsp/rpc/dispatcher.h"

namespace gouji {

// The path of a file URI; empty for any other.
std::string path_of_uri(std::string_view uri);
std::string uri_of_path(std::string_view path);

// What the editor says, for all documents and for those of some folders.
struct EditorSettings {
  config::Config all;
  std::map<std::string, config::Config> folders;  // by path, without a slash at its end

  // Of the innermost folder that holds the path.
  const config::Config& of(const std::string& path) const;
};

class Configuration {
 public:
  explicit Configuration(std::shared_ptr<const templates::Library> library)
      : library_(library), projects_(std::make_shared<config::Projects>(library)) {}

  // Whoever plays an old session again says what day it is; otherwise the clock does.
  void set_today(model::Date today) { today_ = today; }

  // Takes the settings of the editor. Null and empty values are what nobody has set; what is wrong is returned.
  std::vector<config::Problem> set_editor(const rpc::Json& settings);

  // The same for the documents of one folder of the workspace, which may have settings of its own.
  std::vector<config::Problem> set_folder(std::string_view uri, const rpc::Json& settings);
  void forget_folders() { editor_.folders.clear(); }

  // The templates where no project brings its own.
  const std::shared_ptr<const templates::Library>& library() const { return library_; }

  // What holds for a document: its project file above the settings of the editor.
  DocumentTerms terms_of(const std::string& uri);

  // Answers the same from any thread, by the settings of now; empty for what a project leaves out.
  using AskAnywhere = std::function<std::optional<DocumentTerms>(const std::string& path)>;
  AskAnywhere ask_anywhere() const;

  // Whether a file is one that was read, or a project file.
  bool concerns(std::string_view uri);
  void forget() { projects_->forget(); }

  // Whether the project of the document has changed on the disk since it was read.
  bool outdated(std::string_view uri);

  // The language that a project file asks for; empty where none does.
  std::string language();

  // Tells the client what is wrong in project files, and what no longer is.
  void publish(const Catalog& catalog, rpc::Dispatcher& client);

 private:
  std::shared_ptr<const templates::Library> library_;
  std::shared_ptr<config::Projects> projects_;
  EditorSettings editor_;
  std::optional<model::Date> today_;
  std::map<std::string, std::string> published_;  // diagnostics of project files, by URI
};

}  // namespace gouji
