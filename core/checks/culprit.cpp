// Finds the wrong number behind failing sums, the way a detective would: suspects, alibis, and who could have done it.
//
// A wrong number seldom fails one sum alone. In table 三 it stands in a row and in a column, and in the row （七）总计 in
// the balance, too; each of them is out by the same amount. To report every sum would send the author to three places,
// none of which need be wrong. The equations know better:
//
//   1. An equation that holds is an alibi for all its members: whoever changed alone would break it. Suspects are the
//      cells all of whose known equations fail. Equations with a blank, missing or unreadable member are not known; they
//      accuse nobody and clear nobody. In table 三 as a whole no two cells have the same equations, so that a single
//      wrong number leaves a single suspect: the crossing of the row and the column that fail.
//   2. Failing equations that share suspects are one affair. Affairs without common suspects have nothing to do with
//      each other, and each is solved by itself. (An alibi makes this finer than sharing any cell; whatever mends the
//      finer groups mends the coarser ones.)
//   3. A repair gives some suspects new values so that every equation of the affair holds. We want the fewest cells, so
//      we look for repairs of one cell, then of two, and so on. One of the changed cells must stand in the equation with
//      the fewest suspects, and one of its equations that fail must be mended by it alone, which says what its value
//      should be: the search tries these and goes on with what remains. Two wrong numbers in different rows and columns
//      fail two rows and two columns; unless both are out by the same amount, only the right two crossings fit. Two in
//      one row fail that row by the sum of both and each column by its own amount, which fits only once, too.
//   4. A new value must be possible in its column: not negative, and whole where things are counted. That alone often
//      clears all but one.
//   5. Where several repairs of the same size remain, as in table 四, whose numbers stand in one sum each, we ask how the
//      number may have come about: an impossible value was never right; two digits exchanged, a digit too many or too
//      few are what fingers do. The repair that has the most to say for itself wins if it wins clearly. Otherwise the
//      affair stays unsolved, and its sums are reported as they are, with the candidates at hand.
//
//   6. Two numbers that are wrong by opposite amounts in one row leave the row in order and themselves with an alibi. Such
//      errors show as columns that fail without a suspect. One of them is common and can be proved: two neighbours, in a
//      row or in a column, that changed places. Where exchanging just one such pair mends what fails and breaks nothing,
//      and they differ by more than the 1 that anybody could be out by, the pair is blamed, the greater number first.
//      What else there may be is reported as sums, which name all their members.
//
// Cost: when no sum fails, the sums. Otherwise one pass over the members of the equations, and a search among the
// crossings of what fails: at most `most_steps` changes are tried in an affair, each in a few equations.
#include "core/checks/culprit.h"

#include <algorithm>
#include <string>

#include "core/model/equation.h"

namespace gouji::checks {

namespace {

using base::Decimal;
using model::Grid;
using templates::CellIndex;
using templates::Equation;

constexpr std::size_t most_cells = 4;     // of a repair
constexpr Decimal least_exchange{2, 0};   // how much exchanged numbers differ
constexpr std::size_t most_steps = 4000;  // of a search

struct Line {
  const Equation* equation = nullptr;
  Decimal remainder;  // left side less right side
  bool fails = false;
  std::vector<std::size_t> suspects;
};

// A suspect's part in a failing line: its change is added to the remainder, or taken from it.
struct Part {
  std::size_t line = 0;
  bool on_left = false;
};

struct Suspect {
  CellIndex cell;
  Decimal stands;
  std::vector<Part> parts;
};

template <class Use>
void for_each_member(const Equation& equation, const Use& use) {
  for (const CellIndex member : equation.left) use(member, true);
  for (const CellIndex member : equation.right) use(member, false);
}

Slip slip_of(const Grid& grid, CellIndex at, Decimal stands, Decimal meant) {
  if (!model::may_stand(grid, at, stands)) return Slip::impossible;
  const std::string found = stands.to_string();
  const std::string wanted = meant.to_string();
  // A zero, alone or in front of other digits, is no digit that was typed.
  if (stands.is_zero() || meant.is_zero()) return Slip::none;
  std::size_t same = 0;
  while (same < std::min(found.size(), wanted.size()) && found[same] == wanted[same]) ++same;
  const std::string_view typed = std::string_view(found).substr(same);
  const std::string_view right = std::string_view(wanted).substr(same);
  if (typed.size() == right.size() + 1 && typed.substr(1) == right) return Slip::digit;
  if (typed.size() + 1 == right.size() && typed == right.substr(1)) return Slip::digit;
  const bool crossed = typed.size() == right.size() && typed.size() >= 2 && typed[0] == right[1] &&
                       typed[1] == right[0] && typed.substr(2) == right.substr(2);
  return crossed ? Slip::swapped : Slip::none;
}

// What speaks for a repair besides its size.
unsigned weight(const Repair& repair) {
  unsigned sum = 0;
  for (const Change& change : repair) sum += static_cast<unsigned>(change.slip);
  return sum;
}

// Searches the repairs of one affair.
class Search {
 public:
  Search(const Grid& grid, std::vector<Line>& lines, const std::vector<Suspect>& suspects,
         std::vector<std::size_t> group)
      : table_(grid), lines_(lines), suspects_(suspects), group_(std::move(group)) {
    for (const std::size_t line : group_)
      for (const std::size_t suspect : lines_[line].suspects)
        reach_ = std::max(reach_, suspects_[suspect].parts.size());
  }

  std::vector<Repair> smallest() {
    for (std::size_t cells = 1; cells <= most_cells && repairs_.empty() && steps_ < most_steps; ++cells) extend(cells);
    // What a search that was given up has found may not be all there is.
    if (steps_ >= most_steps) repairs_.clear();
    return std::move(repairs_);
  }

 private:
  void extend(std::size_t cells) {
    const Line* narrowest = nullptr;
    std::size_t open = 0;
    for (const std::size_t at : group_) {
      const Line& line = lines_[at];
      if (line.remainder.is_zero()) continue;
      ++open;
      if (narrowest == nullptr || line.suspects.size() < narrowest->suspects.size()) narrowest = &line;
    }
    if (narrowest == nullptr) return record();
    if (open > cells * reach_) return;
    for (const std::size_t suspect : narrowest->suspects)
      if (std::find(chosen_.begin(), chosen_.end(), suspect) == chosen_.end()) try_changes(suspect, cells);
  }

  // Lets the suspect mend each of its lines that fail, in turn.
  void try_changes(std::size_t suspect, std::size_t cells) {
    std::vector<Decimal> tried;
    for (const Part part : suspects_[suspect].parts) {
      const Decimal remainder = lines_[part.line].remainder;
      if (remainder.is_zero()) continue;
      const std::optional<Decimal> change = part.on_left ? base::subtract({}, remainder) : remainder;
      if (!change || std::find(tried.begin(), tried.end(), *change) != tried.end()) continue;
      tried.push_back(*change);
      try_change(suspect, *change, cells);
    }
  }

  void try_change(std::size_t suspect, Decimal change, std::size_t cells) {
    if (++steps_ >= most_steps) return;
    const Suspect& who = suspects_[suspect];
    const std::optional<Decimal> value = base::add(who.stands, change);
    if (!value || !model::may_stand(table_, who.cell, *value)) return;
    std::vector<Decimal> before;
    bool fits = true;
    std::size_t mended = 0;
    for (const Part part : who.parts) {
      Decimal& remainder = lines_[part.line].remainder;
      before.push_back(remainder);
      const std::optional<Decimal> after =
          part.on_left ? base::add(remainder, change) : base::subtract(remainder, change);
      fits = fits && after;
      if (after) remainder = *after;
      mended += remainder.is_zero() ? 1 : 0;
    }
    // The last cell must leave nothing behind.
    if (fits && (cells > 1 || mended == who.parts.size())) {
      chosen_.push_back(suspect);
      values_.push_back(*value);
      extend(cells - 1);
      chosen_.pop_back();
      values_.pop_back();
    }
    for (std::size_t i = 0; i < before.size(); ++i) lines_[who.parts[i].line].remainder = before[i];
  }

  void record() {
    Repair repair;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const Suspect& who = suspects_[chosen_[i]];
      repair.push_back({who.cell, values_[i], slip_of(table_, who.cell, who.stands, values_[i])});
    }
    const auto place = [](const Change& change) { return std::pair(change.cell.row, change.cell.column); };
    std::sort(repair.begin(), repair.end(), [&](const Change& a, const Change& b) { return place(a) < place(b); });
    const auto same = [&](const Repair& other) {
      return std::equal(repair.begin(), repair.end(), other.begin(), other.end(),
                        [](const Change& a, const Change& b) { return a.cell == b.cell && a.value == b.value; });
    };
    if (std::none_of(repairs_.begin(), repairs_.end(), same)) repairs_.push_back(std::move(repair));
  }

  const Grid& table_;
  std::vector<Line>& lines_;
  const std::vector<Suspect>& suspects_;
  std::vector<std::size_t> group_;
  std::size_t reach_ = 1;  // the most lines that one suspect can mend
  std::vector<std::size_t> chosen_;
  std::vector<Decimal> values_;
  std::vector<Repair> repairs_;
  std::size_t steps_ = 0;
};

// The lines whose truth is known; empty when none of them fails.
std::vector<Line> known_lines(const Grid& grid) {
  std::vector<Line> lines;
  if (std::find(grid.truths.begin(), grid.truths.end(), model::Truth::fails) == grid.truths.end()) return lines;
  bool some_fail = false;
  for (std::size_t i = 0; i < grid.truths.size(); ++i) {
    const Equation& equation = grid.equations()[i];
    if (grid.truths[i] == model::Truth::holds) lines.push_back({&equation, {}, false, {}});
    if (grid.truths[i] != model::Truth::fails) continue;
    const model::Balance balance = model::weigh(grid, equation);
    const std::optional<Decimal> remainder = base::subtract(*balance.left, *balance.right);
    if (!remainder) continue;
    lines.push_back({&equation, *remainder, true, {}});
    some_fail = true;
  }
  if (!some_fail) lines.clear();
  return lines;
}

// The cells without an alibi; tells each failing line which of them are its members.
std::vector<Suspect> find_suspects(const Grid& grid, std::vector<Line>& lines) {
  std::vector<bool> cleared(grid.cells.size(), false);
  const auto index = [&grid](CellIndex at) { return at.row * grid.columns() + at.column; };
  for (const Line& line : lines)
    if (!line.fails) for_each_member(*line.equation, [&](CellIndex at, bool) { cleared[index(at)] = true; });
  std::vector<Suspect> suspects;
  std::vector<std::size_t> number(grid.cells.size(), grid.cells.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].fails) continue;
    for_each_member(*lines[i].equation, [&](CellIndex at, bool on_left) {
      if (cleared[index(at)]) return;
      std::size_t& suspect = number[index(at)];
      if (suspect == grid.cells.size()) {
        suspect = suspects.size();
        suspects.push_back({at, *grid.cell(at)->value.amount(), {}});
      }
      suspects[suspect].parts.push_back({i, on_left});
      lines[i].suspects.push_back(suspect);
    });
  }
  return suspects;
}

// Failing lines that are connected through suspects, each group in order.
std::vector<std::vector<std::size_t>> connected(const std::vector<Line>& lines, const std::vector<Suspect>& suspects) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<bool> seen(lines.size(), false);
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (!lines[first].fails || seen[first]) continue;
    std::vector<std::size_t> group{first};
    seen[first] = true;
    for (std::size_t next = 0; next < group.size(); ++next) {
      for (const std::size_t suspect : lines[group[next]].suspects) {
        for (const Part part : suspects[suspect].parts) {
          if (seen[part.line]) continue;
          seen[part.line] = true;
          group.push_back(part.line);
        }
      }
    }
    std::sort(group.begin(), group.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

// Looks for neighbours that changed places.
class Exchanges {
 public:
  Exchanges(const Grid& grid, const std::vector<Line>& lines) : table_(grid), lines_(lines), parts_(grid.cells.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      for_each_member(*lines[i].equation, [&](CellIndex at, bool on_left) {
        parts_[index(at)].push_back({i, on_left});
      });
  }

  // The pairs with a member of the equation that would mend it.
  std::vector<Repair> that_mend(const Equation& equation) const {
    std::vector<Repair> repairs;
    for_each_member(equation, [&](CellIndex at, bool) {
      const CellIndex neighbours[] = {
          {at.row, at.column + 1}, {at.row + 1, at.column}, {at.row, at.column - 1}, {at.row - 1, at.column}};
      for (const CellIndex other : neighbours)
        if (other.row < table_.spec().rows.size() && other.column < table_.columns() &&
            !model::takes_part(equation, other) && mends(at, other))
          repairs.push_back(exchange(at, other));
    });
    return repairs;
  }

 private:
  std::size_t index(CellIndex at) const { return at.row * table_.columns() + at.column; }
  Decimal value(CellIndex at) const { return *table_.cell(at)->value.amount(); }

  // Whether all known equations of both cells hold after they are exchanged.
  bool mends(CellIndex a, CellIndex b) const {
    if (parts_[index(a)].empty() || parts_[index(b)].empty()) return false;
    const std::optional<Decimal> more = base::subtract(value(b), value(a));
    const std::optional<Decimal> less = base::subtract(value(a), value(b));
    if (!more || !less || std::max(*more, *less) < least_exchange) return false;
    const auto holds = [this](const Part& part, Decimal change, CellIndex other, Decimal back) {
      const Line& line = lines_[part.line];
      std::optional<Decimal> after =
          part.on_left ? base::add(line.remainder, change) : base::subtract(line.remainder, change);
      for (const Part& shared : parts_[index(other)])
        if (after && shared.line == part.line)
          after = shared.on_left ? base::add(*after, back) : base::subtract(*after, back);
      return after && after->is_zero();
    };
    return std::all_of(parts_[index(a)].begin(), parts_[index(a)].end(),
                       [&](const Part& part) { return holds(part, *more, b, *less); }) &&
           std::all_of(parts_[index(b)].begin(), parts_[index(b)].end(),
                       [&](const Part& part) { return holds(part, *less, a, *more); });
  }

  Repair exchange(CellIndex a, CellIndex b) const {
    Repair repair = {{a, value(b), Slip::exchanged}, {b, value(a), Slip::exchanged}};
    if (repair[0].value > repair[1].value) std::swap(repair[0], repair[1]);
    return repair;
  }

  const Grid& table_;
  const std::vector<Line>& lines_;
  std::vector<std::vector<Part>> parts_;  // of each cell, in all known lines
};

bool takes_part(const Equation& equation, const Repair& repair) {
  return std::any_of(repair.begin(), repair.end(),
                     [&equation](const Change& change) { return model::takes_part(equation, change.cell); });
}

// Joins affairs without a repair that one exchange explains together.
void find_exchanges(const Grid& grid, const std::vector<Line>& lines, std::vector<Affair>& affairs) {
  const auto unexplained = [](const Affair& affair) { return affair.repairs.empty(); };
  if (std::count_if(affairs.begin(), affairs.end(), unexplained) < 2) return;
  const Exchanges exchanges(grid, lines);
  for (std::size_t i = 0; i < affairs.size(); ++i) {
    if (!unexplained(affairs[i]) || affairs[i].failing.size() != 1) continue;
    std::vector<Repair> repairs = exchanges.that_mend(*affairs[i].failing.front());
    if (repairs.size() != 1) continue;
    affairs[i].repairs = std::move(repairs);
    affairs[i].solved = true;
    for (std::size_t other = affairs.size() - 1; other > i; --other) {
      if (!unexplained(affairs[other]) || !takes_part(*affairs[other].failing.front(), affairs[i].repairs.front()))
        continue;
      affairs[i].failing.insert(affairs[i].failing.begin() + 1, affairs[other].failing.begin(),
                                affairs[other].failing.end());
      affairs.erase(affairs.begin() + static_cast<std::ptrdiff_t>(other));
    }
  }
}

}  // namespace

std::vector<Affair> investigate(const Grid& grid) {
  std::vector<Affair> affairs;
  std::vector<Line> lines = known_lines(grid);
  if (lines.empty()) return affairs;
  const std::vector<Suspect> suspects = find_suspects(grid, lines);
  for (const std::vector<std::size_t>& group : connected(lines, suspects)) {
    Affair affair;
    for (const std::size_t line : group) affair.failing.push_back(lines[line].equation);
    affair.repairs = Search(grid, lines, suspects, group).smallest();
    std::stable_sort(affair.repairs.begin(), affair.repairs.end(),
                     [](const Repair& a, const Repair& b) { return weight(a) > weight(b); });
    affair.solved = affair.repairs.size() == 1 ||
                    (affair.repairs.size() > 1 && weight(affair.repairs[0]) > weight(affair.repairs[1]));
    affairs.push_back(std::move(affair));
  }
  find_exchanges(grid, lines, affairs);
  return affairs;
}

}  // namespace gouji::checks
