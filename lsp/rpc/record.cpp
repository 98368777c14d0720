// Parses every body again, because one message has to be one line whatever line breaks its sender liked.
#include "lsp/rpc/record.h"

#include "lsp/rpc/json.h"

namespace gouji::rpc {

Record::Record(const std::string& path, std::string_view session) {
  if (!path.empty()) file_.reset(std::fopen(path.c_str(), "wb"));
  write("session", session);
}

void Record::write(std::string_view who, std::string_view body) {
  if (!file_) return;
  const auto message = parse(body);
  const std::string text = message ? dump(*message) : quoted(body);
  std::fprintf(file_.get(), "{\"%.*s\":%s}\n", static_cast<int>(who.size()), who.data(), text.c_str());
  std::fflush(file_.get());
}

}  // namespace gouji::rpc
