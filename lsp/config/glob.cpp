// Tries the glob from its front; only a star makes it look further.
#include "lsp/config/glob.h"

#include <cstddef>

namespace gouji::config {

namespace {

bool is_rest_of_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool matches(std::string_view glob, std::string_view path) {
  while (!glob.empty()) {
    if (glob.starts_with("**/")) {
      if (matches(glob.substr(3), path)) return true;
      const std::size_t slash = path.find('/');
      if (slash == path.npos) return false;
      path.remove_prefix(slash + 1);
      continue;
    }
    if (glob == "**") return true;
    if (glob.front() == '*') {
      for (std::size_t at = 0;; ++at) {
        if (matches(glob.substr(1), path.substr(at))) return true;
        if (at >= path.size() || path[at] == '/') return false;
      }
    }
    if (path.empty()) return false;
    if (glob.front() == '?') {
      if (path.front() == '/') return false;
      path.remove_prefix(1);
      while (!path.empty() && is_rest_of_character(path.front())) path.remove_prefix(1);
    } else {
      if (glob.front() != path.front()) return false;
      path.remove_prefix(1);
    }
    glob.remove_prefix(1);
  }
  return path.empty() || path.front() == '/';
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view path) {
  if (glob.starts_with("./")) glob.remove_prefix(2);
  while (glob.ends_with("/")) glob.remove_suffix(1);
  return !glob.empty() && matches(glob, path);
}

}  // namespace gouji::config
