// Keeps the numbers that somebody typed at, because half of a number has no disguise that its other half will fit.
#include "lsp/replay/scrub_session.h"

#include <algorithm>
#include <numeric>

#include "lsp/replay/numbers_of.h"
#include "lsp/session.h"

namespace gouji::replay {

namespace {

using rpc::Json;

constexpr std::size_t retyped = 200;  // more bytes at once are no typing: the document is disguised anew

std::string method_of(const Json& message) {
  return message.is_object() && message.contains("method") && message.at("method").is_string()
             ? message.at("method").get<std::string>()
             : std::string();
}

// The member at the path; null where there is none.
const Json& at(const Json& value, std::initializer_list<const char*> path) {
  static const Json none;
  const Json* found = &value;
  for (const char* key : path) {
    if (!found->is_object() || !found->contains(key)) return none;
    found = &found->at(key);
  }
  return *found;
}

std::string string_at(const Json& value, std::initializer_list<const char*> path) {
  const Json& found = at(value, path);
  return found.is_string() ? found.get<std::string>() : std::string();
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A change as a piece of text for a stretch of bytes; the whole text where it has no range.
struct Replacement {
  text::Range range;
  std::string text;
  bool whole = false;
};

Replacement replacement_of(const Json& change, const std::string& real, text::Encoding encoding) {
  std::string problem;
  const rpc::Field field(change, problem);
  const rpc::Field range = field["range"];
  std::string words = string_at(change, {"text"});
  if (!range.present()) return {{0, real.size()}, std::move(words), true};
  return {from_lsp(text::Text::from(real), protocol::read_range(range), encoding), std::move(words), false};
}

bool begins_anew(const Replacement& replacement) { return replacement.whole || replacement.text.size() > retyped; }

void splice(std::string& text, const Replacement& replacement) {
  text.replace(replacement.range.begin, replacement.range.size(), replacement.text);
}

Json position(const std::string& text, std::size_t offset, text::Encoding encoding) {
  const text::Position at = text::position_of(text::Text::from(text), offset, encoding);
  return {{"line", at.line}, {"character", at.column}};
}

// Stretches of whole lines, without their breaks, in which two equally long texts differ.
std::vector<text::Range> differing(const std::string& left, const std::string& right) {
  std::vector<text::Range> out;
  for (std::size_t begin = 0; begin < left.size();) {
    const std::size_t end = std::min(left.find('\n', begin), left.size());
    if (left.compare(begin, end - begin, right, begin, end - begin) != 0) out.push_back({begin, end});
    begin = end + 1;
  }
  return out;
}

}  // namespace

Json SessionScrubber::shown(std::size_t entry) {
  const Json& message = recording_.entries[entry].message;
  const std::string method = method_of(message);
  if (method.empty() || !at(message, {"params"}).is_object()) return other(message);
  Json out = message;
  Json& params = out["params"];
  if (method == "initialize") {
    std::string problem;
    encoding_ = negotiated(protocol::read_initialize(rpc::Field(message.at("params"), problem)));
  }
  if (method == "textDocument/didOpen") {
    open(entry, params);
  } else if (method == "textDocument/didChange") {
    change(entry, params);
  } else {
    if (method == "textDocument/didClose") documents_.erase(string_at(params, {"textDocument", "uri"}));
    params = other(params);
  }
  return out;
}

void SessionScrubber::open(std::size_t entry, Json& params) {
  const std::string uri = string_at(params, {"textDocument", "uri"});
  Document& document = documents_[uri];
  document.real = string_at(params, {"textDocument", "text"});
  document.shown = scrubber_.other_words_and_numbers(document.real, touched_later(entry, uri, document.real));
  if (!params.contains("textDocument") || !params.at("textDocument").is_object()) return;
  params["textDocument"]["uri"] = disguise_.place(uri);
  params["textDocument"]["text"] = document.shown;
}

void SessionScrubber::change(std::size_t entry, Json& params) {
  const std::string uri = string_at(params, {"textDocument", "uri"});
  const auto document = documents_.find(uri);
  const Json changes = at(params, {"contentChanges"});
  Json shown = Json::array();
  if (document != documents_.end() && changes.is_array())
    for (const Json& change : changes) apply(entry, uri, document->second, change, shown);
  if (params.contains("textDocument")) params["textDocument"] = other(params.at("textDocument"));
  if (params.contains("contentChanges")) params["contentChanges"] = std::move(shown);
}

void SessionScrubber::apply(std::size_t entry, const std::string& uri, Document& document, const Json& change,
                            Json& out) {
  Replacement replacement = replacement_of(change, document.real, encoding_);
  const text::Range before = replacement.range;
  const bool plain = is_ascii(replacement.text) && replacement.text.find_first_of("\n|") == std::string::npos &&
                     is_ascii(document.real.substr(before.begin, before.size()));
  splice(document.real, replacement);
  splice(document.shown, replacement);
  const text::Range now{before.begin, before.begin + replacement.text.size()};
  std::string shown = document.shown;
  if (begins_anew(replacement)) {
    shown = scrubber_.other_words_and_numbers(document.real, touched_later(entry, uri, document.real));
  } else if (!plain) {
    const std::string words = scrubber_.other_words(document.real);
    for (std::size_t i = 0; i < shown.size(); ++i)
      if (shown[i] < '0' || shown[i] > '9') shown[i] = words[i];
  }
  Json told = change;
  told["text"] = replacement.whole ? shown : shown.substr(now.begin, now.size());
  out.push_back(std::move(told));
  if (replacement.whole) {
    document.shown = shown;
    return;
  }
  document.shown.replace(now.begin, now.size(), shown, now.begin, now.size());
  for (const text::Range line : differing(document.shown, shown)) {  // what was typed makes words of what stood there
    const Json range = {{"start", position(document.shown, line.begin, encoding_)},
                        {"end", position(document.shown, line.end, encoding_)}};
    out.push_back({{"range", range}, {"text", shown.substr(line.begin, line.size())}});
    document.shown.replace(line.begin, line.size(), shown, line.begin, line.size());
  }
}

// Which bytes of the document are typed at before it is disguised anew, or gone.
std::vector<bool> SessionScrubber::touched_later(std::size_t entry, const std::string& uri,
                                                 const std::string& real) const {
  constexpr std::size_t typed = static_cast<std::size_t>(-1);
  std::vector<bool> touched(real.size());
  std::vector<std::size_t> origins(real.size());
  std::iota(origins.begin(), origins.end(), std::size_t{0});
  std::string now = real;
  const auto touch = [&](std::size_t at) {
    if (at < origins.size() && origins[at] != typed) touched[origins[at]] = true;
  };
  for (std::size_t next = entry + 1; next < recording_.entries.size(); ++next) {
    const Entry& later = recording_.entries[next];
    if (!later.from_client || string_at(later.message, {"params", "textDocument", "uri"}) != uri) continue;
    const std::string method = method_of(later.message);
    if (method == "textDocument/didOpen" || method == "textDocument/didClose") break;
    if (method != "textDocument/didChange") continue;
    for (const Json& change : at(later.message, {"params", "contentChanges"})) {
      const Replacement replacement = replacement_of(change, now, encoding_);
      if (begins_anew(replacement)) return touched;
      const auto [begin, end] = replacement.range;
      for (std::size_t i = begin == 0 ? 0 : begin - 1; i <= end; ++i) touch(i);
      splice(now, replacement);
      origins.erase(origins.begin() + static_cast<std::ptrdiff_t>(begin),
                    origins.begin() + static_cast<std::ptrdiff_t>(end));
      origins.insert(origins.begin() + static_cast<std::ptrdiff_t>(begin), replacement.text.size(), typed);
    }
  }
  return touched;
}

Json SessionScrubber::other(const Json& value) const {
  if (value.is_string()) return other_string(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value;
  Json out = value;
  for (auto part = out.begin(); part != out.end(); ++part) *part = other(*part);
  return out;
}

std::string SessionScrubber::other_string(const std::string& text) const {
  if (is_place(text)) return disguise_.place(text);
  if (is_ascii(text)) return Disguise::without_addresses(text);
  std::string out = disguise_.words(text);
  for (const text::Range place : loose_numbers(out))
    out.replace(place.begin, place.size(), disguise_.digits(out.substr(place.begin, place.size())));
  return out;
}

}  // namespace gouji::replay
