// Walks the folders of sources and tells code, comments and literals of C++ apart in one pass over the characters.
#include "tests/support/source_file.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gouji::tests {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view folders[] = {"core", "lsp", "tests", "client-vscode", ".ci"};
constexpr std::string_view skipped[] = {"node_modules", "dist", "data", "build", "server"};
constexpr std::string_view extensions[] = {".h", ".cpp", ".ts", ".mjs", ".sh", ".cmake"};
constexpr std::string_view scripts[] = {"dev", "run", "CMakeLists.txt"};

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Scanner {
 public:
  explicit Scanner(SourceFile& file) : file_(file), text_(file.text) {}

  void scan() {
    while (at_ < text_.size()) {
      if (text_.compare(at_, 2, "//") == 0)
        blank_until(text_.find('\n', at_));
      else if (text_.compare(at_, 2, "/*") == 0)
        blank_until(past(text_.find("*/", at_ + 2), 2));
      else if (text_.compare(at_, 9, "#include ") == 0)
        read_include();
      else if (text_.compare(at_, 3, "R\"(") == 0)
        read_raw();
      else if (text_[at_] == '"')
        read_quoted('"');
      else if (text_[at_] == '\'' && (at_ == 0 || !is_digit_separator()))
        read_quoted('\'');
      else
        copy();
    }
  }

 private:
  bool is_digit_separator() const { return std::isdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0; }

  static std::size_t past(std::size_t found, std::size_t size) {
    return found == std::string::npos ? found : found + size;
  }

  void copy() {
    line_ += text_[at_] == '\n' ? 1 : 0;
    file_.code += text_[at_++];
  }

  void blank_until(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      line_ += text_[at_] == '\n' ? 1 : 0;
      file_.code += text_[at_] == '\n' ? '\n' : ' ';
    }
  }

  void read_include() {
    const std::size_t open = text_.find_first_of("\"<", at_);
    const std::size_t close = text_.find_first_of("\">", open + 1);
    file_.includes.push_back(text_.substr(open + 1, close - open - 1));
    blank_until(text_.find('\n', at_));
  }

  void read_raw() {
    const std::size_t begin = at_ + 3;
    const std::size_t end = text_.find(")\"", begin);
    file_.literals.push_back({line_, text_.substr(begin, end - begin)});
    blank_until(past(end, 2));
  }

  void read_quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    file_.literals.push_back({line_, text_.substr(at_ + 1, end - at_ - 1)});
    blank_until(end + 1);
  }

  SourceFile& file_;
  const std::string& text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

std::string purpose_of(std::string_view rest, std::string_view comment) {
  std::string purpose;
  if (rest.starts_with("#!")) rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
  while (rest.starts_with(comment)) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(comment.size(), end - std::min(end, comment.size()));
    const std::size_t words = line.find_first_not_of(' ');
    if (words == line.npos) break;
    purpose += (purpose.empty() ? "" : " ") + std::string(line.substr(words));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return purpose;
}

SourceFile read(const fs::path& path, const fs::path& root) {
  std::ifstream stream(path, std::ios::binary);
  SourceFile file;
  file.path = fs::relative(path, root).generic_string();
  file.text.assign(std::istreambuf_iterator<char>(stream), {});
  file.lines = static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
  const bool slashes = file.is_cpp() || file.path.ends_with(".ts") || file.path.ends_with(".mjs");
  file.purpose = purpose_of(file.text, slashes ? "//" : "#");
  if (file.is_cpp()) Scanner(file).scan();
  return file;
}

template <class Names>
bool contains(const Names& names, const std::string& name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

std::vector<SourceFile> source_files() {
  const fs::path root = source_dir();
  std::vector<SourceFile> files;
  const auto take = [&](const fs::path& path) {
    const std::string name = path.filename().string();
    if (contains(extensions, path.extension().string()) || contains(scripts, name)) files.push_back(read(path, root));
  };
  for (const std::string_view folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (auto entry = fs::recursive_directory_iterator(root / folder); entry != fs::recursive_directory_iterator();
         ++entry) {
      const std::string name = entry->path().filename().string();
      const bool data_with_code = entry->path().parent_path().filename() == "core" && name == "data";
      if (entry->is_directory() && contains(skipped, name) && !data_with_code)
        entry.disable_recursion_pending();
      else if (entry->is_regular_file())
        take(entry->path());
    }
  }
  for (const std::string_view script : scripts)
    if (fs::exists(root / script)) files.push_back(read(root / script, root));
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::size_t> lines_with_word(const SourceFile& file, std::string_view word) {
  std::vector<std::size_t> lines;
  for (std::size_t at = file.code.find(word); at != std::string::npos; at = file.code.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at > 0 && is_name(file.code[at - 1])) || (end < file.code.size() && is_name(file.code[end]))) continue;
    lines.push_back(1 + static_cast<std::size_t>(
                            std::count(file.code.begin(), file.code.begin() + static_cast<std::ptrdiff_t>(at), '\n')));
  }
  return lines;
}

}  // namespace gouji::tests
