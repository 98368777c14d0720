// Puts a block's reading at its place in a report.
#pragma once

#include <cstddef>
#include <memory>

#include "core/model/reading.h"
#include "core/text/range.h"

namespace gouji::model {

struct Passage {
  std::shared_ptr<const Reading> reading;
  std::size_t begin = 0;  // bytes from the report's first byte

  text::Range range() const { return {begin, begin + reading->block.bytes}; }
  text::Range at(text::Range in_block) const { return {begin + in_block.begin, begin + in_block.end}; }
};

}  // namespace gouji::model
