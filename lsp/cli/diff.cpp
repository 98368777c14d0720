// Finds the shortest way from the old lines to the new ones as Myers does: after d steps it knows, for every diagonal of the
// grid of old against new lines, how far one gets; a step deletes or inserts a line, equal lines are free.
#include "lsp/cli/diff.h"

#include <algorithm>
#include <vector>

namespace gouji::cli {

namespace {

using Lines = std::vector<std::string_view>;  // with their line breaks

enum class Change : char { keep = ' ', remove = '-', insert = '+' };

struct Step {
  Change change;
  std::string_view line;
};

constexpr std::size_t context = 3;
constexpr std::ptrdiff_t most_steps =
    2000;  // beyond it the lines are told as all other: the diff is longer, never wrong

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// How far one gets on each diagonal. The one kept for d steps is what d - 1 steps reached, the diagonal k at k + d + 1.
using Reach = std::vector<std::ptrdiff_t>;

// Walks back from the end along what was reached, and turns the way round.
std::vector<Step> way_back(const std::vector<Reach>& history, const Lines& before, const Lines& after) {
  std::vector<Step> steps;
  std::ptrdiff_t x = std::ssize(before), y = std::ssize(after);
  for (std::ptrdiff_t d = std::ssize(history) - 1; d >= 0; --d) {
    const auto reach = [&](std::ptrdiff_t k) { return history[d][k + d + 1]; };
    const std::ptrdiff_t k = x - y;
    const bool inserts = k == -d || (k != d && reach(k - 1) < reach(k + 1));
    const std::ptrdiff_t from_x = d == 0 ? 0 : inserts ? reach(k + 1) : reach(k - 1);
    const std::ptrdiff_t from_y = d == 0 ? 0 : from_x - (inserts ? k + 1 : k - 1);
    while (x > from_x && y > from_y) steps.push_back({Change::keep, before[--x]}), --y;
    if (d == 0) break;
    if (inserts)
      steps.push_back({Change::insert, after[--y]});
    else
      steps.push_back({Change::remove, before[--x]});
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::vector<Step> all_other(const Lines& before, const Lines& after) {
  std::vector<Step> steps;
  for (const std::string_view line : before) steps.push_back({Change::remove, line});
  for (const std::string_view line : after) steps.push_back({Change::insert, line});
  return steps;
}

std::vector<Step> shortest_way(const Lines& before, const Lines& after) {
  const std::ptrdiff_t rows = std::ssize(before), columns = std::ssize(after);
  std::vector<Reach> history;
  Reach now;
  for (std::ptrdiff_t d = 0; d <= std::min(rows + columns, most_steps); ++d) {
    history.emplace_back(static_cast<std::size_t>(2 * d + 3), 0);  // a neighbour more at either end
    Reach& last = history.back();
    std::copy(now.begin(), now.end(), last.begin() + 1);
    now = last;
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      const std::ptrdiff_t at = k + d + 1;
      const bool inserts = k == -d || (k != d && last[at - 1] < last[at + 1]);
      std::ptrdiff_t x = d == 0 ? 0 : inserts ? last[at + 1] : last[at - 1] + 1;
      std::ptrdiff_t y = x - k;
      while (x < rows && y < columns && before[x] == after[y]) ++x, ++y;
      now[at] = x;
      if (x >= rows && y >= columns) return way_back(history, before, after);
    }
  }
  return all_other(before, after);
}

std::vector<Step> steps_between(Lines before, Lines after) {
  std::size_t head = 0, tail = 0;
  const std::size_t most = std::min(before.size(), after.size());
  while (head < most && before[head] == after[head]) ++head;
  while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < head; ++i) steps.push_back({Change::keep, before[i]});
  const Lines rest(before.end() - tail, before.end());
  for (Lines* lines : {&before, &after}) {
    lines->erase(lines->end() - tail, lines->end());
    lines->erase(lines->begin(), lines->begin() + head);
  }
  for (const Step& step : shortest_way(before, after)) steps.push_back(step);
  for (const std::string_view line : rest) steps.push_back({Change::keep, line});
  return steps;
}

// A side of a hunk's head: where it begins, counted from 1, and how many lines it has. An empty side names the line before.
std::string extent(std::size_t lines_before, std::size_t count) {
  const std::string first = std::to_string(lines_before + (count > 0 ? 1 : 0));
  return count == 1 ? first : first + "," + std::to_string(count);
}

void add_line(std::string& out, const Step& step) {
  out += static_cast<char>(step.change);
  out += step.line;
  if (!step.line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// Writes steps [first, last) as one hunk. `before` and `after` count the lines of both sides that are passed.
void add_hunk(std::string& out, const std::vector<Step>& steps, std::size_t first, std::size_t last,
              std::size_t& before, std::size_t& after) {
  std::size_t removed = 0, inserted = 0;
  for (std::size_t i = first; i < last; ++i) {
    removed += steps[i].change != Change::insert;
    inserted += steps[i].change != Change::remove;
  }
  out.append("@@ -").append(extent(before, removed)).append(" +").append(extent(after, inserted)).append(" @@\n");
  for (std::size_t i = first; i < last; ++i) add_line(out, steps[i]);
  before += removed;
  after += inserted;
}

// A name with blanks is ended by a tab, as patch wants it.
std::string name_line(std::string_view mark, std::string_view path) {
  std::string line(mark);
  for (const char c : path) line += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  return line + (path.find(' ') == path.npos ? "\n" : "\t\n");
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  std::string out = name_line("--- ", path) + name_line("+++ ", path);
  const std::vector<Step> steps = steps_between(lines_of(before), lines_of(after));
  std::size_t passed = 0, old_lines = 0, new_lines = 0;
  while (true) {
    const auto is_change = [](const Step& step) { return step.change != Change::keep; };
    const auto found = std::find_if(steps.begin() + passed, steps.end(), is_change);
    if (found == steps.end()) return out;
    const std::size_t change = found - steps.begin();
    const std::size_t first = std::max(passed, change - std::min(change, context));
    std::size_t last = change + 1, kept = 0;
    // Changes whose contexts meet are one hunk.
    for (std::size_t i = last; i < steps.size() && kept <= 2 * context; ++i) {
      kept = is_change(steps[i]) ? 0 : kept + 1;
      if (kept == 0) last = i + 1;
    }
    last = std::min(steps.size(), last + context);
    old_lines += first - passed;
    new_lines += first - passed;
    add_hunk(out, steps, first, last, old_lines, new_lines);
    passed = last;
  }
}

}  // namespace gouji::cli
