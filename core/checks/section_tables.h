// Answers which tables of a section are there and writes those that are not, for the fixes of sections and of tables.
#pragma once

#include <string_view>
#include <vector>

#include "core/edits/source.h"
#include "core/model/report.h"
#include "core/text/edit.h"

namespace gouji::checks {

// The template that the tables of a section follow; the report's own where it has none of them.
const templates::Template& form_of_section(const model::Report& report, std::string_view section);

// Null when the template has no such section.
const templates::Section* find_section(const templates::Template& form, std::string_view id);

// The tables of the section that the report lacks, by their index in the template.
std::vector<std::size_t> missing_tables(const model::Report& report, const templates::Template& form,
                                        const templates::Section& section);

// Inserts these tables behind the tables of the section that stand before them, else behind its heading. The section
// has a heading or at least one table.
text::Edit insert_tables(const edits::Source& source, const templates::Template& form,
                         const templates::Section& section, const std::vector<std::size_t>& missing);

}  // namespace gouji::checks
