// Offers what the report still lacks at the cursor: sections, aspects, tables, rows, sentences, or a whole report; in a
// blank cell the number that the sums determine.
#pragma once

#include <string>
#include <vector>

#include "core/edits/skeleton.h"
#include "core/features/completion_note.h"
#include "core/messages/message.h"
#include "core/model/snapshot.h"

namespace gouji::features {

struct CompletionItem {
  CompletionKind kind = CompletionKind::section;
  std::string label;        // official words, in the script of the document
  std::string filter_text;  // what typed words are compared with: the label with and without its number
  text::Range replace;      // the typed prefix of the line
  text::Range replace_all;  // the same and what stands behind the cursor of the words that are to be replaced
  edits::Skeleton insert;
  messages::Message detail;
  std::string where;  // the section or column that it belongs to, in the script of the document; often empty
  CompletionSubject subject;
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
