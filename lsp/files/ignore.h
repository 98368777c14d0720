// Knows what the ignore files of a folder and of those around it leave out, so that a scan reads what authors work on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji::files {

// .gitignore and .ignore as git reads them, without the brackets of its patterns: the last pattern that matches decides,
// an inner folder before those around it, .ignore before .gitignore; what lies below an ignored folder stays ignored.
class IgnoreFiles {
 public:
  // Of the folders around this one, as far as they belong to its repository; none outside of one.
  static IgnoreFiles around(const std::filesystem::path& folder);

  // A walk goes into a folder and comes back.
  void enter(const std::filesystem::path& folder);
  void leave() { folders_.pop_back(); }

  // Whether an entry of the folder entered last is left out; the name is UTF-8.
  bool ignores(std::string_view name, bool is_folder) const;

 private:
  struct Pattern {
    std::string glob;
    bool keeps = false;         // what it matches is not ignored
    bool folders_only = false;  // names of files do not match
    bool whole_way = false;     // from the pattern's folder, not a name at any depth
  };
  struct Folder {
    std::string name;
    std::vector<Pattern> patterns;
  };

  static std::vector<Pattern> read(const std::filesystem::path& file);

  std::vector<Folder> folders_;  // outer ones first
};

}  // namespace gouji::files
