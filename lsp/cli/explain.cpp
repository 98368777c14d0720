// Shows the embedded explanation of a code, which holds one part for each language.
#include "lsp/cli/explain.h"

#include <cstdio>

#include "core/base/embedded.h"
#include "core/messages/codes.h"
#include "core/templates/library.h"
#include "lsp/cli/checked.h"
#include "lsp/localized.h"

namespace gouji::cli {

namespace {

// What stands under the heading "## LANGUAGE", without the blank lines around it.
std::string_view part(std::string_view page, Language language) {
  const std::string heading = "\n## " + std::string(gouji::name(language)) + "\n";
  const auto begin = page.find(heading);
  if (begin == std::string_view::npos) return {};
  page.remove_prefix(begin + heading.size());
  page = page.substr(0, page.find("\n## "));
  const auto first = page.find_first_not_of('\n');
  if (first == std::string_view::npos) return {};
  return page.substr(first, page.find_last_not_of('\n') - first + 1);
}

}  // namespace

int explain(std::string_view code, Language language) {
  const Catalog catalog = Catalog::load(language);
  const auto known = messages::find_code(code);
  if (!known) {
    std::fprintf(stderr, "gouji: %s\n", catalog("cli.unknown-code", {{"code", std::string(code)}}).c_str());
    for (const messages::CodeInfo& row : messages::codes())
      std::fprintf(stderr, "  %s\n", std::string(row.name).c_str());
    return 2;
  }
  const std::string_view page = base::embedded("codes/" + std::string(code) + ".md").value_or("");
  std::printf("%s (%s)\n\n%s\n", std::string(code).c_str(), std::string(name(messages::info(*known).severity)).c_str(),
              std::string(part(page, language)).c_str());
  return 0;
}

int list_templates(Language language) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  for (const templates::Template& form : (*library)->templates()) {
    const std::string last = form.last_year ? std::to_string(*form.last_year) : "";
    std::printf("%-10s %d–%-4s  %s\n", form.id.c_str(), form.first_year, last.c_str(), in(language, form.name).c_str());
  }
  return 0;
}

}  // namespace gouji::cli
