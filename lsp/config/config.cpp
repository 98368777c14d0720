// Is one table of keys, each with the function that reads its value.
#include "lsp/config/config.h"

#include <algorithm>
#include <utility>

#include "lsp/catalog.h"

namespace gouji::config {

namespace {

using messages::Severity;
using rpc::Json;

constexpr std::pair<std::string_view, std::optional<Severity>> severities[] = {{"error", Severity::error},
                                                                               {"warning", Severity::warning},
                                                                               {"information", Severity::information},
                                                                               {"hint", Severity::hint},
                                                                               {"off", std::nullopt}};
constexpr std::pair<std::string_view, model::OrganType> organ_types[] = {{"department", model::OrganType::department},
                                                                         {"government", model::OrganType::government}};
constexpr std::pair<std::string_view, model::Scope> scopes[] = {{"own", model::Scope::own},
                                                                {"area", model::Scope::area}};
constexpr std::pair<std::string_view, int> languages[] = {{"auto", 0}, {"zh-Hans", 1}, {"zh-Hant", 2}, {"en", 3}};

// Where the value under a path is read, and what is said when it is wrong.
class Reader {
 public:
  explicit Reader(std::vector<Problem>& problems) : problems_(problems) {}

  void complain(const std::string& path, std::string expected, const Json& found) {
    problems_.push_back(
        {path,
         {"config.wrong-value", {{"key", path}, {"expected", std::move(expected)}, {"found", rpc::dump(found)}}}});
  }

  void unknown_key(const std::string& path) { problems_.push_back({path, {"config.unknown-key", {{"key", path}}}}); }

  template <class Value, std::size_t count>
  std::optional<Value> word(const std::string& path, const Json& json,
                            const std::pair<std::string_view, Value> (&words)[count]) {
    std::string expected;
    for (const auto& [name, value] : words) {
      if (json.is_string() && json.get_ref<const std::string&>() == name) return value;
      expected += (expected.empty() ? "" : " | ") + std::string(name);
    }
    complain(path, expected, json);
    return std::nullopt;
  }

  std::optional<std::string> text(const std::string& path, const Json& json) {
    if (json.is_string() && !json.get_ref<const std::string&>().empty()) return json.get<std::string>();
    complain(path, "\"path\"", json);
    return std::nullopt;
  }

  std::optional<std::vector<std::string>> globs(const std::string& path, const Json& json) {
    if (!json.is_array()) return complain(path, "[\"glob\"]", json), std::nullopt;
    std::vector<std::string> list;
    for (std::size_t i = 0; i < json.size(); ++i)
      if (const auto glob = text(path + "/" + std::to_string(i), json[i])) list.push_back(*glob);
    return list;
  }

  std::optional<model::MonthDay> day(const std::string& path, const Json& json) {
    constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const std::string text = json.is_string() ? json.get<std::string>() : "";
    const auto digit = [&text](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -100; };
    if (text.size() == 5 && text[2] == '-') {
      const int month = digit(0) * 10 + digit(1);
      const int day = digit(3) * 10 + digit(4);
      if (month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]) return model::MonthDay{month, day};
    }
    complain(path, "\"MM-DD\"", json);
    return std::nullopt;
  }

 private:
  std::vector<Problem>& problems_;
};

void read_severities(Reader& reader, const std::string& key, const Json& json, Config& config) {
  if (!json.is_object()) return reader.complain(key, "{ \"code\": \"off\" }", json);
  for (const auto& [name, value] : json.items()) {
    const std::string path = key + "/" + name;
    const messages::CodeSet codes = messages::find_codes(name);
    if (codes.none()) {
      reader.unknown_key(path);
      continue;
    }
    const auto severity = reader.word(path, value, severities);
    if (!severity) continue;
    for (const messages::CodeInfo& info : messages::codes())
      if ((codes & messages::set_of(info.code)).any()) config.severities[info.code] = *severity;
  }
}

using Read = void (*)(Reader& reader, const std::string& key, const Json& json, Config& config);

struct Key {
  std::string_view name;
  Read read;
};

constexpr Key keys[] = {
    {"language",
     [](Reader& reader, const std::string& key, const Json& json, Config& config) {
       if (reader.word(key, json, languages)) config.language = json.get<std::string>();
     }},
    {"severity", read_severities},
    {"deadline", [](Reader& reader, const std::string& key, const Json& json,
                    Config& config) { config.deadline = reader.day(key, json); }},
    {"organType", [](Reader& reader, const std::string& key, const Json& json,
                     Config& config) { config.organ_type = reader.word(key, json, organ_types); }},
    {"scope", [](Reader& reader, const std::string& key, const Json& json,
                 Config& config) { config.scope = reader.word(key, json, scopes); }},
    {"maxFindings",
     [](Reader& reader, const std::string& key, const Json& json, Config& config) {
       constexpr std::uint64_t most = 100000;
       if (json.is_number_unsigned() && json.get<std::uint64_t>() >= 1 && json.get<std::uint64_t>() <= most)
         config.max_findings = json.get<std::size_t>();
       else
         reader.complain(key, "1–100000", json);
     }},
    {"ambiguousWidth",
     [](Reader& reader, const std::string& key, const Json& json, Config& config) {
       if (json == 1 || json == 2)
         config.ambiguous_width = json.get<int>();
       else if (json == "auto")
         config.ambiguous_width = 0;
       else
         reader.complain(key, "auto | 1 | 2", json);
     }},
    {"alignTables",
     [](Reader& reader, const std::string& key, const Json& json, Config& config) {
       if (json.is_boolean())
         config.align_tables = json.get<bool>();
       else
         reader.complain(key, "true | false", json);
     }},
    {"baseline", [](Reader& reader, const std::string& key, const Json& json,
                    Config& config) { config.baseline = reader.text(key, json); }},
    {"lastYear", [](Reader& reader, const std::string& key, const Json& json,
                    Config& config) { config.last_year = reader.text(key, json); }},
    {"children", [](Reader& reader, const std::string& key, const Json& json,
                    Config& config) { config.children = reader.globs(key, json); }},
    {"templates", [](Reader& reader, const std::string& key, const Json& json,
                     Config& config) { config.templates = reader.globs(key, json); }},
    {"exclude", [](Reader& reader, const std::string& key, const Json& json,
                   Config& config) { config.exclude = reader.globs(key, json); }},
};

}  // namespace

Config read_config(const Json& json, std::vector<Problem>& problems) {
  Config config;
  Reader reader(problems);
  if (!json.is_object()) return reader.complain("", "{ }", json), config;
  for (const auto& [name, value] : json.items()) {
    if (name == "$schema") continue;
    const auto key =
        std::find_if(std::begin(keys), std::end(keys), [&name = name](const Key& row) { return row.name == name; });
    if (key == std::end(keys))
      reader.unknown_key(name);
    else
      key->read(reader, name, value, config);
  }
  return config;
}

std::vector<std::string_view> config_keys() {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  return names;
}

Config over(Config above, const Config& below) {
  const auto take = [](auto& own, const auto& other) {
    if (!own) own = other;
  };
  take(above.language, below.language);
  take(above.deadline, below.deadline);
  take(above.organ_type, below.organ_type);
  take(above.scope, below.scope);
  take(above.max_findings, below.max_findings);
  take(above.ambiguous_width, below.ambiguous_width);
  take(above.align_tables, below.align_tables);
  take(above.baseline, below.baseline);
  take(above.last_year, below.last_year);
  take(above.children, below.children);
  take(above.templates, below.templates);
  take(above.exclude, below.exclude);
  above.severities.insert(below.severities.begin(), below.severities.end());
  return above;
}

model::Settings settings_of(const Config& config) {
  model::Settings settings;
  settings.deadline = config.deadline;
  settings.organ_type = config.organ_type.value_or(model::OrganType::unknown);
  settings.scope = config.scope.value_or(model::Scope::unknown);
  settings.severities = config.severities;
  return settings;
}

}  // namespace gouji::config
