// Walks the lines of a text from any offset on without copying the whole text.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/syntax/html.h"
#include "core/syntax/line.h"
#include "core/text/text.h"

namespace gouji::syntax {

struct Line {
  std::size_t begin = 0;     // byte offset in the text
  std::size_t bytes = 0;     // with the line break
  bool broken = false;       // ends in a line break
  std::string_view content;  // without the line break; valid until the next call
};

// Reads ahead in windows. A line longer than the window makes the window grow, so that any line is one view.
class LineReader {
 public:
  LineReader(const text::Text& text, std::size_t offset, std::size_t window)
      : text_(text), window_(window), begin_(offset) {}

  std::size_t offset() const { return begin_ + used_; }

  // Empty at the end of the text. A text that ends in a line break has no further, empty line. A line of HTML comes in
  // pieces: a block-level element begins and ends one.
  std::optional<Line> next() {
    for (;;) {
      const std::string_view rest = std::string_view(buffer_).substr(used_);
      const bool at_end = begin_ + buffer_.size() >= text_.bytes();
      if (line_end_ == unknown) line_end_ = line_break_in(rest, scanned_);
      if (line_end_ == rest.npos || (rest[line_end_] == '\r' && line_end_ + 1 == rest.size())) {
        if (!at_end) {
          scanned_ = line_end_ == rest.npos ? rest.size() : line_end_;
          line_end_ = unknown;
          fill();
          continue;
        }
        if (rest.empty()) return std::nullopt;
      }
      const std::size_t end = std::min(line_end_, rest.size());
      const std::size_t piece = html_piece(rest.substr(0, end));
      if (piece < end && piece > 0) return take(piece, 0);
      return take(end, end == rest.size() ? 0 : rest.substr(end, 2) == "\r\n" ? 2 : 1);
    }
  }

 private:
  static constexpr std::size_t unknown = static_cast<std::size_t>(-2);

  Line take(std::size_t content, std::size_t line_break) {
    const std::string_view rest = std::string_view(buffer_).substr(used_);
    Line line{begin_ + used_, content + line_break, line_break != 0, rest.substr(0, content)};
    used_ += line.bytes;
    scanned_ = 0;
    // What is known of a line's end stays true for the rest of the line.
    line_end_ = line_break != 0 || content == rest.size() ? unknown
                : line_end_ == std::string_view::npos     ? line_end_
                                                          : line_end_ - content;
    return line;
  }

  void fill() {
    begin_ += used_;
    const std::size_t keep = buffer_.size() - used_;
    const std::size_t from = begin_ + keep;
    const std::size_t to = std::min(text_.bytes(), from + std::max(window_, keep));
    buffer_.erase(0, used_);
    used_ = 0;
    buffer_ += text_.slice({from, to});
  }

  const text::Text& text_;
  std::size_t window_;
  std::size_t begin_;               // offset of the buffer in the text
  std::size_t used_ = 0;            // bytes of the buffer already handed out
  std::size_t line_end_ = unknown;  // where the line ends behind the used bytes; npos: at the end of the text
  std::size_t scanned_ = 0;         // bytes behind the used ones already searched
  std::string buffer_;
};

}  // namespace gouji::syntax
