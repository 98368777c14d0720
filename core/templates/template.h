// Describes what a report of one kind must contain, as data that the JSON files in core/data/templates fill in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages/codes.h"

namespace gouji::templates {

// One text in the three languages that Gouji speaks; which one is shown is not the core's business.
struct Localized {
  std::string zh_hans;
  std::string zh_hant;
  std::string en;

  bool empty() const { return zh_hans.empty(); }
};

enum class Domain {
  count,   // integers ≥ 0
  amount,  // decimals ≥ 0
  change,  // signed: 增加7, -3, 无变化
};

// A row or a column, or a group of them, as the official form prints it. Groups have no cells of their own.
struct Heading {
  std::string id;  // address part; empty for a group that needs none
  std::string label;
  std::vector<std::string> variants;  // other labels that are no defect
  Localized about;
  Domain domain = Domain::count;  // of a column's cells
  std::string unit;               // what the column's cells count in, where the heading says so
  int parent = -1;                // index of the group above, -1 at the top
  int depth = 0;                  // 0 at the top
  int first_leaf = 0;             // leaves [first_leaf, last_leaf) lie under it; its own index as a leaf if it is one
  int last_leaf = 0;
  bool group = false;
};

// A tree of headings in document order, parents before their children.
struct Axis {
  std::vector<Heading> headings;
  std::vector<int> leaves;  // indices into headings, in order
  int depth = 0;            // levels

  const Heading& leaf(std::size_t index) const { return headings[static_cast<std::size_t>(leaves[index])]; }
  std::size_t size() const { return leaves.size(); }
  std::optional<std::size_t> find_leaf(std::string_view id) const;
};

struct Table {
  std::string id;  // first part of a cell's address: "s2.art20-1", "s3", "s4"
  std::size_t section = 0;
  std::string heading;  // a row above the table that names it; empty where there is none
  std::string corner;   // the label over the row labels; empty where there is none
  Localized about;
  Axis rows;
  Axis columns;

  bool labelled_rows() const { return rows.size() != 0 && !rows.leaf(0).label.empty(); }
};

struct Aspect {
  std::string id;
  std::string subject = {};  // what its numbers count where a sentence names nothing
  std::string title;
  std::vector<std::string> variants;
  Localized about;
  std::vector<std::string> skeleton;
};

struct Section {
  std::string id;
  std::string subject;
  std::string title;
  std::vector<std::string> variants;
  Localized about;
  std::vector<std::string> skeleton;  // lines of prose; {{words}} are places to type
  std::vector<Aspect> aspects;
  std::vector<std::size_t> tables;  // indices into Template::tables
};

// One linear equation for each row or each column of a table: Σ left = Σ right. Members are leaf indices.
struct Relation {
  messages::Code code;
  std::size_t table = 0;
  bool each_row = false;  // members are columns, one equation a row; else members are rows, one a column
  std::vector<std::size_t> left;
  std::vector<std::size_t> right;
  std::size_t solves = 0;  // the member that is computed from the others: where the finding stands
};

// A cell of a table by the indices of its row's and its column's leaf.
struct CellIndex {
  std::size_t row = 0;
  std::size_t column = 0;

  friend bool operator==(const CellIndex&, const CellIndex&) = default;
};

// A relation of one row or one column: Σ left = Σ right over cells of one table.
struct Equation {
  messages::Code code;
  std::vector<CellIndex> left;
  std::vector<CellIndex> right;
  CellIndex solves;
};

// A cell of a template.
struct CellName {
  std::size_t table = 0;
  CellIndex at;

  friend bool operator==(const CellName&, const CellName&) = default;
};

// What a number in a sentence means: a subject and measures of the phrasebook, and the cells whose sum it is.
struct FigureSpec {
  std::string subject;
  std::vector<std::string> measures;
  std::string within;  // the measure that the sentence's whole has; empty: any other
  // Sums of cells that the number may be; the first one that fits is meant, else the first.
  std::vector<std::vector<CellName>> alternatives;
  bool doubtful = false;  // words alone do not tell: a hint at most
  bool at_most = false;   // the number is a part of the cells
};

// A claim about all cases of a subject, and the cells that must be 0 for it to be true. Said of a number of cases, it may
// be true of as many as all cells hold without those.
struct ClaimSpec {
  std::string claim;
  std::string subject;
  std::vector<CellName> zero;
  std::vector<CellName> all;  // their sum is the number of cases; empty where it does not matter
};

// What a year begins with: a row or a column that last year's report ended with. Last year may have had another form, so
// the row or column is known there by its id only.
struct Carried {
  std::size_t table = 0;
  bool row = false;  // else a column
  std::size_t leaf = 0;
  std::string from;  // id, in the table of the same id
};

// What the reports of other years and other organs must agree with.
struct Across {
  // What there is at the end of the year: what there was a year before, with what came and without what went.
  struct Roll {
    std::size_t table = 0;
    std::size_t stock = 0;  // columns
    std::vector<std::size_t> plus;
    std::vector<std::size_t> minus;
  };
  // A table whose numbers are, in a government's report, the sums of those of the organs below it.
  struct Sum {
    std::size_t table = 0;
    std::vector<std::size_t> columns;
  };

  std::optional<Roll> roll;
  std::vector<Sum> sums;
  std::vector<CellName> main;  // what a report is about, in a few figures

  // The organ's cells that others may ask for: those of the tables named above.
  bool has(std::size_t table) const;
};

struct Template {
  std::string id;
  Localized name;
  int first_year = 0;
  std::optional<int> last_year;
  Localized basis;
  std::string title;                        // with {organ} and {year}
  std::string title_tail;                   // what stands behind the year
  std::vector<std::string> title_variants;  // other tails that are no defect
  std::vector<std::string> preamble;
  std::vector<Section> sections;
  std::vector<Table> tables;
  std::vector<Relation> relations;
  std::vector<std::vector<Equation>> equations;  // the relations written out, for each table
  std::vector<FigureSpec> figures;
  std::vector<ClaimSpec> claims;
  std::vector<Carried> carried;
  Across across;

  bool covers(int year) const { return year >= first_year && (!last_year || year <= *last_year); }
  std::optional<std::size_t> find_table(std::string_view table_id) const;
};

}  // namespace gouji::templates
