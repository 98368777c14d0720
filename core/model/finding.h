// Is what checks have to say about a place, as data: a code, a range and arguments, never a sentence.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/messages/codes.h"
#include "core/messages/message.h"
#include "core/text/range.h"

namespace gouji::model {

struct Related {
  text::Range range;
  messages::Message message;
  std::string document = {};  // where it stands; empty: in the finding's own document

  friend bool operator==(const Related&, const Related&) = default;
};

// Inside a report all ranges count from the report's first byte; a snapshot hands findings out in bytes of the document.
struct Finding {
  messages::Code code = messages::Code::title_missing;
  messages::Severity severity = messages::Severity::error;
  text::Range range;
  std::string cell;  // address "table/row/column"; empty where no cell is meant
  messages::Message message;
  std::vector<Related> related;
  std::string subject;  // what else is meant: a section's id, a table's, or "table/row"

  friend bool operator==(const Finding&, const Finding&) = default;
};

// Findings that later versions of a report share.
using FindingList = std::vector<std::shared_ptr<const Finding>>;

// A place in a block that is no finding by itself: the report decides, for one cause is one finding. What `kind` and
// `detail` mean is the business of the check that the code belongs to.
struct Mark {
  messages::Code code = messages::Code::title_missing;
  std::uint8_t kind = 0;
  std::uint8_t detail = 0;
  std::uint32_t begin = 0;  // bytes from the block's first
  std::uint32_t end = 0;

  text::Range range() const { return {begin, end}; }
  friend bool operator==(const Mark&, const Mark&) = default;
};

}  // namespace gouji::model
