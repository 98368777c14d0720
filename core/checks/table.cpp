// Checks that the tables of every section are there, in the form that the report's year asks for.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/section_tables.h"
#include "core/edits/adopt_form.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Report;
using model::Table;

std::string name_of(const templates::Table& table, const templates::Section& section) {
  return table.heading.empty() ? section.title : table.heading;
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

void find(const Report& report, const model::Settings&, Findings& findings) {
  find_missing(report, findings);
  if (!report.year || !report.form->covers(*report.year)) return;
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

void fix_mismatch(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  for (const Table& table : report.tables) {
    if (table.first_line != finding.range || table.form == report.form) continue;
    std::optional<edits::Adoption> adoption =
        edits::adopt_form(source, table.form->sections[table.spec().section].id, *report.form);
    if (!adoption) return;
    std::vector<messages::Argument> arguments = {{"expected", std::to_string(report.form->first_year)}};
    const bool whole = adoption->lost.empty();
    if (!whole) {
      arguments.push_back({"count", std::to_string(adoption->lost.size())});
      arguments.push_back({"lost", std::move(adoption->lost)});
    }
    fixes.push_back(make_fix(whole ? "fix.adopt-form" : "fix.adopt-form.lossy", std::move(arguments),
                             std::move(adoption->edit), FixKind::quickfix, whole));
    return;
  }
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  if (finding.code == Code::table_template_mismatch) return fix_mismatch(source, finding, fixes);
  for (const model::SectionHeading& heading : report.headings) {
    if (heading.words != finding.range) continue;
    const templates::Template& form = form_of_section(report, heading.id);
    const templates::Section* section = find_section(form, heading.id);
    if (section == nullptr) return;
    const std::vector<std::size_t> missing = missing_tables(report, form, *section);
    if (missing.empty()) return;
    fixes.push_back(make_fix("fix.insert-table", {}, insert_tables(source, form, *section, missing)));
    return;
  }
}

constexpr Code codes[] = {Code::table_missing, Code::table_template_mismatch};

}  // namespace

const Check table_check{codes, find, fix};

}  // namespace gouji::checks
