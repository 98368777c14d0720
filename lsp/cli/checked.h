// Holds what a check of one file found, and what a whole run found, for whichever output shows it.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::cli {

// A file that findings of another one point into.
struct OtherFile {
  std::string path;  // as users call it
  text::Text text;
};

struct Checked {
  std::string path;
  model::Snapshot snapshot;
  std::vector<model::Finding> findings;  // with ranges in bytes of the document
  std::map<std::string, OtherFile> others = {};

  // Null where the place is in the file itself.
  const OtherFile* other(const model::Related& related) const {
    const auto found = others.find(related.document);
    return found == others.end() ? nullptr : &found->second;
  }
};

// How many files were checked, how many findings of each severity there are, and how many of them --fix mends.
struct Tally {
  std::size_t files = 0;
  std::array<std::size_t, 4> findings{};  // by severity
  std::size_t fixable = 0;

  Tally& operator+=(const Tally& other) {
    files += other.files;
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i] += other.findings[i];
    fixable += other.fixable;
    return *this;
  }
};

// A whole run, when it is over.
struct Totals {
  Tally tally;
  std::vector<std::string> failures;  // each names a file and the reason why it was not checked or not written
};

// As users write it: "error", "warning", "information", "hint".
inline constexpr std::array<std::string_view, 4> severity_names = {"error", "warning", "information", "hint"};
inline std::string_view name(messages::Severity severity) { return severity_names[static_cast<std::size_t>(severity)]; }

}  // namespace gouji::cli
