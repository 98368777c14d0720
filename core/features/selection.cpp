// Gathers everything that stands around the offset and keeps what nests.
#include "core/features/selection.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/features/places.h"
#include "core/syntax/line.h"
#include "core/syntax/row.h"
#include "core/text/unicode.h"

namespace gouji::features {

namespace {

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'!' || c == U'?' || c == U';';
}

// What closes behind the end of a sentence still belongs to it.
bool closes(char32_t c) { return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）' || c == U')'; }

// The sentence that holds the offset, without space at its begin.
text::Range sentence_at(std::string_view line, std::size_t offset) {
  std::size_t begin = 0, at = 0;
  while (at < line.size()) {
    text::Decoded next = text::decode(line, at);
    at += next.length;
    if (!ends_sentence(next.code_point)) continue;
    for (; at < line.size(); at += next.length) {
      next = text::decode(line, at);
      if (!closes(next.code_point) && !ends_sentence(next.code_point)) break;
    }
    if (at > offset || at == line.size()) break;
    begin = at;
  }
  while (begin < at && syntax::space_at(line.substr(begin)) > 0) begin += syntax::space_at(line.substr(begin));
  return {begin, at};
}

class Grower {
 public:
  Grower(const model::Snapshot& snapshot, std::size_t offset)
      : snapshot_(snapshot), offset_(std::min(offset, snapshot.text().bytes())) {}

  std::vector<text::Range> grow() {
    add_block();
    if (const std::optional<model::PlacedLedger> placed = snapshot_.ledger_at(offset_)) {
      if (placed->ledger->frame->recognised) add_report(*placed);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](text::Range one, text::Range other) { return one.size() < other.size(); });
    const text::Range document{0, snapshot_.text().bytes()};
    std::vector<text::Range> chain;
    for (const text::Range range : found_)
      if (range != document && (chain.empty() || (range != chain.back() && range.contains(chain.back()))))
        chain.push_back(range);
    chain.push_back(document);
    return chain;
  }

 private:
  void add(text::Range range) {
    if (!range.empty() && range.touches(offset_)) found_.push_back(range);
  }

  // What holds the byte behind the cursor; the last one of the document also where the cursor stands behind it.
  void add_around(text::Range range) {
    if (range.contains(offset_) || (offset_ == range.end && offset_ == snapshot_.text().bytes())) add(range);
  }

  void add_block() {
    const syntax::Tree& tree = snapshot_.tree();
    if (tree.empty()) return;
    const auto bytes = [](const syntax::Block::Summary& summary) { return summary.bytes; };
    const auto found = tree.find(std::min(offset_, snapshot_.text().bytes() - 1), bytes);
    const std::size_t begin = found.before.bytes;
    const std::string block = snapshot_.text().slice({begin, begin + found.item->bytes});
    for (const syntax::Cell& cell : syntax::read_row(*found.item, block)) {
      const bool touched = cell.slot.touches(offset_ - begin);
      if (touched) add({begin + cell.content.begin, begin + cell.content.end});
      if (touched) add({begin + cell.slot.begin, begin + cell.slot.end});
    }
    if (found.item->kind == syntax::BlockKind::blank) return;
    const std::string_view line = std::string_view(block).substr(0, block.find_last_not_of("\r\n") + 1);
    const std::string_view words = syntax::trim(line);
    const std::size_t words_begin = begin + static_cast<std::size_t>(words.data() - line.data());
    if (found.item->kind == syntax::BlockKind::prose && offset_ >= words_begin) {
      const text::Range sentence = sentence_at(words, offset_ - words_begin);
      add({words_begin + sentence.begin, words_begin + sentence.end});
    }
    add({words_begin, words_begin + words.size()});
    add({begin, begin + line.size()});
  }

  void add_report(const model::PlacedLedger& placed) {
    if (const std::optional<std::size_t> at = placed.before(offset_)) add_words(placed, *at);
    for (std::size_t i = 0; i < placed.ledger->frame->headings.size(); ++i) add_around(reach_of(placed, i));
    add_around({placed.begin, placed.begin + placed.bytes});
    add_tables(placed);
  }

  void add_words(const model::PlacedLedger& placed, std::size_t at) {
    if (const std::optional<model::CellRef> cell = cell_at(placed.ledger->grids, at)) {
      const model::BoundCell& bound = *placed.ledger->grids[cell->table]->cell(cell->at);
      add(placed.at(bound.content));
      add(placed.at(bound.slot));
      return;
    }
    const std::vector<Mention> all = mentions(*placed.ledger);
    if (const Mention* mention = mention_at(all, at)) {
      add(placed.at(mention->number));
      add(placed.at(mention->phrase));
    }
  }

  // A table, and where it is one of several in a row that make the table of a section, that one too.
  void add_tables(const model::PlacedLedger& placed) {
    const model::Grids& grids = placed.ledger->grids;
    for (std::size_t i = 0; i < grids.size(); ++i) {
      text::Range whole = grids[i]->extent;
      add(placed.at(whole));
      while (i + 1 < grids.size() && grids[i + 1]->form == grids[i]->form &&
             grids[i + 1]->spec().section == grids[i]->spec().section)
        add(placed.at(grids[++i]->extent)), whole.end = std::max(whole.end, grids[i]->extent.end);
      add(placed.at(whole));
    }
  }

  const model::Snapshot& snapshot_;
  const std::size_t offset_;
  std::vector<text::Range> found_;
};

}  // namespace

std::vector<text::Range> selection(const model::Snapshot& snapshot, std::size_t offset) {
  return Grower(snapshot, offset).grow();
}

}  // namespace gouji::features
