// Keeps commas and indentation right so that the commands need not think of them.
#include "lsp/cli/json_writer.h"

#include "lsp/rpc/json.h"

namespace gouji::cli {

JsonWriter& JsonWriter::key(std::string_view name) {
  begin_value();
  out_.append(rpc::quoted(name)).append(": ");
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) { return raw(rpc::quoted(text)); }

JsonWriter& JsonWriter::raw(std::string_view digits) {
  begin_value();
  out_ += digits;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  empty_.push_back(true);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const bool empty = empty_.back();
  empty_.pop_back();
  if (!empty) begin_line();
  out_ += bracket;
  if (empty_.empty() && depth_ == 0) out_ += '\n';
  return *this;
}

void JsonWriter::begin_value() {
  if (after_key_ || empty_.empty()) {
    after_key_ = false;
    return;
  }
  if (!empty_.back()) out_ += ',';
  empty_.back() = false;
  begin_line();
}

void JsonWriter::begin_line() {
  if (layout_ == JsonLayout::indented) out_.append("\n").append(2 * (depth_ + empty_.size()), ' ');
}

}  // namespace gouji::cli
