// Walks folders by hand, because one that cannot be listed is to be told of and stops none of the others.
#include "lsp/files/paths.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "lsp/files/ignore.h"

namespace gouji::files {

namespace {

namespace fs = std::filesystem;

bool is_document(const fs::path& path, Kinds kinds) {
  std::string extension = utf8(path.extension());
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const std::string_view known : {".md", ".txt", ".html", ".htm"})
    if (extension == known) return true;
  // Word keeps a file of this begin beside one that is open.
  return kinds == Kinds::text_and_word && extension == ".docx" && !utf8(path.filename()).starts_with("~$");
}

void collect(const fs::path& folder, Kinds kinds, IgnoreFiles& ignore, Expanded& out) {
  ignore.enter(folder);
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = utf8(at->path().filename());
    if (name.starts_with(".")) continue;
    std::error_code unknown;
    if (at->is_directory(unknown)) {
      if (name != "node_modules" && !at->is_symlink(unknown) && !ignore.ignores(name, true))
        collect(at->path(), kinds, ignore, out);
    } else if (is_document(at->path(), kinds) && at->is_regular_file(unknown) && !ignore.ignores(name, false)) {
      out.files.push_back(utf8(at->path()));
    }
  }
  ignore.leave();
  if (error) out.unreadable.push_back({utf8(folder) + ": " + error.message()});
}

// The file itself, whatever way leads to it.
std::string identity(const std::string& path) {
  std::error_code unknown;
  const fs::path real = fs::canonical(native(path), unknown);
  return unknown ? path : utf8(real);
}

}  // namespace

std::string utf8(const fs::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

fs::path native(std::string_view path) { return fs::path(std::u8string(path.begin(), path.end())); }

std::string absolute(std::string_view path) {
  std::error_code unknown;
  const fs::path whole = fs::absolute(native(path), unknown);
  return unknown ? std::string(path) : utf8(whole.lexically_normal());
}

Expanded expanded(const std::vector<std::string>& paths, const Excluded& excluded, Kinds kinds) {
  Expanded out;
  for (const std::string& path : paths) {
    std::error_code unknown;
    if (path == "-" || !fs::is_directory(native(path), unknown)) {
      out.files.push_back(path);
      continue;
    }
    Expanded below;
    IgnoreFiles ignore = IgnoreFiles::around(native(path));
    collect(native(path), kinds, ignore, below);
    if (path == "." || path == "./")
      for (std::string& file : below.files) file.erase(0, 2);
    if (excluded) std::erase_if(below.files, excluded);
    std::sort(below.files.begin(), below.files.end());
    std::move(below.files.begin(), below.files.end(), std::back_inserter(out.files));
    std::move(below.unreadable.begin(), below.unreadable.end(), std::back_inserter(out.unreadable));
  }
  return out;
}

void drop_repeated(std::vector<std::string>& files) {
  std::set<std::string> known;
  std::erase_if(files, [&known](const std::string& file) { return !known.insert(identity(file)).second; });
}

}  // namespace gouji::files
