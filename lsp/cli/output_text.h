// Writes findings for people: one line that editors and build tools understand, then the source with a mark under it.
#pragma once

#include "lsp/cli/output.h"

namespace gouji::cli {

class TextOutput final : public Output {
 public:
  TextOutput(std::string& out, const Catalog& catalog, const OutputStyle& style)
      : out_(out), catalog_(catalog), style_(style) {}

  std::vector<std::string> parts(const Checked& file) const override;
  void add(const std::vector<std::string>& parts) override;
  void end(const Totals& totals) override;

 private:
  std::string& out_;
  const Catalog& catalog_;
  OutputStyle style_;
};

// Whether what goes to the stream may be coloured: it is a terminal that can, and the user does not forbid it.
bool takes_colour(std::FILE* stream);

}  // namespace gouji::cli
