// Is what is kept of a report for the sake of others: last year's and next year's, and those of the organs above and
// below it. A few kilobytes, whatever the report is long.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/checks/control.h"
#include "core/model/entry.h"
#include "core/model/settings.h"
#include "core/text/text.h"

namespace gouji::relatives {

// A range of the document in bytes, in half the room.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;

  static Place of(text::Range range) {
    return {static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.size())};
  }
  text::Range range() const { return {begin, begin + size}; }
  friend bool operator==(const Place&, const Place&) = default;
};

// A number of a table that others may ask for.
struct Cell {
  std::uint16_t table = 0;  // indices in the report's form
  std::uint16_t row = 0;
  std::uint16_t column = 0;
  Place place;
  base::Decimal value;

  friend bool operator==(const Cell&, const Cell&) = default;
};

// A sentence that says how much more or less of something there was than a year before.
struct Growth {
  std::vector<templates::CellName> cells;  // of this year's number, which is their sum
  base::Decimal now;
  base::Decimal percent;
  bool rises = false;
  bool round = false;  // 约: only the direction can be wrong
  Place place;         // of the percent
};

// A sentence by its fingerprint, without spaces and the like.
struct Sentence {
  std::uint64_t print = 0;
  Place place;
  std::uint16_t section = 0;  // index in the form, counted from 1; 0: before the first section
  std::int16_t year = 0;      // one that it gives to its own facts; 0: none

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

struct Digest {
  std::string organ;  // plain, as names are compared; empty: not known
  std::string name;   // as it is written
  std::optional<int> year;
  const templates::Template* form = nullptr;
  text::Range title;        // of the document's first line where there is none
  std::vector<Cell> cells;  // by table, row and column; only those that hold a number
  std::vector<Growth> growth;
  std::vector<Sentence> sentences;
  std::vector<std::pair<std::uint16_t, Place>> headings;  // sections, as sentences count them
  std::vector<checks::Silence> silences;                  // in bytes of the document
  // Keeps the form alive.
  std::shared_ptr<const templates::Library> library;

  // Null where it holds no number.
  const Cell* cell(std::size_t table, std::size_t row, std::size_t column) const;
  std::optional<base::Decimal> amount(std::size_t table, std::size_t row, std::size_t column) const;
};

using Digests = std::vector<std::shared_ptr<const Digest>>;

// The reports of a document, those that are recognised. Reads the whole document: not for the time of a keystroke.
Digests digests(const model::Snapshot& snapshot, std::shared_ptr<const templates::Library> library);

}  // namespace gouji::relatives
