// Reads each project once, however many files belong to it, and tells its mistakes once.
#include "lsp/cli/project.h"

#include <cstdio>

#include "core/checks/control.h"
#include "lsp/config/today.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"

namespace gouji::cli {

namespace {

std::string folder_of(const std::string& file) {
  const std::u8string folder = std::filesystem::absolute(files::native(file)).parent_path().generic_u8string();
  return {folder.begin(), folder.end()};
}

std::size_t total(const model::Baseline& baseline) {
  std::size_t sum = 0;
  for (const auto& [key, count] : baseline) sum += count;
  return sum;
}

}  // namespace

model::Accepted key_of(const model::Finding& finding, const model::Snapshot& snapshot) {
  const auto placed = snapshot.ledger_at(finding.range.begin);
  return checks::accepted_key(placed ? *placed->ledger->frame : model::Frame(), finding, snapshot.text());
}

bool ProjectTerms::use(const NamedFiles& files) {
  files_ = files;
  if (!files.config.empty()) {
    const auto project = projects_.fix(files.config);
    tell(*project);
    if (!project->problems.empty()) return false;
  }
  if (files.baseline.empty()) return true;
  const auto bytes = files::read_text(files.baseline);
  const auto read =
      bytes ? config::read_baselines(files.baseline, bytes->text) : base::Result<config::Baselines>(bytes.error());
  if (!read) return std::fprintf(stderr, "gouji: %s\n", read.error().reason.c_str()), false;
  baselines_ = *read;
  return true;
}

std::shared_ptr<const config::Project> ProjectTerms::project_of(const std::string& path) {
  const auto project = projects_.of(path == "-" ? "./-" : path);
  const std::lock_guard lock(mutex_);
  tell(*project);
  return project;
}

void ProjectTerms::tell(const config::Project& project) {
  if (!told_.insert(&project).second) return;
  for (const config::PlacedProblem& problem : project.problems)
    std::fprintf(stderr, "gouji: %s\n", problem.text(catalog_).c_str());
}

FileTerms ProjectTerms::of(const std::string& path) {
  const auto project = project_of(path);
  model::Settings settings = project->settings(path, {});
  settings.today = config::today();
  if (baselines_) {
    const auto found = baselines_->find(config::relative_path(path, folder_of(files_.baseline)));
    settings.accepted = found == baselines_->end() ? model::Baseline() : found->second;
  }
  // What is accepted anew is everything, not what an older baseline leaves.
  if (!files_.write_baseline.empty()) settings.accepted.clear();
  return {project->library, std::make_shared<const model::Settings>(std::move(settings)), project->config,
          project->declared};
}

bool ProjectTerms::excludes(const std::string& path) { return project_of(path)->excludes(path); }

void ProjectTerms::note(const std::string& path, const model::Snapshot& snapshot, const Across& across) {
  std::size_t used = across.accepted;
  snapshot.for_each_ledger([&used](const model::PlacedLedger& placed) {
    used += placed.ledger->accepted.size();
    return true;
  });
  const std::size_t accepted = total(snapshot.settings().accepted);
  model::Baseline found;
  if (!files_.write_baseline.empty()) found = checks::accepted_all(snapshot);
  if (!files_.write_baseline.empty())
    for (const model::Finding& finding : across.findings) ++found[key_of(finding, snapshot)];
  const std::lock_guard lock(mutex_);
  stale_ += accepted - std::min(used, accepted);
  if (found.empty()) return;
  const std::string name = config::relative_path(path, folder_of(files_.write_baseline));
  found_[name.empty() ? path : name] = std::move(found);
}

int ProjectTerms::finish(int exit_code) {
  if (stale_ > 0)
    std::fprintf(stderr, "gouji: %s\n", catalog_("cli.stale", {{"count", std::to_string(stale_)}}).c_str());
  if (files_.write_baseline.empty()) return exit_code;
  if (const auto error = files::write_file(files_.write_baseline, config::write_baselines(found_)))
    return std::fprintf(stderr, "gouji: %s\n", error->reason.c_str()), 2;
  return exit_code == 1 ? 0 : exit_code;
}

}  // namespace gouji::cli
