// Gives tests all real and invented reports there are: the project's samples, and the seeds where they stand beside it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/paths.h"

namespace gouji::tests {

struct ReportFile {
  std::string name;
  std::string text;
};

inline std::vector<ReportFile> read_folder(const std::filesystem::path& folder) {
  std::vector<ReportFile> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".txt" && extension != ".md" && extension != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
  }
  std::sort(files.begin(), files.end(), [](const ReportFile& a, const ReportFile& b) { return a.name < b.name; });
  return files;
}

inline std::vector<ReportFile> samples() { return read_folder(source_dir() / "tests/data/samples"); }

/// The two correct Markdown samples in every other notation; each name begins with that of its sample.
inline std::vector<ReportFile> notations() { return read_folder(source_dir() / "tests/data/notations"); }

/// Real published reports; empty where the checkout stands alone.
inline std::vector<ReportFile> seeds() { return read_folder(source_dir().parent_path() / "shared/seeds"); }

inline std::vector<ReportFile> all_reports() {
  std::vector<ReportFile> files = samples();
  for (ReportFile& file : notations()) files.push_back(std::move(file));
  for (ReportFile& seed : seeds()) files.push_back(std::move(seed));
  return files;
}

}  // namespace gouji::tests
