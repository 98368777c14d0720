// Writes the report of a new year: a blank one, or one that begins where last year's report ended.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

struct NewReportTerms {
  const templates::Template* form = nullptr;  // never null
  int year = 0;
  std::string organ;  // empty: last year's, else a place to type
  std::string note;   // what the comment above a carried paragraph says to its reader
};

struct NewReport {
  std::string text;                // Markdown, without an error
  std::string organ;               // empty where it is a place to type
  std::vector<text::Range> marks;  // places to type, and paragraphs that still speak of last year; in order
};

// The report of a document that a new one begins from: of that organ, else the first one. Empty where it holds none.
std::optional<model::PlacedReport> last_report(const model::Snapshot& document, std::string_view organ);

// `last` may be null. What is carried of it: its organ; its prose, with every year moved; what the form says is carried
// of its tables. A paragraph that tells numbers or days of last year has the comment `gouji-carried` above it.
NewReport new_report(const std::shared_ptr<const templates::Library>& library, const NewReportTerms& terms,
                     const model::Snapshot* last);

}  // namespace gouji::features
