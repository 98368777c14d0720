// Is the shape of an output: each file becomes parts, in any thread, and the parts are put together in the order of the files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lsp/catalog.h"
#include "lsp/cli/checked.h"

namespace gouji::cli {

class Output {
 public:
  virtual ~Output() = default;

  // What stands for one file. It changes nothing, so several threads may ask at once.
  virtual std::vector<std::string> parts(const Checked& file) const = 0;

  // These three append to the output's string, in this order; `add` once for each file.
  virtual void begin() {}
  virtual void add(const std::vector<std::string>& parts) = 0;
  virtual void end(const Totals&) {}
};

enum class CheckFormat { text, json, ndjson, sarif, github };

// What the words and the looks of an output depend on.
struct OutputStyle {
  Language language = Language::zh_hans;
  bool colour = false;
  // Of characters such as “ … ①: terminals give them one cell unless told otherwise, whatever the font does.
  int ambiguous_width = 1;
};

// `out` and `catalog` must outlive the output.
std::unique_ptr<Output> make_output(CheckFormat format, std::string& out, const Catalog& catalog,
                                    const OutputStyle& style);

}  // namespace gouji::cli
