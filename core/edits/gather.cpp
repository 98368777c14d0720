// Accounts for every word and number of a region: what no row, label or header takes makes the whole thing impossible.
#include "core/edits/gather.h"

#include <algorithm>
#include <utility>

#include "core/edits/table_region.h"
#include "core/text/fold.h"

namespace gouji::edits {

namespace {

using model::BoundCell;
using model::BoundRow;
using model::CellReading;
using model::Passage;
using model::Table;
using templates::Heading;

constexpr std::string_view digits = "0123456789";

// Something that stands in the region, and whether a table has a place for it.
struct Token {
  std::size_t passage = 0;
  std::size_t begin = 0;
  std::string text;
  std::string folded;
  bool words = false;
  bool owned = false;
};

// A row of the sheet to be, and where it stands.
struct Item {
  enum class Kind { row, stranger, group };
  std::size_t passage = 0;
  std::size_t begin = 0;
  Kind kind = Kind::row;
  std::size_t index = 0;  // leaf of a row, heading of a group, label column of a stranger
  std::string label;      // of a stranger
  std::vector<std::string> values;
};

// All spellings of a label, folded, the official one first.
std::vector<std::string> spellings(const Heading& heading) {
  std::vector<std::string> all = {text::fold(heading.label)};
  for (const std::string& variant : heading.variants) all.push_back(text::fold(variant));
  return all;
}

class Gatherer {
 public:
  Gatherer(const Source& source, const std::vector<std::size_t>& tables, text::Range region)
      : source_(source), report_(source.report), tables_(tables), region_(region) {}

  std::optional<Sheet> gather() {
    collect_tokens();
    for (const std::size_t index : tables_) take_table(report_.tables[index]);
    Sheet sheet;
    for (std::size_t i = 0; i < tables_.size() && whole_; ++i)
      write_table(report_.tables[tables_[i]], items_[i], sheet);
    for (Token& token : tokens_) whole_ = whole_ && (token.owned || is_repetition(token));
    if (!whole_) return std::nullopt;
    return sheet;
  }

 private:
  const Passage& passage(std::size_t index) const { return report_.passages[index]; }

  void collect_tokens() {
    const PassageSpan span = passages_of(report_, tables_);
    for (std::size_t i = span.first; i < span.last; ++i) {
      const model::Reading& reading = *passage(i).reading;
      if (reading.block.kind == syntax::BlockKind::rule) continue;
      if (reading.page_number || reading.title) continue;  // what a page break left says nothing of the table
      if (!reading.directives.empty() || source_.slice(passage(i).range()).find("<!--") != std::string::npos)
        whole_ = false;
      for (const CellReading& cell : reading.cells) {
        if (cell.value.kind == model::ValueKind::blank) continue;
        tokens_.push_back(
            {i, passage(i).at(cell.cell.content).begin, cell.text(), cell.folded, cell.is_words(), false});
      }
      if (reading.cells.empty() && reading.is_prose() && !reading.words.empty())
        tokens_.push_back({i, passage(i).at(reading.words).begin, reading.text, reading.folded, true, false});
    }
  }

  Token* token_at(std::size_t begin) {
    const auto found = std::lower_bound(tokens_.begin(), tokens_.end(), begin,
                                        [](const Token& token, std::size_t at) { return token.begin < at; });
    return found != tokens_.end() && found->begin == begin ? &*found : nullptr;
  }

  void own(std::size_t begin) {
    if (Token* token = token_at(begin)) token->owned = true;
  }

  // Nothing can stand in two places.
  void own_value(std::size_t begin) {
    Token* token = token_at(begin);
    if (token == nullptr) return;
    whole_ = whole_ && !token->owned;
    token->owned = true;
  }

  void take_table(const Table& table) {
    std::vector<Item>& items = items_.emplace_back();
    for (const std::optional<BoundRow>& row : table.rows)
      if (row) take_row(table, *row, bound_values(table, row->leaf), items);
    for (const BoundRow& row : table.duplicates) take_row(table, row, listed_values(row), items);
    for (const model::GroupLabel& group : table.groups) {
      own(group.range.begin);
      if (is_lone(table, group.heading, items))
        items.push_back({group.passage, group.range.begin, Item::Kind::group, group.heading, {}, {}});
    }
    for (const model::HeaderCell& cell : table.header)
      if (cell.heading) own(cell.range.begin);
    for (const model::UnknownRow& row : table.unknown) take_unknown(table, row, items);
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
      return std::pair(a.passage, a.begin) < std::pair(b.passage, b.begin);
    });
  }

  void take_row(const Table& table, const BoundRow& row, std::vector<std::string> values, std::vector<Item>& items) {
    if (!row.extra.empty() || values.size() != row.found_values || values.size() > table.columns()) whole_ = false;
    if (table.spec().labelled_rows()) own(row.label.begin);
    items.push_back({row.passage,
                     row.label.empty() ? row.range.begin : row.label.begin,
                     Item::Kind::row,
                     row.leaf,
                     {},
                     std::move(values)});
  }

  std::vector<std::string> bound_values(const Table& table, std::size_t leaf) {
    std::vector<std::string> values;
    for (std::size_t column = 0; column < table.columns(); ++column) {
      const BoundCell* cell = table.cell({leaf, column});
      if (cell == nullptr) continue;
      if (!cell->content.empty()) own_value(cell->content.begin);
      values.push_back(table.text({leaf, column}));
    }
    return values;
  }

  bool has_words(std::size_t index) const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const Token& token) { return token.passage == index && token.words; });
  }

  // The cells of a passage, and of the passages behind it up to `last` that hold nothing but values.
  std::vector<std::pair<std::size_t, const CellReading*>> cells_from(std::size_t first, std::size_t last) const {
    std::vector<std::pair<std::size_t, const CellReading*>> cells;
    for (std::size_t i = first; i <= last; ++i) {
      if (i > first && (has_words(i) || is_lone_bar(report_, i))) continue;
      for (const CellReading& cell : passage(i).reading->cells)
        cells.emplace_back(passage(i).at(cell.cell.content).begin, &cell);
    }
    return cells;
  }

  // The values of a row that has no bound cells, because another row stands in its place.
  std::vector<std::string> listed_values(const BoundRow& row) {
    const auto cells = cells_from(row.passage, row.last_passage);
    std::vector<std::string> values;
    for (std::size_t i = row.value_cell; i < cells.size() && values.size() < row.found_values; ++i) {
      own_value(cells[i].first);
      values.push_back(cells[i].second->text());
    }
    return values;
  }

  void take_unknown(const Table& table, const model::UnknownRow& row, std::vector<Item>& items) {
    std::size_t last = row.passage;
    const std::size_t end = passages_of(report_, tables_).last;
    for (std::size_t i = row.passage + 1; i < end && !has_words(i) && !starts_row(table, items, i); ++i) last = i;
    const auto cells = cells_from(row.passage, last);
    const bool labelled = table.spec().labelled_rows();
    std::size_t at = 0;
    while (labelled && at < cells.size() && cells[at].first != row.label.begin) ++at;
    if (at >= cells.size()) {
      whole_ = false;
      return;
    }
    Item item{row.passage, cells[at].first, Item::Kind::stranger, at, {}, {}};
    if (labelled) {
      item.label = cells[at].second->text();
      own(cells[at++].first);
    }
    for (; at < cells.size(); ++at) {
      own_value(cells[at].first);
      item.values.push_back(cells[at].second->text());
    }
    // What lies blank on either side of the values is padding.
    std::vector<std::string>& values = item.values;
    while (values.size() > table.columns() && values.front().empty()) values.erase(values.begin());
    while (values.size() > table.columns() && values.back().empty()) values.pop_back();
    if (values.size() > table.columns()) whole_ = false;
    items.push_back(std::move(item));
  }

  static bool starts_row(const Table& table, const std::vector<Item>& items, std::size_t index) {
    return std::any_of(items.begin(), items.end(), [index](const Item& item) { return item.passage == index; }) ||
           std::any_of(table.unknown.begin(), table.unknown.end(),
                       [index](const model::UnknownRow& row) { return row.passage == index; });
  }

  // Whether the group stands there without any of its rows, and is not noted yet.
  static bool is_lone(const Table& table, std::size_t group, const std::vector<Item>& items) {
    const Heading& heading = table.spec().rows.headings[group];
    return std::none_of(items.begin(), items.end(), [&](const Item& item) {
      const int leaf = static_cast<int>(item.index);
      return item.kind == Item::Kind::row ? leaf >= heading.first_leaf && leaf < heading.last_leaf
                                          : item.kind == Item::Kind::group && item.index == group;
    });
  }

  // A label as it shall be written: the official words where it says just these, else its own. A label that is broken
  // over lines is put together.
  std::string worded(std::size_t begin, const Heading& heading, const std::string& official) {
    Token* token = token_at(begin);
    if (token == nullptr) return official;
    const std::vector<std::string> known = spellings(heading);
    if (token->folded == known.front()) return official;
    if (std::find(known.begin(), known.end(), token->folded) != known.end()) return token->text;
    std::vector<Token*> words;  // with the token itself
    std::size_t self = 0;
    for (Token& other : tokens_) {
      if (!other.words || (other.owned && &other != token)) continue;
      if (&other == token) self = words.size();
      words.push_back(&other);
    }
    constexpr std::size_t most = 3;
    for (std::size_t pieces = 2; pieces <= 2 * most; ++pieces) {
      for (std::size_t before = 0; before < pieces && before <= std::min(most, self); ++before) {
        const std::size_t first = self - before;
        if (first + pieces > words.size()) continue;
        std::string folded;
        for (std::size_t i = first; i < first + pieces; ++i) folded += words[i]->folded;
        const auto found = std::find(known.begin(), known.end(), folded);
        if (found == known.end()) continue;
        std::string text;
        for (std::size_t i = first; i < first + pieces; ++i) {
          words[i]->owned = true;
          text += words[i]->text;
        }
        return found == known.begin() ? official : text;
      }
    }
    return token->text;
  }

  void write_table(const Table& table, const std::vector<Item>& items, Sheet& sheet) {
    const templates::Table& spec = table.spec();
    Wording wording = official_wording(spec, writes_traditional(source_, region_));
    word_header(table, wording);
    for (const model::GroupLabel& group : table.groups)
      wording.rows[group.heading] =
          worded(group.range.begin, spec.rows.headings[group.heading], wording.rows[group.heading]);
    add_header(sheet, spec, wording);
    std::vector<bool> written(spec.rows.headings.size());
    for (const Item& item : items) {
      if (item.kind == Item::Kind::stranger) {
        add_stranger(sheet, spec, item.label, item.index, item.values);
      } else if (item.kind == Item::Kind::group) {
        add_group(sheet, spec, wording, item.index);
        written[item.index] = true;
      } else {
        const auto heading = static_cast<std::size_t>(spec.rows.leaves[item.index]);
        Wording own = wording;
        if (spec.labelled_rows())
          own.rows[heading] = worded(item.begin, spec.rows.headings[heading], wording.rows[heading]);
        add_row(sheet, spec, own, item.index, item.values, written);
      }
    }
  }

  void word_header(const Table& table, Wording& wording) {
    const templates::Table& spec = table.spec();
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      const model::HeaderCell& cell = table.header[i];
      if (cell.heading) {
        const Heading& heading = spec.columns.headings[*cell.heading];
        const std::string& official = wording.columns[*cell.heading];
        // Misprints are written as the form prints them, but never a number that somebody has put there.
        if (worded(cell.range.begin, heading, official).find_first_of(digits) != std::string::npos &&
            official.find_first_of(digits) == std::string::npos)
          whole_ = false;
        continue;
      }
      // Words in the corner that the form does not know stay there.
      Token* token = token_at(cell.range.begin);
      if (i > 0 || token == nullptr || spec.corner.empty() || is_repetition(*token)) continue;
      if (knows_corner(spec)) continue;
      wording.corner = token->text;
      token->owned = true;
    }
  }

  bool knows_corner(const templates::Table& spec) const {
    const std::string corner = text::fold(spec.corner);
    return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.folded == corner; });
  }

  // Words that the sheet says anyway: a heading, a corner or a column label, also where merged cells or page breaks
  // repeat them; a row label that stands in several cells of its row.
  bool is_repetition(const Token& token) const {
    if (!token.words || token.folded.empty()) return false;
    for (const std::size_t index : tables_)
      if (is_header_word(report_.tables[index].spec(), token.folded)) return true;
    return std::any_of(tokens_.begin(), tokens_.end(), [&token](const Token& other) {
      return other.owned && other.words && other.passage == token.passage && other.folded == token.folded;
    });
  }

  const Source& source_;
  const model::Report& report_;
  const std::vector<std::size_t>& tables_;
  const text::Range region_;
  std::vector<Token> tokens_;             // in document order
  std::vector<std::vector<Item>> items_;  // of each table, in document order
  bool whole_ = true;
};

}  // namespace

std::optional<Sheet> gather(const Source& source, const std::vector<std::size_t>& tables, text::Range region) {
  return Gatherer(source, tables, region).gather();
}

}  // namespace gouji::edits
