// Notes what the words of one line of prose say of time, of the organ itself and of what is due in a section, in one pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/written_date.h"
#include "core/templates/narrative.h"
#include "core/text/range.h"

namespace gouji::model {

struct DateRemark {
  WrittenDate date;
  std::size_t sentence = 0;         // counted in the line
  std::uint32_t sentence_cues = 0;  // of all phrases of its sentence
  text::Range since;                // 以来 behind a year; else empty
  bool quoted = false;              // inside 《》 or “”
  bool first = false;               // the line begins with it
  bool own = false;                 // a year that begins a clause with the organ's own facts
  bool report = false;              // a year in front of the report's subject
  bool joined = false;              // follows the date before like the end of a range
  bool joined_to_begin = false;     // between the line's begin and it there is nothing but 至 and the like
  bool joined_to_end = false;       // the same behind it
};

// A phrase whose place matters.
struct PhraseRemark {
  std::uint32_t cues = 0;
  std::uint32_t form = 0;  // of a self-reference
  text::Range range;
  std::size_t sentence = 0;
  bool quoted = false;
};

// Ranges are relative to the block.
struct Remarks {
  std::uint32_t cues = 0;  // of all phrases in the line
  std::vector<DateRemark> dates;
  std::vector<PhraseRemark> phrases;
  std::size_t sentences = 0;  // finished ones
  bool dated = false;         // a date alone, or behind the name of an organ
  bool exact = true;          // false where ranges are those of the whole line, because tags stand between its words

  bool tells(std::uint32_t cue) const { return (cues & cue) != 0; }
};

// `words` begin `offset` bytes behind the block's begin.
Remarks read_remarks(const templates::Narrative& narrative, std::string_view words, std::size_t offset);

// The same remarks, all standing at one place.
void place_all(Remarks& remarks, text::Range range);

}  // namespace gouji::model
