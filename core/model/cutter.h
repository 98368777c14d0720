// Tells at which blocks of a document its reports begin.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/reading.h"
#include "core/templates/library.h"

namespace gouji::model {

// Where a report begins depends only on what has been seen since the one before began: another title behind headings, or
// section 一 again behind later sections. The first line of a title and comments above it go with the report that it
// begins. A page's running header repeats the report's own title and begins none.
class Cutter {
 public:
  explicit Cutter(const templates::Library& library) : library_(library) {}

  // Whether a new report begins with the reading: then how many of the blocks `before` it, back to where this report
  // began, go with it. They must be shown again before the reading itself.
  std::optional<std::size_t> cuts(const Readings& before, const Reading& reading) const;

  void add(const Readings& before, const Reading& reading);

 private:
  using Name = std::pair<std::string, int>;  // organ and year

  std::optional<Name> name_at(const Readings& before, const Reading& reading, std::size_t& lines) const;
  bool restarts(const Reading& reading) const;

  const templates::Library& library_;
  std::optional<Name> title_;            // the report's own
  std::optional<std::size_t> repeated_;  // where a title stands behind the last section heading
  std::string_view first_;
  std::size_t headings_ = 0;
  std::size_t others_ = 0;
};

}  // namespace gouji::model
