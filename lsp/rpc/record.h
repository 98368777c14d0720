// Writes a session down, so that what went wrong with an editor can be looked at and held against the protocol later.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace gouji::rpc {

// A line {"session": ...} on what it depends on beside its messages, then one line for each message, in the order in which the session saw them: {"client": message} or {"server": message}.
// What was no JSON stands there as a string. Lines are written at once, so that a server that dies leaves its last.
class Record {
 public:
  // Writes nowhere, as does a record whose file cannot be written.
  Record() = default;
  Record(const std::string& path, std::string_view session);  // JSON text

  void client(std::string_view body) { write("client", body); }
  void server(std::string_view body) { write("server", body); }

 private:
  void write(std::string_view who, std::string_view body);

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, std::fclose};
};

}  // namespace gouji::rpc
