// Tells where places of a text went in a few small edits, so that whoever knows them need not be told of each.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/text/range.h"

namespace gouji::model {

/// What a text has become by edits: stretches of the old text that others stand in place of, sorted and apart from each
/// other. Offsets are bytes. No place that is asked for lies inside a stretch; for ranges that end or begin at an
/// insertion, what was inserted lies outside them.
class Drift {
 public:
  bool empty() const { return stretches_.empty(); }
  std::size_t size() const { return stretches_.size(); }

  /// Takes an edit of the new text in: `size` bytes in place of `range`.
  void add(text::Range range, std::size_t size);

  /// Where a range of the old text stands in the new one.
  text::Range at(text::Range old) const;

  /// The place in the old text; of what stands in place of something a place in that, and of what was inserted nothing.
  std::optional<std::size_t> before(std::size_t offset) const;

  /// What of the old text has been touched since `earlier`, of which this drift has come; empty where nothing has.
  std::optional<text::Range> touched_since(const Drift& earlier) const;

 private:
  struct Stretch {
    text::Range old;
    std::size_t size = 0;  // of what stands there now
    std::size_t edit = 0;  // the last one that touched it
  };

  bool has(const Stretch& stretch) const;

  std::vector<Stretch> stretches_;
  std::size_t edits_ = 0;
};

}  // namespace gouji::model
