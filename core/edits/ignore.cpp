// Finds the place where a comment disturbs neither the table nor the page around it.
#include "core/edits/ignore.h"

#include <string>
#include <string_view>

#include "core/syntax/line.h"

namespace gouji::edits {

namespace {

using model::Directive;
using model::Passage;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_bars(const Passage& passage) { return passage.reading->block.notation == syntax::Notation::bars; }

// The passages of bars without a gap around this one.
struct Bars {
  std::size_t first = 0;
  std::size_t last = 0;  // behind the last one
  bool markdown = false;
};

Bars bars_around(const model::Report& report, std::size_t passage) {
  Bars bars{passage, passage, false};
  if (!is_bars(report.passages[passage])) return bars;
  while (bars.first > 0 && is_bars(report.passages[bars.first - 1])) --bars.first;
  while (bars.last < report.passages.size() && is_bars(report.passages[bars.last])) ++bars.last;
  for (std::size_t i = bars.first; i < bars.last; ++i)
    bars.markdown = bars.markdown || report.passages[i].reading->block.kind == syntax::BlockKind::rule;
  return bars;
}

class Writer {
 public:
  Writer(const Source& source, CommentMarks marks) : source_(source), marks_(marks) {}

  std::string comment(std::string_view words) const {
    return marks_ == CommentMarks::html ? "<!-- " + std::string(words) + " -->" : "%% " + std::string(words);
  }

  // A comment in a line of its own at the begin of a passage; where the passage begins inside a line, in that line.
  text::Edit above(std::size_t passage, std::string_view words) const {
    std::size_t at = source_.report.passages[passage].begin;
    const std::size_t in_text = source_.begin + at;
    if (in_text == 0 && source_.slice({0, byte_order_mark.size()}) == byte_order_mark) at += byte_order_mark.size();
    const bool inside =
        in_text > 0 && source_.text.slice({in_text - 1, in_text}).find_first_of("\r\n") == std::string::npos;
    return {{at, at}, comment(words) + (inside ? "" : source_.report.line_break)};
  }

  text::Edit below(std::size_t passage, std::string_view words) const {
    const text::Range range = source_.report.passages[passage].range();
    const std::string last = source_.slice({range.end - 1, range.end});
    const bool broken = last == "\n" || last == "\r";
    const std::string& line_break = source_.report.line_break;
    return {{range.end, range.end}, (broken ? "" : line_break) + comment(words) + (broken ? line_break : "")};
  }

 private:
  const Source& source_;
  const CommentMarks marks_;
};

// Puts the code into the comment right above the passage, if there is one that is for the next line and names codes.
bool add_to_comment(const Source& source, std::size_t passage, std::string_view code, text::EditList& edits) {
  if (passage == 0) return false;
  const Passage& above = source.report.passages[passage - 1];
  const std::vector<Directive>& directives = above.reading->directives;
  if (above.reading->block.kind != syntax::BlockKind::note || directives.size() != 1) return false;
  const Directive& directive = directives.front();
  if (directive.kind != Directive::Kind::line || directive.words.empty() || directive.until) return false;
  if (!directive.addresses.empty()) return false;
  const std::size_t at = above.at(directive.words.back().range).end;
  return edits.add({{at, at}, " " + std::string(code)});
}

}  // namespace

text::EditList ignore(const Source& source, const model::Finding& finding, CommentMarks marks) {
  text::EditList edits;
  if (source.report.passages.empty()) return edits;
  const std::string code(messages::name(finding.code));
  const std::size_t passage = source.report.passage_at(finding.range.begin);
  const Writer writer(source, marks);
  const Bars bars = bars_around(source.report, passage);
  if (marks == CommentMarks::html && bars.markdown) {
    const std::string& address = finding.cell.empty() ? finding.subject : finding.cell;
    const bool precise = address.find('/') != std::string::npos;
    edits.add(writer.above(bars.first, "gouji-ignore-begin " + code + (precise ? " " + address : "")));
    edits.add(writer.below(bars.last - 1, "gouji-ignore-end"));
    return edits;
  }
  if (!add_to_comment(source, passage, code, edits)) edits.add(writer.above(passage, "gouji-ignore " + code));
  return edits;
}

}  // namespace gouji::edits
