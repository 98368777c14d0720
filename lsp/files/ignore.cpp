// Asks patterns from the last one of the innermost folder outwards; the first answer counts.
#include "lsp/files/ignore.h"

#include <fstream>
#include <optional>
#include <system_error>

#include "lsp/config/glob.h"
#include "lsp/files/paths.h"

namespace gouji::files {

namespace fs = std::filesystem;

std::vector<IgnoreFiles::Pattern> IgnoreFiles::read(const fs::path& file) {
  std::vector<Pattern> patterns;
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    Pattern pattern;
    if (line.front() == '!') {
      pattern.keeps = true;
      line.erase(0, 1);
    } else if (line.front() == '\\') {
      line.erase(0, 1);
    }
    if (line.ends_with("/**")) line.pop_back();  // all that is in it
    pattern.folders_only = line.ends_with('/');
    if (pattern.folders_only) line.pop_back();
    pattern.whole_way = line.find('/') != line.npos;
    if (line.starts_with('/')) line.erase(0, 1);
    if (line.empty()) continue;
    pattern.glob = std::move(line);
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

IgnoreFiles IgnoreFiles::around(const fs::path& folder) {
  std::error_code unknown;
  const fs::path whole = fs::absolute(folder, unknown).lexically_normal();
  std::vector<fs::path> outer;
  fs::path at = whole.has_filename() ? whole : whole.parent_path();
  for (; !fs::exists(at / ".git", unknown); at = at.parent_path()) {
    if (at == at.parent_path()) return {};
    outer.push_back(at.parent_path());
  }
  IgnoreFiles files;
  // The way is asked below each folder, so that every one but the first has the name of its place in the one above.
  for (auto each = outer.rbegin(); each != outer.rend(); ++each) files.enter(*each);
  return files;
}

void IgnoreFiles::enter(const fs::path& folder) {
  Folder entered{utf8(folder.filename()), read(folder / ".gitignore")};
  for (Pattern& pattern : read(folder / ".ignore")) entered.patterns.push_back(std::move(pattern));
  folders_.push_back(std::move(entered));
}

bool IgnoreFiles::ignores(std::string_view name, bool is_folder) const {
  std::string way(name);
  for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder) {
    for (auto pattern = folder->patterns.rbegin(); pattern != folder->patterns.rend(); ++pattern)
      if ((is_folder || !pattern->folders_only) &&
          config::glob_matches(pattern->glob, pattern->whole_way ? std::string_view(way) : name))
        return !pattern->keeps;
    way = folder->name + "/" + way;
  }
  return false;
}

}  // namespace gouji::files
