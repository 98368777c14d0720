// Is the shape of a check: what it looks for in a report, and what it offers to mend what it found.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/edits/source.h"
#include "core/messages/codes.h"
#include "core/model/finding.h"
#include "core/model/report.h"
#include "core/model/settings.h"
#include "core/text/edit.h"

namespace gouji::checks {

enum class FixKind : unsigned char {
  quickfix,  // chosen one at a time
  safe,      // also part of source.fixAll and --fix: changes no number and adds no row or section
};

struct Fix {
  messages::Message title;
  FixKind kind = FixKind::quickfix;
  bool preferred = false;
  text::EditList edits;
};

using Findings = std::vector<model::Finding>;

// One row of the table of checks. A check looks at whole reports, or at blocks by themselves, or at both: null where it
// does not. Ranges and edits count from the report's first byte, in findings of blocks from the block's.
struct Check {
  std::span<const messages::Code> codes;  // what it can find
  void (*find)(const model::Report& report, const model::Settings& settings, Findings& findings) = nullptr;
  // Null where nothing can be offered.
  void (*fix)(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) = nullptr;
  // Adds findings and marks to the reading of the bytes, and changes nothing else in it.
  void (*find_in_block)(const templates::Library& library, std::string_view bytes, model::Reading& reading) = nullptr;
  // What the numbers alone tell: it is found again whenever one of them changes, without the report's being read again.
  void (*find_in_numbers)(const model::Numbers& numbers, const model::Settings& settings, Findings& findings) = nullptr;
};

// A finding with its code's usual severity and the code's name as its message; add to it what is particular.
inline model::Finding make_finding(messages::Code code, text::Range range,
                                   std::vector<messages::Argument> arguments = {}) {
  return {code, messages::info(code).severity, range, {}, {messages::name(code), std::move(arguments)}, {}, {}};
}

// A fix of a single edit.
inline Fix make_fix(std::string_view title, std::vector<messages::Argument> arguments, text::Edit edit,
                    FixKind kind = FixKind::quickfix, bool preferred = true) {
  Fix fix{{title, std::move(arguments)}, kind, preferred, {}};
  fix.edits.add(std::move(edit));
  return fix;
}

}  // namespace gouji::checks
