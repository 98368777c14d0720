// Makes up reports whose every cell is known, so that what is read of them can be compared with the truth.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/templates/library.h"
#include "tests/core/base/random.h"

namespace gouji::tests {

/// A cell of a printed table where it begins; it may reach over columns and rows. A `\n` in its text is a line break.
struct MadeCell {
  std::string text;
  std::size_t column = 0;
  std::size_t columns = 1;
  std::size_t rows = 1;
  bool value = false;
};

/// A table as it is printed: rows of the cells that begin in them.
struct MadeTable {
  std::string id;
  std::string section;
  std::size_t labels = 0;  // columns in front of the values
  std::size_t width = 0;   // all columns
  std::size_t header = 0;  // rows above the values
  std::vector<std::vector<MadeCell>> rows;
};

/// How the words and numbers of a report are spelt; what a published report may do without any finding.
struct Spelling {
  std::string mark = ".";         // behind the numbers of rows
  bool ascii_brackets = false;    // (一) for （一）
  bool space_in_numbers = false;  // （一） 予以公开
  int quotes = 0;                 // 0 “” 1 "" 2 none
  int script = 0;                 // 0 simplified 1 traditional 2 both mixed 3 Taiwan words
  bool radicals = false;          // characters as Kangxi radicals
  bool wide_digits = false;       // １２
  bool thousands = false;         // 1,234
  std::string zero = "0";         // what is written for none
  bool broken_labels = false;     // 商业\n企业
  bool spaced_labels = false;     // 商业 企业
  bool shortened = false;         // labels in their listed short forms
  int headings = 0;               // 0 official 1 listed variants 2 Arabic numbers 3 a dot or nothing behind the number
  bool nothings = false;          // characters without width, and compatibility ideographs
  bool units = false;             // 规章（件）
  bool bold = false;              // **一、总体情况**
  int captions = 0;  // above a table: 0 nothing 1 单位：件 2 a caption 3 a row 单位：件 on top of it
};

struct MadeReport {
  const templates::Template* form = nullptr;
  std::string organ;
  int year = 0;
  Spelling spelling;
  std::vector<MadeTable> tables;
  std::map<std::string, std::string> cells;    // by address, as they are printed
  std::map<std::string, std::string> amounts;  // by address, what they count: digits without decoration
};

MadeReport make_report(const templates::Library& library, Random& random);

Spelling random_spelling(Random& random);

/// Words of the form in this spelling.
std::string spelt(std::string words, const Spelling& spelling, Random& random);

/// A section's heading in this spelling, numbered.
std::string spelt_heading(const templates::Section& section, const Spelling& spelling, Random& random);

}  // namespace gouji::tests
