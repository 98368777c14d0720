// Finds the places that say one number: a cell of a table, and the numbers of the prose that quote it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/snapshot.h"
#include "core/text/numeral.h"

namespace gouji::features {

// Where a number stands, and in which numerals.
struct WrittenNumber {
  text::Range range;  // in bytes of the document, the numerals alone
  text::NumeralStyle style = text::NumeralStyle::arabic;
};

struct SameNumber {
  model::CellRef cell;
  base::Decimal value;                // of the cell
  WrittenNumber at;                   // the one that was asked for
  std::vector<WrittenNumber> places;  // all of them, that one too, in document order
};

// Why no number is found.
enum class NoNumber {
  nothing,  // no cell and no figure stands there
  blank,    // a cell without a number that could be told from the words around it
  words,    // the words of the prose say it without numerals
  sum,      // a figure that several cells make together
};

struct NumberSearch {
  std::optional<SameNumber> found;
  NoNumber reason = NoNumber::nothing;
};

// The number at the offset of the document. Figures that say another number than the cell are left out, but for the one
// that was asked for.
NumberSearch same_number(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
