// Gives tests the sample reports and small changes of them.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/paths.h"

namespace gouji::support {

inline std::string sample_path(std::string_view name) {
  return (gouji::tests::source_dir() / "tests/data/samples" / name).string();
}

inline std::string sample(std::string_view name) {
  std::ifstream file(sample_path(name), std::ios::binary);
  if (!file) throw std::runtime_error("there is no sample " + std::string(name));
  return {std::istreambuf_iterator<char>(file), {}};
}

// A report in Markdown in which nothing is wrong.
inline std::string clean_report() { return sample("青禾区农业农村局2023-正确.report.md"); }

// The text with the first occurrence of `what` replaced.
inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  if (at == std::string::npos) throw std::runtime_error("there is no " + std::string(what));
  return text.replace(at, what.size(), with);
}

}  // namespace gouji::support
