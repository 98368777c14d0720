// Is what a project or a user decides about checking, as far as the core must know it.
#pragma once

#include <compare>
#include <optional>

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

struct Settings {
  std::optional<MonthDay> deadline;  // for publication; empty: the statutory one of the organ's type
  OrganType organ_type = OrganType::unknown;
  Scope scope = Scope::unknown;
  std::optional<Date> today;  // told by whoever has a clock; without it nothing that ends has ended
};

}  // namespace gouji::model
