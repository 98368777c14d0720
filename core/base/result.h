// Carries a value or the reason why there is none, for the few places where bytes come from outside.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace gouji::base {

/// Why something from outside could not be read; the caller has already put path and line into the reason.
struct Error {
  std::string reason;

  bool operator==(const Error&) const = default;
};

/// A value or an Error. Inside the core nothing fails, so this type appears only where files and data are loaded.
/// Reading the value of a failure, or the error of a success, is a mistake of the caller and ends the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }

  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace gouji::base
