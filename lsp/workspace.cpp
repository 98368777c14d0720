// Works in short pieces: each is begun in the session, done aside, and ended in the session.
#include "lsp/workspace.h"

#include <algorithm>
#include <memory>

#include "core/relatives/examine.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"

namespace gouji {

namespace {

constexpr std::size_t files_at_once = 16;
// A compendium of hundreds of reports would be read anew with every key; it is not compared.
constexpr std::size_t longest = std::size_t{2} << 20;

bool is_below(const std::string& path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&path](const std::string& folder) { return path.starts_with(folder + "/"); });
}

bool is_document(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".txt") || path.ends_with(".html") || path.ends_with(".htm");
}

}  // namespace

std::string Workspace::key_of(const std::string& uri) {
  const std::string path = path_of_uri(uri);
  return path.empty() ? uri : files::absolute(path);
}

void Workspace::aside(std::function<void()> work, std::function<void()> done) {
  busy_ = true;
  carrier_.aside(std::move(work), [this, done = std::move(done)] {
    busy_ = false;
    done();
    go_on();
  });
}

void Workspace::read_folders(const std::vector<std::string>& folders, text::Encoding encoding) {
  encoding_ = encoding;
  folders_.clear();
  for (const std::string& folder : folders)
    if (std::string path = path_of_uri(folder); !path.empty()) {
      while (path.size() > 1 && path.ends_with('/')) path.pop_back();
      folders_.push_back(path);
    }
  for (auto at = known_.begin(); at != known_.end();) {
    if (is_below(*at, folders_)) {
      ++at;
      continue;
    }
    if (!open_.contains(*at)) index_.put(*at, {});
    at = known_.erase(at);
  }
  if (folders_.empty()) return;
  const auto files = std::make_shared<std::vector<std::string>>();
  // Nothing waits for it: the walk is a piece of work of its own.
  carrier_.aside([files, folders = folders_] { *files = files::expanded(folders).files; },
                 [this, files] {
                   for (const std::string& file : *files)
                     if (known_.insert(file).second) waiting_.push_back(file);
                   begin_progress();
                   mark_all();
                   go_on();
                 });
}

// A few files are read before anybody could look.
void Workspace::begin_progress() {
  constexpr std::size_t many = 200;
  all_ = waiting_.size();
  if (all_ < many || !begin_ || std::exchange(asked_, true)) return;
  begin_([this](std::shared_ptr<Progress> progress) {
    if (!waiting_.empty()) progress_ = std::move(progress);
    asked_ = progress_ != nullptr;
  });
}

void Workspace::stop_reading() {
  for (const std::string& file : waiting_) known_.erase(file);
  waiting_.clear();
  progress_ = nullptr;
  asked_ = false;
}

void Workspace::close(const std::string& uri) {
  const std::string key = key_of(uri);
  open_.erase(key);
  marked_.erase(uri);
  waiting_.push_front(key);
}

void Workspace::files_changed(const std::vector<std::string>& uris) {
  for (const std::string& uri : uris) {
    const std::string key = key_of(uri);
    if (!is_document(key) || open_.contains(key) || (!is_below(key, folders_) && !known_.contains(key))) continue;
    known_.insert(key);
    if (std::find(waiting_.begin(), waiting_.end(), key) == waiting_.end()) waiting_.push_front(key);
  }
}

void Workspace::mark_all() {
  for (const auto& [uri, document] : documents_) marked_.insert(uri);
}

// A document alone has no relatives, unless its project names them.
bool Workspace::has_others() const {
  const auto first = documents_.begin();
  if (!folders_.empty() || first == documents_.end()) return !folders_.empty();
  return std::next(first) != documents_.end() || first->second.terms.declared != relatives::Declared();
}

std::vector<Workspace::Task> Workspace::next_tasks() {
  std::vector<Task> tasks;
  for (const std::string& uri : std::exchange(marked_, {})) {
    const Document* document = documents_.find(uri);
    if (document == nullptr) continue;
    const std::string key = key_of(uri);
    open_[key] = uri;
    tasks.push_back({key, document->snapshot, document->terms, {}});
  }
  while (tasks.size() < files_at_once && !waiting_.empty()) {
    if (!open_.contains(waiting_.front())) tasks.push_back({waiting_.front(), std::nullopt, std::nullopt, {}});
    waiting_.pop_front();
  }
  return tasks;
}

void Workspace::go_on() {
  if (busy_ || !has_others()) return;
  const auto tasks = std::make_shared<std::vector<Task>>(next_tasks());
  if (tasks->empty()) return;
  aside(
      [tasks, ask = configuration_.ask_anywhere()] {
        for (Task& task : *tasks) {
          if (!task.terms) task.terms = ask(task.key);
          if (!task.terms) continue;
          if (!task.open) {
            const auto file = files::read_text(task.key);
            if (!file) continue;
            // Nobody asks what is wrong in it by itself.
            task.open = model::Snapshot::open(task.terms->library, text::Text::from(file->text), model::Examiner{},
                                              task.terms->settings);
          }
          if (task.open->text().bytes() <= longest) task.digests = relatives::digests(*task.open, task.terms->library);
          task.open.reset();
        }
      },
      [this, tasks] { take(*tasks); });
}

void Workspace::take(std::vector<Task>& tasks) {
  std::set<std::string> concerned;
  for (Task& task : tasks) {
    concerned.merge(index_.dependents(task.key));
    relatives::Declared declared = task.terms ? task.terms->declared : relatives::Declared();
    std::vector<std::string> named = declared.children.value_or(std::vector<std::string>());
    if (!declared.last_year.empty()) named.push_back(declared.last_year);
    for (const std::string& file : named)
      if (!open_.contains(file) && known_.insert(file).second) waiting_.push_back(file);
    index_.put(task.key, std::move(task.digests));
    index_.declare(task.key, std::move(declared));
    concerned.merge(index_.dependents(task.key));
  }
  if (progress_) progress_->report(all_ - std::min(all_, waiting_.size()), all_);
  if (progress_ && waiting_.empty()) {
    progress_ = nullptr;
    asked_ = false;
  }
  find_again(concerned);
}

void Workspace::find_again(const std::set<std::string>& keys) {
  const auto found = std::make_shared<std::vector<Found>>();
  std::set<std::string> closed;
  for (const std::string& key : keys) {
    const auto open = open_.find(key);
    const Document* document = open == open_.end() ? nullptr : documents_.find(open->second);
    if (document == nullptr) continue;
    found->push_back({open->second, relatives::examine(index_, key, document->snapshot.settings())});
    for (const model::Finding& finding : found->back().findings)
      for (const model::Related& related : finding.related)
        if (!related.document.empty() && !open_.contains(related.document)) closed.insert(related.document);
  }
  if (found->empty()) return;
  const auto files = std::make_shared<std::map<std::string, text::Text>>();
  if (closed.empty()) return show(*found, *files);
  aside(
      [files, closed] {
        for (const std::string& path : closed)
          if (const auto file = files::read_text(path)) files->emplace(path, text::Text::from(file->text));
      },
      [this, found, files] { show(*found, *files); });
}

std::pair<std::string, const text::Text*> Workspace::text_of(const std::string& key,
                                                             const std::map<std::string, text::Text>& files) const {
  if (const auto open = open_.find(key); open != open_.end()) {
    const Document* document = documents_.find(open->second);
    return {open->second, document == nullptr ? nullptr : &document->snapshot.text()};
  }
  const auto file = files.find(key);
  return {uri_of_path(key), file == files.end() ? nullptr : &file->second};
}

void Workspace::show(std::vector<Found>& found, const std::map<std::string, text::Text>& files) {
  for (Found& one : found) {
    // It has been typed in meanwhile: what was found for the text before is found again.
    if (marked_.contains(one.uri)) continue;
    auto list = std::make_shared<std::vector<AcrossFinding>>(across(
        std::move(one.findings), [&](const std::string& key) { return text_of(key, files); }, encoding_));
    if (documents_.set_across(one.uri, list->empty() ? nullptr : AcrossFindings(std::move(list)))) changed_(one.uri);
  }
}

}  // namespace gouji
