// Is what a project or a user decides about checking, as far as the core must know it.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>

#include "core/messages/codes.h"

namespace gouji::model {

struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31

  friend auto operator<=>(const Date&, const Date&) = default;
};

// A day of every year.
struct MonthDay {
  int month = 0;
  int day = 0;

  friend auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

enum class OrganType : unsigned char { unknown, department, government };

// Whose numbers the prose tells: the organ's own, or those of the whole area that it governs.
enum class Scope : unsigned char { unknown, own, area };

// What a finding is known by in a baseline: never by its line, so that it is known again wherever its text moves.
struct Accepted {
  messages::Code code = messages::Code::title_missing;
  std::string report;  // organ and year
  std::string place;   // address of the cell, or what else is meant; empty where there is neither
  std::string detail;  // remainder of a sum, else the words that it is about

  friend auto operator<=>(const Accepted&, const Accepted&) = default;
};

// How many findings of each kind a project has accepted in a document.
using Baseline = std::map<Accepted, std::size_t>;

struct Settings {
  std::optional<MonthDay> deadline;  // for publication; empty: the statutory one of the organ's type
  OrganType organ_type = OrganType::unknown;
  Scope scope = Scope::unknown;
  std::optional<Date> today;  // told by whoever has a clock; without it nothing that ends has ended
  std::map<messages::Code, std::optional<messages::Severity>> severities;  // of codes; empty: off
  Baseline accepted;

  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace gouji::model
