// Measures the command line over many files against a program that only counts their characters.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gouji::bench {

struct Bulk {
  std::size_t files = 0;
  std::size_t bytes = 0;
  double processor_seconds = 0;  // of gouji check, over all cores
  double seconds = 0;
  double counting_seconds = 0;  // of wc -m, processor time
  double ratio = 0;             // of processor times: what a core has to do
};

// Writes the reports below `folder`, lets `gouji check` and `wc -m` read them in turns, and gives the medians.
Bulk bulk(const std::string& gouji, const std::vector<std::string>& reports, const std::filesystem::path& folder);

}  // namespace gouji::bench
