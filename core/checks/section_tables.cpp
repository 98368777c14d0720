// Finds the place for tables among those that are there.
#include "core/checks/section_tables.h"

#include "core/edits/skeleton.h"

namespace gouji::checks {

// The template that the tables of a section follow; the report's own where it has none of them.
const templates::Template& form_of_section(const model::Report& report, std::string_view section) {
  for (const model::Table& table : report.tables)
    if (table.form->sections[table.spec().section].id == section) return *table.form;
  return *report.form;
}

const templates::Section* find_section(const templates::Template& form, std::string_view id) {
  for (const templates::Section& section : form.sections)
    if (section.id == id) return &section;
  return nullptr;
}

std::vector<std::size_t> missing_tables(const model::Report& report, const templates::Template& form,
                                        const templates::Section& section) {
  std::vector<std::size_t> missing;
  for (const std::size_t index : section.tables)
    if (report.table(form.tables[index].id) == nullptr) missing.push_back(index);
  return missing;
}

text::Edit insert_tables(const edits::Source& source, const templates::Template& form,
                         const templates::Section& section, const std::vector<std::size_t>& missing) {
  const model::Report& report = source.report;
  std::size_t place = 0;
  if (const model::SectionHeading* heading = report.section(section.id))
    place = report.passages[heading->passage].range().end;
  for (const std::size_t index : section.tables) {
    const model::Table* table = report.table(form.tables[index].id);
    if (table != nullptr && (index < missing.front() || place == 0))
      place = report.passages[table->last_passage - 1].range().end;
  }
  const edits::Style style{report.markdown_headings, report.traditional, report.line_break, report.organ, report.year};
  std::string text = report.line_break + edits::plain(edits::tables(form, missing, style));
  const std::string last = place > 0 ? source.slice({place - 1, place}) : "\n";
  if (last != "\n" && last != "\r") text = report.line_break + text;
  const std::string next = source.slice({place, place + 1});
  if (!next.empty() && next != "\n" && next != "\r") text += report.line_break;
  return {{place, place}, std::move(text)};
}

}  // namespace gouji::checks
