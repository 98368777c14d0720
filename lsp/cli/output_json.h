// Writes findings as JSON for other programs.
#pragma once

#include "lsp/catalog.h"
#include "lsp/cli/checked.h"
#include "lsp/cli/json_writer.h"

namespace gouji::cli {

class JsonOutput {
 public:
  JsonOutput(std::string& out, const Catalog& catalog, Language language);

  void add(const Checked& file);
  void finish();

 private:
  void begin();
  void finding(const Checked& file, const model::Finding& finding);
  void fixes(const Checked& file, const model::Finding& finding);
  void range(const text::Text& text, text::Range range);

  JsonWriter json_;
  const Catalog& catalog_;
  Language language_;
  Tally tally_;
  bool begun_ = false;
};

}  // namespace gouji::cli
