// Turns a thrown exception into a value; the libraries below us throw, we do not, so this is the only file that catches.
#pragma once

#include <utility>

namespace gouji::rpc {

// The result of `work()`, or of `otherwise(exception)` when it throws an Exception.
template <class Exception, class Work, class Otherwise>
auto attempt(Work&& work, Otherwise&& otherwise) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const Exception& exception) {
    return std::forward<Otherwise>(otherwise)(exception);
  }
}

}  // namespace gouji::rpc
