// Implements the rope: counting, cutting into chunks, editing and seeking.
#include "core/text/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace gouji::text {
namespace {

constexpr auto by_bytes = [](const Counts& counts) { return counts.bytes; };
constexpr auto by_code_points = [](const Counts& counts) { return counts.code_points; };
constexpr auto by_utf16_units = [](const Counts& counts) { return counts.utf16_units; };
constexpr auto by_line_breaks = [](const Counts& counts) { return counts.line_breaks; };

constexpr bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Weights say how much a byte counts, seeing the byte behind it. They are sums of whole conditions, so that loops over
// them vectorise; sums over comparisons that are joined by & or | are miscounted by g++ 12 at -O3.
constexpr auto code_point_weight = [](const unsigned char* at) -> unsigned { return (*at & 0xC0) != 0x80 ? 1 : 0; };
constexpr auto four_byte_weight = [](const unsigned char* at) -> unsigned { return *at >= 0xF0 ? 1 : 0; };
constexpr auto utf16_weight = [](const unsigned char* at) -> unsigned {
  return code_point_weight(at) + four_byte_weight(at);
};
constexpr auto line_break_weight = [](const unsigned char* at) -> unsigned {
  return at[0] == '\n' ? 1 : at[0] == '\r' && at[1] != '\n' ? 1 : 0;
};
constexpr auto newline_weight = [](const unsigned char* at) -> unsigned { return *at == '\n' ? 1 : 0; };
constexpr auto line_end_weight = [](const unsigned char* at) -> unsigned { return *at == '\n' || *at == '\r' ? 1 : 0; };

/// Adds up a block of bytes. Its fixed length lets compilers vectorise the loop even at -O2.
template <std::size_t length, class Weight>
std::size_t block_weight(const unsigned char* begin, Weight weight) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < length; ++i) sum += weight(begin + i);
  return sum;
}

/// Moves `at` over whole blocks before `end` while their weights do not exceed the target, and takes them off it.
template <std::size_t length, class Weight>
void walk_blocks(const unsigned char* begin, std::size_t& at, std::size_t end, std::size_t& target, Weight weight) {
  for (; at + length <= end; at += length) {
    const std::size_t sum = block_weight<length>(begin + at, weight);
    if (sum > target) break;
    target -= sum;
  }
}

/// The index of the byte at which the summed weights exceed the target, or the length; `target` keeps what is left of
/// it.
template <class Weight>
std::size_t walk(std::string_view bytes, std::size_t& target, Weight weight) {
  const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
  if (bytes.empty()) return 0;
  // A weight reads one byte ahead, so the last byte of all is weighed apart.
  const std::size_t last = bytes.size() - 1;
  std::size_t at = 0;
  walk_blocks<64>(begin, at, last, target, weight);
  walk_blocks<16>(begin, at, last, target, weight);
  for (; at < last; ++at) {
    const std::size_t own = weight(begin + at);
    if (own > target) return at;
    target -= own;
  }
  const std::array<unsigned char, 2> end = {begin[last], 0};
  const std::size_t own = weight(end.data());
  if (own > target) return last;
  target -= own;
  return bytes.size();
}

template <class Weight>
std::size_t total(std::string_view bytes, Weight weight) {
  std::size_t left = SIZE_MAX;
  walk(bytes, left, weight);
  return SIZE_MAX - left;
}

template <class Weight>
std::size_t locate(std::string_view bytes, std::size_t target, Weight weight) {
  return walk(bytes, target, weight);
}

/// Calls fn with the weight of line breaks that fits the bytes: most texts have no \r, and without one counting is a
/// comparison a byte.
template <class Fn>
std::size_t with_line_break_weight(std::string_view bytes, Fn fn) {
  return bytes.find('\r') == bytes.npos ? fn(newline_weight) : fn(line_break_weight);
}

std::size_t total_line_breaks(std::string_view bytes) {
  return with_line_break_weight(bytes, [bytes](auto weight) { return total(bytes, weight); });
}

std::size_t locate_line_break(std::string_view bytes, std::size_t index) {
  return with_line_break_weight(bytes, [bytes, index](auto weight) { return locate(bytes, index, weight); });
}

/// How many bytes a character with this first byte has; every byte from 0xF0 on counts as the first of four.
constexpr std::size_t announced_length(unsigned char byte) {
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/// Whether a boundary between the two would cut through \r\n or between a first byte and a continuation byte it
/// announced. Three bytes back decide; continuation bytes beyond belong to no character and may be cut anywhere, so
/// that a megabyte of them still falls into chunks.
bool severs(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  if (right.front() == '\n') return left.back() == '\r';
  if (!continues(static_cast<unsigned char>(right.front()))) return false;
  for (std::size_t back = 1; back <= 3 && back <= left.size(); ++back) {
    const auto byte = static_cast<unsigned char>(left[left.size() - back]);
    if (!continues(byte)) return announced_length(byte) > back;
  }
  return false;
}

std::vector<Chunk> chunked(std::string_view bytes) {
  std::vector<Chunk> chunks;
  if (bytes.empty()) return chunks;
  const bool whole = bytes.size() <= Text::max_chunk;
  const std::size_t pieces = whole ? 1 : (bytes.size() + Text::target_chunk - 1) / Text::target_chunk;
  chunks.reserve(pieces);
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= pieces; ++i) {
    // Whole and rest are multiplied apart, because size * pieces might overflow.
    std::size_t end = bytes.size() / pieces * i + bytes.size() % pieces * i / pieces;
    while (end < bytes.size() && severs(bytes.substr(0, end), bytes.substr(end))) --end;
    chunks.emplace_back(bytes.substr(begin, end - begin));
    begin = end;
  }
  return chunks;
}

}  // namespace

Counts count(std::string_view bytes) {
  Counts counts;
  counts.bytes = bytes.size();
  counts.code_points = total(bytes, code_point_weight);
  counts.utf16_units = counts.code_points + total(bytes, four_byte_weight);
  counts.line_breaks = total_line_breaks(bytes);
  return counts;
}

Chunk::Chunk(std::string_view bytes) {
  auto copy = std::make_shared_for_overwrite<char[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy.get());
  bytes_ = std::move(copy);
  const Counts counts = count(bytes);
  size_ = static_cast<std::uint32_t>(counts.bytes);
  code_points_ = static_cast<std::uint32_t>(counts.code_points);
  utf16_units_ = static_cast<std::uint32_t>(counts.utf16_units);
  line_breaks_ = static_cast<std::uint32_t>(counts.line_breaks);
}

Text Text::from(std::string_view bytes) { return Text(base::SumTree<Chunk>::from(chunked(bytes))); }

Range Text::clamped(Range range) const {
  const std::size_t end = std::min(range.end, bytes());
  return {std::min(range.begin, end), end};
}

std::string Text::slice(Range range) const {
  range = clamped(range);
  std::string result;
  result.reserve(range.size());
  for_each_chunk(range, [&](std::string_view piece) { result.append(piece); });
  return result;
}

char Text::byte_at(std::size_t offset) const {
  const auto found = chunks_.find(offset, by_bytes);
  return found.item ? found.item->view()[offset - found.before.bytes] : '\0';
}

std::string_view Text::view(Range range, std::string& buffer) const {
  range = clamped(range);
  if (range.empty()) return {};
  const auto found = chunks_.find(range.begin, by_bytes);
  const std::size_t begin = range.begin - found.before.bytes;
  if (begin + range.size() <= found.item->view().size()) return found.item->view().substr(begin, range.size());
  buffer = slice(range);
  return buffer;
}

Text Text::edited(const Edit& edit) const {
  if (empty()) return from(edit.text);
  const Range range = clamped(edit.range);
  if (range.empty() && edit.text.empty()) return *this;

  // The chunks from first to last are replaced by chunks of `middle`: what they keep around the new text.
  const auto found = chunks_.find(std::min(range.begin, bytes() - 1), by_bytes);
  std::size_t first = found.index;
  std::size_t last = first;
  std::string_view kept = found.item->view();
  const std::string_view front = kept.substr(0, range.begin - found.before.bytes);
  std::size_t kept_begin = found.before.bytes;
  if (range.end > kept_begin + kept.size()) {
    const auto found_end = chunks_.find(range.end - 1, by_bytes);
    last = found_end.index;
    kept = found_end.item->view();
    kept_begin = found_end.before.bytes;
  }
  const std::string_view back = kept.substr(range.end - kept_begin);
  std::string middle;
  middle.reserve(front.size() + edit.text.size() + back.size());
  middle.append(front).append(edit.text).append(back);

  // A neighbour is drawn in where the middle is too small to stand alone or the new boundary would sever a character.
  const auto draw_in_previous = [&] { middle.insert(0, chunks_[--first].view()); };
  const auto draw_in_next = [&] { middle.append(chunks_[++last].view()); };
  const auto has_previous = [&] { return first > 0; };
  const auto has_next = [&] { return last + 1 < chunks_.size(); };
  if (middle.size() < min_chunk) {
    if (has_next()) {
      draw_in_next();
    } else if (has_previous()) {
      draw_in_previous();
    }
  }
  if (has_previous() && severs(chunks_[first - 1].view(), middle)) draw_in_previous();
  if (has_next() && severs(middle, chunks_[last + 1].view())) draw_in_next();
  return Text(chunks_.replaced(first, last + 1, chunked(middle)));
}

Text Text::edited(const EditList& edits) const {
  // One edit costs about as much as building a few chunks, so many edits are cheaper in one pass over all bytes.
  if (edits.size() > 16 && edits.size() * 4 > chunks_.size()) return from(text::apply(str(), edits));
  Text result = *this;
  // From the back, so that the offsets of the edits still to come stay those of the old text.
  for (std::size_t i = edits.size(); i > 0; --i) {
    result = result.edited(Edit{clamped(edits[i - 1].range), edits[i - 1].text});
  }
  return result;
}

std::size_t Text::line_begin(std::size_t line) const {
  line = std::min(line, counts().line_breaks);
  if (line == 0) return 0;
  const auto found = chunks_.find(line - 1, by_line_breaks);
  const std::size_t index = line - 1 - found.before.line_breaks;
  return found.before.bytes + locate_line_break(found.item->view(), index) + 1;
}

std::size_t Text::line_end(std::size_t line) const {
  if (line >= counts().line_breaks) return bytes();
  const auto found = chunks_.find(line, by_line_breaks);
  const std::string_view view = found.item->view();
  const std::size_t at = locate_line_break(view, line - found.before.line_breaks);
  const bool pair = view[at] == '\n' && at > 0 && view[at - 1] == '\r';
  return found.before.bytes + at - (pair ? 1 : 0);
}

Range Text::line_range(std::size_t line) const {
  line = std::min(line, counts().line_breaks);
  const std::size_t begin = line_begin(line);
  // Most lines end in the chunk in which they begin.
  const auto found = chunks_.find(begin, by_bytes);
  if (!found.item) return {begin, begin};
  const std::string_view rest = found.item->view().substr(begin - found.before.bytes);
  const std::size_t length = locate(rest, 0, line_end_weight);
  return {begin, length == rest.size() ? line_end(line) : begin + length};
}

std::size_t Text::line_of(std::size_t offset) const {
  const auto found = chunks_.find(offset, by_bytes);
  if (!found.item) return counts().line_breaks;
  const std::string_view view = found.item->view();
  const std::size_t at = offset - found.before.bytes;
  const bool inside_pair = at > 0 && view[at - 1] == '\r' && view[at] == '\n';
  return found.before.line_breaks + total_line_breaks(view.substr(0, at)) - (inside_pair ? 1 : 0);
}

Counts Text::counts_before(std::size_t offset) const {
  const auto found = chunks_.find(offset, by_bytes);
  Counts counts = found.before;
  if (!found.item) return counts;
  const std::string_view view = found.item->view();
  const std::size_t at = offset - found.before.bytes;
  counts += count(view.substr(0, at));
  if (at > 0 && view[at - 1] == '\r' && view[at] == '\n') --counts.line_breaks;
  return counts;
}

std::size_t Text::offset_of_code_point(std::size_t index) const {
  const auto found = chunks_.find(index, by_code_points);
  if (!found.item) return bytes();
  return found.before.bytes + locate(found.item->view(), index - found.before.code_points, code_point_weight);
}

std::size_t Text::offset_of_utf16_unit(std::size_t index) const {
  const auto found = chunks_.find(index, by_utf16_units);
  if (!found.item) return bytes();
  return found.before.bytes + locate(found.item->view(), index - found.before.utf16_units, utf16_weight);
}

bool Text::operator==(const Text& other) const {
  if (chunks_.same_version(other.chunks_)) return true;
  if (counts() != other.counts()) return false;
  Reader left(*this);
  Reader right(other);
  while (!left.at_end()) {
    const std::size_t length = std::min(left.rest().size(), right.rest().size());
    const char* l = left.rest().data();
    const char* r = right.rest().data();
    if (l != r && std::memcmp(l, r, length) != 0) return false;
    left.advance(length);
    right.advance(length);
  }
  return true;
}

Reader::Reader(const Text& text, std::size_t offset) : text_(&text) { seek(offset); }

void Reader::advance(std::size_t bytes) {
  if (bytes < chunk_.size() - at_) {
    at_ += bytes;
  } else {
    seek(offset() + std::min(bytes, text_->bytes() - offset()));
  }
}

void Reader::seek(std::size_t offset) {
  const auto found = text_->chunks().find(offset, by_bytes);
  offset_ = found.before.bytes;
  chunk_ = found.item ? found.item->view() : std::string_view{};
  at_ = found.item ? offset - offset_ : 0;
}

}  // namespace gouji::text
