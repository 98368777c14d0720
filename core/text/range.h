// Names a stretch of a text by byte offsets.
#pragma once

#include <cstddef>

namespace gouji::text {

/// The half-open stretch [begin, end) of UTF-8 byte offsets; begin <= end.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }

  /// Whether the byte at this offset is part of the range (its end is not).
  constexpr bool contains(std::size_t offset) const { return begin <= offset && offset < end; }

  /// Whether the other range lies inside this one; an empty one may also lie at either end.
  constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }

  /// Whether a cursor at this offset stands in the range or at one of its ends.
  constexpr bool touches(std::size_t offset) const { return begin <= offset && offset <= end; }

  /// Whether both ranges share a byte, or one is an empty place strictly inside the other.
  constexpr bool intersects(Range other) const { return begin < other.end && other.begin < end; }

  /// The same stretch moved by a number of bytes.
  constexpr Range shifted(std::ptrdiff_t by) const {
    return {begin + static_cast<std::size_t>(by), end + static_cast<std::size_t>(by)};
  }

  constexpr bool operator==(const Range&) const = default;
};

}  // namespace gouji::text
