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
  Renderer(const text::Text& text, std::size_t first_line, const DiagnosticTerms& terms) : text_(text), terms_(terms) {
    out_.first_line = first_line;
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
    const text::Position position = text::position_of(text_, offset, terms_.encoding);
    put(R"({"line":)");
    out_.lines.push_back({out_.text.size(), position.line - out_.first_line});
    put(std::to_string(position.line));
    put(R"(,"character":)").put(std::to_string(position.column)).put("}");
  }

  const text::Text& text_;
  const DiagnosticTerms& terms_;
  Diagnostic out_;
};

// Whether an end of the finding's ranges lies in the lines.
bool touches(const model::Finding& finding, const model::PlacedLedger& placed, text::Range lines) {
  const auto lies_in = [&](text::Range in_ledger) {
    const text::Range range = placed.at(in_ledger);
    return lines.touches(range.begin) || lines.touches(range.end);
  };
  return lies_in(finding.range) || std::any_of(finding.related.begin(), finding.related.end(),
                                               [&](const model::Related& related) { return lies_in(related.range); });
}

// From the begin of the range's first line to the end of its last one.
text::Range lines_of(const text::Text& text, text::Range range) {
  return {text.line_begin(text.line_of(range.begin)), text.line_end(text.line_of(range.end))};
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

Diagnostic render(const model::Finding& finding, const text::Text& text, std::size_t first_line,
                  const DiagnosticTerms& terms) {
  return Renderer(text, first_line, terms).render(finding);
}

void ReportDiagnostics::take_over(ReportDiagnostics& old, const model::PlacedLedger& placed, const text::Text& text) {
  const std::optional<text::Range> touched = drift_.touched_since(old.drift_);
  const auto edited = touched ? std::optional(lines_of(text, placed.at(*touched))) : std::nullopt;
  if (ledger_ == old.ledger_ && !edited) {
    rendered_ = std::move(old.rendered_);
    return;
  }
  // Findings come and go, those that stay keep their order.
  std::size_t next = 0;
  for (std::size_t i = 0; i < rendered_.size(); ++i) {
    const auto& finding = ledger_->findings[i];
    std::size_t at = next;
    while (at < old.rendered_.size() && old.ledger_->findings[at] != finding) ++at;
    if (at == old.rendered_.size()) continue;
    next = at + 1;
    if (!edited || !touches(*finding, placed, *edited)) rendered_[i] = std::move(old.rendered_[at]);
  }
}

const std::string& ReportDiagnostics::text(std::size_t finding, const text::Text& text,
                                           const model::PlacedLedger& placed, std::size_t first_line,
                                           const DiagnosticTerms& terms) {
  Diagnostic& diagnostic = rendered_[finding];
  if (diagnostic.text.empty())
    diagnostic = render(placed.at(*ledger_->findings[finding]), text, first_line, terms);
  else if (diagnostic.first_line != first_line)
    place(diagnostic, first_line);
  return diagnostic.text;
}

}  // namespace gouji
