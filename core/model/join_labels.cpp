// Reads on from the beginning of a label as long as some label goes on like that.
#include "core/model/join_labels.h"

#include <algorithm>

namespace gouji::model {

namespace {

// Words that stand alone on their lines, and may be a piece of a label.
struct Piece {
  std::string_view folded;
  std::string_view text;
  text::Range range;  // from the block's first byte
};

bool is_lone_bar(const Reading& reading) {
  return reading.is_row() && reading.block.notation == syntax::Notation::bars && reading.cells.size() == 1 &&
         reading.cells.front().value.kind == ValueKind::blank;
}

std::optional<Piece> piece_of(const Reading& reading) {
  if (reading.heading || reading.title) return std::nullopt;
  if (reading.cells.size() > 1) return std::nullopt;
  if (!reading.cells.empty()) {
    const CellReading& cell = reading.cells.front();
    if (!cell.is_words() || cell.folded.empty()) return std::nullopt;
    return Piece{cell.folded, cell.text(), cell.cell.content};
  }
  if (!reading.is_prose() || reading.folded.empty()) return std::nullopt;
  return Piece{reading.folded, reading.text, reading.words};
}

// A label that several passages make together.
struct Joined {
  std::size_t last = 0;  // the passage of its last piece
  std::string folded;
  std::string text;
  text::Range range;  // from the first block's first byte
  const templates::Meanings* meanings = nullptr;
};

class Joiner {
 public:
  Joiner(const templates::Library& library, std::span<const Passage> passages)
      : library_(library), passages_(passages) {}

  std::vector<Passage> join() {
    std::vector<Passage> mended;
    for (std::size_t i = 0; i + 1 < passages_.size(); ++i) {
      const std::optional<Joined> joined = label_from(i);
      if (!joined) continue;
      if (mended.empty()) mended.assign(passages_.begin(), passages_.end());
      put(mended, i, *joined);
      i = joined->last;
    }
    return mended;
  }

 private:
  // The label that begins at the passage and does not end there; the longest one.
  std::optional<Joined> label_from(std::size_t first) const {
    const Reading& reading = *passages_[first].reading;
    const std::optional<Piece> begin = piece_of(reading);
    if (!begin || !library_.begins_label(begin->folded)) return std::nullopt;
    std::optional<Joined> found;
    Joined joined{first, std::string(begin->folded), std::string(begin->text), begin->range, nullptr};
    for (std::size_t i = first + 1; i < passages_.size(); ++i) {
      const Reading& next = *passages_[i].reading;
      if (next.block.kind == syntax::BlockKind::blank || is_lone_bar(next) || next.page_number) continue;
      const std::optional<Piece> piece = piece_of(next);
      if (!piece) break;
      joined.folded += piece->folded;
      joined.text += piece->text;
      joined.last = i;
      joined.range.end = passages_[i].begin + piece->range.end - passages_[first].begin;
      // A note in brackets may stand behind the last piece, but a bracket alone is the number of the next label.
      const bool noted = piece->text.find_last_of("(") + 1 > 1 || piece->text.rfind("（") + 1 > 1;
      joined.meanings = noted ? label_meanings(library_, joined.text, joined.folded) : library_.meanings(joined.folded);
      if (joined.meanings == nullptr && !library_.begins_label(joined.folded)) break;
      if (joined.meanings != nullptr && joined.meanings->front().match != templates::Match::unnumbered) found = joined;
    }
    return found;
  }

  static void put(std::vector<Passage>& mended, std::size_t first, const Joined& joined) {
    auto label = std::make_shared<Reading>(*mended[first].reading);
    CellReading cell{{joined.range, joined.range, joined.text}, {}, joined.folded, joined.meanings};
    cell.value.kind = ValueKind::text;
    label->cells = {std::move(cell)};
    mended[first].reading = std::move(label);
    for (std::size_t i = first + 1; i <= joined.last; ++i) {
      auto rest = std::make_shared<Reading>();
      rest->block = mended[i].reading->block;
      rest->block.kind = syntax::BlockKind::blank;
      mended[i].reading = std::move(rest);
    }
  }

  const templates::Library& library_;
  std::span<const Passage> passages_;
};

}  // namespace

std::vector<Passage> join_labels(const templates::Library& library, std::span<const Passage> passages) {
  return Joiner(library, passages).join();
}

}  // namespace gouji::model
