// Writes JSON member by member, in the order a reader expects and with numbers digit by digit as the document has them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::cli {

enum class JsonLayout { indented, one_line };

// Appends JSON to a string, a line break behind the outermost value. The caller keeps the order: a key before each
// value of an object. With a depth it writes a value that is to stand inside so many brackets of another writer.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, JsonLayout layout = JsonLayout::indented, std::size_t depth = 0)
      : out_(out), layout_(layout), depth_(depth) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view text);
  JsonWriter& raw(std::string_view digits);  // a number's text, true, false or null, or what another writer wrote
  JsonWriter& number(std::size_t value) { return raw(std::to_string(value)); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void begin_value();
  void begin_line();

  std::string& out_;
  JsonLayout layout_;
  std::size_t depth_;
  std::vector<bool> empty_;  // of each open bracket: nothing stands in it yet
  bool after_key_ = false;
};

}  // namespace gouji::cli
