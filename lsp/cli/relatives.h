// Reads all reports of a run once before they are checked, so that each can be checked beside its relatives; of each only
// what others may ask for is kept.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/relatives/index.h"
#include "lsp/cli/checked.h"
#include "lsp/cli/project.h"

namespace gouji::cli {

class Relatives {
 public:
  Relatives(std::shared_ptr<const templates::Library> library, ProjectTerms& terms)
      : library_(std::move(library)), terms_(terms) {}

  // Files that cannot be read are left out: whoever checks them tells. `stop` is asked before each.
  void read(const std::vector<std::string>& paths, const std::string& encoding, std::size_t jobs,
            const std::function<bool()>& stop);

  const relatives::Index& index() const { return index_; }

  // What the file says otherwise than its relatives; of a mended one its new text counts. For any thread.
  Across beside(const Checked& checked, bool mended) const;

  // Puts these findings among those of the file, and the files that they point into beside it.
  void add(const Across& across, Checked& checked) const;

 private:
  struct Facts {
    std::string path;
    relatives::Digests digests;
    relatives::Declared declared;
  };

  Facts facts_of(const std::string& path, const std::string& encoding) const;
  std::vector<std::string> take_in(const std::vector<std::string>& paths, const std::string& encoding, std::size_t jobs,
                                   const std::function<bool()>& stop);

  std::shared_ptr<const templates::Library> library_;
  ProjectTerms& terms_;
  std::string encoding_;
  relatives::Index index_;                     // by absolute paths
  std::map<std::string, std::string> called_;  // as users call them, by absolute path
};

}  // namespace gouji::cli
