// Checks that every prescribed section is there once, in order, under its own title.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/order.h"
#include "core/checks/section_tables.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Report;
using model::SectionHeading;

std::size_t index_of(const Report& report, std::string_view id) {
  std::size_t index = 0;
  while (index < report.form->sections.size() && report.form->sections[index].id != id) ++index;
  return index;
}

std::string title_of(const Report& report, std::string_view id) {
  const std::size_t index = index_of(report, id);
  if (index == report.form->sections.size()) return {};
  return edits::in_script(report.form->sections[index].title, report.traditional);
}

// The first headings of the sections, in document order.
std::vector<const SectionHeading*> first_headings(const Report& report) {
  std::vector<const SectionHeading*> first;
  for (const SectionHeading& heading : report.headings)
    if (!heading.aspect() && report.section(heading.id) == &heading) first.push_back(&heading);
  return first;
}

// The heading of the section before, in the template's order; null where none stands before the gap.
const SectionHeading* heading_before(const Report& report, std::size_t section) {
  while (section-- > 0)
    if (const SectionHeading* heading = report.section(report.form->sections[section].id)) return heading;
  return nullptr;
}

text::Range line_for_missing(const Report& report, std::size_t section) {
  if (const SectionHeading* before = heading_before(report, section)) return before->words;
  if (report.title) return report.title->range;
  for (const model::Passage& passage : report.passages)
    if (passage.reading->is_prose()) return passage.at(passage.reading->words);
  return {0, 0};
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  const std::vector<const SectionHeading*> first = first_headings(report);
  for (std::size_t i = 0; i < report.form->sections.size(); ++i) {
    const templates::Section& section = report.form->sections[i];
    if (report.section(section.id) != nullptr) continue;
    findings.push_back(
        make_finding(Code::section_missing, line_for_missing(report, i), {{"section", title_of(report, section.id)}}));
    findings.back().subject = section.id;
  }
  for (const SectionHeading& heading : report.headings) {
    if (heading.aspect()) continue;
    const SectionHeading* original = report.section(heading.id);
    if (original != &heading) {
      model::Finding finding =
          make_finding(Code::section_duplicate, heading.words, {{"section", title_of(report, heading.id)}});
      finding.related.push_back({original->words, {"related.first", {}}});
      findings.push_back(std::move(finding));
    }
    const bool numbered_wrongly =
        heading.match.number != 0 && static_cast<std::size_t>(heading.match.number) != index_of(report, heading.id) + 1;
    if (numbered_wrongly)
      findings.push_back(
          make_finding(Code::section_numbering, heading.words, {{"expected", title_of(report, heading.id)}}));
    else if (heading.match.quality != model::HeadingQuality::official)
      findings.push_back(
          make_finding(Code::section_title_variant, heading.words, {{"expected", title_of(report, heading.id)}}));
  }
  std::vector<std::size_t> order;
  for (const SectionHeading* heading : first) order.push_back(index_of(report, heading->id));
  for (const std::size_t moved : out_of_order(order))
    findings.push_back(
        make_finding(Code::section_order, first[moved]->words, {{"section", title_of(report, first[moved]->id)}}));
}

// The first block of the section's tables, where they stand without its heading.
std::optional<std::size_t> headless_tables(const Report& report, std::string_view section) {
  for (const model::Table& table : report.tables)
    if (table.form->sections[table.spec().section].id == section) return table.first_passage;
  return std::nullopt;
}

// Where a missing section goes: in front of the next section that is there, with or without its heading, else at the
// end.
std::size_t place_for(const Report& report, std::size_t section) {
  for (std::size_t next = section + 1; next < report.form->sections.size(); ++next) {
    const std::string& id = report.form->sections[next].id;
    if (const SectionHeading* heading = report.section(id)) return report.passages[heading->passage].begin;
    if (const std::optional<std::size_t> tables = headless_tables(report, id)) return report.passages[*tables].begin;
  }
  return report.bytes;
}

// Whether headings have # in front: those that are there tell, else the title.
bool has_markdown_headings(const edits::Source& source) {
  const Report& report = source.report;
  if (!report.headings.empty() || !report.title) return report.markdown_headings;
  const text::Range line = report.passages[report.title->last_passage].range();
  return !line.empty() && source.slice(line).front() == '#';
}

void insert_section(const edits::Source& source, const templates::Section& section, std::size_t index,
                    std::vector<Fix>& fixes) {
  const Report& report = source.report;
  const bool markdown = has_markdown_headings(source);
  const edits::Style style{markdown, report.traditional, report.line_break, report.organ, report.year};
  const std::string title = edits::in_script(section.title, report.traditional);
  if (const std::optional<std::size_t> tables = headless_tables(report, section.id)) {
    const std::size_t place = report.passages[*tables].begin;
    const std::string heading = (markdown ? "## " : "") + title + report.line_break + report.line_break;
    Fix fix = make_fix("fix.insert-section", {{"section", title}}, {{place, place}, heading});
    const templates::Template& form = form_of_section(report, section.id);
    const templates::Section& tabled = *find_section(form, section.id);
    if (const std::vector<std::size_t> missing = missing_tables(report, form, tabled); !missing.empty())
      fix.edits.add(insert_tables(source, form, tabled, missing));
    fixes.push_back(std::move(fix));
    return;
  }
  std::string text = edits::bracketed(edits::section(*report.form, section, style));
  const std::size_t place = place_for(report, index);
  if (place < report.bytes) {
    text += report.line_break;
  } else if (place > 0) {
    const std::string end = source.slice({place - std::min<std::size_t>(place, 4), place});
    if (!end.ends_with('\n') && !end.ends_with('\r')) text = report.line_break + text;
    const std::string blank = report.line_break + report.line_break;
    if (!end.ends_with(blank)) text = report.line_break + text;
  }
  fixes.push_back(make_fix("fix.insert-section", {{"section", title}}, {{place, place}, std::move(text)}));
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  if (finding.code == Code::section_missing) {
    for (std::size_t i = 0; i < report.form->sections.size(); ++i) {
      const templates::Section& section = report.form->sections[i];
      if (section.id == finding.subject) insert_section(source, section, i, fixes);
    }
  } else if (finding.code == Code::section_title_variant || finding.code == Code::section_numbering) {
    for (const SectionHeading& heading : report.headings) {
      if (heading.aspect() || heading.words != finding.range) continue;
      const std::string title = title_of(report, heading.id);
      fixes.push_back(make_fix("fix.replace", {{"text", title}}, {heading.words, title}, FixKind::safe));
    }
  }
}

constexpr Code codes[] = {Code::section_missing, Code::section_duplicate, Code::section_order, Code::section_numbering,
                          Code::section_title_variant};

}  // namespace

const Check section_check{codes, find, fix};

}  // namespace gouji::checks
