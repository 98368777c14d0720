// Finds the project file that a document belongs to and reads all that it names: templates and a baseline.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/relatives/index.h"
#include "core/templates/library.h"
#include "lsp/catalog.h"
#include "lsp/config/baseline_file.h"
#include "lsp/config/config.h"

namespace gouji::config {

inline constexpr std::string_view project_file_name = ".gouji.json";

// A problem at its place in a file.
struct PlacedProblem {
  std::string file;
  std::size_t offset = 0;  // bytes
  std::size_t line = 1;    // lines and columns from 1, columns in code points
  std::size_t column = 1;
  messages::Severity severity = messages::Severity::error;
  std::optional<messages::Code> code;  // template.invalid; others have none
  messages::Message message;

  std::string text(const Catalog& catalog) const;  // "file:line:column: sentence"
};

struct Project {
  std::string file;    // empty: there is no project file
  std::string folder;  // of the file
  Config config;
  std::vector<PlacedProblem> problems;
  std::shared_ptr<const templates::Library> library;
  Baselines baselines;
  std::string baseline_folder;
  relatives::Declared declared;   // last year's report and those of the organs below, as absolute paths
  std::vector<std::string> read;  // the files that all this was read from
  std::size_t stamp = 0;          // of their times and sizes when they were read

  // What the settings of an editor, or those of the command line, say beneath it.
  model::Settings settings(const std::string& document, const Config& below) const;
  bool excludes(const std::string& document) const;
};

// Paths are absolute or relative to the working folder; a file that cannot be read is a problem of the project.
class Projects {
 public:
  explicit Projects(std::shared_ptr<const templates::Library> library) : library_(std::move(library)) {}

  // The project of a document, by the nearest project file in its folder or above. May be asked by several threads.
  std::shared_ptr<const Project> of(const std::string& document);

  // One project file for all documents, whatever lies beside them.
  std::shared_ptr<const Project> fix(const std::string& file);

  // Whether another project file than the one that is known holds for the document now, or the files of its project
  // have changed. Template files that have been added are not noticed.
  bool outdated(const std::string& document);

  // All files are read again when they are next asked for.
  void forget();

  // All projects that have been asked for.
  std::vector<std::shared_ptr<const Project>> known();

 private:
  std::shared_ptr<const Project> load(const std::string& file) const;
  static std::string nearest(const std::string& folder);

  std::mutex mutex_;
  const std::shared_ptr<const templates::Library> library_;
  std::map<std::string, std::shared_ptr<const Project>> by_file_;  // the empty name is that of no file
  std::map<std::string, std::string> file_of_folder_;
  std::shared_ptr<const Project> fixed_;
};

// The path of `document` as seen from the folder, with /; empty where it lies outside.
std::string relative_path(const std::string& document, const std::string& folder);

}  // namespace gouji::config
