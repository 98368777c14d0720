// Offers what the report still lacks at the cursor: sections, aspects, tables, rows, or a whole report; in a blank cell
// the number that the sums determine.
#pragma once

#include <string>
#include <vector>

#include "core/edits/skeleton.h"
#include "core/messages/message.h"
#include "core/model/snapshot.h"

namespace gouji::features {

enum class CompletionKind { report, title, section, aspect, tables, row, value };

struct CompletionItem {
  CompletionKind kind = CompletionKind::section;
  std::string label;        // official words, in the script of the document
  std::string filter_text;  // what typed words are compared with: the label with and without its number
  text::Range replace;      // the typed prefix of the line
  edits::Skeleton insert;
  messages::Message detail;
  const templates::Localized* about = nullptr;  // never empty
  std::string sort_text;
};

struct CompletionContext {
  bool invoked = false;          // asked for by the user, not by typing
  bool report_language = false;  // the document says by its language that it is a report
  bool markdown = true;          // headings are written with #
  int this_year = 0;             // for the year of a new report: the one before it; 0 where not known
};

std::vector<CompletionItem> completion(const model::Snapshot& snapshot, std::size_t offset,
                                       const CompletionContext& context);

}  // namespace gouji::features
