// Answers which lines of a report belong together and which year it is about, for the checks of its prose.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/edits/source.h"
#include "core/model/report.h"
#include "core/text/edit.h"

namespace gouji::checks {

// Passages [first, last).
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The first line of prose, where things stand that are missing from the whole report.
text::Range first_line(const model::Report& report);

// What stands between a heading and the next one of a section.
Stretch behind_heading(const model::Report& report, const model::SectionHeading& heading);

// What stands between the title and the first heading.
Stretch preamble(const model::Report& report);

// Whether the passage is the date under the report or the name above it.
bool is_signature(const model::Report& report, std::size_t passage);

// Whether the passage is a line of prose that says something: no heading, no part of a table, no signature.
bool is_paragraph(const model::Report& report, std::size_t passage);

// All that the paragraphs of the stretch tell; run-in headings count.
std::uint32_t cues_in(const model::Report& report, Stretch stretch);

// The year that the report's own facts are of: its period's, where its first sentences agree. Where no sentence begins
// with a year, the signature of the next year agrees as well.
std::optional<int> year_of_facts(const model::Report& report);

// The year that all its dates must fit: that of the title, unless period and text agree against it.
std::optional<int> report_year(const model::Report& report);

// Puts a sentence behind the last one of a paragraph, with a full stop before it where there is none.
text::Edit append_sentence(const model::Report& report, std::size_t passage, std::string_view sentence);

// Puts a paragraph below a line.
text::Edit insert_below(const edits::Source& source, std::size_t passage, std::string_view paragraph);

}  // namespace gouji::checks
