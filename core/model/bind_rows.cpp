// Anchors each row by its label and only then counts its values.
//
// The same table comes with merged cells left empty, repeated, or left out; with padding on the right; with a label cut
// by a page break. What never changes is that a row has a label and that its values stand behind it. So: first every row
// gets a label (its own words, or its words and the next line's, or the nearest label that is still free), then the
// values are taken from behind the label: all of them where their number is right, the last ones where there are too
// many, and where blanks make it doubtful, from where the other rows of the same width have theirs.
#include "core/model/bind_rows.h"

#include <algorithm>

#include "core/model/header.h"
#include "core/model/misprints.h"
#include "core/model/row_line.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

using templates::Match;
using templates::Meaning;
using templates::Meanings;
using templates::Part;

class Binder {
 public:
  Binder(const templates::Library& library, const templates::Template& form, std::size_t index,
         std::span<const Passage> passages)
      : library_(library), form_(form), passages_(passages) {
    table_.form = &form;
    table_.index = index;
    form_index_ = static_cast<std::size_t>(&form - library.templates().data());
    table_.rows.resize(spec().rows.size());
    table_.blocks.resize(spec().rows.size());
    table_.cells.resize(spec().rows.size() * spec().columns.size());
    table_.texts.resize(table_.cells.size());
  }

  Table bind(std::span<const std::size_t> members) {
    table_.first_passage = passages_.size();
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Passage& passage = passages_[members[i]];
      if (is_taken(members[i])) continue;
      if (!passage.reading->has_cells()) {
        pieces_.push_back({members[i], passage.reading->folded});  // perhaps the beginning of a label
        continue;
      }
      RowLine line = read_line(members[i]);
      mend_label(line, members.subspan(i + 1));
      note_extent(line);
      if (const RowSlot* words = unexplained(line); words && !lines_.empty() && !line.has_values()) {
        pieces_.push_back({members[i], words->cell->folded});
        continue;
      }
      const std::optional<Piece> short_form = lone_label(line);
      place(std::move(line));
      pieces_.clear();
      if (short_form) pieces_.push_back(*short_form);
    }
    resolve_misprints(spec(), lines_);
    take_values();
    match_header(spec(), table_.header);
    for (const std::size_t member : members) table_.last_passage = std::max(table_.last_passage, member + 1);
    if (table_.last_passage > table_.first_passage)
      table_.extent = {passages_[table_.first_passage].begin, passages_[table_.last_passage - 1].range().end};
    return std::move(table_);
  }

 private:
  // Words that may be a piece of a label, and where they stand.
  struct Piece {
    std::size_t passage = 0;
    std::string words;
  };

  const templates::Table& spec() const { return form_.tables[table_.index]; }

  // A row's label alone on its line: it may be a short form that goes on, with the values beside the rest of it.
  static std::optional<Piece> lone_label(const RowLine& line) {
    if (line.slots.size() != 1 || line.slots.front().row == nullptr) return std::nullopt;
    return Piece{line.passage, line.slots.front().cell->folded};
  }

  void understand(RowSlot& slot, const Meanings* meanings) const {
    if (meanings == nullptr) return;
    for (const Meaning& meaning : *meanings) {
      if (meaning.form != form_index_ || meaning.table != table_.index) continue;
      const Meaning*& known = meaning.part == Part::row         ? slot.row
                              : meaning.part == Part::row_group ? slot.group
                                                                : slot.header;
      if (known == nullptr) known = &meaning;
    }
  }

  RowLine read_line(std::size_t passage) const {
    RowLine line;
    line.passage = line.first_passage = line.last_passage = passage;
    for (const CellReading& cell : passages_[passage].reading->cells) {
      RowSlot slot{passage, passages_[passage].begin, &cell};
      understand(slot, cell.meanings);
      line.slots.push_back(slot);
    }
    return line;
  }

  // Whether the passage was the rest of a label that the row before has taken.
  bool is_taken(std::size_t passage) const { return std::find(taken_.begin(), taken_.end(), passage) != taken_.end(); }

  // The last words of the line when nothing in the table explains any of its words; null otherwise.
  static RowSlot* unexplained(RowLine& line) {
    RowSlot* last = nullptr;
    for (RowSlot& slot : line.slots) {
      if (!slot.is_words()) continue;
      if (slot.row || slot.group || slot.header) return nullptr;
      last = &slot;
    }
    return last != nullptr && !last->cell->folded.empty() ? last : nullptr;
  }

  struct Words {
    std::string_view folded;
    std::string_view text;
  };

  // The words of a passage that is nothing but a piece of a label; empty for any other.
  Words piece_of(std::size_t passage) const {
    const Reading& reading = *passages_[passage].reading;
    if (!reading.has_cells()) return {reading.folded, reading.text};
    RowLine line = read_line(passage);
    if (line.has_values()) return {};
    const RowSlot* words = unexplained(line);
    if (words != nullptr) return {words->cell->folded, words->cell->text()};
    // Half a label can be a label by itself without its number: 不予公开 behind （三）.
    const bool alone =
        std::count_if(line.slots.begin(), line.slots.end(), [](const RowSlot& slot) { return slot.is_words(); }) == 1;
    for (const RowSlot& slot : line.slots)
      if (alone && slot.is_words() && is_unnumbered(slot)) return {slot.cell->folded, slot.cell->text()};
    return {};
  }

  static bool is_unnumbered(const RowSlot& slot) {
    for (const Meaning* meaning : {slot.row, slot.group, slot.header})
      if (meaning != nullptr && meaning->match != Match::unnumbered) return false;
    return true;
  }

  // （三） / 不予公开, or 5.属于三类内部事务信 / 息: a label cut by a page break, an empty line or a narrow column, with its
  // values beside any of its pieces. Tries the fewest pieces first.
  void mend_label(RowLine& line, std::span<const std::size_t> next) {
    RowSlot* words = nullptr;
    for (RowSlot& slot : line.slots)
      if (slot.is_words() && !slot.row && !slot.group && !slot.header) words = &slot;
    if (words == nullptr || words->cell->folded.empty()) return;
    std::vector<Words> behind;
    for (std::size_t i = 0; i < std::min<std::size_t>(next.size(), 2); ++i) {
      behind.push_back(piece_of(next[i]));
      if (behind.back().folded.empty()) {
        behind.pop_back();
        break;
      }
    }
    constexpr std::pair<std::size_t, std::size_t> choices[] = {{0, 1}, {1, 0}, {1, 1}, {0, 2}, {2, 0}, {2, 1}, {1, 2}};
    for (const auto& [before, after] : choices) {
      if (before > pieces_.size() || after > behind.size()) continue;
      std::string joined;
      for (std::size_t i = pieces_.size() - before; i < pieces_.size(); ++i) joined += pieces_[i].words;
      if (after > 0) joined += words->cell->folded;
      for (std::size_t i = 0; i + 1 < after; ++i) joined += behind[i].folded;
      const Words last = after > 0 ? behind[after - 1] : Words{words->cell->folded, words->cell->text()};
      const Meanings* meanings = library_.meanings(joined + std::string(last.folded));
      if (meanings == nullptr)
        if (const std::string bare = fold_without_note(last.text); !bare.empty())
          meanings = library_.meanings(joined + bare);
      understand(*words, meanings);
      if (!words->row && !words->group && !words->header) continue;
      taken_.insert(taken_.end(), next.begin(), next.begin() + static_cast<std::ptrdiff_t>(after));
      if (before > 0) {
        line.first_passage = pieces_[pieces_.size() - before].passage;
        if (!lines_.empty() && lines_.back().passage == line.first_passage) lines_.pop_back();
      }
      if (after > 0) line.last_passage = next[after - 1];
      return;
    }
  }

  void note_extent(const RowLine& line) {
    if (table_.first_passage != passages_.size()) return;
    table_.first_passage = line.passage;
    for (const RowSlot& slot : line.slots) {
      if (slot.is_blank()) continue;
      table_.first_line = slot.range();
      return;
    }
  }

  void place(RowLine line) {
    for (const RowSlot& slot : line.slots)
      if (slot.group != nullptr && !slot.row)
        table_.groups.push_back({slot.group->heading, line.passage, slot.range()});
    if (is_header(line)) return take_header(line);
    if (!spec().labelled_rows()) return place_unlabelled(std::move(line));

    for (std::size_t i = 0; i < line.slots.size(); ++i) {
      const Meaning* row = line.slots[i].row;
      if (row == nullptr) continue;
      // Without its number a label such as 其他 says little: then the row must have as many cells as the form's.
      const bool wide = line.slots.size() - i > spec().columns.size();
      if (row->match == Match::unnumbered && (line.label || !wide)) continue;
      line.label = i;
      line.leaf = leaf_of(row->heading);
      line.quality = row->match == Match::official ? LabelQuality::official : LabelQuality::variant;
    }
    if (line.leaf) {
      lines_.push_back(std::move(line));
    } else if (line.has_values()) {
      place_unnamed(std::move(line));
    } else if (line.has_words() && lines_.empty()) {
      take_header(line);  // words above the first row that no label explains: misprints of column labels
    } else if (!line.has_words() && awaits_values(line)) {
      append_values(line);
    }
  }

  bool is_header(const RowLine& line) const {
    if (line.has_values()) return false;
    bool header = false;
    for (const RowSlot& slot : line.slots) {
      if (slot.row != nullptr && slot.row->match != Match::unnumbered) return false;
      header = header || slot.header != nullptr;
    }
    return header;
  }

  void take_header(const RowLine& line) {
    for (const RowSlot& slot : line.slots) {
      if (!slot.is_words()) continue;
      if (slot.header && (slot.header->part == Part::corner || slot.header->part == Part::table_heading)) {
        table_.named = true;
        continue;
      }
      if (slot.group) continue;
      table_.header.push_back({slot.passage, slot.range(), slot.cell->text(), std::nullopt, false});
    }
  }

  // A table without row labels has one row of values; words alone above it are header cells.
  void place_unlabelled(RowLine line) {
    const bool headed = !table_.header.empty() && line.slots.size() == spec().columns.size();
    if (!line.has_values() && line.has_words() && lines_.empty() && !headed) return take_header(line);
    const bool single = line.slots.size() == 1 && (line.has_values() || !lines_.empty());
    if (!line.has_values() && line.slots.size() < spec().columns.size() && !single) return;
    if (lines_.empty()) {
      line.leaf = 0;
      lines_.push_back(std::move(line));
    } else if (lines_.back().slots.size() < spec().columns.size() && line.slots.size() == 1) {
      append_values(line);
    } else {
      unknown(line, std::nullopt);
    }
  }

  // A row whose label no meaning explains: kept for the search for misprints. Numbers without any label belong to the
  // row before when that one has none.
  void place_unnamed(RowLine line) {
    for (std::size_t i = 0; i < line.slots.size() && !line.slots[i].is_value(); ++i)
      if (line.slots[i].is_words()) line.label = i;
    if (!line.label) {
      if (awaits_values(line)) append_values(line);
      return;
    }
    lines_.push_back(std::move(line));
  }

  // Whether an unexplained row has values enough to be a row of this table rather than of some other one.
  bool is_wide(const RowLine& line) const {
    const auto values = static_cast<std::size_t>(
        std::count_if(line.slots.begin(), line.slots.end(), [](const RowSlot& slot) { return slot.is_value(); }));
    return values * 2 >= spec().columns.size();
  }

  // Whether the last row takes more values: it has too few, or it is written one cell a line and has taken all so far.
  bool awaits_values(const RowLine& line) const {
    if (lines_.empty() || !lines_.back().label) return false;
    const RowLine& last = lines_.back();
    if (last.slots.size() - *last.label - 1 < spec().columns.size()) return true;
    return line.slots.size() == 1 && last.single_cells;
  }

  void append_values(const RowLine& line) {
    lines_.back().single_cells = lines_.back().single_cells || line.slots.size() == 1;
    lines_.back().last_passage = std::max(lines_.back().last_passage, line.passage);
    lines_.back().slots.insert(lines_.back().slots.end(), line.slots.begin(), line.slots.end());
  }

  std::size_t leaf_of(std::size_t heading) const {
    return static_cast<std::size_t>(spec().rows.headings[heading].first_leaf);
  }

  void unknown(const RowLine& line, std::optional<std::size_t> label) {
    UnknownRow row;
    row.passage = line.passage;
    for (std::size_t i = 0; i < line.slots.size(); ++i) {
      if (label ? i != *label : line.slots[i].is_blank()) continue;
      row.label = line.slots[i].range();
      row.text = line.slots[i].cell->text();
      break;
    }
    table_.unknown.push_back(std::move(row));
  }

  BoundCell bound_cell(const RowSlot& slot) const {
    const auto at = [&slot](text::Range range) {
      return text::Range{slot.begin + range.begin, slot.begin + range.end};
    };
    return {at(slot.cell->cell.slot), at(slot.cell->cell.content), slot.cell->value};
  }

  void take_values() {
    const ValuePlaces usual = usual_places(lines_, spec().columns.size());
    for (const RowLine& line : lines_) {
      if (!line.leaf) {
        if (is_wide(line)) unknown(line, line.label);
        continue;
      }
      const auto [values, extra, doubtful] = choose_values(line, spec(), usual);
      BoundRow row;
      row.leaf = *line.leaf;
      row.passage = line.passage;
      row.first_passage = line.first_passage;
      row.last_passage = line.last_passage;
      row.quality = line.quality;
      if (line.label) {
        row.label = line.slots[*line.label].range();
        row.label_text = line.slots[*line.label].cell->text();
        row.label_cell = *line.label;
      }
      row.value_cell = values.empty() ? line.first_value() : values.front();
      row.found_values = values.size();
      for (const std::size_t slot : extra) row.extra.push_back(bound_cell(line.slots[slot]));
      row.range = extent_of(line);
      if (table_.rows[row.leaf]) {
        table_.duplicates.push_back(std::move(row));
        continue;
      }
      bind_cells(line, values, row.leaf, {doubtful, !extra.empty()});
      table_.blocks[row.leaf] = passages_[row.passage].range();
      table_.rows[row.leaf] = std::move(row);
    }
  }

  text::Range extent_of(const RowLine& line) const {
    text::Range extent;
    bool any = false;
    for (const RowSlot& slot : line.slots) {
      if (slot.is_blank()) continue;
      extent = any ? text::Range{extent.begin, slot.range().end} : slot.range();
      any = true;
    }
    return extent;
  }

  struct Doubt {
    bool open = false;     // blanks or numbers leave it open which slots are the values
    bool surplus = false;  // some values are left out
  };

  void bind_cells(const RowLine& line, const std::vector<std::size_t>& values, std::size_t leaf, Doubt doubt) {
    const std::size_t wanted = spec().columns.size();
    const bool ragged = values.size() < wanted;
    // With too few values the last one is the total when it is the sum of the others: then the gap is before it.
    const std::size_t gap = ragged && ends_in_sum(line, values) ? values.size() - 1 : values.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::size_t column = i < gap ? i : i + wanted - values.size();
      BoundCell cell = bound_cell(line.slots[values[i]]);
      cell.uncertain = ragged || doubt.open;
      cell.told_by_sum = doubt.surplus;
      table_.cells[leaf * wanted + column] = cell;
      table_.texts[leaf * wanted + column] = line.slots[values[i]].cell->text();
    }
  }

  const templates::Library& library_;
  const templates::Template& form_;
  std::span<const Passage> passages_;
  std::size_t form_index_ = 0;
  Table table_;
  std::vector<RowLine> lines_;      // rows in document order
  std::vector<std::size_t> taken_;  // passages that were the rest of a label
  std::vector<Piece> pieces_;       // unexplained words since the last row, perhaps the beginning of a label
};

}  // namespace

Table bind_rows(const templates::Library& library, const templates::Template& form, std::size_t index,
                std::span<const Passage> passages, std::span<const std::size_t> members) {
  return Binder(library, form, index, passages).bind(members);
}

}  // namespace gouji::model
