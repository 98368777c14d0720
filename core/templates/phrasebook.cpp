// Walks the tries of words and units.
#include "core/templates/phrasebook.h"

#include <algorithm>

#include "core/text/fold.h"
#include "core/text/numeral.h"
#include "core/text/unicode.h"

namespace gouji::templates {

namespace {

template <class List, class Name>
std::uint8_t index_of(const List& list, std::string_view id, Name name) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (name(list[i]) == id) return static_cast<std::uint8_t>(i);
  return no_id;
}

bool ends_in_one_of(std::string_view name, const std::vector<std::string>& endings) {
  const std::string folded = text::fold(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&folded](const std::string& ending) { return folded.ends_with(ending); });
}

bool is_space(char32_t plain) { return plain == U' ' || plain == U'\t' || plain == 0x200B; }

}  // namespace

bool Measure::can_be_of(std::uint8_t subject) const {
  return of.empty() || std::find(of.begin(), of.end(), subject) != of.end();
}

Phrasebook::Found Phrasebook::Trie::find(std::string_view text) const {
  Found found;
  std::uint16_t at = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded next = text::decode(text, offset);
    const char32_t c = text::plain(next.code_point);
    if (offset > 0 && is_space(c)) {  // authors put spaces into words
      offset += next.length;
      continue;
    }
    if (offset == 0) {
      at = c < first_.size() ? first_[c] : 0;
    } else {
      at = nodes_[at].child;
      while (at != 0 && nodes_[at].character != c) at = nodes_[at].next;
    }
    if (at == 0) break;
    offset += next.length;
    if (nodes_[at].word != 0) found = {&words_[nodes_[at].word], offset};
  }
  return found;
}

Word& Phrasebook::Trie::learn(std::string_view written) {
  std::uint16_t at = 0;
  for (std::size_t offset = 0; offset < written.size();) {
    const text::Decoded next = text::decode(written, offset);
    const char32_t c = text::plain(next.code_point);
    std::uint16_t child = offset == 0 ? first_[c] : nodes_[at].child;
    while (child != 0 && nodes_[child].character != c) child = nodes_[child].next;
    if (child == 0) {
      child = static_cast<std::uint16_t>(nodes_.size());
      nodes_.push_back({c, 0, offset == 0 ? std::uint16_t{0} : nodes_[at].child, 0});
      (offset == 0 ? first_[c] : nodes_[at].child) = child;
    }
    at = child;
    offset += next.length;
  }
  if (nodes_[at].word == 0) {
    nodes_[at].word = static_cast<std::uint16_t>(words_.size());
    words_.emplace_back();
  }
  return words_[nodes_[at].word];
}

void Phrasebook::learn(std::string_view written, WordKind kind, std::uint8_t id) {
  if (written.empty()) return;
  if (kind == WordKind::none || kind == WordKind::claim)
    denies_[text::plain(text::decode(written, 0).code_point) & 0xFFFF] = true;
  const bool unit = kind == WordKind::case_unit || kind == WordKind::other_unit || kind == WordKind::no_unit;
  Word& word = (unit ? units_ : words_).learn(written);
  word.add(kind);
  if (kind == WordKind::subject) word.subject = id;
  if (kind == WordKind::measure) word.measure = id;
  if (kind == WordKind::claim) word.claim = id;
}

void Phrasebook::finish() {
  tells_.resize(denies_.size());
  for (char32_t c = 0; c < tells_.size(); ++c) tells_[c] = text::begins_numeral(c) || denies_[text::plain(c) & 0xFFFF];
}

// Where a zero may stand without a unit: 均为0。
static bool ends_clause(char32_t plain) { return plain == U'。' || plain == U',' || plain == U';' || plain == U')'; }

bool Phrasebook::may_say_something(std::string_view text) const {
  bool number = false;
  bool zero = false;  // a lone 0
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    const bool tells = number || zero || next.code_point >= tells_.size() || tells_[next.code_point];
    if (!tells) {
      at += next.length;
      continue;
    }
    const char32_t c = text::plain(next.code_point);
    if (zero && ends_clause(c)) return true;
    zero = c == U'0' && !number;
    if (text::begins_numeral(c)) {
      number = true;
    } else if (number && !is_space(c)) {
      if (units_.begins(c) || c == U'%') return true;
      const Found found = words_.find(text.substr(at));
      number = found.word != nullptr && found.word->is(WordKind::about_behind);
    }
    if (c < denies_.size() && denies_[c]) {
      const Found found = words_.find(text.substr(at));
      if (found.word != nullptr && (found.word->is(WordKind::none) || found.word->is(WordKind::claim))) return true;
    }
    at += next.length;
  }
  return zero;
}

bool Phrasebook::is_area_government(std::string_view organ) const { return ends_in_one_of(organ, area_governments_); }
bool Phrasebook::is_office(std::string_view organ) const { return ends_in_one_of(organ, offices_); }
void Phrasebook::add_area_government(std::string_view ending) { area_governments_.push_back(text::fold(ending)); }
void Phrasebook::add_office(std::string_view ending) { offices_.push_back(text::fold(ending)); }

std::uint8_t Phrasebook::subject(std::string_view id) const {
  return index_of(subjects_, id, [](const Subject& subject) -> std::string_view { return subject.id; });
}

std::uint8_t Phrasebook::measure(std::string_view id) const {
  return index_of(measures_, id, [](const Measure& measure) -> std::string_view { return measure.id; });
}

std::uint8_t Phrasebook::claim(std::string_view id) const {
  return index_of(claims_, id, [](const std::string& claim) -> std::string_view { return claim; });
}

}  // namespace gouji::templates
