// Writes findings as SARIF 2.1.0, which services that gather results of checkers read.
#pragma once

#include "lsp/cli/json_writer.h"
#include "lsp/cli/output.h"

namespace gouji::cli {

class SarifOutput final : public Output {
 public:
  SarifOutput(std::string& out, const Catalog& catalog, Language language)
      : json_(out), catalog_(catalog), language_(language) {}

  std::vector<std::string> parts(const Checked& file) const override;
  void begin() override;
  void add(const std::vector<std::string>& parts) override;
  void end(const Totals& totals) override;

 private:
  void driver();
  void rule(messages::Code code);

  JsonWriter json_;
  const Catalog& catalog_;
  Language language_;
};

// The path as a URI reference: "目录/a b.md" is "%E7%9B%AE%E5%BD%95/a%20b.md". It is relative, also of an absolute path, for
// what lies below the working folder; elsewhere it begins with file://.
std::string uri_reference(std::string_view path);

}  // namespace gouji::cli
