// Reads last year's file as the checks read it.
#include "lsp/cli/new.h"

#include <cstdio>
#include <filesystem>

#include "core/model/snapshot.h"
#include "lsp/cli/project.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"
#include "lsp/import/document.h"
#include "lsp/new_report.h"

namespace gouji::cli {

namespace {

int complain(const std::string& reason) { return std::fprintf(stderr, "gouji: %s\n", reason.c_str()), 2; }

}  // namespace

int new_report(const NewOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return complain(library.error().reason);
  ProjectTerms terms(library.value(), options.language);
  const Catalog catalog = Catalog::load(options.language);
  const std::string near = options.output.empty() ? options.from : options.output;
  const auto forms = near.empty() || near == "-" ? library.value() : terms.of(near).library;
  std::optional<model::Snapshot> last;
  if (!options.from.empty()) {
    const auto text = import::read_document(forms, options.from);
    if (!text) return complain(text.error().reason);
    last = model::Snapshot::open(forms, text::Text::from(text->text), model::Examiner{});
  }
  const auto written =
      write_report(forms, catalog, {options.form, options.organ, options.year}, last ? &*last : nullptr);
  if (!written) return complain((last ? options.from + ": " : "") + written.error().reason);
  const std::string& report = written->report.text;
  if (options.output.empty() || options.output == "-") return std::fwrite(report.data(), 1, report.size(), stdout), 0;
  std::error_code unknown;
  if (std::filesystem::exists(files::native(options.output), unknown))
    return complain(catalog("new.exists", {{"path", options.output}}));
  if (const auto error = files::write_file(options.output, report)) return complain(error->reason);
  const std::string told =
      catalog("new.written", {{"path", options.output}, {"count", std::to_string(written->report.marks.size())}});
  std::fprintf(stderr, "%s\n", told.c_str());
  return 0;
}

}  // namespace gouji::cli
