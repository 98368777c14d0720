// Takes files out of a zip archive in memory, and believes nothing that the archive says of itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace gouji::import {

class Zip {
 public:
  // `bytes` must outlive the archive. An error says what is wrong with it.
  static base::Result<Zip> open(std::string_view bytes);

  bool holds(const std::string& name) const { return entries_.contains(name); }

  // The bytes of one file, at most `most` of them: a small archive can hold gigabytes. An error says why there are none.
  base::Result<std::string> extract(const std::string& name, std::size_t most) const;

 private:
  struct Entry {
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint32_t packed = 0;    // bytes
    std::uint32_t unpacked = 0;  // bytes
    std::uint32_t offset = 0;    // of its local header
  };

  explicit Zip(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
  std::map<std::string, Entry> entries_;
};

}  // namespace gouji::import
