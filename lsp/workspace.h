// Knows the reports of a workspace, as files and as open documents, and finds what open ones say otherwise than others.
//
// Of each report only what others may ask for is kept (core/relatives). Files are read once, aside and a few at a time, and
// again when they are told to have changed; an open document counts instead of its file. Nobody who types waits for any of
// this: what is found is shown when it is found, and moves with the text until it is found again.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/relatives/index.h"
#include "lsp/across.h"
#include "lsp/configuration.h"
#include "lsp/documents.h"
#include "lsp/progress.h"
#include "lsp/rpc/carrier.h"
#include "lsp/session.h"

namespace gouji {

class Workspace {
 public:
  // `changed` is told of documents whose findings have become others.
  Workspace(rpc::Carrier& carrier, Documents& documents, const Configuration& configuration,
            std::function<void(const std::string& uri)> changed)
      : carrier_(carrier), documents_(documents), configuration_(configuration), changed_(std::move(changed)) {}

  // Reads all files of the folders, which are URIs; those of folders that are left are forgotten.
  void read_folders(const std::vector<std::string>& folders, text::Encoding encoding);

  // Where the client shows it: tells how far the reading of many files has come, until it is done or let go of.
  using Begin = std::function<void(std::function<void(std::shared_ptr<Progress>)> begun)>;
  void tell_progress(Begin begin) { begin_ = std::move(begin); }

  // The user wants no more files read: those that are open, and those that change, are still compared.
  void stop_reading();

  // The document was opened or changed; closed; files were changed, made or removed.
  void mark(const std::string& uri) { marked_.insert(uri); }
  void close(const std::string& uri);
  void files_changed(const std::vector<std::string>& uris);

  // What holds for documents has become something else: all open ones are looked at again.
  void mark_all();

  // Begins what waits, when nothing else does.
  void go_on();

  const relatives::Index& index() const { return index_; }

  // What the index calls a document.
  static std::string key_of(const std::string& uri);

 private:
  // A document or a file to be read, and what is read in it.
  struct Task {
    std::string key;
    std::optional<model::Snapshot> open;
    std::optional<DocumentTerms> terms;
    relatives::Digests digests;
  };
  struct Found {
    std::string uri;
    std::vector<model::Finding> findings;
  };

  bool has_others() const;
  std::vector<Task> next_tasks();
  void take(std::vector<Task>& tasks);
  void find_again(const std::set<std::string>& keys);
  void show(std::vector<Found>& found, const std::map<std::string, text::Text>& files);
  std::pair<std::string, const text::Text*> text_of(const std::string& key,
                                                    const std::map<std::string, text::Text>& files) const;
  void begin_progress();
  void aside(std::function<void()> work, std::function<void()> done);

  rpc::Carrier& carrier_;
  Documents& documents_;
  const Configuration& configuration_;
  std::function<void(const std::string& uri)> changed_;
  text::Encoding encoding_ = text::Encoding::utf16;
  std::vector<std::string> folders_;  // paths
  relatives::Index index_;
  std::map<std::string, std::string> open_;  // URIs of open documents, by key
  std::set<std::string> marked_;             // URIs
  std::set<std::string> known_;              // files that were read, or wait
  std::deque<std::string> waiting_;          // files to be read
  bool busy_ = false;
  Begin begin_;
  std::shared_ptr<Progress> progress_;  // null: nothing is told
  bool asked_ = false;                  // for a progress that has not ended
  std::size_t all_ = 0;                 // files of which it tells
};

}  // namespace gouji
