// Counts in passages where rows stand and in bytes where tags are.
#include "core/edits/table_region.h"

#include <algorithm>

#include "core/syntax/line.h"
#include "core/text/fold.h"

namespace gouji::edits {

namespace {

using model::BoundRow;
using model::Passage;
using model::Report;
using model::Table;

bool is_html(const Passage& passage) { return passage.reading->block.notation == syntax::Notation::html; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), lower);
  return text;
}

// The tags of the table around its rows. Only those next to them are looked at: what stands between is text.
bool widen_to_tags(const Source& source, PassageSpan span, text::Range& region) {
  const std::vector<Passage>& passages = source.report.passages;
  if (is_html(passages[span.first])) {
    if (span.first == 0) return false;
    const Passage& before = passages[span.first - 1];
    const std::size_t open = lower_case(source.slice(before.range())).rfind("<table");
    if (before.reading->block.kind != syntax::BlockKind::blank || open == std::string::npos) return false;
    region.begin = before.begin + open;
  }
  if (is_html(passages[span.last - 1])) {
    if (span.last == passages.size()) return false;
    const Passage& behind = passages[span.last];
    const std::string_view tag = "</table>";
    const std::size_t close = lower_case(source.slice(behind.range())).find(tag);
    if (behind.reading->block.kind != syntax::BlockKind::blank || close == std::string::npos) return false;
    region.end = behind.begin + close + tag.size();
    const std::string rest = source.slice({region.end, behind.range().end});
    const std::size_t line = rest.find_first_not_of(" \t");
    if (line != std::string::npos && (rest[line] == '\n' || rest[line] == '\r'))
      region.end += line + (rest.compare(line, 2, "\r\n") == 0 ? 2 : 1);
  }
  return true;
}

// Whether the passage is a row of nothing but words of the table's header.
bool is_header_row(const Passage& passage, const templates::Table& table) {
  bool words = false;
  for (const model::CellReading& cell : passage.reading->cells) {
    if (cell.value.kind == model::ValueKind::blank) continue;
    if (!cell.is_words() || !is_header_word(table, cell.folded)) return false;
    words = true;
  }
  return words;
}

// Where the last row of the table ends. What the reading has put behind it may be another table's header.
std::size_t end_of_rows(const Table& table) {
  std::size_t end = table.first_passage + 1;
  for (const std::optional<BoundRow>& row : table.rows)
    if (row) end = std::max(end, row->last_passage + 1);
  for (const BoundRow& row : table.duplicates) end = std::max(end, row.last_passage + 1);
  for (const model::UnknownRow& row : table.unknown) end = std::max(end, row.passage + 1);
  return end;
}

// Where the header rows above the first passage begin that lie behind every other table.
std::size_t begin_of_header(const Report& report, const std::vector<std::size_t>& tables, std::size_t first) {
  const Table* head = nullptr;
  std::size_t low = 0;
  for (std::size_t i = 0; i < report.tables.size(); ++i) {
    const Table& table = report.tables[i];
    if (std::find(tables.begin(), tables.end(), i) == tables.end()) {
      if (table.first_passage < first) low = std::max(low, end_of_rows(table));
    } else if (head == nullptr || table.first_passage < head->first_passage) {
      head = &table;
    }
  }
  for (std::size_t i = first; head != nullptr && i-- > low;) {
    const syntax::BlockKind kind = report.passages[i].reading->block.kind;
    if (kind == syntax::BlockKind::blank || kind == syntax::BlockKind::note || kind == syntax::BlockKind::rule)
      continue;
    if (!is_header_row(report.passages[i], head->spec())) break;
    first = i;
  }
  return first;
}

bool ends_line(std::string_view text) { return text.empty() || text.back() == '\n' || text.back() == '\r'; }

constexpr std::size_t glance = 400;  // bytes: enough to see whether a line is blank

// Whether the line that ends where the region begins is blank; `before` ends in its line break.
bool ends_in_blank_line(std::string_view before) {
  if (before.empty()) return true;
  before.remove_suffix(before.ends_with("\r\n") ? 2 : 1);
  const std::size_t last = before.find_last_of("\r\n");
  return syntax::trim(last == before.npos ? before : before.substr(last + 1)).empty();
}

bool begins_with_blank_line(std::string_view behind) {
  return syntax::trim(behind.substr(0, syntax::line_break_in(behind))).empty();
}

}  // namespace

std::vector<std::size_t> tables_of(const Report& report, std::string_view section) {
  std::vector<std::size_t> tables;
  for (std::size_t i = 0; i < report.tables.size(); ++i) {
    const Table& table = report.tables[i];
    if (table.form->sections[table.spec().section].id == section) tables.push_back(i);
  }
  return tables;
}

bool is_header_word(const templates::Table& table, std::string_view folded) {
  if (folded.empty()) return false;
  if (folded == text::fold(table.heading) || folded == text::fold(table.corner)) return true;
  return std::any_of(table.columns.headings.begin(), table.columns.headings.end(), [&](const auto& heading) {
    return folded == text::fold(heading.label) ||
           std::any_of(heading.variants.begin(), heading.variants.end(),
                       [&](const std::string& variant) { return folded == text::fold(variant); });
  });
}

bool is_lone_bar(const Report& report, std::size_t passage) {
  const model::Reading& reading = *report.passages[passage].reading;
  return passage > 0 && report.passages[passage - 1].reading->is_prose() &&
         reading.block.notation == syntax::Notation::bars && reading.cells.size() == 1 &&
         reading.cells.front().value.kind == model::ValueKind::blank;
}

PassageSpan passages_of(const Report& report, const std::vector<std::size_t>& tables) {
  PassageSpan span{report.passages.size(), 0};
  const auto cover = [&span](std::size_t first, std::size_t last) {
    span.first = std::min(span.first, first);
    span.last = std::max(span.last, last);
  };
  for (const std::size_t index : tables) {
    const Table& table = report.tables[index];
    cover(table.first_passage, table.last_passage);
    for (const std::optional<BoundRow>& row : table.rows)
      if (row) cover(row->first_passage, row->last_passage + 1);
    for (const BoundRow& row : table.duplicates) cover(row.first_passage, row.last_passage + 1);
  }
  span.first = begin_of_header(report, tables, span.first);
  return span;
}

std::optional<text::Range> region_of(const Source& source, const std::vector<std::size_t>& tables) {
  const Report& report = source.report;
  if (tables.empty()) return std::nullopt;
  PassageSpan span = passages_of(report, tables);
  for (std::size_t i = 0; i < report.tables.size(); ++i) {
    const bool own = std::find(tables.begin(), tables.end(), i) != tables.end();
    const Table& table = report.tables[i];
    if (!own && table.first_passage < span.last && end_of_rows(table) > span.first) return std::nullopt;
  }
  if (span.last < report.passages.size() && is_lone_bar(report, span.last)) ++span.last;
  text::Range region{report.passages[span.first].begin, report.passages[span.last - 1].range().end};
  if (!widen_to_tags(source, span, region)) return std::nullopt;
  return region;
}

bool writes_traditional(const Source& source, text::Range region) {
  return source.report.headings.empty() ? text::is_traditional(source.slice(region)) : source.report.traditional;
}

text::Edit replace_region(const Source& source, text::Range region, std::string lines, bool apart) {
  const std::string& line_break = source.report.line_break;
  const std::string before = source.slice({region.begin - std::min(region.begin, glance), region.begin});
  const std::string behind = source.slice({region.end, region.end + glance});
  if (!ends_line(before))
    lines = line_break + (apart ? line_break : "") + lines;
  else if (apart && !ends_in_blank_line(before))
    lines = line_break + lines;
  const bool last = region.end == source.report.bytes && behind.empty();
  if (last && !ends_line(source.slice(region)))
    lines.resize(lines.size() - line_break.size());
  else if (apart && !begins_with_blank_line(behind))
    lines += line_break;
  return {region, std::move(lines)};
}

}  // namespace gouji::edits
