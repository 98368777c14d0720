// Says what one block means by itself, in the vocabulary of all templates: the part of the understanding that an edit
// elsewhere never touches.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/directive.h"
#include "core/model/finding.h"
#include "core/model/heading.h"
#include "core/model/prose.h"
#include "core/model/remarks.h"
#include "core/model/title.h"
#include "core/model/value.h"
#include "core/syntax/block.h"
#include "core/syntax/row.h"
#include "core/templates/library.h"

namespace gouji::model {

struct CellReading {
  syntax::Cell cell;  // places relative to the block
  Value value;
  std::string folded;                             // of words only; empty for numbers, blanks, dashes and long texts
  const templates::Meanings* meanings = nullptr;  // of `folded`

  const std::string& text() const { return cell.text; }
  bool is_words() const { return value.kind == ValueKind::text; }
};

struct Reading {
  syntax::Block block;
  std::vector<CellReading> cells;       // of a row, and of prose that may be one
  std::optional<HeadingMatch> heading;  // of prose; places relative to the block
  std::optional<TitleWords> title;      // of prose
  text::Range words;                    // of prose: without # and space at its ends
  bool finished = false;                // of prose: ends in a full stop
  std::string text;                     // of prose: those words, where they are short enough to be a label or a title
  std::string folded;                   // of prose that is short enough to be a label, or a piece of one
  Remarks remarks;                      // of prose
  std::optional<int> period_year;       // of prose that says YYYY年1月1日
  std::optional<int> leading_year;      // of prose that begins with a year
  bool page_number = false;             // of prose that is nothing else
  std::shared_ptr<const Prose> prose;   // of prose whose numbers say something; null for others
  std::vector<Directive> directives;    // comments that suppress findings
  std::vector<Finding> findings;        // what checks say of this block by itself; ranges relative to the block
  std::vector<Mark> marks;              // what checks remember of this block for the report, in order

  bool is_row() const { return block.kind == syntax::BlockKind::row; }
  // Whether it may be a row, or a piece of one, where a table is expected.
  bool has_cells() const { return !cells.empty(); }
  bool is_prose() const { return block.kind == syntax::BlockKind::prose; }
};

// Of blocks that follow each other.
using Readings = std::vector<std::shared_ptr<const Reading>>;

// The meanings of a label, or where it has none of the label without a note in brackets behind it; null for others.
const templates::Meanings* label_meanings(const templates::Library& library, std::string_view text,
                                          std::string_view folded);

// A label folded without the note in brackets behind it; empty where it has none.
std::string fold_without_note(std::string_view text);

// `bytes` are the block's.
std::shared_ptr<Reading> read_block(const templates::Library& library, const syntax::Block& block,
                                    std::string_view bytes);

}  // namespace gouji::model
