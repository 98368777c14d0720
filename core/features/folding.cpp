// Takes headings and tables from the ledgers, and comments and tables in HTML from the blocks.
#include "core/features/folding.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/features/places.h"
#include "core/model/directive.h"
#include "core/syntax/html.h"
#include "core/syntax/line.h"

namespace gouji::features {

namespace {

using syntax::Block;
using syntax::BlockKind;

// Without space and line breaks at its end; nothing of what is only that.
std::string_view without_tail(std::string_view words) {
  for (std::size_t size = words.size() + 1; size > words.size();) {
    words = syntax::trim(words);
    size = words.size();
    while (words.ends_with('\n') || words.ends_with('\r')) words.remove_suffix(1);
  }
  return words;
}

class Folder {
 public:
  Folder(const model::Snapshot& snapshot, const std::function<bool()>& stop) : snapshot_(snapshot), stop_(stop) {}

  std::vector<Fold> fold() {
    snapshot_.for_each_ledger([this](const model::PlacedLedger& placed) {
      if (placed.ledger->frame->recognised) add_report(placed);
      return !stop_();
    });
    if (found_.empty() || !walk_blocks()) return {};
    keep_what_nests();
    return std::move(found_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void add_report(const model::PlacedLedger& placed) {
    const model::Frame& report = *placed.ledger->frame;
    if (report.title) add({placed.at(report.title->range).begin, placed.begin + placed.bytes}, FoldKind::report);
    for (std::size_t i = 0; i < report.headings.size(); ++i)
      add(reach_of(placed, i), report.headings[i].aspect() ? FoldKind::aspect : FoldKind::section);
    for (const auto& grid : placed.ledger->grids) {
      add(placed.at(grid->extent), FoldKind::table);
      for (const templates::Heading& heading : grid->spec().rows.headings)
        if (heading.group) add_group(placed, *grid, heading);
    }
  }

  // From the first of its rows, beside which its label stands, to the last.
  void add_group(const model::PlacedLedger& placed, const model::Grid& grid, const templates::Heading& group) {
    std::optional<text::Range> whole;
    for (int leaf = group.first_leaf; leaf < group.last_leaf; ++leaf) {
      const std::optional<text::Range> row = row_range(placed, grid, static_cast<std::size_t>(leaf));
      if (row && whole) whole = {std::min(whole->begin, row->begin), std::max(whole->end, row->end)};
      if (row && !whole) whole = row;
    }
    if (whole) add(*whole, FoldKind::group);
  }

  // Without space at its end.
  void add(text::Range range, FoldKind kind) {
    const syntax::Tree& tree = snapshot_.tree();
    const auto bytes = [](const Block::Summary& summary) { return summary.bytes; };
    if (range.empty()) return;
    const auto last = tree.find(range.end - 1, bytes);
    std::size_t begin = std::max(last.before.bytes, range.begin);
    for (std::size_t i = last.index;; --i) {
      const std::string_view words = snapshot_.text().view({begin, range.end}, buffer_);
      const std::string_view seen = without_tail(words);
      if (!seen.empty()) {
        range.end = begin + static_cast<std::size_t>(seen.data() - words.data()) + seen.size();
        return found_.push_back({range, kind});
      }
      if (i == 0 || begin == range.begin) return;
      range.end = begin;
      begin = std::max(begin - tree[i - 1].bytes, range.begin);
    }
  }

  // Whether it came to the end.
  bool walk_blocks() {
    std::size_t begin = 0;
    const bool whole = snapshot_.tree().for_each([&](const Block& block) {
      visit(block, begin);
      begin += block.bytes;
      return !stop_();
    });
    end_notes();
    return whole;
  }

  void visit(const Block& block, std::size_t begin) {
    if (block.kind == BlockKind::note) return visit_note(block, begin);
    end_notes();
    if (block.kind == BlockKind::rule || (block.kind == BlockKind::row && block.notation != syntax::Notation::html))
      return;
    const std::string_view bytes = snapshot_.text().view({begin, begin + block.bytes}, buffer_);
    const std::string_view words = syntax::trim(bytes);
    if (comment_begin_ != none && words.find("-->") != words.npos) {
      add({std::exchange(comment_begin_, none), begin + block.bytes}, FoldKind::comment);
    } else if (words.starts_with("<!--") && words.find("-->") == words.npos) {
      comment_begin_ = begin;
    } else {
      visit_tags(std::string(bytes), begin);
    }
  }

  void visit_tags(const std::string& bytes, std::size_t begin) {
    for (std::size_t at = bytes.find('<'); at != bytes.npos; at = bytes.find('<', at + 1)) {
      const std::string_view rest = std::string_view(bytes).substr(at);
      if (syntax::begins_with_tag(rest, "table")) {
        table_begins_.push_back(begin + at);
      } else if (syntax::begins_with_tag(rest, "/table") && !table_begins_.empty()) {
        const std::size_t table = table_begins_.back();
        table_begins_.pop_back();
        add_html_table({table, begin + std::min(bytes.find('>', at), bytes.size() - 1) + 1});
      }
    }
  }

  // Instead of a table of the form that reaches as far as it does.
  void add_html_table(text::Range range) {
    const auto inside = [range](const Fold& fold) {
      return fold.kind == FoldKind::table && range.contains(fold.range);
    };
    if (std::count_if(found_.begin(), found_.end(), inside) == 1) std::erase_if(found_, inside);
    add(range, FoldKind::table);
  }

  // Comments in lines below each other fold together; those that suppress findings stay in sight, and what they put in
  // brackets folds.
  void visit_note(const Block& block, std::size_t begin) {
    const std::size_t end = begin + block.bytes;
    const std::string bytes = snapshot_.text().slice({begin, end});
    if (bytes.find(syntax::suppression_word) == bytes.npos) {
      if (notes_begin_ == none) notes_begin_ = begin;
      notes_end_ = end;
      return;
    }
    end_notes();
    for (const model::Directive& directive : model::read_directives(block, bytes)) {
      if (directive.kind == model::Directive::Kind::begin) ignore_begins_.push_back(begin);
      if (directive.kind != model::Directive::Kind::end || ignore_begins_.empty()) continue;
      add({ignore_begins_.back(), end}, FoldKind::comment);
      ignore_begins_.pop_back();
    }
  }

  void end_notes() {
    if (notes_begin_ != none) add({std::exchange(notes_begin_, none), notes_end_}, FoldKind::comment);
  }

  // The largest of those that begin in the same line; and none that reaches out of another one, as a table does whose last
  // rows stand in the next <table>.
  void keep_what_nests() {
    std::sort(found_.begin(), found_.end(), [](const Fold& one, const Fold& other) {
      if (one.range.begin != other.range.begin) return one.range.begin < other.range.begin;
      return one.range.end > other.range.end;
    });
    const text::Text& text = snapshot_.text();
    std::vector<Fold> kept;
    std::vector<std::size_t> around;  // where those end that the fold stands in
    std::size_t line = none;
    for (const Fold& fold : found_) {
      const std::size_t first = text.line_of(fold.range.begin);
      while (!around.empty() && around.back() <= fold.range.begin) around.pop_back();
      const bool crosses = !around.empty() && around.back() < fold.range.end;
      if (first == line || crosses || first == text.line_of(fold.range.end)) continue;
      line = first;
      around.push_back(fold.range.end);
      kept.push_back(fold);
    }
    found_ = std::move(kept);
  }

  const model::Snapshot& snapshot_;
  const std::function<bool()>& stop_;
  std::vector<Fold> found_;
  std::string buffer_;
  std::vector<std::size_t> table_begins_;
  std::vector<std::size_t> ignore_begins_;
  std::size_t comment_begin_ = none;  // of one over several lines
  std::size_t notes_begin_ = none;
  std::size_t notes_end_ = 0;
};

}  // namespace

std::vector<Fold> folding(const model::Snapshot& snapshot, const std::function<bool()>& stop) {
  return Folder(snapshot, stop).fold();
}

}  // namespace gouji::features
