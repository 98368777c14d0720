// Holds a document's bytes as a persistent rope, so that an edit shares all it did not touch with the version before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/sum_tree.h"
#include "core/text/edit.h"
#include "core/text/range.h"

namespace gouji::text {

/// What a stretch of text adds up to. Counting is total on any bytes: a code point is a byte other than 10xxxxxx, and
/// it takes two UTF-16 units when it is at least 0xF0. A line break is \n, \r\n or a lone \r.
struct Counts {
  std::size_t bytes = 0;
  std::size_t code_points = 0;
  std::size_t utf16_units = 0;
  std::size_t line_breaks = 0;

  Counts& operator+=(const Counts& other) {
    bytes += other.bytes;
    code_points += other.code_points;
    utf16_units += other.utf16_units;
    line_breaks += other.line_breaks;
    return *this;
  }
  bool operator==(const Counts&) const = default;
};

/// Counts bytes that stand alone: a \r at their end is a lone one.
Counts count(std::string_view bytes);

/// About a kilobyte of text, shared between versions. A chunk never ends between \r and \n nor inside a character.
class Chunk {
 public:
  using Summary = Counts;

  explicit Chunk(std::string_view bytes);

  Counts summary() const { return {size_, code_points_, utf16_units_, line_breaks_}; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::shared_ptr<const char[]> bytes_;
  std::uint32_t size_;
  std::uint32_t code_points_;
  std::uint32_t utf16_units_;
  std::uint32_t line_breaks_;
};

/// An immutable text; copies are O(1). All offsets are bytes and are clamped to the text.
/// Line endings, a byte order mark, NUL and invalid bytes are kept as they came.
class Text {
 public:
  /// Chunks are cut at about target bytes; none is longer than max, and none shorter than min unless it is alone.
  static constexpr std::size_t min_chunk = 500;
  static constexpr std::size_t target_chunk = 1024;
  static constexpr std::size_t max_chunk = 2048;

  Text() = default;
  static Text from(std::string_view bytes);

  std::size_t bytes() const { return chunks_.summary().bytes; }
  bool empty() const { return bytes() == 0; }
  /// The number of lines: line breaks + 1.
  std::size_t lines() const { return chunks_.summary().line_breaks + 1; }
  const Counts& counts() const { return chunks_.summary(); }

  std::string slice(Range range) const;
  std::string str() const { return slice({0, bytes()}); }
  /// The byte at the offset; NUL at or behind the end.
  char byte_at(std::size_t offset) const;
  /// The bytes of the range without a copy when they lie in one chunk, else copied into the buffer.
  /// The view holds as long as this text and the buffer do.
  std::string_view view(Range range, std::string& buffer) const;

  Text edited(const Edit& edit) const;
  Text edited(const EditList& edits) const;

  /// Where the line begins; the last line's begin when there is no such line.
  std::size_t line_begin(std::size_t line) const;
  /// Where the line ends, before its line break.
  std::size_t line_end(std::size_t line) const;
  /// Both at once, without the line break.
  Range line_range(std::size_t line) const;
  /// The line of an offset; an offset between \r and \n is still on the line they end.
  std::size_t line_of(std::size_t offset) const;

  /// What stands before the offset, added up.
  Counts counts_before(std::size_t offset) const;
  /// The offset of the code point with this index in the whole text; the text's end when there are not so many.
  std::size_t offset_of_code_point(std::size_t index) const;
  /// The offset of the character which this UTF-16 unit of the whole text is part of; the text's end when there are
  /// not so many.
  std::size_t offset_of_utf16_unit(std::size_t index) const;

  /// Calls fn(std::string_view) with the pieces of the range in order. When fn returns bool, false stops; the answer is
  /// whether the walk came to the end.
  template <class Fn>
  bool for_each_chunk(Range range, Fn fn) const;

  /// Whether both texts have the same bytes; quick where they share chunks.
  bool operator==(const Text& other) const;

  /// The chunks themselves, for the tests of their invariants.
  const base::SumTree<Chunk>& chunks() const { return chunks_; }

 private:
  explicit Text(base::SumTree<Chunk> chunks) : chunks_(std::move(chunks)) {}
  Range clamped(Range range) const;

  base::SumTree<Chunk> chunks_;
};

/// Walks over a text from an offset on without copying it. The text must outlive the reader.
class Reader {
 public:
  explicit Reader(const Text& text, std::size_t offset = 0);

  std::size_t offset() const { return offset_ + at_; }
  bool at_end() const { return at_ == chunk_.size(); }
  /// The byte here; NUL at the end.
  char peek() const { return at_end() ? '\0' : chunk_[at_]; }
  /// The bytes from here to the end of the chunk; empty only at the end of the text.
  std::string_view rest() const { return chunk_.substr(at_); }
  /// Goes on by so many bytes, at most to the end of the text.
  void advance(std::size_t bytes = 1);

 private:
  void seek(std::size_t offset);

  const Text* text_;
  std::string_view chunk_;
  std::size_t offset_ = 0;  // of the chunk's begin
  std::size_t at_ = 0;      // inside the chunk
};

template <class Fn>
bool Text::for_each_chunk(Range range, Fn fn) const {
  range = clamped(range);
  if (range.empty()) return true;
  const auto measure = [](const Counts& counts) { return counts.bytes; };
  const auto found = chunks_.find(range.begin, measure);
  std::size_t at = found.before.bytes;
  bool finished = true;
  chunks_.for_each(found.index, chunks_.size(), [&](const Chunk& chunk) {
    std::string_view piece = chunk.view();
    const std::size_t chunk_begin = at;
    at += piece.size();
    if (at > range.end) piece.remove_suffix(at - range.end);
    if (chunk_begin < range.begin) piece.remove_prefix(range.begin - chunk_begin);
    if constexpr (std::is_void_v<std::invoke_result_t<Fn&, std::string_view>>) {
      fn(piece);
    } else {
      finished = fn(piece);
    }
    return finished && at < range.end;
  });
  return finished;
}

}  // namespace gouji::text
