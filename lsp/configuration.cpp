// Asks projects by path and publishes their problems as diagnostics of the project file.
#include "lsp/configuration.h"

#include <algorithm>

#include "lsp/config/today.h"
#include "lsp/protocol/base.h"

namespace gouji {

namespace {

constexpr std::string_view scheme = "file://";

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Settings that are for the client, or that a session settles elsewhere.
bool is_for_session(std::string_view key) {
  return key == "language" || key == "server" || key == "trace" || key == "documentation" || key == "diagnostics";
}

bool is_unset(const rpc::Json& value) {
  return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

config::Config read_settings(const rpc::Json& settings, std::vector<config::Problem>& problems) {
  rpc::Json known = rpc::Json::object();
  if (settings.is_object())
    for (const auto& [key, value] : settings.items())
      if (!is_for_session(key) && !is_unset(value)) known[key] = value;
  return config::read_config(known, problems);
}

DocumentTerms terms(const std::string& path, const std::shared_ptr<const config::Project>& project,
                    const config::Config& editor, const std::shared_ptr<const templates::Library>& library,
                    const std::optional<model::Date>& today) {
  const config::Config config = project ? config::over(project->config, editor) : editor;
  DocumentTerms out;
  out.library = project ? project->library : library;
  if (project) out.declared = project->declared;
  model::Settings settings = project ? project->settings(path, editor) : config::settings_of(editor);
  settings.today = today ? *today : config::today();
  out.settings = std::make_shared<const model::Settings>(std::move(settings));
  out.max_findings = config.max_findings.value_or(config::usual_max_findings);
  out.style.align = config.align_tables.value_or(out.style.align);
  if (config.ambiguous_width.value_or(0) != 0) out.style.ambiguous_width = *config.ambiguous_width;
  return out;
}

}  // namespace

std::string path_of_uri(std::string_view uri) {
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  if (!uri.starts_with('/')) uri.remove_prefix(std::min(uri.find('/'), uri.size()));  // a host
  std::string path;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    const bool escaped = uri[at] == '%' && at + 2 < uri.size() && hex(uri[at + 1]) >= 0 && hex(uri[at + 2]) >= 0;
    path += escaped ? static_cast<char>(hex(uri[at + 1]) * 16 + hex(uri[at + 2])) : uri[at];
    if (escaped) at += 2;
  }
  return path;
}

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "/-._~";
  std::string uri(scheme);
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const auto byte = static_cast<unsigned char>(c);
    if (letter || plain.find(c) != plain.npos)
      uri += c;
    else
      uri.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  }
  return uri;
}

const config::Config& EditorSettings::of(const std::string& path) const {
  const config::Config* found = &all;
  for (const auto& [folder, config] : folders)  // an inner folder comes behind the one around it
    if (path.starts_with(folder + "/")) found = &config;
  return *found;
}

std::vector<config::Problem> Configuration::set_editor(const rpc::Json& settings) {
  std::vector<config::Problem> problems;
  editor_.all = read_settings(settings, problems);
  return problems;
}

std::vector<config::Problem> Configuration::set_folder(std::string_view uri, const rpc::Json& settings) {
  std::vector<config::Problem> problems;
  std::string path = path_of_uri(uri);
  while (path.ends_with('/')) path.pop_back();
  if (!path.empty() && settings.is_object()) editor_.folders[path] = read_settings(settings, problems);
  return problems;
}

DocumentTerms Configuration::terms_of(const std::string& uri) {
  const std::string path = path_of_uri(uri);
  return terms(path, path.empty() ? nullptr : projects_->of(path), editor_.of(path), library_, today_);
}

Configuration::AskAnywhere Configuration::ask_anywhere() const {
  return [projects = projects_, editor = editor_, library = library_, today = today_](const std::string& path) {
    const auto project = projects->of(path);
    return project->excludes(path) ? std::nullopt
                                   : std::optional(terms(path, project, editor.of(path), library, today));
  };
}

bool Configuration::concerns(std::string_view uri) {
  const std::string path = path_of_uri(uri);
  if (path.ends_with("/" + std::string(config::project_file_name))) return true;
  for (const auto& project : projects_->known())
    for (const std::string& file : project->read)
      if (file == path) return true;
  return false;
}

bool Configuration::outdated(std::string_view uri) {
  const std::string path = path_of_uri(uri);
  return !path.empty() && projects_->outdated(path);
}

std::string Configuration::language() {
  for (const auto& project : projects_->known())
    if (project->config.language) return *project->config.language;
  return {};
}

void Configuration::publish(const Catalog& catalog, rpc::Dispatcher& client) {
  std::map<std::string, std::string> now;
  for (const auto& project : projects_->known()) {
    std::string list;
    for (const config::PlacedProblem& problem : project->problems) {
      // Columns of JSON keys are ASCII in practice; where they are not, the place is near enough.
      const protocol::Position at{static_cast<std::uint32_t>(problem.line - 1),
                                  static_cast<std::uint32_t>(problem.column - 1)};
      rpc::Json diagnostic = {{"range", protocol::json(protocol::Range{at, {at.line, at.character + 1}})},
                              {"severity", static_cast<int>(problem.severity) + 1},
                              {"source", "gouji"},
                              {"message", catalog.render(problem.message)}};
      if (problem.code) diagnostic["code"] = messages::name(*problem.code);
      list += (list.empty() ? "" : ",") + rpc::dump(diagnostic);
    }
    now[uri_of_path(project->file)] = list;
  }
  for (const auto& [uri, list] : published_)
    if (!list.empty()) now.emplace(uri, "");  // gone, or mended
  for (const auto& [uri, list] : now) {
    const auto before = published_.find(uri);
    if (list == (before == published_.end() ? "" : before->second)) continue;
    client.notify("textDocument/publishDiagnostics", [&uri = uri, &list = list](std::string& params) {
      params.append("{\"uri\":").append(rpc::quoted(uri)).append(",\"diagnostics\":[").append(list).append("]}");
    });
  }
  published_ = std::move(now);
}

}  // namespace gouji
