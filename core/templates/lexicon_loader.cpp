// Reads the lists of the lexicon and makes sure that every clue can be told.
#include "core/templates/lexicon_loader.h"

#include <nlohmann/json.hpp>

#include "core/text/unicode.h"

namespace gouji::templates {

namespace {

using Json = nlohmann::json;

// Walks the JSON without ever throwing and remembers the path of the first thing that is wrong.
class LexiconReader {
 public:
  explicit LexiconReader(std::string_view name) : name_(name) {}

  const std::string& error() const { return error_; }

  void fail(const std::string& path, const std::string& reason) {
    if (error_.empty()) error_ = std::string(name_) + ": " + path + ": " + reason;
  }

  const Json& list(const Json& object, const char* key, const std::string& path) {
    static const Json empty = Json::array();
    if (!object.is_object() || !object.contains(key)) return empty;
    if (object[key].is_array()) return object[key];
    fail(path + "/" + key, "must be an array");
    return empty;
  }

  std::string string(const Json& object, const char* key, const std::string& path) {
    if (object.is_object() && object.contains(key))
      if (const auto* text = object[key].get_ptr<const Json::string_t*>()) return *text;
    fail(path + "/" + key, "must be a string");
    return {};
  }

  std::vector<std::string> strings(const Json& object, const char* key, const std::string& path) {
    std::vector<std::string> found;
    for (const Json& item : list(object, key, path)) {
      if (const auto* text = item.get_ptr<const Json::string_t*>())
        found.push_back(*text);
      else
        fail(path + "/" + key, "must hold strings only");
    }
    return found;
  }

  // A clue with its surroundings.
  void add(const Json& object, const std::string& path, ClueKind kind, std::string wrong, std::string right) {
    Clue clue;
    clue.kind = kind;
    clue.wrong = std::move(wrong);
    clue.right = std::move(right);
    clue.behind = strings(object, "behind", path);
    clue.before = strings(object, "before", path);
    clue.not_behind = strings(object, "not-behind", path);
    clue.not_before = strings(object, "not-before", path);
    clue.pair_at = telling_pair(clue.wrong, clue.right);
    if (text::decode(clue.wrong + " ", 0).length >= clue.wrong.size() || clue.wrong == clue.right)
      fail(path, "must have two characters at least and differ from what is right");
    else
      clues_.push_back(std::move(clue));
  }

  std::vector<Clue> take() { return std::move(clues_); }

 private:
  std::string_view name_;
  std::string error_;
  std::vector<Clue> clues_;
};

// Calls fn(item, path) for every item of the list.
template <class Fn>
void each(LexiconReader& reader, const Json& file, const char* key, Fn fn) {
  std::size_t index = 0;
  for (const Json& item : reader.list(file, key, "")) fn(item, "/" + std::string(key) + "/" + std::to_string(index++));
}

}  // namespace

base::Result<Lexicon> load_lexicon(std::string_view name, std::string_view json) {
  const Json file = Json::parse(json.begin(), json.end(), nullptr, false);
  if (!file.is_object()) return base::Error{std::string(name) + ": is no JSON object"};
  LexiconReader reader(name);
  each(reader, file, "typos", [&](const Json& item, const std::string& path) {
    reader.add(item, path, ClueKind::typo, reader.string(item, "wrong", path), reader.string(item, "right", path));
  });
  // The word again behind itself.
  each(reader, file, "doubled", [&](const Json& item, const std::string& path) {
    const std::string word = reader.string(item, "word", path);
    reader.add(item, path, ClueKind::typo, word + word, word);
  });
  each(reader, file, "chinese-years", [&](const Json& item, const std::string& path) {
    reader.add(item, path, ClueKind::chinese_year, reader.string(item, "begins", path), {});
  });
  each(reader, file, "telephones", [&](const Json& item, const std::string& path) {
    reader.add(item, path, ClueKind::telephone, reader.string(item, "word", path), {});
  });
  const std::vector<std::string> units = reader.strings(file, "units", "");
  if (!reader.error().empty()) return base::Error{reader.error()};
  return Lexicon(reader.take(), units);
}

}  // namespace gouji::templates
