// Makes sentences: the one place where a key and its arguments become words of a language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages/message.h"

namespace gouji {

enum class Language { zh_hans, zh_hant, en };

std::string_view name(Language language);  // "zh-Hans", as settings and reports of findings write it
std::optional<Language> find_language(std::string_view name);

// The language for a locale such as "zh-cn" or "zh_TW.UTF-8"; English for one that is not Chinese.
Language language_of_locale(std::string_view locale);

// The language that the environment's LANG asks for; empty when it names none.
std::optional<Language> language_of_environment();

class Catalog {
 public:
  // `json` is a flat object from key to sentence. What is no sentence is left out and shows as a missing key.
  static Catalog from(std::string_view json);

  // The embedded catalogue.
  static Catalog load(Language language);

  // A key that is not here, or an argument that a sentence asks for and does not get, is shown by its name.
  std::string render(const messages::Message& message) const;
  std::string operator()(std::string_view key, std::vector<messages::Argument> arguments = {}) const;

 private:
  struct Piece {
    std::string text;
    bool placeholder;  // then `text` is the argument's name
  };
  using Sentence = std::vector<Piece>;

  static Sentence parsed(std::string_view sentence);
  void append(std::string& out, const messages::Argument& argument) const;

  std::map<std::string, Sentence, std::less<>> sentences_;
  std::string comma_ = ", ";
};

}  // namespace gouji
