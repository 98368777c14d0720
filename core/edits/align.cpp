// Looks at the blocks of the one table only, so that it can be done at a keystroke.
#include "core/edits/align.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/line.h"
#include "core/text/unicode.h"

namespace gouji::edits {

namespace {

// What stands between two bars of a line.
struct Slot {
  text::Range range;
  text::Range content;  // without space at its ends
  std::string words;    // of the content
};

struct Line {
  std::vector<Slot> slots;
  bool rule = false;
};

struct Column {
  int width = 0;
  bool right = false;
};

// A bar behind a backslash belongs to its cell.
std::vector<std::size_t> bars(std::string_view line) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) found.push_back(i);
  return found;
}

// The line's cells, those between bars only; none where it does not begin with one.
Line read_line(const text::Text& text, text::Range range, bool rule) {
  const std::string bytes = text.slice(range);
  Line line{{}, rule};
  const std::vector<std::size_t> at = bars(bytes);
  if (at.empty() || !syntax::trim(std::string_view(bytes).substr(0, at.front())).empty()) return line;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    const text::Range slot{range.begin + at[i] + 1, range.begin + at[i + 1]};
    const std::string_view words = syntax::trim(std::string_view(bytes).substr(at[i] + 1, slot.size()));
    const std::size_t begin =
        words.empty() ? slot.begin : range.begin + static_cast<std::size_t>(words.data() - bytes.data());
    line.slots.push_back({slot, {begin, begin + words.size()}, std::string(words)});
  }
  return line;
}

bool belongs(const syntax::Block& block) {
  return block.kind == syntax::BlockKind::rule ||
         (block.kind == syntax::BlockKind::row && block.notation == syntax::Notation::bars);
}

// The lines of the table around the offset, in order.
std::vector<Line> table_at(const text::Text& text, const syntax::Tree& tree, std::size_t offset) {
  if (tree.empty()) return {};
  const auto bytes = [](const syntax::Block::Summary& summary) { return summary.bytes; };
  std::size_t first = std::min(tree.find(offset, bytes).index, tree.size() - 1);
  if (!belongs(tree[first])) return {};
  std::size_t last = first + 1;
  while (first > 0 && belongs(tree[first - 1])) --first;
  while (last < tree.size() && belongs(tree[last])) ++last;
  std::vector<Line> lines;
  std::size_t begin = tree.before(first).bytes;
  for (std::size_t i = first; i < last; begin += tree[i++].bytes)
    lines.push_back(read_line(text, {begin, begin + tree[i].bytes}, tree[i].kind == syntax::BlockKind::rule));
  return lines;
}

std::vector<Column> columns_of(const std::vector<Line>& lines, int ambiguous_width) {
  std::vector<Column> columns;
  for (const Line& line : lines) {
    columns.resize(std::max(columns.size(), line.slots.size()));
    for (std::size_t i = 0; i < line.slots.size(); ++i) {
      const std::string& words = line.slots[i].words;
      if (line.rule) {
        columns[i].right = words.ends_with(':') && !words.starts_with(':');
        columns[i].width = std::max(columns[i].width, columns[i].right ? 4 : 3);
      } else {
        columns[i].width = std::max(columns[i].width, text::display_width(words, ambiguous_width));
      }
    }
  }
  return columns;
}

std::string dashes(const std::string& rule, int width) {
  std::string line(static_cast<std::size_t>(width), '-');
  if (rule.starts_with(':')) line.front() = ':';
  if (rule.ends_with(':')) line.back() = ':';
  return line;
}

// Words are left as they are, so that a cursor among them stays where it is.
void put(const text::Text& text, text::Range range, const std::string& space, text::EditList& edits) {
  if (text.slice(range) != space) edits.add({range, space});
}

}  // namespace

text::EditList align_table(const text::Text& text, const syntax::Tree& tree, std::size_t offset, int ambiguous_width) {
  const std::vector<Line> lines = table_at(text, tree, offset);
  text::EditList edits;
  if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return line.rule; })) return edits;
  const std::vector<Column> columns = columns_of(lines, ambiguous_width);
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.slots.size(); ++i) {
      const Slot& slot = line.slots[i];
      const int width = text::display_width(slot.words, ambiguous_width);
      const std::string pad(static_cast<std::size_t>(std::max(0, columns[i].width - width)), ' ');
      const bool right = columns[i].right;
      if (line.rule) {
        put(text, slot.range, " " + dashes(slot.words, columns[i].width) + " ", edits);
      } else if (slot.words.empty()) {
        put(text, slot.range, pad + "  ", edits);
      } else {
        put(text, {slot.range.begin, slot.content.begin}, " " + (right ? pad : ""), edits);
        put(text, {slot.content.end, slot.range.end}, (right ? "" : pad) + " ", edits);
      }
    }
  }
  return edits;
}

}  // namespace gouji::edits
