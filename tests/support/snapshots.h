// Opens texts as the core sees them, all checks included, with the templates read once a program.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "core/templates/library.h"

namespace gouji::tests {

inline const std::shared_ptr<const templates::Library>& library() {
  static const std::shared_ptr<const templates::Library> loaded = *templates::Library::built_in();
  return loaded;
}

inline model::Snapshot open(std::string_view text) {
  return model::Snapshot::open(library(), text::Text::from(text), checks::examiner);
}

/// What the text is after the edits, opened afresh.
inline model::Snapshot open_edited(const model::Snapshot& snapshot, const text::EditList& edits) {
  return open(text::apply(snapshot.text().str(), edits));
}

/// The findings' codes with their severities, lines and cells, one a line: for messages of failed tests.
inline std::string describe(const model::Snapshot& snapshot) {
  constexpr std::string_view severities[] = {"error", "warning", "information", "hint"};
  std::string lines;
  for (const model::Finding& finding : snapshot.findings(50)) {
    lines += "  " + std::to_string(snapshot.text().line_of(finding.range.begin) + 1) + ": " +
             std::string(messages::name(finding.code)) + " (" +
             std::string(severities[static_cast<std::size_t>(finding.severity)]) + ") " + finding.cell + " «" +
             snapshot.text().slice(finding.range) + "»\n";
  }
  return lines.empty() ? "  no findings\n" : lines;
}

}  // namespace gouji::tests
