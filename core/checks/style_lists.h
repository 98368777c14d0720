// Finds numbers of lists and headings that are not in their turn, and levels that are left out.
//
// GB/T 9704 has the levels 一、 （一） 1. （1）. A list is what one level numbers between two numbers of a higher level,
// or between two headings of sections; a 1 begins a new one. Nobody but the author knows whether an item is missing or
// misnumbered, and lists are written in many ways, so a finding needs a list that is right but for one thing: one
// number, two neighbours that changed places, or one gap or repetition behind which it goes on in order. And where the
// number that is due occurs near by in any other form, nothing is said.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/checks/check.h"
#include "core/checks/style_ordinals.h"

namespace gouji::checks {

class NumberedLists {
 public:
  NumberedLists(const model::Report& report, Findings& findings) : report_(report), findings_(findings) {}

  // To be called in document order.
  void add(std::size_t passage, const Ordinal& ordinal, text::Range range);
  // At the end of the report.
  void finish() { close_section(); }

 private:
  struct Item {
    Ordinal ordinal;
    std::size_t passage = 0;
    text::Range range;
    std::size_t order = 0;  // among all ordinals of the section
  };
  struct Seen {
    int number = 0;
    int level = 0;  // 0: in no form that a list has
  };
  using List = std::vector<Item>;
  using Items = std::span<const Item>;

  // 1. and 1、 are lists of their own, for one is often used inside the other.
  enum Kind : std::size_t { round, point, comma, inner, statement, demand, kinds };

  void close_section();
  void close(std::size_t kind);
  void judge(Items before, Items items);
  void repeat_of_one(Items before, Items items);
  void report(const Item& item, int due, bool certain);
  bool occurs(int number, std::size_t from, std::size_t to, std::size_t but) const;
  bool are_neighbours(const Item& a, const Item& b) const;
  void watch_levels(const Item& item);

  const model::Report& report_;
  Findings& findings_;
  std::array<List, kinds> lists_;
  std::vector<Seen> seen_;        // all ordinals of the section, in order
  std::size_t next_heading_ = 0;  // of the report's
  int level_ = 0;                 // of the last heading or item, 0 at the begin of a section
  bool point_below_round_ = false;
  List skipped_;  // （1） as a heading directly below （一）
};

}  // namespace gouji::checks
