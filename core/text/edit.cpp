// Keeps lists of edits sorted and disjoint, and applies them.
#include "core/text/edit.h"

#include <algorithm>
#include <iterator>

namespace gouji::text {
namespace {

/// The order of edits: by begin, then an insertion before the replacement that begins at the same place.
bool stands_before(const Edit& left, const Edit& right) {
  if (left.range.begin != right.range.begin) return left.range.begin < right.range.begin;
  return left.range.empty() && !right.range.empty();
}

bool overlap(const Edit& left, const Edit& right) { return left.range.intersects(right.range); }

}  // namespace

bool EditList::add(Edit edit) {
  if (edit.range.begin > edit.range.end) return false;
  const auto at = std::upper_bound(edits_.begin(), edits_.end(), edit, stands_before);
  // The list is disjoint, so only the neighbours can overlap, apart from insertions at one place standing between.
  if (at != edits_.end() && overlap(edit, *at)) return false;
  for (auto before = at; before != edits_.begin();) {
    --before;
    if (overlap(*before, edit)) return false;
    if (before->range.begin < edit.range.begin) break;
  }
  edits_.insert(at, std::move(edit));
  return true;
}

bool EditList::merge(const EditList& other) {
  std::vector<Edit> merged;
  merged.reserve(edits_.size() + other.edits_.size());
  auto left = edits_.begin();
  auto right = other.edits_.begin();
  while (left != edits_.end() || right != other.edits_.end()) {
    if (right == other.edits_.end()) {
      merged.push_back(*left++);
    } else if (left == edits_.end()) {
      merged.push_back(*right++);
    } else if (*left == *right) {
      merged.push_back(*left++);
      ++right;
    } else if (left->range == right->range || overlap(*left, *right)) {
      return false;
    } else {
      merged.push_back(stands_before(*left, *right) ? *left++ : *right++);
    }
  }
  edits_ = std::move(merged);
  return true;
}

std::string apply(std::string_view text, const EditList& edits) {
  std::string result;
  std::size_t grown = text.size();
  for (const Edit& edit : edits) grown += edit.text.size();
  result.reserve(grown);
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    const std::size_t begin = std::min(edit.range.begin, text.size());
    result.append(text.substr(at, begin - at));
    result.append(edit.text);
    at = std::min(edit.range.end, text.size());
  }
  result.append(text.substr(at));
  return result;
}

}  // namespace gouji::text
