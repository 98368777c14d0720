// Cuts lines into blocks, from the start or from the middle of a document.
#include <limits>
#include <vector>

#include "core/syntax/html.h"
#include "core/syntax/line.h"
#include "core/syntax/line_reader.h"
#include "core/syntax/tree.h"

namespace gouji::syntax {

namespace {

// The rest of a label that was broken over lines is short; a longer line behind a table is a paragraph.
constexpr std::size_t longest_continuation = 90;

// A line in a cell of HTML, tags included; the longest of the form has a hundred bytes to show.
constexpr std::size_t longest_in_cell = 600;

// A quote that nothing closes takes no more lines than a cell of a spreadsheet has.
constexpr std::size_t most_lines_in_quotes = 8;

bool ends_in_digit(std::string_view text) { return !text.empty() && text.back() >= '0' && text.back() <= '9'; }

bool closes_row(std::string_view line) {
  line = trim(line);
  return line.size() >= 5 && begins_with_tag(line.substr(line.size() - 5), "/tr");
}

// Whether a line in an open cell says that the table only lays the page out: a table, a heading or a paragraph in it.
bool holds_more_than_cells(std::string_view line) {
  if (line.size() > longest_in_cell && line.find("</t") == line.npos && line.find("</T") == line.npos) return true;
  for (const std::string_view tag : {"table", "h1", "h2", "h3", "h4"})
    if (begins_with_tag(line, tag)) return true;
  return false;
}

// Whether a cell in quotes goes on behind the line of a row with tabs; `open` tells whether one went on before it.
bool leaves_quote_open(std::string_view line, bool open) {
  std::size_t at = 0;
  while (at <= line.size()) {
    if (!open && (at == line.size() || line[at] != '"')) {
      const std::size_t tab = line.find('\t', at);
      if (tab == line.npos) return false;
      at = tab + 1;
      continue;
    }
    if (!open) ++at;  // behind the opening quote
    open = true;
    for (; at < line.size(); ++at) {
      if (line[at] != '"') continue;
      if (line.substr(at, 2) != "\"\"") break;
      ++at;
    }
    if (at >= line.size()) return true;
    open = false;
    const std::size_t tab = line.find('\t', at);
    if (tab == line.npos) return false;
    at = tab + 1;
  }
  return open;
}

// Whether a cell of HTML goes on behind the line; `open` tells whether one went on before it.
bool leaves_cell_open(std::string_view line, bool open) {
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    const std::string_view tag = line.substr(at);
    if (begins_with_tag(tag, "td") || begins_with_tag(tag, "th")) open = true;
    if (begins_with_tag(tag, "/td") || begins_with_tag(tag, "/th")) open = false;
  }
  return open;
}

// Adds line after line to the block being made and says when it is done.
class BlockMachine {
 public:
  // True when `line` begins a new block, which then must be taken with `take` before `add`.
  bool begins_block(LineKind kind, const Line& line) const {
    if (!open_) return false;
    switch (block_.kind) {
      case BlockKind::blank: return kind != LineKind::blank;
      case BlockKind::row:
        // A row of HTML goes on over lines until it is closed, or another one begins, or the table ends.
        if (block_.notation == Notation::html)
          return row_closed_ || kind == LineKind::html_row || (kind == LineKind::heading && !cell_open_) ||
                 begins_with_tag(line.content, "/table") || begins_with_tag(line.content, "/tbody") ||
                 holds_more_than_cells(line.content);
        // A cell from a spreadsheet goes on until its quote is closed, but not over a blank line or another kind of row.
        if (quote_open_ && lines_in_quote_ < most_lines_in_quotes &&
            (kind == LineKind::tab_row || (kind == LineKind::text && line.content.size() <= longest_continuation)))
          return false;
        if (block_.notation != Notation::cells || kind == LineKind::cell) return block_.notation != Notation::cells;
        if (kind == LineKind::note) return false;  // a comment between two cells parts no row
        // A number is never broken over lines, so text behind one does not belong to its cell.
        return kind != LineKind::text || after_number_ || line.content.size() > longest_continuation;
      default: return true;
    }
  }

  void add(LineKind kind, const Line& line) {
    if (!open_) {
      block_ = Block{0, 0, block_kind(kind), notation(kind)};
      open_ = true;
      cell_open_ = false;
      quote_open_ = false;
    }
    if (kind != LineKind::note) after_number_ = ends_in_digit(trim(line.content));
    if (block_.notation == Notation::tsv) quote_open_ = leaves_quote_open(line.content, quote_open_);
    lines_in_quote_ = line.content.find('"') == line.content.npos ? lines_in_quote_ + 1 : 0;
    row_closed_ = closes_row(line.content);
    if (block_.notation == Notation::html) cell_open_ = leaves_cell_open(line.content, cell_open_);
    block_.bytes += static_cast<std::uint32_t>(line.bytes);
    block_.lines += line.broken ? 1 : 0;
  }

  bool open() const { return open_; }

  Block take() {
    open_ = false;
    return block_;
  }

 private:
  static BlockKind block_kind(LineKind kind) {
    switch (kind) {
      case LineKind::blank: return BlockKind::blank;
      case LineKind::note: return BlockKind::note;
      case LineKind::text:
      case LineKind::heading: return BlockKind::prose;
      case LineKind::bar_rule: return BlockKind::rule;
      default: return BlockKind::row;
    }
  }

  static Notation notation(LineKind kind) {
    switch (kind) {
      case LineKind::cell: return Notation::cells;
      case LineKind::tab_row: return Notation::tsv;
      case LineKind::bar_row:
      case LineKind::bar_rule: return Notation::bars;
      case LineKind::html_row: return Notation::html;
      default: return Notation::none;
    }
  }

  Block block_;
  bool open_ = false;
  bool after_number_ = false;
  bool row_closed_ = false;
  bool quote_open_ = false;         // in a row of tabs
  std::size_t lines_in_quote_ = 0;  // since the last line with a quote
  bool cell_open_ = false;          // in a row of HTML: words on the next lines belong to its last cell
};

constexpr std::size_t whole_window = 1 << 16;
constexpr std::size_t edit_window = 1 << 10;

}  // namespace

Tree parse(const text::Text& text) {
  std::vector<Block> blocks;
  BlockMachine machine;
  LineReader lines(text, 0, whole_window);
  while (const std::optional<Line> line = lines.next()) {
    const LineKind kind = line_kind(line->content);
    if (machine.begins_block(kind, *line)) blocks.push_back(machine.take());
    machine.add(kind, *line);
  }
  if (machine.open()) blocks.push_back(machine.take());
  return Tree::from(std::move(blocks));
}

Reparse reparse(const Tree& old, const text::Edit& edit, const text::Text& edited) {
  const auto bytes = [](const Block::Summary& summary) { return summary.bytes; };
  const std::size_t removed = edit.range.size();
  const std::size_t added = edit.text.size();

  // The block that holds the byte before the edit, and the one before that: a line break typed at the start of a
  // line can join what went before (a \n behind a lone \r), and the line before decides nothing beyond its own block.
  std::size_t first = old.size();
  Block::Summary before = old.summary();
  if (!old.empty()) {
    const auto found = old.find(edit.range.begin == 0 ? 0 : edit.range.begin - 1, bytes);
    first = found.index;
    if (first == old.size()) first = old.size() - 1;
    if (first > 0) --first;
    before = old.before(first);
  }

  std::vector<Block> blocks;
  BlockMachine machine;
  LineReader lines(edited, before.bytes, edit_window);
  const std::size_t edit_end = edit.range.begin + added;

  // A boundary behind the edit is final when the old tree has the same one, seen from its own end.
  std::size_t old_last = old.size();
  bool met = false;
  while (!met) {
    const std::optional<Line> line = lines.next();
    if (!line) break;
    const LineKind kind = line_kind(line->content);
    if (machine.begins_block(kind, *line)) {
      blocks.push_back(machine.take());
      // The line before this one must lie wholly behind the edit's first byte, or this line's start be new text.
      if (line->begin > edit_end) {
        const std::size_t old_offset = line->begin - added + removed;
        if (old_offset > edit.range.end) {
          const auto found = old.find(old_offset, bytes);
          if (found.index < old.size() && found.before.bytes == old_offset) {
            old_last = found.index;
            met = true;
            break;
          }
        }
      }
    }
    machine.add(kind, *line);
  }
  if (!met && machine.open()) blocks.push_back(machine.take());

  Reparse result;
  result.first = first;
  result.old_last = old_last;
  result.new_last = first + blocks.size();
  result.tree = old.replaced(first, old_last, std::move(blocks));
  return result;
}

}  // namespace gouji::syntax
