// Goes through the reports section by section, because the tables of one section are written together.
#include "lsp/format_tables.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/edits/convert.h"

namespace gouji {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// Adds the edit to the list, line by line where as many lines come as go: a cursor in a line that stays as it is stays
// where it is.
bool add_small(text::EditList& edits, std::size_t begin, std::string_view old, const std::string& now) {
  const std::vector<std::string_view> before = lines_of(old), after = lines_of(now);
  if (before.size() != after.size()) return edits.add({{begin, begin + old.size()}, now});
  for (std::size_t i = 0; i < before.size(); begin += before[i++].size())
    if (before[i] != after[i] && !edits.add({{begin, begin + before[i].size()}, std::string(after[i])})) return false;
  return true;
}

bool touch(text::Range a, text::Range b) { return a.begin <= b.end && b.begin <= a.end; }

}  // namespace

FormattedTables format_tables(const model::Snapshot& snapshot, const edits::ConvertOptions& options,
                              const std::function<bool()>& stop, std::optional<text::Range> range) {
  FormattedTables out;
  const auto format = [&](const model::PlacedReport& placed) {
    const text::Range whole{placed.begin, placed.begin + placed.report->bytes};
    if (!placed.report->recognised || (range && !touch(whole, *range))) return true;
    const edits::Source source{*placed.report, snapshot.text(), placed.begin};
    std::set<std::string_view> sections;
    for (const model::Table& table : placed.report->tables) {
      const std::string_view section = table.form->sections[table.spec().section].id;
      if (!sections.insert(section).second) continue;
      if (stop && stop()) return false;
      const std::optional<text::Edit> edit = edits::convert(source, section, options);
      if (edit && range && !touch(placed.at(edit->range), *range)) continue;
      if (!edit && range) continue;
      if (!edit || !add_small(out.edits, placed.begin + edit->range.begin, source.slice(edit->range), edit->text))
        out.left.push_back(placed.begin + table.first_line.begin);
    }
    return true;
  };
  if (!range) {
    snapshot.for_each_report(format);
    return out;
  }
  for (std::size_t at = range->begin; const auto placed = snapshot.report_at(at);) {
    if (!format(*placed)) break;
    at = placed->begin + placed->report->bytes;
    if (at > range->end || at >= snapshot.text().bytes()) break;
  }
  return out;
}

}  // namespace gouji
