// Takes disguises from a shuffled pool as they are needed, so that nothing tells which character a disguise stands for.
#include "lsp/replay/disguise.h"

#include <algorithm>
#include <array>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::replay {

namespace {

constexpr char32_t first_ideograph = 0x4E00, last_ideograph = 0x9FA5, first_of_second_plane = 0x20000;

bool same_in_both_scripts(char32_t character) {
  const std::string written = text::encode(character);
  return text::simple_form(static_cast<char16_t>(character)) == character && text::to_traditional(written) == written;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Disguise::Disguise(std::uint64_t seed) : random_(seed) {
  for (char32_t c = first_ideograph; c <= last_ideograph; ++c)
    if (!vocabulary_.has(c)) pool_ += c;
  std::shuffle(pool_.begin(), pool_.end(), random_);
}

char32_t Disguise::character(char32_t ideograph) {
  const auto known = characters_.find(ideograph);
  if (known != characters_.end()) return known->second;
  char32_t other =
      first_of_second_plane + static_cast<char32_t>(random_() % 0xA000);  // four bytes, as those beyond are
  if (ideograph < first_of_second_plane && !pool_.empty()) {
    // A text must not look more traditional, or less, than it was. Thousands remain: more than any report has.
    while (pool_.size() > 1 && !same_in_both_scripts(pool_.back())) pool_.pop_back();
    other = pool_.back();
    if (pool_.size() > 1) pool_.pop_back();
  }
  return characters_[ideograph] = other;
}

std::string Disguise::digits(std::string_view written) {
  const auto known = digits_.find(written);
  if (known != digits_.end()) return known->second;
  std::string other(written);
  bool leading = true;
  for (char& digit : other) {
    if (!is_digit(digit)) continue;
    const bool keep = leading && digit == '0';
    if (!keep) digit = static_cast<char>('0' + (leading ? 1 + random_() % 9 : random_() % 10));
    leading = leading && keep;
  }
  return digits_[std::string(written)] = other;
}

std::string Disguise::words(std::string_view text) {
  std::u32string letters = characters(text);
  const std::vector<bool> known = vocabulary_.known(letters);
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (!known[i] && is_ideograph(letters[i])) letters[i] = character(letters[i]);
  return without_addresses(bytes(letters));
}

std::string Disguise::part_of_place(std::string_view part) {
  static constexpr std::array<std::string_view, 9> ends = {".gouji.json", ".report.md", ".md",   ".txt",  ".html",
                                                           ".htm",        ".docx",      ".json", ".jsonc"};
  if (part.empty()) return {};
  std::string_view end;
  for (const std::string_view candidate : ends)
    if (end.empty() && part.ends_with(candidate)) end = candidate;
  if (end == part) return std::string(part);
  const auto known = places_.find(part);
  const std::string name = known != places_.end() ? known->second : "p" + std::to_string(places_.size() + 1);
  places_.emplace(part, name);
  return name + std::string(end);
}

std::string Disguise::place(std::string_view uri) {
  const std::size_t scheme = uri.find(':');
  const bool has_scheme = scheme != uri.npos && scheme > 1 && scheme < uri.find('/');
  std::string out(has_scheme ? uri.substr(0, scheme + 1) : std::string_view());
  uri.remove_prefix(out.size());
  while (!uri.empty()) {
    const std::size_t slash = uri.find_first_of("/\\");
    out += part_of_place(uri.substr(0, slash));
    if (slash == uri.npos) break;
    out += uri[slash];
    uri.remove_prefix(slash + 1);
  }
  return out;
}

std::string Disguise::without_addresses(std::string text) {
  const auto is_part = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("@:/._-+?=&%#~").find(c) != std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_part(text[end])) ++end;
    const std::string_view word = std::string_view(text).substr(at, end - at);
    const bool address = word.find('@') != word.npos || word.find("://") != word.npos || word.starts_with("www.");
    if (address)
      for (std::size_t i = at; i < end; ++i) text[i] = is_letter(text[i]) ? 'x' : is_digit(text[i]) ? '0' : text[i];
    at = std::max(end, at + 1);
  }
  return text;
}

bool is_place(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (text.starts_with("untitled:") ||
      (scheme != text.npos && scheme > 1 && scheme < 20 && text.find_first_of(" \n") == text.npos))
    return true;
  const bool drive = text.size() > 2 && is_letter(text[0]) && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
  return drive ||
         (text.size() > 1 && text[0] == '/' && text.find_first_of(" \n\t|") == text.npos && is_letter(text[1]));
}

}  // namespace gouji::replay
