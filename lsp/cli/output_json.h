// Writes findings as JSON for other programs, as one document or one file a line.
#pragma once

#include "lsp/cli/json_writer.h"
#include "lsp/cli/output.h"

namespace gouji::cli {

class JsonOutput final : public Output {
 public:
  JsonOutput(std::string& out, const Catalog& catalog, Language language)
      : json_(out), catalog_(catalog), language_(language) {}

  std::vector<std::string> parts(const Checked& file) const override;
  void begin() override;
  void add(const std::vector<std::string>& parts) override;
  void end(const Totals& totals) override;

 private:
  JsonWriter json_;
  const Catalog& catalog_;
  Language language_;
};

class NdjsonOutput final : public Output {
 public:
  NdjsonOutput(std::string& out, const Catalog& catalog, Language language)
      : out_(out), catalog_(catalog), language_(language) {}

  std::vector<std::string> parts(const Checked& file) const override;
  void add(const std::vector<std::string>& parts) override;

 private:
  std::string& out_;
  const Catalog& catalog_;
  Language language_;
};

}  // namespace gouji::cli
