// Checks files and reports what was found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/messages/codes.h"
#include "lsp/catalog.h"

namespace gouji::cli {

enum class CheckFormat { text, json };

struct CheckOptions {
  CheckFormat format = CheckFormat::text;
  std::optional<messages::Severity> fail_on = messages::Severity::error;  // empty: findings never fail
  Language language = Language::zh_hans;
  std::vector<std::string> paths;
};

// Writes to standard output and returns the exit code: 0 nothing to fail on, 1 findings, 2 a file could not be read.
int check(const CheckOptions& options);

}  // namespace gouji::cli
