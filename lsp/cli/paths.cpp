// Walks folders without following errors: what cannot be listed is left out, what is named is kept.
#include "lsp/cli/paths.h"

#include <algorithm>
#include <system_error>

namespace gouji::cli {

namespace {

namespace fs = std::filesystem;

std::string utf8(const fs::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

bool is_document(const fs::path& path) {
  const std::string extension = utf8(path.extension());
  for (const std::string_view known : {".md", ".txt", ".html", ".htm"})
    if (extension == known) return true;
  return false;
}

std::vector<std::string> documents_below(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code error;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, options, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;
    if (at->is_regular_file(unknown) && is_document(at->path())) out.push_back(utf8(at->path()));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

fs::path native(std::string_view path) { return fs::path(std::u8string(path.begin(), path.end())); }

std::vector<std::string> expanded(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    std::error_code unknown;
    if (path != "-" && fs::is_directory(native(path), unknown)) {
      for (std::string& document : documents_below(native(path))) out.push_back(std::move(document));
    } else {
      out.push_back(path);
    }
  }
  return out;
}

}  // namespace gouji::cli
