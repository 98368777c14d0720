// Walks the lines of a text from any offset on without copying the whole text.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

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

  // Empty at the end of the text. A text that ends in a line break has no further, empty line.
  std::optional<Line> next() {
    for (;;) {
      const std::string_view rest = std::string_view(buffer_).substr(used_);
      const std::size_t end = rest.find_first_of("\r\n", scanned_);
      const bool at_end = begin_ + buffer_.size() >= text_.bytes();
      if (end == rest.npos) {
        if (!at_end) {
          scanned_ = rest.size();
          fill();
          continue;
        }
        if (rest.empty()) return std::nullopt;
        return take(rest.size(), 0);
      }
      if (rest[end] == '\r' && end + 1 == rest.size() && !at_end) {
        scanned_ = end;
        fill();
        continue;
      }
      return take(end, rest.substr(end, 2) == "\r\n" ? 2 : 1);
    }
  }

 private:
  Line take(std::size_t content, std::size_t line_break) {
    Line line{begin_ + used_, content + line_break, line_break != 0, std::string_view(buffer_).substr(used_, content)};
    used_ += line.bytes;
    scanned_ = 0;
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
  std::size_t begin_;        // offset of the buffer in the text
  std::size_t used_ = 0;     // bytes of the buffer already handed out
  std::size_t scanned_ = 0;  // bytes behind them already searched
  std::string buffer_;
};

}  // namespace gouji::syntax
