// Gives the commands what projects and their baselines say of each file, and tells what is wrong with them.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "core/model/snapshot.h"
#include "lsp/catalog.h"
#include "lsp/config/project.h"

namespace gouji::cli {

struct FileTerms {
  std::shared_ptr<const templates::Library> library;
  std::shared_ptr<const model::Settings> settings;
  config::Config config;
  relatives::Declared declared;
};

// Files that the user names; empty where he names none.
struct NamedFiles {
  std::string config;
  std::string baseline;
  std::string write_baseline;
};

// What is found in a document beside others.
struct Across {
  std::vector<model::Finding> findings;  // ranges in bytes of the document
  std::size_t accepted = 0;              // more that the project has accepted
};

// What the finding is known by in a baseline.
model::Accepted key_of(const model::Finding& finding, const model::Snapshot& snapshot);

class ProjectTerms {
 public:
  ProjectTerms(std::shared_ptr<const templates::Library> library, Language language)
      : projects_(std::move(library)), catalog_(Catalog::load(language)) {}

  // False, and the reason is told, when a named file cannot be used.
  bool use(const NamedFiles& files);

  // The next two and `note` may be called by several threads.
  FileTerms of(const std::string& path);
  bool excludes(const std::string& path);

  // Remembers which accepted findings the document still has, and which it has at all.
  void note(const std::string& path, const model::Snapshot& snapshot, const Across& across);

  // Writes the baseline that is to be written and tells of stale entries. Returns the exit code that now is right.
  int finish(int exit_code);

 private:
  std::shared_ptr<const config::Project> project_of(const std::string& path);
  void tell(const config::Project& project);

  config::Projects projects_;
  const Catalog catalog_;
  NamedFiles files_;
  std::optional<config::Baselines> baselines_;  // instead of the project's
  std::mutex mutex_;
  std::set<const config::Project*> told_;
  config::Baselines found_;  // for the baseline to be written
  std::size_t stale_ = 0;
};

}  // namespace gouji::cli
