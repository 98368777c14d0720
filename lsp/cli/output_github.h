// Writes findings as commands that make GitHub show them beside the lines of a pull request.
#pragma once

#include "lsp/cli/output.h"

namespace gouji::cli {

class GithubOutput final : public Output {
 public:
  GithubOutput(std::string& out, const Catalog& catalog) : out_(out), catalog_(catalog) {}

  std::vector<std::string> parts(const Checked& file) const override;
  void add(const std::vector<std::string>& parts) override;

 private:
  std::string& out_;
  const Catalog& catalog_;
};

}  // namespace gouji::cli
