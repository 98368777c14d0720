// Finds the reports to check one after the other: files, standard input, or the lines of a stream.
#pragma once

#include <cstddef>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "lsp/files/encoding.h"
#include "lsp/files/paths.h"

namespace gouji::cli {

// One report to come. Files are opened by whoever checks them, so that several are read at once.
struct Input {
  std::string path;  // as it is called in the output
  std::optional<base::Result<files::FileText>> text;
  bool is_stdin = false;
};

class InputSource {
 public:
  virtual ~InputSource() = default;
  virtual std::optional<Input> next() = 0;  // empty at the end
};

// Paths as the user gave them; folders are walked.
std::unique_ptr<InputSource> documents(const std::vector<std::string>& paths, const std::string& stdin_path,
                                       const std::string& encoding, const files::Excluded& excluded = nullptr);

// The lines of the files; a line that cannot be understood is an input with an error that tells its number.
std::unique_ptr<InputSource> ndjson_lines(const std::vector<std::string>& paths);

}  // namespace gouji::cli
