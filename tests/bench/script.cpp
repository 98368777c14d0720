// Draws the places from a seeded generator, so that every run types the same.
#include "tests/bench/script.h"

#include <random>

#include "tests/bench/server.h"

namespace gouji::bench {

namespace {

constexpr std::string_view characters[] = {"稳", "步", "推", "进", "持", "续", "完", "善"};
constexpr std::string_view numerals[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};

class Writer {
 public:
  Writer(const std::string& uri, Awaited awaited, int first_version) : uri_(uri), version_(first_version) {
    script_.awaited = awaited;
  }

  void type(Place at, std::string_view text) { add(at, at, text, {at.line, at.column + 1}); }
  void erase(Place at) { add(at, {at.line, at.column + 1}, "", at); }
  std::size_t size() const { return script_.steps.size(); }
  Script take(std::size_t session) {
    script_.session = session;
    return std::move(script_);
  }

 private:
  static Json position(Place at) { return {{"line", at.line}, {"character", at.column}}; }

  void add(Place begin, Place end, std::string_view text, Place caret) {
    const Json change = {{"range", {{"start", position(begin)}, {"end", position(end)}}}, {"text", text}};
    std::string frames = message("textDocument/didChange", {{"textDocument", {{"uri", uri_}, {"version", version_}}},
                                                            {"contentChanges", Json::array({change})}});
    const Json document = {{"uri", uri_}};
    if (script_.awaited == Awaited::hover)
      frames += message("textDocument/hover", {{"textDocument", document}, {"position", position(caret)}}, version_);
    if (script_.awaited == Awaited::symbols)
      frames += message("textDocument/documentSymbol", {{"textDocument", document}}, version_);
    script_.steps.push_back({std::move(frames), version_++});
  }

  const std::string& uri_;
  int version_;
  Script script_;
};

}  // namespace

std::string_view name(Typing typing) { return typing == Typing::prose ? "prose" : "digits"; }

std::string_view name(Awaited awaited) {
  return awaited == Awaited::diagnostics ? "diagnostics" : awaited == Awaited::hover ? "hover" : "symbols";
}

Script script(const Document& document, const std::string& uri, Typing typing, Awaited awaited, std::size_t steps,
              int first_version) {
  std::mt19937 random(3);
  Writer writer(uri, awaited, first_version);
  const bool prose = typing == Typing::prose;
  const std::vector<Place>& places = prose ? document.prose : document.digits;
  const std::size_t length = prose ? 5 : 2;
  while (writer.size() < steps) {
    const Place place = places[random() % places.size()];
    for (std::size_t i = 0; i < length; ++i)
      writer.type({place.line, place.column + i},
                  prose ? characters[random() % std::size(characters)] : numerals[random() % std::size(numerals)]);
    for (std::size_t i = length; i > 0; --i) writer.erase({place.line, place.column + i - 1});
  }
  return writer.take(2 * length);
}

std::string open_frame(const std::string& uri, Notation notation, const std::string& text) {
  return message(
      "textDocument/didOpen",
      {{"textDocument", {{"uri", uri}, {"languageId", language_id(notation)}, {"version", 1}, {"text", text}}}});
}

}  // namespace gouji::bench
