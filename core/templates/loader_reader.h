// Reads the fields of a data file's JSON one by one and remembers the path of the first thing that is wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/templates/template.h"

namespace gouji::templates {

using Json = nlohmann::json;

// Walks the JSON without ever throwing: a missing or mistyped field yields an empty value and notes the error.
class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  const std::string& error() const { return error_; }

  void fail(const std::string& path, const std::string& reason) {
    if (error_.empty()) error_ = std::string(name_) + ": " + path + ": " + reason;
  }

  const Json& field(const Json& object, const char* key, const std::string& path) {
    static const Json null;
    if (!object.is_object() || !object.contains(key)) {
      fail(path + "/" + key, "is missing");
      return null;
    }
    return object[key];
  }

  std::string string(const Json& object, const char* key, const std::string& path) {
    const Json& value = field(object, key, path);
    if (const auto* text = value.get_ptr<const Json::string_t*>()) return *text;
    fail(path + "/" + key, "must be a string");
    return {};
  }

  std::string optional_string(const Json& object, const char* key, const std::string& path) {
    return object.is_object() && object.contains(key) ? string(object, key, path) : std::string();
  }

  std::vector<std::string> optional_strings(const Json& object, const char* key, const std::string& path) {
    std::vector<std::string> list;
    if (!object.is_object() || !object.contains(key)) return list;
    for (const Json& item : array(object, key, path)) {
      if (const auto* text = item.get_ptr<const Json::string_t*>())
        list.push_back(*text);
      else
        fail(path + "/" + key, "must hold strings only");
    }
    return list;
  }

  const Json& array(const Json& object, const char* key, const std::string& path) {
    static const Json empty = Json::array();
    const Json& value = field(object, key, path);
    if (value.is_array()) return value;
    fail(path + "/" + key, "must be an array");
    return empty;
  }

  Localized localized(const Json& object, const char* key, const std::string& path) {
    if (!object.is_object() || !object.contains(key)) return {};
    const Json& value = object[key];
    const std::string at = path + "/" + key;
    return {string(value, "zh-Hans", at), string(value, "zh-Hant", at), string(value, "en", at)};
  }

 private:
  std::string_view name_;
  std::string error_;
};

}  // namespace gouji::templates
