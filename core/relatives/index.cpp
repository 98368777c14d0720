// Keeps names sorted from behind, so that all spellings of an organ are found without asking every organ.
#include "core/relatives/index.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/model/organ.h"
#include "core/text/unicode.h"

namespace gouji::relatives {

namespace {

constexpr std::size_t shortest_name = 6;  // bytes: two characters

std::string reversed(std::string_view name) { return {name.rbegin(), name.rend()}; }

std::string_view folder_of(std::string_view document) {
  const std::size_t slash = document.rfind('/');
  return slash == document.npos ? std::string_view() : document.substr(0, slash + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The folder without the years in its name: 2022/ and 2023/ of one collection are the same.
std::string timeless(std::string_view folder) {
  std::string out;
  for (std::size_t i = 0; i < folder.size();) {
    std::size_t end = i;
    while (end < folder.size() && is_digit(folder[end])) ++end;
    if (end - i != 4 || !folder.substr(i).starts_with("20")) out += folder.substr(i, std::max<std::size_t>(end - i, 1));
    i = std::max(end, i + 1);
  }
  return out;
}

// How much of their ways from the root two folders share, in bytes up to a slash.
std::size_t nearness(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
    if (a[i] == '/') shared = i + 1;
  return shared;
}

}  // namespace

void Index::put(const std::string& document, Digests digests) {
  auto found = documents_.find(document);
  if (found == documents_.end()) {
    if (digests.empty()) return;
    found = documents_.emplace(document, Entry()).first;
  }
  forget(found->first, found->second);
  found->second.digests = std::move(digests);
  if (found->second.digests.empty() && found->second.declared == Declared()) {
    documents_.erase(found);
    return;
  }
  for (std::size_t i = 0; i < found->second.digests.size(); ++i) {
    const Digest& digest = *found->second.digests[i];
    if (digest.organ.empty() || !digest.year) continue;
    const auto [organ, is_new] = organs_.try_emplace(digest.organ);
    if (is_new) backwards_.insert(reversed(digest.organ));
    organ->second[*digest.year].emplace_back(&found->first, i);
  }
}

void Index::forget(const std::string& document, const Entry& entry) {
  for (const auto& digest : entry.digests) {
    const auto organ = digest->year ? organs_.find(digest->organ) : organs_.end();
    if (organ == organs_.end()) continue;
    auto& members = organ->second[*digest->year];
    std::erase_if(members, [&document](const auto& member) { return *member.first == document; });
    if (members.empty()) organ->second.erase(*digest->year);
    if (!organ->second.empty()) continue;
    backwards_.erase(reversed(organ->first));
    organs_.erase(organ);
  }
}

void Index::declare(const std::string& document, Declared declared) {
  const auto found = documents_.find(document);
  if (found == documents_.end()) {
    if (declared == Declared()) return;
    documents_.emplace(document, Entry());
  }
  Entry& entry = documents_.find(document)->second;
  if (entry.declared == declared) return;
  const auto link = [&document](const Declared& one, auto change) {
    if (!one.last_year.empty()) change(one.last_year, true, document);
    for (const std::string& child : one.children.value_or(std::vector<std::string>())) change(child, false, document);
  };
  link(entry.declared, [this](const std::string& other, bool last, const std::string& own) {
    (last ? successors_ : parents_)[other].erase(own);
  });
  link(declared, [this](const std::string& other, bool last, const std::string& own) {
    (last ? successors_ : parents_)[other].insert(own);
  });
  entry.declared = std::move(declared);
}

const Digests* Index::digests(const std::string& document) const {
  const auto found = documents_.find(document);
  return found == documents_.end() ? nullptr : &found->second.digests;
}

const Declared* Index::declared(const std::string& document) const {
  const auto found = documents_.find(document);
  return found == documents_.end() ? nullptr : &found->second.declared;
}

Member Index::member(const std::pair<const std::string*, std::size_t>& at) const {
  return {*at.first, at.second, documents_.find(*at.first)->second.digests[at.second]};
}

// Adds the longer names that end with this one; false where they do not all end with each other.
bool Index::is_one_organ(const std::string& organ, std::vector<std::string>& longer) const {
  const std::string begin = reversed(organ);
  std::string_view before = begin;
  for (auto at = backwards_.upper_bound(begin); at != backwards_.end() && at->starts_with(begin); ++at) {
    if (!at->starts_with(before)) return false;
    before = *at;
    longer.push_back(reversed(*at));
  }
  return true;
}

std::vector<std::string> Index::spellings(const std::string& organ) const {
  std::vector<std::string> names;
  if (!is_one_organ(organ, names)) names.clear();
  names.push_back(organ);
  for (std::size_t at = 0; at < organ.size();) {
    at += text::decode(organ, at).length;
    if (organ.size() - std::min(at, organ.size()) < shortest_name) break;
    const std::string shorter = organ.substr(at);
    std::vector<std::string> others;
    if (organs_.contains(shorter) && is_one_organ(shorter, others)) names.push_back(shorter);
  }
  return names;
}

std::vector<Member> Index::of_year(const std::string& organ, int year) const {
  std::vector<Member> members;
  for (const std::string& name : spellings(organ)) {
    const auto found = organs_.find(name);
    if (found == organs_.end()) continue;
    const auto of_year = found->second.find(year);
    if (of_year == found->second.end()) continue;
    for (const auto& at : of_year->second) members.push_back(member(at));
  }
  return members;
}

std::optional<Member> Index::last_year_by_name(const std::string& document, const Digest& digest) const {
  std::vector<Member> candidates = of_year(digest.organ, *digest.year - 1);
  const bool placed = std::any_of(candidates.begin(), candidates.end(),
                                  [](const Member& one) { return model::names_place(one.digest->organ); }) &&
                      model::names_place(digest.organ);
  const std::string_view folder = folder_of(document);
  if (!placed)
    std::erase_if(candidates,
                  [own = timeless(folder)](const Member& one) { return timeless(folder_of(one.document)) != own; });
  std::optional<Member> nearest;
  std::size_t best = 0;
  bool tie = false;
  for (Member& one : candidates) {
    const std::size_t near = nearness(folder, folder_of(one.document)) + (one.document == document ? 1 : 0);
    tie = nearest && (near == best || tie) && near <= best;
    if (nearest && near <= best) continue;
    best = near;
    nearest = std::move(one);
  }
  return tie ? std::nullopt : nearest;
}

std::optional<Index::LastYear> Index::last_year(const std::string& document, const Digest& digest) const {
  if (!digest.year) return std::nullopt;
  std::optional<Member> by_name;
  if (!digest.organ.empty()) by_name = last_year_by_name(document, digest);
  const Declared* said = declared(document);
  if (said == nullptr || said->last_year.empty() || said->last_year == document)
    return by_name ? std::optional(LastYear{*std::move(by_name), false}) : std::nullopt;
  const Digests* named = digests(said->last_year);
  // The file is named for all documents of its folder: of other organs it is last year's only where nothing else is, and
  // where it is not that of the organ whose name it bears.
  std::optional<Member> other;
  for (std::size_t i = 0; named != nullptr && i < named->size(); ++i) {
    const Digest& candidate = *(*named)[i];
    if (candidate.year && *candidate.year != *digest.year - 1) continue;
    if (by_name && by_name->document == said->last_year && by_name->report == i) return LastYear{*by_name, true};
    const std::vector<std::string> names = spellings(digest.organ);
    if (std::find(names.begin(), names.end(), candidate.organ) != names.end() || candidate.organ.empty())
      return LastYear{{said->last_year, i, (*named)[i]}, true};
    if (named->size() == 1 && of_year(candidate.organ, *digest.year).empty())
      other = Member{said->last_year, i, (*named)[i]};
  }
  if (by_name) return LastYear{*std::move(by_name), false};
  return other ? std::optional(LastYear{*std::move(other), true}) : std::nullopt;
}

std::optional<Index::Parts> Index::parts(const std::string& document, const Digest& digest) const {
  const Declared* said = declared(document);
  if (said == nullptr || !said->children || !digest.year) return std::nullopt;
  Parts parts;
  parts.missing = said->absent;
  std::map<std::string, std::string> known;  // organs of all years, with the name as it is written
  std::set<std::string> there;
  for (const std::string& child : *said->children) {
    const Digests* all = digests(child);
    for (std::size_t i = 0; all != nullptr && i < all->size(); ++i) {
      const Digest& one = *(*all)[i];
      if (child == document || one.organ == digest.organ || one.organ.empty()) continue;
      known.try_emplace(one.organ, one.name);
      if (one.year != digest.year) continue;
      there.insert(one.organ);
      parts.members.push_back({child, i, (*all)[i]});
    }
  }
  for (const auto& [organ, name] : known) {
    const std::vector<std::string> names = spellings(organ);
    if (std::none_of(names.begin(), names.end(), [&there](const std::string& one) { return there.contains(one); }))
      parts.missing.push_back(name);
  }
  return parts;
}

std::set<std::string> Index::dependents(const std::string& document) const {
  std::set<std::string> all = {document};
  const auto add = [&all](const auto& links, const std::string& of) {
    if (const auto found = links.find(of); found != links.end()) all.insert(found->second.begin(), found->second.end());
  };
  add(parents_, document);
  add(successors_, document);
  const Digests* own = digests(document);
  for (std::size_t i = 0; own != nullptr && i < own->size(); ++i) {
    const Digest& digest = *(*own)[i];
    if (digest.organ.empty() || !digest.year) continue;
    for (const Member& next : of_year(digest.organ, *digest.year + 1)) all.insert(next.document);
  }
  return all;
}

void Index::for_each(const std::function<void(const std::string&, const Digests&)>& fn) const {
  for (const auto& [document, entry] : documents_) fn(document, entry.digests);
}

}  // namespace gouji::relatives
