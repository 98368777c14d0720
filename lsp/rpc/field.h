// Reads values out of a message's parameters and remembers, with its path, the first that is not as it should be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lsp/rpc/json.h"

namespace gouji::rpc {

// A place in the parameters. Asking it for a value always answers; a wrong or missing value answers an empty one and
// leaves a sentence in the problem given at the root. A field points at its parent: it must not outlive the expression
// or the function that made it.
class Field {
 public:
  Field(const Json& value, std::string& problem) : value_(&value), problem_(&problem) {}

  Field operator[](std::string_view key) const;
  Field operator[](std::size_t index) const;

  bool present() const;  // there and not null
  bool is_object() const { return value_ && value_->is_object(); }
  bool is_array() const { return value_ && value_->is_array(); }
  bool is_string() const { return value_ && value_->is_string(); }
  const Json& json() const;  // null when absent
  const std::string& problem() const { return *problem_; }

  // What must be there.
  const std::string& string() const;
  std::int64_t integer() const;
  bool boolean() const;
  std::size_t size() const;  // of an array

  // What may be there: `otherwise` when absent, or of another type, without complaint.
  bool boolean_or(bool otherwise) const;
  std::string string_or(std::string_view otherwise) const;

 private:
  Field(const Json* value, const Field* parent, std::string_view key, std::size_t index)
      : value_(value), problem_(parent->problem_), parent_(parent), key_(key), index_(index) {}

  void complain(std::string_view expected) const;
  std::string path() const;

  const Json* value_;
  std::string* problem_;
  const Field* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
};

}  // namespace gouji::rpc
