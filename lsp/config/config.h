// Reads what a project file or the settings of an editor say: the same keys in both.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages/codes.h"
#include "core/messages/message.h"
#include "core/model/settings.h"
#include "lsp/rpc/json.h"

namespace gouji::config {

inline constexpr std::size_t usual_max_findings = 200;

// What is not said is empty, so that one source can stand above another.
struct Config {
  std::optional<std::string> language;  // "auto" or a language
  std::map<messages::Code, std::optional<messages::Severity>> severities;
  std::optional<model::MonthDay> deadline;
  std::optional<model::OrganType> organ_type;
  std::optional<model::Scope> scope;
  std::optional<std::size_t> max_findings;
  std::optional<int> ambiguous_width;  // 0: auto
  std::optional<bool> align_tables;
  std::optional<std::string> baseline;  // paths and globs are relative to the folder of the project file
  std::optional<std::string> last_year;
  std::optional<std::vector<std::string>> children;
  std::optional<std::vector<std::string>> templates;
  std::optional<std::vector<std::string>> exclude;

  friend bool operator==(const Config&, const Config&) = default;
};

// What is wrong, and with which key: "severity/sum.row".
struct Problem {
  std::string path;
  messages::Message message;
};

// Wrong values and unknown keys are left out and told.
Config read_config(const rpc::Json& json, std::vector<Problem>& problems);

// The keys that read_config knows, in the order of the documentation.
std::vector<std::string_view> config_keys();

// What `above` says, and what `below` says where it is silent.
Config over(Config above, const Config& below);

// What the core must know of it.
model::Settings settings_of(const Config& config);

}  // namespace gouji::config
