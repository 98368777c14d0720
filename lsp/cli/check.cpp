// Runs the same checks as the server over files, one after the other; a file that cannot be read stops none of the others.
#include "lsp/cli/check.h"

#include <cstdio>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "lsp/cli/output_json.h"
#include "lsp/cli/output_text.h"
#include "lsp/cli/paths.h"
#include "lsp/cli/read_file.h"

namespace gouji::cli {

namespace {

Checked checked(const std::string& path, std::string_view text,
                const std::shared_ptr<const templates::Library>& library) {
  auto snapshot = model::Snapshot::open(library, text::Text::from(text), checks::examiner);
  std::vector<model::Finding> findings = snapshot.findings(snapshot.finding_count());
  return {path, std::move(snapshot), std::move(findings)};
}

bool fails(const Checked& file, std::optional<messages::Severity> fail_on) {
  for (const model::Finding& finding : file.findings)
    if (fail_on && finding.severity <= *fail_on) return true;
  return false;
}

}  // namespace

int check(const CheckOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  const Catalog catalog = Catalog::load(options.language);
  bool unreadable = false;
  bool failed = false;
  std::string out;
  JsonOutput json(out, catalog, options.language);
  TextOutput text(out, catalog);
  for (const std::string& path : expanded(options.paths)) {
    const auto bytes = read_file(path);
    if (!bytes) {
      std::fprintf(stderr, "gouji: %s\n", bytes.error().reason.c_str());
      unreadable = true;
      continue;
    }
    const Checked file = checked(path, *bytes, library.value());
    failed = failed || fails(file, options.fail_on);
    if (options.format == CheckFormat::json)
      json.add(file);
    else
      text.add(file);
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  if (options.format == CheckFormat::json)
    json.finish();
  else
    text.finish();
  std::fwrite(out.data(), 1, out.size(), stdout);
  return unreadable ? 2 : failed ? 1 : 0;
}

}  // namespace gouji::cli
