// Counts the headings and lists that Word numbers by itself: 一、 and （一） are not among the words of such a file.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::import {

// The element's name without its prefix.
std::string_view local_name(const pugi::xml_node& node);

// The first child of this name, whatever its prefix; null where there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);

// The attribute `val`, whatever its prefix; empty where there is none.
std::string_view value_of(const pugi::xml_node& node);

class Numbering {
 public:
  Numbering() = default;
  // Of numbering.xml.
  explicit Numbering(const pugi::xml_document& document);

  // What stands in front of the next paragraph of this list; empty for bullets and unknown lists.
  std::string next(const std::string& list, int level);

 private:
  static constexpr int levels = 9;
  struct Level {
    std::string format;
    std::string text;  // with %1 to %9
    int start = 1;
  };
  using Levels = std::vector<Level>;

  static void read_level(const pugi::xml_node& node, Levels& levels);

  std::map<std::string, Levels> lists_;
  std::map<std::string, std::vector<int>> counters_;
};

}  // namespace gouji::import
