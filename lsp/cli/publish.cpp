// Reads one file, writes another.
#include "lsp/cli/publish.h"

#include <cstdio>

#include "core/features/overview.h"
#include "core/features/page.h"
#include "core/text/fold.h"
#include "lsp/cli/project.h"
#include "lsp/files/read_file.h"
#include "lsp/import/document.h"
#include "lsp/page_html.h"

namespace gouji::cli {

namespace {

int complain(const std::string& reason) { return std::fprintf(stderr, "gouji: %s\n", reason.c_str()), 2; }

int put(const std::string& text, const std::string& output) {
  if (output.empty() || output == "-") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 2;
  const auto error = files::write_file(output, text);
  return error ? complain(error->reason) : 0;
}

// The templates that hold for the file.
base::Result<FileTerms> terms_of(const std::string& path) {
  const auto library = templates::Library::built_in();
  if (!library) return library.error();
  ProjectTerms terms(library.value(), language_of_environment().value_or(Language::zh_hans));
  return terms.of(path);
}

}  // namespace

int export_html(const PublishOptions& options) {
  const auto terms = terms_of(options.path);
  if (!terms) return complain(terms.error().reason);
  const auto file = import::read_document(terms->library, options.path);
  if (!file) return complain(file.error().reason);
  const auto snapshot = model::Snapshot::open(terms->library, text::Text::from(file->text), model::Examiner{});
  const auto reports = features::overview(snapshot);
  const std::string title = reports.empty() ? options.path : reports.front().title;
  const bool traditional = text::is_traditional(title);
  return put(document_html(features::page(snapshot), title, traditional ? "zh-Hant" : "zh-Hans"), options.output);
}

int import_report(const PublishOptions& options) {
  const auto terms = terms_of(options.path);
  if (!terms) return complain(terms.error().reason);
  edits::ConvertOptions convert;
  convert.align = terms->config.align_tables.value_or(convert.align);
  if (terms->config.ambiguous_width.value_or(0) != 0) convert.ambiguous_width = *terms->config.ambiguous_width;
  const auto text = import::report(terms->library, options.path, convert);
  return text ? put(*text, options.output) : complain(text.error().reason);
}

}  // namespace gouji::cli
