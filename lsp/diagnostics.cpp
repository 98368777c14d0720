// Writes diagnostics without a tree in between, because hundreds of them may follow one key.
#include "lsp/diagnostics.h"

#include "lsp/rpc/json.h"

namespace gouji {

namespace {

// Writes one diagnostic and notes where its line numbers stand.
class Renderer {
 public:
  Renderer(const text::Text& text, std::size_t begin, const DiagnosticTerms& terms)
      : text_(text), begin_(begin), first_line_(text.line_of(begin)), terms_(terms) {}

  Diagnostic render(const model::Finding& finding) {
    put(R"({"range":)");
    range(finding.range);
    put(R"(,"severity":)").put(std::to_string(static_cast<int>(finding.severity) + 1));
    put(R"(,"code":")").put(messages::name(finding.code)).put(R"(","source":"gouji","message":)");
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
    out_.lines.push_back({static_cast<std::uint32_t>(out_.text.size()), static_cast<std::uint32_t>(position.line - first_line_)});
    put(R"(,"character":)").put(std::to_string(position.column)).put("}");
  }

  const text::Text& text_;
  const std::size_t begin_;
  const std::size_t first_line_;
  const DiagnosticTerms& terms_;
  Diagnostic out_;
};

}  // namespace

Diagnostic render(const model::Finding& finding, const text::Text& text, std::size_t begin, const DiagnosticTerms& terms) {
  return Renderer(text, begin, terms).render(finding);
}

void Diagnostic::append_to(std::string& out, std::size_t first_line) const {
  std::size_t written = 0;
  for (const Line& line : lines) {
    out.append(text, written, line.at - written).append(std::to_string(first_line + line.line));
    written = line.at;
  }
  out.append(text, written);
}

const Diagnostic& ReportDiagnostics::render(std::size_t finding, const text::Text& text, std::size_t begin,
                                            const DiagnosticTerms& terms) {
  Diagnostic& rendered = rendered_[finding];
  if (rendered.text.empty()) rendered = gouji::render(report_->findings[finding], text, begin, terms);
  return rendered;
}

}  // namespace gouji
