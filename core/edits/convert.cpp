// Gathers what stands there and writes it anew.
#include "core/edits/convert.h"

#include "core/edits/gather.h"
#include "core/edits/table_region.h"

namespace gouji::edits {

std::optional<text::Edit> convert(const Source& source, std::string_view section, const ConvertOptions& options) {
  const std::vector<std::size_t> tables = tables_of(source.report, section);
  const std::optional<text::Range> region = region_of(source, tables);
  if (!region) return std::nullopt;
  const std::optional<Sheet> sheet = gather(source, tables, *region);
  if (!sheet) return std::nullopt;
  std::string lines = write_sheet(*sheet, options, source.report.line_break);
  if (lines.empty()) return std::nullopt;
  return replace_region(source, *region, std::move(lines), options.target != Target::tsv);
}

}  // namespace gouji::edits
