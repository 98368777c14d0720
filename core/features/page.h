// Lays a document out as it will be published: headings, paragraphs, and tables as the official form prints them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class CellKind : unsigned char { label, head, value };

struct PageCell {
  CellKind kind = CellKind::value;
  std::string text;
  std::size_t rowspan = 1;
  std::size_t colspan = 1;
  std::optional<text::Range> range;               // in the document; empty where it does not stand there
  std::shared_ptr<const model::Finding> finding;  // the most severe one about it; null where it is right
  std::string ghost;                              // the value that follows from the sums where it is blank or wrong
  bool missing = false;                           // the form has it, the document has not
};

using PageRows = std::vector<std::vector<PageCell>>;

enum class PageKind : unsigned char { title, heading, paragraph, signature, table };

struct PageBlock {
  PageKind kind = PageKind::paragraph;
  int level = 0;                                  // of a heading: 2 or 3
  std::string text;                               // of all but tables
  text::Range range;                              // of its lines in the document
  text::Range words;                              // where its text begins
  bool carried = false;                           // still speaks of last year
  std::shared_ptr<const model::Finding> finding;  // the most severe one about it, hints aside
  bool official = false;                          // a table of the form
  std::size_t columns = 0;
  PageRows rows;
};

struct PageOptions {
  bool missing = false;  // rows that the form has and the document has not are there, too
};

// All blocks in document order; what is shown is all that stands there but comments and page numbers. `stop` is asked
// before each report; when it says yes, what is there so far is the answer.
std::vector<PageBlock> page(const model::Snapshot& snapshot, const PageOptions& options = {},
                            const std::function<bool()>& stop = nullptr);

}  // namespace gouji::features
