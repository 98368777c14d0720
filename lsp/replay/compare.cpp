// Pairs messages by what they are, not by their place: notifications may overtake replies from one run to the next.
#include "lsp/replay/compare.h"

#include <algorithm>
#include <iterator>

namespace gouji::replay {

namespace {

using rpc::Json;

bool by_the_clock(const Json& message) {
  constexpr int request_cancelled = -32800;
  if (message.contains("method")) return message.at("method") == "$/logTrace";
  const auto error = message.find("error");
  return error != message.end() && error->is_object() && error->value("code", Json()) == request_cancelled;
}

std::string document_of(const Json& params) {
  return params.is_object() && params.contains("uri") && params.at("uri").is_string()
             ? " of " + params.at("uri").get<std::string>()
             : std::string();
}

// Without what is new in every release.
Json comparable(Json message) {
  const auto result = message.find("result");
  if (result != message.end() && result->is_object()) result->erase("serverInfo");
  return message;
}

Difference differing(const std::string& what, std::size_t line, const Json& then, const Json& now) {
  Difference out{line, what, Json::diff(then, now).at(0).at("path"), {}, {}};
  const Json::json_pointer place(out.place);
  if (then.contains(place)) out.then = then.at(place);
  if (now.contains(place)) out.now = now.at(place);
  return out;
}

}  // namespace

Comparison::Pair& Comparison::pair_of(const Json& message) {
  const std::string method = message.value("method", "");
  std::string what = method.empty() ? "" : method + document_of(message.value("params", Json()));
  if (method.empty()) {
    const std::string id = rpc::dump(message.value("id", Json()));
    what = "the reply to " + methods_[id] + " (id " + id + ")";
  }
  Pair& pair = pairs_[what];
  pair.what = what;
  return pair;
}

void Comparison::client(const Entry& entry) {
  line_ = entry.line;
  if (entry.message.is_object() && entry.message.contains("id") && entry.message.contains("method"))
    methods_[rpc::dump(entry.message.at("id"))] = entry.message.value("method", Json()).is_string()
                                                      ? entry.message.at("method").get<std::string>()
                                                      : "what is no request";
}

void Comparison::then(const Entry& entry) {
  if (!entry.message.is_object()) return;
  pair_of(entry.message).then.push_back({entry.line, comparable(entry.message)});
}

void Comparison::now(const std::vector<Json>& messages) {
  for (const Json& message : messages) {
    ++compared_;
    if (message.is_object()) pair_of(message).now.push_back({line_, comparable(message)});
  }
}

std::vector<Difference> Comparison::differences() const {
  std::vector<Difference> out;
  for (const auto& [key, pair] : pairs_) {
    const std::size_t both = std::min(pair.then.size(), pair.now.size());
    for (std::size_t i = 0; i < both; ++i) {
      const Json &then = pair.then[i].message, &now = pair.now[i].message;
      if (then != now && !by_the_clock(then)) out.push_back(differing(pair.what, pair.then[i].line, then, now));
    }
    for (std::size_t i = both; i < pair.then.size(); ++i)
      if (!by_the_clock(pair.then[i].message))
        out.push_back({pair.then[i].line, pair.what, {}, pair.then[i].message, {}});
    for (std::size_t i = both; i < pair.now.size(); ++i)
      if (!by_the_clock(pair.now[i].message)) out.push_back({pair.now[i].line, pair.what, {}, {}, pair.now[i].message});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Difference& left, const Difference& right) { return left.line < right.line; });
  return out;
}

}  // namespace gouji::replay
