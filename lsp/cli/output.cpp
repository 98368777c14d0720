// Lists the outputs there are.
#include "lsp/cli/output.h"

#include "lsp/cli/output_github.h"
#include "lsp/cli/output_json.h"
#include "lsp/cli/output_sarif.h"
#include "lsp/cli/output_text.h"

namespace gouji::cli {

std::unique_ptr<Output> make_output(CheckFormat format, std::string& out, const Catalog& catalog,
                                    const OutputStyle& style) {
  switch (format) {
    case CheckFormat::text: break;
    case CheckFormat::json: return std::make_unique<JsonOutput>(out, catalog, style.language);
    case CheckFormat::ndjson: return std::make_unique<NdjsonOutput>(out, catalog, style.language);
    case CheckFormat::sarif: return std::make_unique<SarifOutput>(out, catalog, style.language);
    case CheckFormat::github: return std::make_unique<GithubOutput>(out, catalog);
  }
  return std::make_unique<TextOutput>(out, catalog, style);
}

}  // namespace gouji::cli
