// Shows the embedded explanation of a code, which holds one part for each language.
#include "lsp/cli/explain.h"

#include <cstdio>

#include "core/messages/codes.h"
#include "core/templates/library.h"
#include "lsp/cli/checked.h"
#include "lsp/cli/project.h"
#include "lsp/code_page.h"
#include "lsp/localized.h"

namespace gouji::cli {

int explain(std::string_view code, Language language) {
  const Catalog catalog = Catalog::load(language);
  const auto known = messages::find_code(code);
  if (!known) {
    std::fprintf(stderr, "gouji: %s\n", catalog("cli.unknown-code", {{"code", std::string(code)}}).c_str());
    for (const messages::CodeInfo& row : messages::codes())
      std::fprintf(stderr, "  %s\n", std::string(row.name).c_str());
    return 2;
  }
  std::printf("%s (%s)\n\n%s\n", std::string(code).c_str(), std::string(name(messages::info(*known).severity)).c_str(),
              std::string(code_page(*known, language)).c_str());
  std::printf("\n%s\n\n```text\n\"severity\": { \"%s\": \"off\" }\n<!-- gouji-ignore %s -->\n```\n",
              catalog("explain.switch-off").c_str(), std::string(code).c_str(), std::string(code).c_str());
  return 0;
}

int list_codes(Language language) {
  for (const messages::CodeInfo& code : messages::codes())
    std::printf("%-24s %-8s %s\n", std::string(code.name).c_str(), std::string(name(code.severity)).c_str(),
                code_summary(code.code, language).c_str());
  return 0;
}

int list_templates(Language language) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  ProjectTerms terms(library.value(), language);
  const auto known = terms.of("./-").library;  // those of the project in the working folder among them
  for (const templates::Template& form : known->templates()) {
    const std::string last = form.last_year ? std::to_string(*form.last_year) : "";
    std::printf("%-10s %d–%-4s  %s\n", form.id.c_str(), form.first_year, last.c_str(), in(language, form.name).c_str());
  }
  return 0;
}

}  // namespace gouji::cli
