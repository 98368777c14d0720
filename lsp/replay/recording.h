// Reads what `gouji lsp --record` has written, and says where it is broken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/settings.h"
#include "lsp/catalog.h"
#include "lsp/rpc/json.h"

namespace gouji::replay {

// What a session depends on beside its messages.
struct Circumstances {
  Language language = Language::en;  // of the environment, for a client that names none
  std::optional<model::Date> today;  // empty in records of old, for which today will do
  std::string version;               // of the server; empty where it is not known
};

// Those of a session that begins now, in this process.
Circumstances circumstances_of_now();

rpc::Json json(const Circumstances& circumstances);

struct Entry {
  bool from_client = false;
  rpc::Json message;     // a string where it was no JSON: its bytes
  std::size_t line = 0;  // in the file, from 1

  // The bytes that are sent.
  std::string body() const { return message.is_string() ? message.get<std::string>() : rpc::dump(message); }
};

struct Recording {
  Circumstances circumstances;
  std::vector<Entry> entries;
};

// An error names the file, the line where there is one, and the reason.
base::Result<Recording> read_recording(const std::string& path);

}  // namespace gouji::replay
