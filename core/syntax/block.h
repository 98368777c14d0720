// Names the smallest pieces a document is cut into: lines of prose, rows of tables, stretches of blank lines.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gouji::syntax {

enum class BlockKind : std::uint8_t {
  blank,  // one or more lines without anything to see
  prose,  // one line of text: a paragraph, a heading, a title
  row,    // one row of a table, over several lines in cells notation
  rule,   // the |---|---| line that makes bars a Markdown table
  note,   // one line of comments: nothing that a reader of the report sees
};

// How the cells of a row are set apart. Which of the contract's notations a whole table has follows from its rows:
// bars with a rule among them are markdown, bars without are pipes.
enum class Notation : std::uint8_t {
  none,
  cells,  // one cell per line behind one tab
  tsv,    // tabs between the cells of a line
  bars,   // bars between the cells of a line
  html,   // <tr>…</tr>
};

// A block knows its size only, never its place: it is shared between versions of a document.
struct Block {
  struct Summary {
    std::size_t bytes = 0;
    std::size_t lines = 0;  // line breaks

    Summary& operator+=(const Summary& other) {
      bytes += other.bytes;
      lines += other.lines;
      return *this;
    }
  };

  std::uint32_t bytes = 0;
  std::uint32_t lines = 0;
  BlockKind kind = BlockKind::blank;
  Notation notation = Notation::none;

  Summary summary() const { return {bytes, lines}; }
  friend bool operator==(const Block&, const Block&) = default;
};

}  // namespace gouji::syntax
