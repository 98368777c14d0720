// Keeps one entry a line, so that a change of the file shows which finding came or went.
#include "lsp/config/baseline_file.h"

#include "lsp/rpc/json.h"

namespace gouji::config {

base::Result<Baselines> read_baselines(const std::string& name, std::string_view json) {
  const auto broken = [&name](const std::string& reason) { return base::Error{name + ": " + reason}; };
  const std::optional<rpc::Json> root = rpc::parse(json);
  if (!root || !root->is_object() || !root->contains("accepted") || !root->at("accepted").is_object())
    return broken("is no baseline: an object with \"accepted\" is expected");
  Baselines baselines;
  for (const auto& [path, list] : root->at("accepted").items()) {
    if (!list.is_array()) return broken("accepted/" + path + ": must be an array");
    for (const rpc::Json& item : list) {
      const auto text = [&item](const char* key) {
        return item.is_object() && item.contains(key) && item.at(key).is_string() ? item.at(key).get<std::string>()
                                                                                  : "";
      };
      // A code that this version does not know is kept out; its finding cannot come.
      const auto code = messages::find_code(text("code"));
      if (!code) continue;
      const bool counted = item.contains("count") && item.at("count").is_number_unsigned();
      baselines[path][{*code, text("report"), text("place"), text("detail")}] +=
          counted ? item.at("count").get<std::size_t>() : 1;
    }
  }
  return baselines;
}

std::string write_baselines(const Baselines& baselines) {
  std::string out = "{\n  \"accepted\": {";
  std::string_view before_path = "\n";
  for (const auto& [path, baseline] : baselines) {
    if (baseline.empty()) continue;
    out.append(before_path).append("    ").append(rpc::quoted(path)).append(": [");
    before_path = ",\n";
    std::string_view before = "\n";
    for (const auto& [key, count] : baseline) {
      out.append(before).append("      { \"code\": ").append(rpc::quoted(messages::name(key.code)));
      const auto put = [&out](std::string_view name, const std::string& text) {
        if (!text.empty()) out.append(", ").append(rpc::quoted(name)).append(": ").append(rpc::quoted(text));
      };
      put("report", key.report);
      put("place", key.place);
      put("detail", key.detail);
      if (count > 1) out.append(", \"count\": ").append(std::to_string(count));
      out += " }";
      before = ",\n";
    }
    out += "\n    ]";
  }
  return out + "\n  }\n}\n";
}

}  // namespace gouji::config
