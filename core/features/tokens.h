// Says what the words and numbers of a report are, so that editors can colour them.
#pragma once

#include <functional>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class TokenKind {
  title,
  heading,  // of a section or an aspect
  table,    // the name of a table, or what heads its row labels
  group,    // the label of a group of rows
  row,
  column,
  value,
  figure,   // a number of the prose that refers to cells
  comment,  // by which findings are suppressed, as the next two
  keyword,
  code,
};

struct Token {
  text::Range range;  // bytes of the document, in one line, not empty
  TokenKind kind = TokenKind::value;
  bool total = false;   // is a sum by itself
  bool broken = false;  // is a sum that its addends do not make, or a figure that its cells do not make
};

// Of one report, in document order, none on another; of what is no report there are none.
std::vector<Token> tokens(const model::PlacedReport& placed, const text::Text& text);

// Those that touch the range; reads only the reports that do, and no more once `stop` says so.
std::vector<Token> tokens(const model::Snapshot& snapshot, text::Range range, const std::function<bool()>& stop);

}  // namespace gouji::features
