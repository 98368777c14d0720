// Levenshtein's distance in a band: labels are short, and only small distances matter.
#include "core/model/label.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text/unicode.h"

namespace gouji::model {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    result += next.code_point;
    at += next.length;
  }
  return result;
}

}  // namespace

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t distance(std::string_view left, std::string_view right, std::size_t limit) {
  const std::size_t far = limit + 1;
  const std::u32string a = code_points(left);
  const std::u32string b = code_points(right);
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return far;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
      best = std::min(best, row[j]);
    }
    if (best > limit) return far;
  }
  return std::min(row[b.size()], far);
}

bool is_near(std::string_view found, std::string_view official) {
  const std::size_t found_length = length(found);
  const std::size_t official_length = length(official);
  if (found_length < 2) return false;
  if (official.starts_with(found) || official.ends_with(found)) return found_length * 3 >= official_length;
  const std::size_t limit = std::max(found_length, official_length) / 3;
  return limit > 0 && distance(found, official, limit) <= limit;
}

}  // namespace gouji::model
