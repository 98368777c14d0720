// Knows the three commands of GitHub's runners and what must be escaped in them.
#include "lsp/cli/output_github.h"

#include "lsp/cli/place.h"

namespace gouji::cli {

namespace {

constexpr std::string_view commands[] = {"error", "warning", "notice", "notice"};  // by severity

std::string escaped(std::string_view text, std::string_view special) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (special.find(c) == special.npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return out;
}

std::string message(std::string_view text) { return escaped(text, "%\r\n"); }
std::string property(std::string_view text) { return escaped(text, "%\r\n:,"); }

}  // namespace

std::vector<std::string> GithubOutput::parts(const Checked& file) const {
  std::string out;
  for (const model::Finding& finding : file.findings) {
    const Place begin = place_of(file.snapshot.text(), finding.range.begin);
    const Place end = place_of(file.snapshot.text(), finding.range.end);
    out.append("::").append(commands[static_cast<std::size_t>(finding.severity)]);
    out.append(" file=").append(property(file.path));
    out.append(",line=").append(std::to_string(begin.line)).append(",endLine=").append(std::to_string(end.line));
    // GitHub takes columns only where both ends stand in one line.
    if (begin.line == end.line) {
      out.append(",col=").append(std::to_string(begin.column));
      out.append(",endColumn=").append(std::to_string(end.column));
    }
    out.append(",title=").append(property(messages::name(finding.code)));
    out.append("::").append(message(catalog_.render(finding.message))).append("\n");
  }
  return {std::move(out)};
}

void GithubOutput::add(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) out_ += part;
}

}  // namespace gouji::cli
