// Reads each sentence's placeholders once, when the catalogue is loaded, so that making a sentence is only joining and
// can never fail in front of the user.
#include "lsp/catalog.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/embedded.h"
#include "lsp/rpc/json.h"

namespace gouji {

namespace {

struct Named {
  Language language;
  std::string_view name;
};
constexpr Named languages[] = {{Language::zh_hans, "zh-Hans"}, {Language::zh_hant, "zh-Hant"}, {Language::en, "en"}};

// Lower case, '-' between the parts, without encoding and modifier: "zh_TW.UTF-8" is "zh-tw".
std::string normalised(std::string_view locale) {
  std::string out(locale.substr(0, locale.find_first_of(".@")));
  for (char& c : out) c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// What a sentence asks for: {date:day} is the argument `date`, written as a day.
struct Wish {
  std::string_view argument;
  std::string_view form;
};

Wish wish(std::string_view placeholder) {
  const std::size_t colon = placeholder.find(':');
  if (colon == placeholder.npos) return {placeholder, {}};
  return {placeholder.substr(0, colon), placeholder.substr(colon + 1)};
}

// Writes YYYY-MM-DD with the signs of the language, 年|月|日, and without noughts in front. Without three signs it stays.
std::string day_in(std::string_view signs, const std::string& iso) {
  if (signs.find('|') == signs.npos || iso.size() != 10) return iso;
  std::string out;
  for (const std::size_t at : {std::size_t{0}, std::size_t{5}, std::size_t{8}}) {
    const std::string_view number = std::string_view(iso).substr(at, at == 0 ? 4 : 2);
    out.append(number.substr(number.front() == '0' ? 1 : 0)).append(signs.substr(0, signs.find('|')));
    signs.remove_prefix(std::min(signs.size(), signs.find('|') + 1));
  }
  return out;
}

bool begins_with(std::string_view text, std::string_view begin) { return text.substr(0, begin.size()) == begin; }

}  // namespace

std::string_view name(Language language) { return languages[static_cast<std::size_t>(language)].name; }

std::optional<Language> find_language(std::string_view name) {
  for (const Named& row : languages)
    if (row.name == name) return row.language;
  return std::nullopt;
}

Language language_of_locale(std::string_view locale) {
  const std::string tag = normalised(locale);
  for (const std::string_view simplified : {"zh", "zh-cn", "zh-sg"})
    if (tag == simplified) return Language::zh_hans;
  for (const std::string_view traditional : {"zh-tw", "zh-hk", "zh-mo"})
    if (tag == traditional) return Language::zh_hant;
  if (begins_with(tag, "zh-hans")) return Language::zh_hans;
  if (begins_with(tag, "zh-hant")) return Language::zh_hant;
  return Language::en;
}

std::optional<Language> language_of_environment() {
  const char* lang = std::getenv("LANG");
  const std::string tag = normalised(lang ? lang : "");
  if (tag.empty() || tag == "c" || tag == "posix") return std::nullopt;
  return language_of_locale(tag);
}

Catalog Catalog::from(std::string_view json) {
  Catalog out;
  const rpc::Json sentences = rpc::parse(json).value_or(rpc::Json::object());
  for (const auto& [key, sentence] : sentences.items())
    if (sentence.is_string()) out.sentences_.emplace(key, parsed(sentence.get_ref<const std::string&>()));
  if (const auto comma = out.sentences_.find("list.comma"); comma != out.sentences_.end() && !comma->second.empty())
    out.comma_ = comma->second.front().text;
  return out;
}

Catalog Catalog::load(Language language) {
  const std::string path = "messages/" + std::string(name(language)) + ".json";
  return from(base::embedded(path).value_or("{}"));
}

Catalog::Sentence Catalog::parsed(std::string_view sentence) {
  Sentence out;
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) {
      out.push_back({std::string(sentence), false});
      break;
    }
    if (open > 0) out.push_back({std::string(sentence.substr(0, open)), false});
    out.push_back({std::string(sentence.substr(open + 1, close - open - 1)), true});
    sentence.remove_prefix(close + 1);
  }
  return out;
}

std::string Catalog::render(const messages::Message& message) const {
  const auto sentence = sentences_.find(message.key);
  std::string out;
  if (sentence == sentences_.end()) {
    out.append("[").append(message.key).append("]");
    for (const messages::Argument& argument : message.arguments) {
      out.append(" ").append(argument.name).append("=");
      append(out, argument);
    }
    return out;
  }
  for (const Piece& piece : sentence->second) {
    if (!piece.placeholder) {
      out += piece.text;
      continue;
    }
    const Wish wanted = wish(piece.text);
    const auto argument = std::find_if(message.arguments.begin(), message.arguments.end(),
                                       [&](const messages::Argument& given) { return given.name == wanted.argument; });
    const auto* word = argument == message.arguments.end() ? nullptr : std::get_if<std::string>(&argument->value);
    if (word != nullptr && wanted.form == "day")
      out += day_in((*this)("day.signs"), *word);
    else if (argument != message.arguments.end())
      append(out, *argument);
    else
      out.append("{").append(piece.text).append("}");
  }
  return out;
}

std::string Catalog::operator()(std::string_view key, std::vector<messages::Argument> arguments) const {
  return render({key, std::move(arguments)});
}

void Catalog::append(std::string& out, const messages::Argument& argument) const {
  if (const auto* word = std::get_if<std::string>(&argument.value)) {
    out += *word;
    return;
  }
  std::string_view comma;
  for (const std::string& word : std::get<std::vector<std::string>>(argument.value)) {
    out.append(comma).append(word);
    comma = comma_;
  }
}

}  // namespace gouji
