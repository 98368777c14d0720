// Composes a path only when something is wrong, because every keystroke reads its parameters this way.
#include "lsp/rpc/field.h"

#include <cmath>

namespace gouji::rpc {

namespace {

const Json absent;
const std::string no_string;

}  // namespace

Field Field::operator[](std::string_view key) const {
  if (!is_object()) {
    if (present()) complain("an object");
    return {nullptr, this, key, 0};
  }
  const auto found = value_->find(key);
  return {found == value_->end() ? nullptr : &*found, this, key, 0};
}

Field Field::operator[](std::size_t index) const {
  return {is_array() && index < value_->size() ? &(*value_)[index] : nullptr, this, {}, index};
}

bool Field::present() const { return value_ && !value_->is_null(); }

const Json& Field::json() const { return value_ ? *value_ : absent; }

const std::string& Field::string() const {
  if (is_string()) return value_->get_ref<const std::string&>();
  complain("a string");
  return no_string;
}

std::int64_t Field::integer() const {
  if (value_ && value_->is_number_integer()) return value_->get<std::int64_t>();
  if (value_ && value_->is_number_float()) {  // clients whose language has one number type write 3.0
    const double number = value_->get<double>();
    if (std::nearbyint(number) == number && std::fabs(number) < 9e15) return static_cast<std::int64_t>(number);
  }
  complain("an integer");
  return 0;
}

bool Field::boolean() const {
  if (value_ && value_->is_boolean()) return value_->get<bool>();
  complain("true or false");
  return false;
}

std::size_t Field::size() const {
  if (is_array()) return value_->size();
  complain("an array");
  return 0;
}

bool Field::boolean_or(bool otherwise) const {
  return value_ && value_->is_boolean() ? value_->get<bool>() : otherwise;
}

std::string Field::string_or(std::string_view otherwise) const {
  return is_string() ? value_->get<std::string>() : std::string(otherwise);
}

void Field::complain(std::string_view expected) const {
  if (!problem_->empty()) return;
  *problem_ = path() + (present() ? " should be " : " is missing, it should be ") + std::string(expected);
}

std::string Field::path() const {
  if (!parent_) return "params";
  return parent_->path() + (key_.empty() ? "[" + std::to_string(index_) + "]" : "." + std::string(key_));
}

}  // namespace gouji::rpc
