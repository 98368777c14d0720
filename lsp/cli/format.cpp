// Converts section by section; a table that cannot be converted without a loss stays as it is, and that is said.
#include "lsp/cli/format.h"

#include <cstdio>
#include <string_view>

#include "core/model/snapshot.h"
#include "lsp/cli/place.h"
#include "lsp/cli/project.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"
#include "lsp/format_tables.h"

namespace gouji::cli {

namespace {

enum class Outcome { unchanged, changed, failed };

void complain(const std::string& reason) { std::fprintf(stderr, "gouji: %s\n", reason.c_str()); }

void write_out(std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stdout); }

// A table of another notation inside a page would be no table to its readers.
bool is_page(const std::string& path) { return path.ends_with(".html") || path.ends_with(".htm"); }

class Formatter {
 public:
  Formatter(const FormatOptions& options, ProjectTerms& terms) : options_(options), terms_(terms) {}

  Outcome format(const std::string& path) const {
    const base::Result<files::FileText> file = files::read_text(path);
    if (!file) return complain(file.error().reason), Outcome::failed;
    const bool to_stdout = options_.to_stdout || path == "-";
    if (is_page(path) && !to_stdout) {
      complain(path + ": left as it is: an HTML page is formatted with --stdout only");
      return Outcome::unchanged;
    }
    const std::string text = formatted(path, file->text);
    const bool changed = text != file->text;
    if (options_.check) {
      if (changed) write_out(path + "\n");
      return changed ? Outcome::changed : Outcome::unchanged;
    }
    if (!changed && !to_stdout) return Outcome::unchanged;
    const base::Result<std::string> bytes = files::bytes_for(path, *file, text);
    if (!bytes) return complain(bytes.error().reason), Outcome::failed;
    if (to_stdout) return write_out(*bytes), Outcome::changed;
    if (const auto error = files::write_file(path, *bytes)) return complain(error->reason), Outcome::failed;
    return Outcome::changed;
  }

 private:
  std::string formatted(const std::string& path, const std::string& text) const {
    const FileTerms terms = terms_.of(path);
    edits::ConvertOptions convert = options_.convert;
    convert.align = terms.config.align_tables.value_or(convert.align);
    if (terms.config.ambiguous_width.value_or(0) != 0) convert.ambiguous_width = *terms.config.ambiguous_width;
    const auto snapshot = model::Snapshot::open(terms.library, text::Text::from(text), model::Examiner{});
    const FormattedTables tables = format_tables(snapshot, convert);
    for (const std::size_t begin : tables.left) {
      const Place place = place_of(snapshot.text(), begin);
      complain(path + ":" + std::to_string(place.line) +
               ": left as it is: this table holds values or words that the other notation has no place for");
    }
    return text::apply(text, tables.edits);
  }

  const FormatOptions& options_;
  ProjectTerms& terms_;
};

}  // namespace

int format(const FormatOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return complain(library.error().reason), 2;
  ProjectTerms terms(library.value(), language_of_environment().value_or(Language::zh_hans));
  const Formatter formatter(options, terms);
  bool failed = false;
  bool changed = false;
  const files::Expanded found =
      files::expanded(options.paths, [&terms](const std::string& file) { return terms.excludes(file); });
  for (const base::Error& folder : found.unreadable) complain(folder.reason);
  failed = failed || !found.unreadable.empty();
  for (const std::string& path : found.files) {
    const Outcome outcome = formatter.format(path);
    failed = failed || outcome == Outcome::failed;
    changed = changed || outcome == Outcome::changed;
  }
  return failed ? 2 : options.check && changed ? 1 : 0;
}

}  // namespace gouji::cli
