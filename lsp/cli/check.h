// Checks files, mends what is safe to mend, and reports what was found.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/messages/codes.h"
#include "lsp/catalog.h"
#include "lsp/cli/output.h"
#include "lsp/files/encoding.h"

namespace gouji::cli {

enum class CheckInput {
  document,  // each path is a report
  ndjson,    // each line of each path is {"path": …, "text": …}
};

enum class Mend {
  no,
  fix,   // writes the files; of standard input, the mended text goes to standard output
  diff,  // shows what `fix` would do
};

struct CheckOptions {
  CheckFormat format = CheckFormat::text;
  std::optional<messages::Severity> fail_on = messages::Severity::error;  // empty: findings never fail
  Language language = Language::zh_hans;
  Mend mend = Mend::no;
  CheckInput input = CheckInput::document;
  std::string encoding = std::string(files::automatic_encoding);
  std::string stdin_path = "-";  // what standard input is called
  std::string config;            // a project file for all inputs; empty: the nearest one of each
  std::string baseline;          // instead of the project's
  std::string write_baseline;    // where all findings are accepted
  std::size_t jobs = 0;          // threads; 0: as many as there are cores
  std::vector<std::string> paths;
};

// Writes to standard output and returns the exit code: 0 nothing to fail on, 1 findings, 2 a file could not be read or
// written. Mended findings do not count when they are mended.
int check(const CheckOptions& options);

}  // namespace gouji::cli
