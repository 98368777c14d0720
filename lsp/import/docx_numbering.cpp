// Follows a list from its number to the levels that it shares with others, and counts each list by itself.
#include "lsp/import/docx_numbering.h"

#include <algorithm>
#include <cstdlib>

#include "core/text/numeral.h"

namespace gouji::import {

namespace {

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& one : node.attributes()) {
    std::string_view own = one.name();
    if (const std::size_t colon = own.find(':'); colon != own.npos) own.remove_prefix(colon + 1);
    if (own == name) return one.value();
  }
  return {};
}

int integer(std::string_view digits, int otherwise) {
  if (digits.empty() || digits.size() > 6) return otherwise;
  return std::atoi(std::string(digits).c_str());
}

std::string numeral(std::string_view format, int value) {
  if (format == "none" || format == "bullet") return {};
  const bool han = format.starts_with("chinese") || format.starts_with("japanese") || format.starts_with("taiwanese") ||
                   format.starts_with("ideograph");
  // In front of a measure two is another word than in a list.
  if (han && value == 2) return "二";
  return text::write_numeral(std::max(value, 0), han ? text::NumeralStyle::han : text::NumeralStyle::arabic);
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  std::string_view name = node.name();
  if (const std::size_t colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  return name;
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

std::string_view value_of(const pugi::xml_node& node) { return attribute_of(node, "val"); }

void Numbering::read_level(const pugi::xml_node& node, Levels& levels) {
  const int index = integer(attribute_of(node, "ilvl"), -1);
  if (index < 0 || index >= Numbering::levels) return;
  Level& level = levels[static_cast<std::size_t>(index)];
  level.format = value_of(child_of(node, "numFmt"));
  level.text = value_of(child_of(node, "lvlText"));
  level.start = integer(value_of(child_of(node, "start")), 1);
}

Numbering::Numbering(const pugi::xml_document& document) {
  std::map<std::string, Levels, std::less<>> shared;
  const pugi::xml_node root = document.document_element();
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) != "abstractNum") continue;
    Levels& all = shared[std::string(attribute_of(node, "abstractNumId"))];
    all.resize(levels);
    for (const pugi::xml_node& child : node.children())
      if (local_name(child) == "lvl") read_level(child, all);
  }
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) != "num") continue;
    const auto found = shared.find(value_of(child_of(node, "abstractNumId")));
    if (found == shared.end()) continue;
    Levels own = found->second;
    for (const pugi::xml_node& child : node.children()) {
      if (local_name(child) != "lvlOverride") continue;
      if (const pugi::xml_node level = child_of(child, "lvl")) read_level(level, own);
      const int index = integer(attribute_of(child, "ilvl"), -1);
      const pugi::xml_node start = child_of(child, "startOverride");
      if (start && index >= 0 && index < levels)
        own[static_cast<std::size_t>(index)].start = integer(value_of(start), 1);
    }
    lists_.emplace(attribute_of(node, "numId"), std::move(own));
  }
}

std::string Numbering::next(const std::string& list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level >= levels) return {};
  const Levels& all = found->second;
  std::vector<int>& counters = counters_[list];
  counters.resize(levels);
  const auto at = static_cast<std::size_t>(level);
  counters[at] = counters[at] == 0 ? all[at].start : counters[at] + 1;
  for (std::size_t i = at + 1; i < counters.size(); ++i) counters[i] = 0;
  if (all[at].format == "bullet" || all[at].format == "none") return {};
  std::string out;
  const std::string& words = all[at].text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool place = words[i] == '%' && i + 1 < words.size() && words[i + 1] >= '1' && words[i + 1] <= '9';
    if (!place) {
      out += words[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(words[++i] - '1');
    out += numeral(all[index].format, counters[index] == 0 ? all[index].start : counters[index]);
  }
  return out;
}

}  // namespace gouji::import
