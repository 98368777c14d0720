// Shows a folder of reports in one look: who has handed in which year, what was found, and the main figures.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lsp/catalog.h"

namespace gouji::cli {

enum class SummaryFormat { text, csv, json, html };

struct SummaryOptions {
  SummaryFormat format = SummaryFormat::text;
  Language language = Language::zh_hans;
  std::size_t jobs = 0;  // threads; 0: as many as there are cores
  std::vector<std::string> paths;
};

// Writes to standard output and returns the exit code: 0, or 2 when a file could not be read.
int summary(const SummaryOptions& options);

}  // namespace gouji::cli
