// Walks a marked text once, keeping the open marks on a stack.
#include "tests/support/marks.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace gouji::tests {

namespace {

constexpr std::string_view open_mark = "⟦";
constexpr std::string_view close_mark = "⟧";
constexpr std::string_view cursor_mark = "$0";

void add_labels(std::string_view labels, text::Range range, std::vector<Mark>& marks) {
  while (!labels.empty()) {
    const std::size_t end = std::min(labels.find(' '), labels.size());
    if (end > 0) marks.push_back({range, std::string(labels.substr(0, end))});
    labels.remove_prefix(std::min(end + 1, labels.size()));
  }
}

}  // namespace

void sort_marks(std::vector<Mark>& marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tie(a.range.begin, a.range.end, a.label) < std::tie(b.range.begin, b.range.end, b.label);
  });
}

MarkedText read_marks(std::string_view marked) {
  MarkedText result;
  std::vector<std::size_t> open;
  for (std::string_view rest = marked; !rest.empty();) {
    if (rest.starts_with(open_mark)) {
      open.push_back(result.text.size());
      rest.remove_prefix(open_mark.size());
    } else if (rest.starts_with(close_mark)) {
      rest.remove_prefix(close_mark.size());
      const std::size_t end = rest.find('}');
      if (open.empty() || !rest.starts_with("{") || end == rest.npos)
        throw std::runtime_error("a mark is not closed with ⟧{label}: " + std::string(rest.substr(0, 40)));
      add_labels(rest.substr(1, end - 1), {open.back(), result.text.size()}, result.marks);
      open.pop_back();
      rest.remove_prefix(end + 1);
    } else if (rest.starts_with(cursor_mark)) {
      result.cursor = result.text.size();
      rest.remove_prefix(cursor_mark.size());
    } else {
      result.text += rest.front();
      rest.remove_prefix(1);
    }
  }
  if (!open.empty()) throw std::runtime_error("a mark ⟦ is never closed");
  sort_marks(result.marks);
  return result;
}

std::string without_marks(std::string_view marked) {
  std::string text;
  for (std::string_view rest = marked; !rest.empty();) {
    if (rest.starts_with(open_mark)) {
      rest.remove_prefix(open_mark.size());
    } else if (rest.starts_with(close_mark)) {
      rest.remove_prefix(std::min(rest.find('}'), rest.size() - 1) + 1);
    } else {
      text += rest.front();
      rest.remove_prefix(1);
    }
  }
  return text;
}

std::string show_marks(std::string_view text, std::vector<Mark> marks) {
  sort_marks(marks);
  std::string shown;
  std::size_t line = 1;
  for (std::size_t begin = 0; begin <= text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string marked;
    bool any = false;
    for (std::size_t at = begin; at <= end; ++at) {
      for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->range.end != at || mark->range.begin == at) continue;
        marked += std::string(close_mark) + "{" + mark->label + "}";
        any = true;
      }
      for (const Mark& mark : marks) {
        if (mark.range.begin != at) continue;
        marked += open_mark;
        if (mark.range.empty()) marked += std::string(close_mark) + "{" + mark.label + "}";
        any = true;
      }
      if (at < end) marked += text[at] == '\t' ? "→" : std::string(1, text[at]);
    }
    if (any) shown += "  " + std::to_string(line) + ": " + marked + "\n";
    begin = end + 1;
  }
  return shown.empty() ? "  nothing\n" : shown;
}

}  // namespace gouji::tests
