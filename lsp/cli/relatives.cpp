// Digests files in several threads; a file that only a project names is read, too.
#include "lsp/cli/relatives.h"

#include <algorithm>
#include <utility>

#include "core/relatives/examine.h"
#include "lsp/cli/in_order.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"
#include "lsp/import/document.h"

namespace gouji::cli {

namespace {

// Takes out what the project has accepted, as often as it has.
std::size_t take_accepted(const model::Snapshot& snapshot, std::vector<model::Finding>& findings) {
  model::Baseline left = snapshot.settings().accepted;
  if (left.empty()) return 0;
  return std::erase_if(findings, [&](const model::Finding& finding) {
    const auto found = left.find(key_of(finding, snapshot));
    if (found == left.end() || found->second == 0) return false;
    --found->second;
    return true;
  });
}

}  // namespace

Relatives::Facts Relatives::facts_of(const std::string& path, const std::string& encoding) const {
  const FileTerms terms = terms_.of(path);
  Facts facts{path, {}, terms.declared};
  const auto file =
      import::is_word_file(path) ? import::read_document(terms.library, path) : files::read_text(path, encoding);
  if (!file) return facts;
  // Without an examiner nothing is checked yet.
  const auto snapshot =
      model::Snapshot::open(terms.library, text::Text::from(file->text), model::Examiner{}, terms.settings);
  facts.digests = relatives::digests(snapshot, terms.library);
  return facts;
}

// Returns the files that the projects name and that are not known yet.
std::vector<std::string> Relatives::take_in(const std::vector<std::string>& paths, const std::string& encoding,
                                            std::size_t jobs, const std::function<bool()>& stop) {
  std::set<std::string> named;
  std::size_t at = 0;
  in_order<std::string, Facts>({[&]() -> std::optional<std::string> {
                                  if (at == paths.size() || stop()) return std::nullopt;
                                  return paths[at++];
                                },
                                [&](const std::string& path) { return facts_of(path, encoding); },
                                [&](Facts facts) {
                                  const std::string key = files::absolute(facts.path);
                                  called_.emplace(key, facts.path);
                                  if (!facts.declared.last_year.empty()) named.insert(facts.declared.last_year);
                                  if (facts.declared.children)
                                    named.insert(facts.declared.children->begin(), facts.declared.children->end());
                                  index_.put(key, std::move(facts.digests));
                                  index_.declare(key, std::move(facts.declared));
                                }},
                               jobs);
  std::vector<std::string> unknown;
  for (const std::string& file : named)
    if (!called_.contains(file)) unknown.push_back(file);
  return unknown;
}

void Relatives::read(const std::vector<std::string>& paths, const std::string& encoding, std::size_t jobs,
                     const std::function<bool()>& stop) {
  encoding_ = encoding;
  files::Expanded all = files::expanded(
      paths, [this](const std::string& file) { return terms_.excludes(file); }, files::Kinds::text_and_word);
  files::drop_repeated(all.files);
  std::erase(all.files, "-");
  const auto declares = [this](const std::string& file) { return terms_.of(file).declared != relatives::Declared(); };
  // A file alone has no relatives.
  if (all.files.size() == 1 && !declares(all.files.front())) return;
  take_in(take_in(all.files, encoding, jobs, stop), encoding, jobs, stop);
}

Across Relatives::beside(const Checked& checked, bool mended) const {
  Across across;
  if (index_.size() == 0) return across;
  const std::string key = files::absolute(checked.path);
  if (index_.digests(key) == nullptr) return across;
  across.findings = mended ? relatives::examine(index_, key, relatives::digests(checked.snapshot, library_),
                                                checked.snapshot.settings())
                           : relatives::examine(index_, key, checked.snapshot.settings());
  across.accepted = take_accepted(checked.snapshot, across.findings);
  return across;
}

void Relatives::add(const Across& across, Checked& checked) const {
  for (const model::Finding& finding : across.findings) {
    const auto behind = std::upper_bound(
        checked.findings.begin(), checked.findings.end(), finding,
        [](const model::Finding& a, const model::Finding& b) { return a.range.begin < b.range.begin; });
    checked.findings.insert(behind, finding);
    for (const model::Related& related : finding.related) {
      if (related.document.empty() || checked.others.contains(related.document)) continue;
      const auto file = files::read_text(related.document, encoding_);
      const auto called = called_.find(related.document);
      checked.others.emplace(related.document, OtherFile{called == called_.end() ? related.document : called->second,
                                                         file ? text::Text::from(file->text) : text::Text()});
    }
  }
}

}  // namespace gouji::cli
