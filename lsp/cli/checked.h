// Holds what a check of one file found, for whichever output shows it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::cli {

struct Checked {
  std::string path;
  model::Snapshot snapshot;
  std::vector<model::Finding> findings;  // with ranges in bytes of the document
};

// How many files were checked and how many findings of each severity there are.
struct Tally {
  std::size_t files = 0;
  std::array<std::size_t, 4> findings{};  // by severity

  void add(const Checked& file) {
    ++files;
    for (const model::Finding& finding : file.findings) ++findings[static_cast<std::size_t>(finding.severity)];
  }
};

// As users write it: "error", "warning", "information", "hint".
inline constexpr std::array<std::string_view, 4> severity_names = {"error", "warning", "information", "hint"};
inline std::string_view name(messages::Severity severity) { return severity_names[static_cast<std::size_t>(severity)]; }

}  // namespace gouji::cli
