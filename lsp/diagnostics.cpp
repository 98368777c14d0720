// Writes diagnostics without a tree in between, because hundreds of them may follow one key.
#include "lsp/diagnostics.h"

#include <algorithm>
#include <optional>

#include "lsp/rpc/json.h"

namespace gouji {

namespace {

// Writes one diagnostic and notes where its line numbers stand. A comma follows each of them.
class Renderer {
 public:
  Renderer(const text::Text& text, std::size_t begin, const DiagnosticTerms& terms)
      : text_(text), begin_(begin), terms_(terms) {
    out_.first_line = text.line_of(begin);
  }

  Diagnostic render(const model::Finding& finding) {
    put(R"({"range":)");
    range(finding.range);
    put(R"(,"severity":)").put(std::to_string(static_cast<int>(finding.severity) + 1));
    put(R"(,"code":")").put(messages::name(finding.code));
    if (!terms_.documentation.empty())
      put(R"(","codeDescription":{"href":")")
          .put(terms_.documentation)
          .put(messages::name(finding.code))
          .put(R"(.md"})");
    else
      put("\"");
    put(R"(,"source":"gouji","message":)");
    put(rpc::quoted(terms_.catalog->render(finding.message)));
    if (terms_.related_information && !finding.related.empty()) related(finding.related);
    put("}");
    return std::move(out_);
  }

 private:
  Renderer& put(std::string_view text) {
    out_.text += text;
    return *this;
  }

  void related(const std::vector<model::Related>& list) {
    std::string_view before = R"(,"relatedInformation":[)";
    for (const model::Related& related : list) {
      put(before).put(R"({"location":{"uri":)").put(terms_.uri).put(R"(,"range":)");
      range(related.range);
      put(R"(},"message":)").put(rpc::quoted(terms_.catalog->render(related.message))).put("}");
      before = ",";
    }
    put("]");
  }

  void range(text::Range range) {
    put(R"({"start":)");
    position(range.begin);
    put(R"(,"end":)");
    position(range.end);
    put("}");
  }

  void position(std::size_t offset) {
    const text::Position position = text::position_of(text_, begin_ + offset, terms_.encoding);
    put(R"({"line":)");
    out_.lines.push_back({out_.text.size(), position.line - out_.first_line});
    put(std::to_string(position.line));
    put(R"(,"character":)").put(std::to_string(position.column)).put("}");
  }

  const text::Text& text_;
  const std::size_t begin_;
  const DiagnosticTerms& terms_;
  Diagnostic out_;
};

// How a report changed between two versions: which blocks they share at both ends.
struct Shift {
  std::size_t prefix;      // bytes [0, prefix) are the same in both
  std::size_t old_suffix;  // from here to the end the old one is
  std::size_t new_suffix;  // what the new one is from here
  std::size_t old_lines;   // between the shared ends
  std::size_t new_lines;

  // Where the range stood in the old version; empty when an end of it lies in what changed.
  std::optional<text::Range> before(text::Range range) const {
    if (range.end <= prefix) return range;
    if (range.begin < new_suffix) return std::nullopt;
    return text::Range{range.begin - new_suffix + old_suffix, range.end - new_suffix + old_suffix};
  }
};

Shift shift_between(const model::Report& old, const model::Report& now) {
  const auto& from = old.passages;
  const auto& to = now.passages;
  const std::size_t most = std::min(from.size(), to.size());
  std::size_t head = 0, tail = 0;
  while (head < most && from[head].reading == to[head].reading) ++head;
  while (tail < most - head && from[from.size() - 1 - tail].reading == to[to.size() - 1 - tail].reading) ++tail;
  const auto begin = [](const model::Report& report, std::size_t passage) {
    return passage < report.passages.size() ? report.passages[passage].begin : report.bytes;
  };
  const auto lines = [](const std::vector<model::Passage>& passages, std::size_t first, std::size_t last) {
    std::size_t sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += passages[i].reading->block.lines;
    return sum;
  };
  return {begin(now, head), begin(old, from.size() - tail), begin(now, to.size() - tail),
          lines(from, head, from.size() - tail), lines(to, head, to.size() - tail)};
}

bool reads_the_same(const model::Finding& old, const model::Finding& now, const Shift& shift) {
  if (old.code != now.code || old.severity != now.severity || old.related.size() != now.related.size()) return false;
  if (shift.before(now.range) != old.range || old.message != now.message) return false;
  for (std::size_t i = 0; i < now.related.size(); ++i)
    if (shift.before(now.related[i].range) != old.related[i].range || old.related[i].message != now.related[i].message)
      return false;
  return true;
}

// Corrects the lines of ranges behind the change; the text follows when it is next asked for.
void move_lines(Diagnostic& diagnostic, const model::Finding& now, const Shift& shift) {
  for (std::size_t i = 0; i < diagnostic.lines.size(); ++i) {
    const text::Range range = i < 2 ? now.range : now.related[i / 2 - 1].range;
    if (range.end > shift.prefix) diagnostic.lines[i].line += shift.new_lines - shift.old_lines;
  }
}

// Writes the line numbers anew.
void place(Diagnostic& diagnostic, std::size_t first_line) {
  std::string text;
  text.reserve(diagnostic.text.size() + 2 * diagnostic.lines.size());
  std::size_t read = 0;
  for (Diagnostic::Line& line : diagnostic.lines) {
    text.append(diagnostic.text, read, line.at - read);
    read = diagnostic.text.find(',', line.at);
    line.at = text.size();
    text += std::to_string(first_line + line.line);
  }
  text.append(diagnostic.text, read);
  diagnostic.text = std::move(text);
  diagnostic.first_line = first_line;
}

}  // namespace

DiagnosticTerms diagnostic_terms(const Session& session, const Catalog& catalog, const std::string& uri) {
  const std::string folder = rpc::quoted(session.documentation);
  return {&catalog, session.encoding, session.client.related_information, rpc::quoted(uri),
          folder.substr(1, folder.size() - 2)};
}

Diagnostic render(const model::Finding& finding, const text::Text& text, std::size_t begin,
                  const DiagnosticTerms& terms) {
  return Renderer(text, begin, terms).render(finding);
}

void ReportDiagnostics::take_over(ReportDiagnostics& old) {
  constexpr std::size_t far = 8;  // findings come and go one by one, their order stays
  const Shift shift = shift_between(*old.report_, *report_);
  const bool moved = shift.old_lines != shift.new_lines;
  std::size_t next = 0;
  for (std::size_t i = 0; i < rendered_.size(); ++i) {
    const model::Finding& now = report_->findings[i];
    for (std::size_t j = next; j < std::min(next + far, old.rendered_.size()); ++j) {
      if (old.rendered_[j].text.empty() || !reads_the_same(old.report_->findings[j], now, shift)) continue;
      rendered_[i] = std::move(old.rendered_[j]);
      if (moved) {
        move_lines(rendered_[i], now, shift);
        place(rendered_[i], rendered_[i].first_line);
      }
      next = j + 1;
      break;
    }
  }
}

const std::string& ReportDiagnostics::text(std::size_t finding, const text::Text& text, std::size_t begin,
                                           std::size_t first_line, const DiagnosticTerms& terms) {
  Diagnostic& diagnostic = rendered_[finding];
  if (diagnostic.text.empty())
    diagnostic = render(report_->findings[finding], text, begin, terms);
  else if (diagnostic.first_line != first_line)
    place(diagnostic, first_line);
  return diagnostic.text;
}

}  // namespace gouji
