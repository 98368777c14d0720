// Reads what a project file names and keeps every mistake with its place, so that one never hides another.
#include "lsp/config/project.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/embedded.h"
#include "core/templates/loader.h"
#include "core/text/position.h"
#include "lsp/config/glob.h"
#include "lsp/config/json_places.h"
#include "lsp/rpc/attempt.h"

namespace gouji::config {

namespace {

namespace fs = std::filesystem;

fs::path native(std::string_view path) { return fs::path(std::u8string(path.begin(), path.end())); }

std::string utf8(const fs::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

fs::path absolute(const std::string& path) {
  std::error_code unknown;
  const fs::path whole = fs::absolute(native(path), unknown);
  return whole.lexically_normal();
}

std::string folder_of(const std::string& file) { return utf8(absolute(file).parent_path()); }

base::Result<std::string> read(const std::string& path) {
  errno = 0;
  std::ifstream file(native(path), std::ios::binary);
  std::error_code unknown;
  if (!file || fs::is_directory(native(path), unknown))
    return base::Error{errno ? std::strerror(errno) : "cannot be read"};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// The byte at which the text stops to be JSON, and the reason; empty where it is JSON.
struct SyntaxError {
  std::size_t offset = 0;
  std::string reason;
};
std::optional<SyntaxError> syntax_error(const std::string& text) {
  return rpc::attempt<rpc::Json::parse_error>(
      [&]() -> std::optional<SyntaxError> {
        const rpc::Json parsed = rpc::Json::parse(text);
        return parsed.is_discarded() ? std::optional(SyntaxError()) : std::nullopt;
      },
      [](const rpc::Json::parse_error& error) -> std::optional<SyntaxError> {
        std::string reason = error.what();
        if (const std::size_t at = reason.rfind("; "); at != reason.npos) reason.erase(0, at + 2);
        if (const std::size_t at = reason.find(": syntax error"); at != reason.npos) reason.erase(0, at + 2);
        return SyntaxError{error.byte == 0 ? 0 : error.byte - 1, std::move(reason)};
      });
}

class Loader {
 public:
  explicit Loader(std::string file) {
    project_.file = std::move(file);
    project_.folder = folder_of(project_.file);
    project_.read.push_back(project_.file);
  }

  Project load(const std::shared_ptr<const templates::Library>& built_in) {
    project_.library = built_in;
    const auto bytes = read(project_.file);
    if (!bytes) {
      complain(0, {"config.unreadable", {{"path", project_.file}, {"reason", bytes.error().reason}}});
      return std::move(project_);
    }
    text_ = *bytes;
    if (text_.starts_with("\xEF\xBB\xBF")) text_.replace(0, 3, "   ");
    if (const auto error = syntax_error(text_)) {
      complain(error->offset, {"config.syntax", {{"reason", error->reason}}});
      return std::move(project_);
    }
    places_ = json_places(text_);
    std::vector<Problem> problems;
    project_.config = read_config(rpc::Json::parse(text_, nullptr, false), problems);
    for (const Problem& problem : problems) {
      const bool key = problem.message.key == "config.unknown-key";
      complain(key ? place(problem.path).key : place(problem.path).value, problem.message);
    }
    load_baseline();
    load_templates();
    load_relatives();
    std::stable_sort(project_.problems.begin(), project_.problems.end(),
                     [](const PlacedProblem& a, const PlacedProblem& b) { return a.offset < b.offset; });
    return std::move(project_);
  }

 private:
  JsonPlace place(const std::string& path) const {
    const auto found = places_.find(path);
    return found == places_.end() ? JsonPlace() : found->second;
  }

  void complain(std::size_t offset, messages::Message message, std::optional<messages::Code> code = std::nullopt) {
    const text::Position at = text::position_of(text::Text::from(text_), offset, text::Encoding::utf32);
    project_.problems.push_back({project_.file, offset, at.line + 1, at.column + 1,
                                 code ? messages::Severity::error : messages::Severity::warning, code,
                                 std::move(message)});
  }

  std::string beside(const std::string& path) const {
    return utf8((native(project_.folder) / native(path)).lexically_normal());
  }

  void load_baseline() {
    if (!project_.config.baseline) return;
    const std::string path = beside(*project_.config.baseline);
    project_.read.push_back(path);
    project_.baseline_folder = folder_of(path);
    const auto bytes = read(path);
    const auto baselines =
        bytes ? read_baselines(path, *bytes) : base::Result<Baselines>(base::Error{bytes.error().reason});
    if (baselines)
      project_.baselines = *baselines;
    else
      complain(place("baseline").value,
               {"config.unreadable", {{"path", *project_.config.baseline}, {"reason", baselines.error().reason}}});
  }

  void load_templates() {
    if (!project_.config.templates) return;
    std::vector<templates::Template> forms(project_.library->templates().begin(), project_.library->templates().end());
    const std::size_t built_in = forms.size();
    for (std::size_t i = 0; i < project_.config.templates->size(); ++i) {
      const std::size_t offset = place("templates/" + std::to_string(i)).value;
      const std::vector<std::string> files = files_like((*project_.config.templates)[i]);
      if (files.empty()) complain(offset, {"config.no-file", {{"glob", (*project_.config.templates)[i]}}});
      for (const std::string& file : files) load_template(file, offset, forms);
    }
    if (forms.size() == built_in) return;
    auto library = templates::Library::from(std::move(forms));
    if (library)
      project_.library = *library;
    else
      complain(place("templates").value, {"template.invalid", {{"reason", library.error().reason}}},
               messages::Code::template_invalid);
  }

  void load_relatives() {
    if (project_.config.last_year) project_.declared.last_year = beside(*project_.config.last_year);
    if (!project_.config.children) return;
    std::set<std::string> children;
    for (const std::string& glob : *project_.config.children) {
      const std::vector<std::string> files = files_like(glob);
      if (files.empty()) project_.declared.absent.push_back(glob);
      children.insert(files.begin(), files.end());
    }
    project_.declared.children = std::vector<std::string>(children.begin(), children.end());
  }

  void load_template(const std::string& file, std::size_t offset, std::vector<templates::Template>& forms) {
    project_.read.push_back(file);
    const auto bytes = read(file);
    auto form = bytes ? templates::load(file, *bytes)
                      : base::Result<templates::Template>(base::Error{file + ": " + bytes.error().reason});
    const auto same_id = [&](const templates::Template& other) { return other.id == form->id; };
    if (!form)
      complain(offset, {"template.invalid", {{"reason", form.error().reason}}}, messages::Code::template_invalid);
    else if (std::any_of(forms.begin(), forms.end(), same_id))
      complain(offset, {"template.invalid", {{"reason", file + ": /id: " + form->id + " is there twice"}}},
               messages::Code::template_invalid);
    else
      forms.push_back(std::move(*form));
  }

  // The files below the project's folder that the glob means, or the one file that it names.
  std::vector<std::string> files_like(const std::string& glob) const {
    std::error_code error;
    if (fs::is_regular_file(native(beside(glob)), error)) return {beside(glob)};
    std::vector<std::string> files;
    const fs::path root = native(project_.folder);
    for (fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, error), end;
         !error && at != end; at.increment(error)) {
      std::error_code unknown;
      if (at->is_directory(unknown) &&
          (utf8(at->path().filename()).starts_with(".") || at->path().filename() == "node_modules"))
        at.disable_recursion_pending();
      else if (at->is_regular_file(unknown) && glob_matches(glob, utf8(at->path().lexically_relative(root))))
        files.push_back(utf8(at->path()));
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  Project project_;
  std::string text_;
  std::map<std::string, JsonPlace> places_;
};

}  // namespace

std::string PlacedProblem::text(const Catalog& catalog) const {
  return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + catalog.render(message) +
         (code ? " [" + std::string(messages::name(*code)) + "]" : "");
}

std::string relative_path(const std::string& document, const std::string& folder) {
  const std::string path = utf8(absolute(document).lexically_relative(absolute(folder)));
  return path.starts_with("..") ? "" : path;
}

model::Settings Project::settings(const std::string& document, const Config& below) const {
  model::Settings settings = settings_of(over(config, below));
  if (!baselines.empty()) {
    const auto found = baselines.find(relative_path(document, baseline_folder));
    if (found != baselines.end()) settings.accepted = found->second;
  }
  return settings;
}

bool Project::excludes(const std::string& document) const {
  if (!config.exclude) return false;
  const std::string path = relative_path(document, folder);
  return !path.empty() && std::any_of(config.exclude->begin(), config.exclude->end(),
                                      [&path](const std::string& glob) { return glob_matches(glob, path); });
}

// Of the files as they are now.
std::size_t stamp_of(const std::vector<std::string>& files) {
  std::size_t stamp = 0;
  for (const std::string& file : files) {
    std::error_code absent;
    const auto time = fs::last_write_time(native(file), absent).time_since_epoch().count();
    const auto size = fs::file_size(native(file), absent);
    stamp = stamp * 1'000'003 + static_cast<std::size_t>(time);
    stamp = stamp * 1'000'003 + static_cast<std::size_t>(size);
  }
  return stamp;
}

std::shared_ptr<const Project> Projects::load(const std::string& file) const {
  if (!file.empty()) {
    Project project = Loader(file).load(library_);
    project.stamp = stamp_of(project.read);
    return std::make_shared<const Project>(std::move(project));
  }
  auto none = std::make_shared<Project>();
  none->library = library_;
  return none;
}

std::string Projects::nearest(const std::string& folder) {
  for (fs::path at = native(folder);; at = at.parent_path()) {
    std::error_code unknown;
    if (fs::is_regular_file(at / project_file_name, unknown)) return utf8(at / project_file_name);
    if (at == at.parent_path()) return {};
  }
}

bool Projects::outdated(const std::string& document) {
  const std::lock_guard lock(mutex_);
  if (fixed_) return false;
  const std::string folder = folder_of(document);
  const std::string file = nearest(folder);
  const auto known_file = file_of_folder_.find(folder);
  if (known_file != file_of_folder_.end() && known_file->second != file) return true;
  const auto known = by_file_.find(file);
  return known != by_file_.end() && known->second && stamp_of(known->second->read) != known->second->stamp;
}

std::shared_ptr<const Project> Projects::of(const std::string& document) {
  const std::lock_guard lock(mutex_);
  if (fixed_) return fixed_;
  const std::string folder = folder_of(document);
  auto file = file_of_folder_.find(folder);
  if (file == file_of_folder_.end()) {
    file = file_of_folder_.emplace(folder, nearest(folder)).first;
  }
  std::shared_ptr<const Project>& project = by_file_[file->second];
  if (!project) project = load(file->second);
  return project;
}

std::shared_ptr<const Project> Projects::fix(const std::string& file) {
  const std::lock_guard lock(mutex_);
  fixed_ = load(file);
  by_file_[file] = fixed_;
  return fixed_;
}

void Projects::forget() {
  const std::lock_guard lock(mutex_);
  by_file_.clear();
  file_of_folder_.clear();
}

std::vector<std::shared_ptr<const Project>> Projects::known() {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const Project>> all;
  for (const auto& [file, project] : by_file_)
    if (project && !file.empty()) all.push_back(project);
  return all;
}

}  // namespace gouji::config
