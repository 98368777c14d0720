// Checks that the tables of every section are there, in the form that the report's year asks for.
#include <algorithm>

#include "core/checks/families.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Report;
using model::Table;

// The template that the tables of a section follow; the report's own where it has none of them.
const templates::Template& form_of_section(const Report& report, std::string_view section) {
  for (const Table& table : report.tables)
    if (table.form->sections[table.spec().section].id == section) return *table.form;
  return *report.form;
}

const templates::Section* find_section(const templates::Template& form, std::string_view id) {
  for (const templates::Section& section : form.sections)
    if (section.id == id) return &section;
  return nullptr;
}

std::string name_of(const templates::Table& table, const templates::Section& section) {
  return table.heading.empty() ? section.title : table.heading;
}

std::vector<std::size_t> missing_tables(const Report& report, const templates::Template& form,
                                        const templates::Section& section) {
  std::vector<std::size_t> missing;
  for (const std::size_t index : section.tables)
    if (report.table(form.tables[index].id) == nullptr) missing.push_back(index);
  return missing;
}

void find_missing(const Report& report, Findings& findings) {
  for (const model::SectionHeading& heading : report.headings) {
    if (heading.aspect() || report.section(heading.id) != &heading) continue;
    const templates::Template& form = form_of_section(report, heading.id);
    const templates::Section* section = find_section(form, heading.id);
    if (section == nullptr) continue;
    const std::vector<std::size_t> missing = missing_tables(report, form, *section);
    if (missing.empty()) continue;
    // All tables of a section gone is one thing to tell, not four.
    if (missing.size() == section->tables.size()) {
      findings.push_back(make_finding(Code::table_missing, heading.words,
                                      {{"table", edits::in_script(section->title, report.traditional)}}));
      continue;
    }
    for (const std::size_t index : missing)
      findings.push_back(
          make_finding(Code::table_missing, heading.words,
                       {{"table", edits::in_script(name_of(form.tables[index], *section), report.traditional)}}));
  }
}

void find(const Report& report, Findings& findings) {
  find_missing(report, findings);
  if (!report.year) return;
  std::vector<std::string_view> told;  // sections: their tables are one piece
  for (const Table& table : report.tables) {
    const std::string_view section = table.form->sections[table.spec().section].id;
    if (table.form == report.form || std::find(told.begin(), told.end(), section) != told.end()) continue;
    told.push_back(section);
    findings.push_back(make_finding(Code::table_template_mismatch, table.first_line,
                                    {{"year", std::to_string(*report.year)},
                                     {"found", std::to_string(table.form->first_year)},
                                     {"expected", std::to_string(report.form->first_year)}}));
  }
}

// Behind the last table of the section that stands before the missing ones, else behind the heading.
std::size_t place_for(const Report& report, const templates::Template& form, const templates::Section& section,
                      const std::vector<std::size_t>& missing) {
  const model::SectionHeading* heading = report.section(section.id);
  std::size_t place = report.passages[heading->passage].range().end;
  for (const std::size_t index : section.tables) {
    if (index > missing.front()) break;
    if (const Table* table = report.table(form.tables[index].id))
      place = report.passages[table->last_passage - 1].range().end;
  }
  return place;
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  if (finding.code != Code::table_missing) return;
  for (const model::SectionHeading& heading : report.headings) {
    if (heading.words != finding.range) continue;
    const templates::Template& form = form_of_section(report, heading.id);
    const templates::Section* section = find_section(form, heading.id);
    if (section == nullptr) return;
    const std::vector<std::size_t> missing = missing_tables(report, form, *section);
    if (missing.empty()) return;
    const edits::Style style{report.markdown_headings, report.traditional, report.line_break, report.organ,
                             report.year};
    const std::size_t place = place_for(report, form, *section, missing);
    std::string text = report.line_break + edits::plain(edits::tables(form, missing, style));
    const std::string last = place > 0 ? source.slice({place - 1, place}) : "\n";
    if (last != "\n" && last != "\r") text = report.line_break + text;
    const std::string next = source.slice({place, place + 1});
    if (!next.empty() && next != "\n" && next != "\r") text += report.line_break;
    fixes.push_back(make_fix("fix.insert-table", {}, {{place, place}, std::move(text)}));
    return;
  }
}

constexpr Code codes[] = {Code::table_missing, Code::table_template_mismatch};

}  // namespace

const Check table_check{codes, find, fix};

}  // namespace gouji::checks
