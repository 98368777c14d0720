// Holds one report of a document: its title, its sections, its tables bound to a template, and what checks say of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/figure.h"
#include "core/model/finding.h"
#include "core/model/passage.h"
#include "core/model/settings.h"
#include "core/model/table.h"
#include "core/templates/library.h"

namespace gouji::model {

struct Title {
  text::Range range;  // from the first word of its first line to the last of its last line
  std::string text;   // lines joined without a separator
  TitleWords words;   // `year_at` counts in `text`
  std::size_t last_passage = 0;
};

// A heading in the text, in document order.
struct SectionHeading {
  std::string_view id;  // of the section in the template
  std::size_t passage = 0;
  HeadingMatch match;
  text::Range words;      // of the heading, from the report's first byte
  std::size_t begin = 0;  // of its block
  std::string text;       // of its line
  std::string name;       // the words of the heading
  bool aspect() const { return !match.aspect.empty(); }
};

// One end of the period that the report covers.
struct PeriodEnd {
  std::size_t passage = 0;
  WrittenDate date;  // ranges from the report's first byte
};

// A sentence about the period. Both ends or none: without them nobody can tell whether it is right.
struct Period {
  std::optional<PeriodEnd> from;
  std::optional<PeriodEnd> to;
  bool exact = true;  // the ranges are those of the dates
};

// The date at the end of the report, and who signs.
struct Signature {
  std::size_t passage = 0;
  WrittenDate date;   // ranges from the report's first byte
  bool exact = true;  // the ranges are those of the date
  text::Range name_range;
  std::string name;  // empty where there is none
};

// What a report says beside its numbers. All offsets count from the report's first byte, so that it can be shared by
// versions of the document in which the report stands elsewhere.
struct Frame {
  bool recognised = false;   // looks like a report: others get no findings
  bool traditional = false;  // is written in traditional characters
  std::optional<Title> title;
  std::string organ;  // empty where not known
  std::optional<int> year;
  const templates::Template* form = nullptr;  // of its year, else of its tables, else the newest
  std::vector<SectionHeading> headings;       // sections and aspects, duplicates included
  std::vector<Figure> figures;                // the numbers of its prose, in document order
  std::vector<BoundClaim> claims;             // what it says of all cases
};

// What a report says in numbers: those of its tables, and the figures of its prose that refer to them.
struct Numbers {
  const Frame& frame;
  const Grids& grids;
};

// A report as it was read, with all that checks and features may ask of it.
struct Report : Frame {
  std::vector<Passage> passages;
  std::size_t bytes = 0;
  bool form_known = false;                        // year or tables told which form it is
  const templates::Template* expected = nullptr;  // the form of its year; null where there is none
  std::vector<Table> tables;
  Grids grids;  // the numbers of the tables, in their order
  const templates::Narrative* narrative = nullptr;
  std::vector<Period> periods;         // in document order
  std::optional<Signature> signature;  // empty where it has none
  bool markdown_headings = false;      // writes # in front of headings
  std::string line_break = "\n";
  std::vector<Finding> findings;  // what is shown of what was found, in document order

  Numbers numbers() const { return {*this, grids}; }
  // The first heading of a section; null where it has none.
  const SectionHeading* section(std::string_view id) const;
  const Table* table(std::string_view id) const;
  // The index of the passage that holds the byte; the last one's where it lies behind them all.
  std::size_t passage_at(std::size_t offset) const;
};

// The title that two lines of prose make together, the organ or more of it on the first; empty where they make none.
std::optional<TitleWords> read_title_lines(const templates::Library& library, const Reading& first,
                                           const Reading& second);

// What a report is made from: readings in order. `traditional` and `line_break` are told by whoever holds the text.
// Where tables are given the readings are bound to these, if they are of the form that is expected.
std::shared_ptr<Report> assemble(const templates::Library& library, Readings readings,
                                 std::optional<BoundTables> tables = std::nullopt);

}  // namespace gouji::model
