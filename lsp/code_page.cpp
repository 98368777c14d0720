// Relies on the form of the pages, which a test of the catalogues holds: "## LANGUAGE", then a paragraph with the meaning.
#include "lsp/code_page.h"

#include <algorithm>

#include "core/base/embedded.h"

namespace gouji {

namespace {

std::string_view line_of(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  return line;
}

}  // namespace

std::string_view code_page(messages::Code code, Language language) {
  std::string_view page = base::embedded("codes/" + std::string(messages::name(code)) + ".md").value_or("");
  const std::string heading = "\n## " + std::string(name(language)) + "\n";
  const auto begin = page.find(heading);
  if (begin == page.npos) return {};
  page.remove_prefix(begin + heading.size());
  page = page.substr(0, page.find("\n## "));
  const auto first = page.find_first_not_of('\n');
  if (first == page.npos) return {};
  return page.substr(first, page.find_last_not_of('\n') - first + 1);
}

std::string code_meaning(messages::Code code, Language language) {
  std::string_view page = code_page(code, language);
  std::string_view meaning = line_of(page);
  for (const std::string_view colon : {std::string_view("："), std::string_view(": ")})
    if (const auto at = meaning.find(colon); at != meaning.npos && at < 16) {
      meaning.remove_prefix(at + colon.size());
      break;
    }
  return std::string(meaning);
}

std::string code_summary(messages::Code code, Language language) {
  const std::string meaning = code_meaning(code, language);
  std::size_t end = meaning.size();
  for (const std::string_view stop : {std::string_view("。"), std::string_view(". ")})
    if (const auto at = meaning.find(stop); at != meaning.npos) end = std::min(end, at + stop.size());
  std::string summary = meaning.substr(0, end);
  while (summary.ends_with(' ')) summary.pop_back();
  return summary;
}

std::string plain(std::string_view page) {
  std::string out;
  while (!page.empty()) {
    const std::string_view line = line_of(page);
    if (line.starts_with("```")) continue;
    const bool strong = line.starts_with("**") && line.ends_with("**") && line.size() > 4;
    out.append(strong ? line.substr(2, line.size() - 4) : line).append("\n");
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace gouji
