// Keeps one finding together: where and what, the line with a mark, the places that belong to it, and what would mend it.
#include "lsp/cli/output_text.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "core/checks/registry.h"
#include "lsp/cli/excerpt.h"
#include "lsp/cli/place.h"

namespace gouji::cli {

namespace {

constexpr std::size_t most_related = 8;
constexpr std::string_view indent = "    ";

// The ways of terminals to show text.
constexpr std::string_view bold = "1";
constexpr std::string_view dim = "2";
constexpr std::string_view severity_colours[] = {"1;31", "1;33", "1;36", "1;34"};

// Writes the findings of one file.
class FileText {
 public:
  FileText(const Checked& file, const Catalog& catalog, const OutputStyle& style)
      : file_(file), text_(file.snapshot.text()), catalog_(catalog), style_(style) {}

  std::string write() {
    for (const model::Finding& one : file_.findings) finding(one);
    return std::move(out_);
  }

 private:
  void finding(const model::Finding& finding) {
    const std::string_view colour = severity_colours[static_cast<std::size_t>(finding.severity)];
    const Place at = place_of(text_, finding.range.begin);
    const std::string where =
        printable(file_.path) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ":";
    out_ += painted(bold, where) + " " + painted(colour, std::string(name(finding.severity)) + ":") + " ";
    out_ += printable(catalog_.render(finding.message)) + " ";
    out_ += painted(dim, "[" + std::string(messages::name(finding.code)) + "]") + "\n";
    source(finding.range, colour);
    related(finding);
    fix(finding);
    out_ += "\n";
  }

  void source(text::Range range, std::string_view colour) {
    const Excerpt shown = excerpt(text_, range, style_.ambiguous_width);
    out_.append(indent).append(shown.line).append("\n");
    out_.append(indent).append(shown.before_mark).append(painted(colour, shown.mark)).append("\n");
  }

  void related(const model::Finding& finding) {
    const bool many = finding.related.size() > most_related;
    std::size_t shown = 0;
    for (const model::Related& related : finding.related) {
      if (shown == most_related) break;
      if (many && is_zero(related)) continue;
      ++shown;
      const OtherFile* other = file_.other(related);
      const Place at = place_of(other == nullptr ? text_ : other->text, related.range.begin);
      const std::string file = other == nullptr ? "" : printable(other->path) + ":";
      out_.append(indent).append(painted(dim, file + std::to_string(at.line) + ":" + std::to_string(at.column)));
      out_.append("  ").append(printable(catalog_.render(related.message))).append("\n");
    }
    if (shown == finding.related.size()) return;
    const std::string more = std::to_string(finding.related.size() - shown);
    out_.append(indent).append(catalog_("cli.more-related", {{"count", more}})).append("\n");
  }

  // Among many addends those that add nothing say nothing.
  static bool is_zero(const model::Related& related) {
    for (const messages::Argument& argument : related.message.arguments)
      if (argument.name == "value")
        return std::get_if<std::string>(&argument.value) && std::get<std::string>(argument.value) == "0";
    return false;
  }

  void fix(const model::Finding& finding) {
    const std::vector<checks::Fix> fixes = checks::fixes(file_.snapshot, finding);
    if (fixes.empty()) return;
    const std::string title = printable(catalog_.render(fixes.front().title));
    out_.append(indent).append(catalog_("cli.fix", {{"title", title}})).append("\n");
  }

  std::string painted(std::string_view colour, std::string text) const {
    if (!style_.colour) return text;
    return "\x1b[" + std::string(colour) + "m" + text + "\x1b[0m";
  }

  const Checked& file_;
  const text::Text& text_;
  const Catalog& catalog_;
  const OutputStyle& style_;
  std::string out_;
};

}  // namespace

bool takes_colour(std::FILE* stream) {
  const char* forbidden = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = !terminal || std::string_view(terminal).empty() || std::string_view(terminal) == "dumb";
  return ::isatty(::fileno(stream)) == 1 && !dumb && !(forbidden && *forbidden);
}

std::vector<std::string> TextOutput::parts(const Checked& file) const {
  return {FileText(file, catalog_, style_).write()};
}

void TextOutput::add(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) out_ += part;
}

void TextOutput::end(const Totals& totals) {
  const Tally& tally = totals.tally;
  std::vector<messages::Argument> counts = {{"files", std::to_string(tally.files)}};
  for (std::size_t i = 0; i < severity_names.size(); ++i)
    counts.push_back({severity_names[i], std::to_string(tally.findings[i])});
  out_.append(catalog_("cli.summary", std::move(counts))).append("\n");
  if (tally.fixable > 0) out_.append(catalog_("cli.fixable", {{"count", std::to_string(tally.fixable)}})).append("\n");
}

}  // namespace gouji::cli
