// Keeps a long sequence as a persistent tree of sums: seeking and editing cost O(log n), and old versions stay valid.
//
// A document is a sequence (of text chunks, of blocks, of reports) that changes at one place at a time while older
// versions are still being read: by a request that began before the keystroke, by the publisher, by undo. A mutable
// sequence would need locks or copies. This tree is never changed: an edit makes a new tree that copies only the
// nodes on the way from the root to the place of the edit and shares all others with the tree before. Copying a tree
// is copying one pointer.
//
// No node knows where it stands. A node knows how many items are below it and what their summaries add up to, and
// positions (byte offsets, line numbers, the ordinal of a heading) are sums of what stands before. This is why an
// edit at the front of a document changes nothing behind it. The summary is a monoid: default construction is zero,
// += adds what follows. It need not be commutative, since sums are always formed from left to right.
//
// Invariants, checked by well_formed() in the tests:
// - all leaves are equally deep; an inner node has min_fanout..max_fanout children, a leaf as many items;
// - the root alone may have fewer: a leaf at least one item, an inner node at least two children; the empty tree has
//   no root;
// - a branch keeps its child's count and sum beside the pointer, so that a search reads one node per level and touches
//   no memory of the children it passes by.
//
// Costs, n items, fanout f = 32: from O(n); operator[], before, find O(f log_f n); replaced O(f log_f n + new items);
// for_each O(log n + items visited). 20,000 chunks (20 MB of text) are three levels deep. Replacing items inside one
// leaf, which is what typing does, copies the path; everything else is cut and joined: cut the tree into what stands
// before and after the range, and join both with a tree of the new items. Joining two trees walks down the edge of
// the higher one to the height of the lower one, and the heights of the parts of a cut grow from level to level, so
// the walks add up to one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace gouji::base {

/// An immutable sequence of items with `using Summary` and `Summary summary() const`. Items are copied when a leaf
/// is, so they should be small or point to what is shared. Different threads may read and copy the same tree.
template <class Item>
class SumTree {
 public:
  using Summary = typename Item::Summary;

  static constexpr std::size_t min_fanout = 16;
  static constexpr std::size_t max_fanout = 32;

  /// Where find stopped: the item (none at the end), its index, and the sum of all items before it.
  /// The pointer holds as long as any tree that shares the item's leaf.
  struct Found {
    std::size_t index = 0;
    Summary before{};
    const Item* item = nullptr;
  };

  SumTree() = default;

  static SumTree from(std::vector<Item> items) { return SumTree(build(std::move(items))); }

  std::size_t size() const { return root_.count; }
  bool empty() const { return root_.count == 0; }
  const Summary& summary() const { return root_.sum; }

  /// The item at an index below size().
  const Item& operator[](std::size_t index) const {
    const Node* node = root_.node.get();
    while (node->height > 0) {
      const Branch* branch = node->branches.data();
      for (; index >= branch->count; ++branch) index -= branch->count;
      node = branch->node.get();
    }
    return node->items[index];
  }

  /// The sum of the items [0, index); an index past the end is the end.
  Summary before(std::size_t index) const {
    if (index >= size()) return summary();
    Summary sum{};
    const Node* node = root_.node.get();
    while (node->height > 0) {
      const Branch* branch = node->branches.data();
      for (; index >= branch->count; ++branch) {
        index -= branch->count;
        sum += branch->sum;
      }
      node = branch->node.get();
    }
    for (std::size_t i = 0; i < index; ++i) sum += node->items[i].summary();
    return sum;
  }

  /// The first item for which the measure of the sum up to and including it exceeds the target; without such an item,
  /// the end (index size(), no item). The measure takes a Summary, gives a std::size_t and must not fall as items are
  /// added.
  template <class Measure>
  Found find(std::size_t target, Measure measure) const {
    Found found;
    if (empty() || !(measure(summary()) > target)) {
      found.index = size();
      found.before = summary();
      return found;
    }
    const auto passes = [&](const Summary& sum) {
      Summary including = found.before;
      including += sum;
      if (measure(std::as_const(including)) > target) return false;
      found.before = including;
      return true;
    };
    const Node* node = root_.node.get();
    while (node->height > 0) {
      const Branch* branch = node->branches.data();
      for (; passes(branch->sum); ++branch) found.index += branch->count;
      node = branch->node.get();
    }
    const Item* item = node->items.data();
    for (; passes(item->summary()); ++item) ++found.index;
    found.item = item;
    return found;
  }

  /// Calls fn(item) for the items [first, last) in order until it answers false; whether all were visited.
  template <class Fn>
  bool for_each(std::size_t first, std::size_t last, Fn fn) const {
    last = std::min(last, size());
    return first >= last || visit(*root_.node, first, last, fn);
  }

  template <class Fn>
  bool for_each(Fn fn) const {
    return for_each(0, size(), std::move(fn));
  }

  /// The sequence with the items [first, last) replaced by others; indices past the end are the end.
  [[nodiscard]] SumTree replaced(std::size_t first, std::size_t last, std::vector<Item> items) const {
    last = std::min(last, size());
    first = std::min(first, last);
    if (first == last && items.empty()) return *this;
    if (root_.node) {
      if (NodePtr node = spliced(*root_.node, first, last, items, true)) return SumTree(branch_to(std::move(node)));
    }
    Branch front = join(head(root_, first), build(std::move(items)));
    return SumTree(join(std::move(front), tail(root_, last)));
  }

  /// Whether both are the very same version; then their items are, too. False says nothing.
  bool same_version(const SumTree& other) const { return root_.node == other.root_.node; }

  /// The number of levels; 0 when empty.
  std::size_t depth() const { return root_.node ? root_.node->height + 1u : 0; }

  /// Whether the invariants above hold, apart from the sums; for tests.
  bool well_formed() const { return !root_.node || (root_.node->count() == root_.count && check(*root_.node, true)); }

 private:
  struct Node;
  using NodePtr = std::shared_ptr<const Node>;

  struct Branch {
    NodePtr node;
    std::size_t count = 0;
    Summary sum{};
  };

  struct Node {
    std::uint8_t height = 0;       // 0 is a leaf
    std::vector<Branch> branches;  // of an inner node
    std::vector<Item> items;       // of a leaf

    std::size_t fanout() const { return height > 0 ? branches.size() : items.size(); }

    std::size_t count() const {
      if (height == 0) return items.size();
      std::size_t sum = 0;
      for (const Branch& branch : branches) sum += branch.count;
      return sum;
    }

    Summary sum() const {
      Summary sum{};
      for (const Branch& branch : branches) sum += branch.sum;
      for (const Item& item : items) sum += item.summary();
      return sum;
    }
  };

  explicit SumTree(Branch root) : root_(std::move(root)) {}

  static NodePtr make_node(std::vector<Item> items) {
    auto node = std::make_shared<Node>();
    node->items = std::move(items);
    return node;
  }

  static NodePtr make_node(std::vector<Branch> branches) {
    auto node = std::make_shared<Node>();
    node->height = static_cast<std::uint8_t>(branches.front().node->height + 1);
    node->branches = std::move(branches);
    return node;
  }

  static Branch branch_to(NodePtr node) {
    Branch branch{std::move(node)};
    branch.count = branch.node->count();
    branch.sum = branch.node->sum();
    return branch;
  }

  /// A tree of some entries of one level: nothing, one child itself, or a node above them (a leaf above items).
  template <class Entry>
  static Branch root_of(std::vector<Entry> entries) {
    if (entries.empty()) return {};
    if constexpr (std::is_same_v<Entry, Branch>) {
      if (entries.size() == 1) return std::move(entries.front());
    }
    return branch_to(make_node(std::move(entries)));
  }

  /// Packs entries into as few nodes as hold them, evenly, so that each has at least min_fanout unless there is but
  /// one.
  template <class Entry>
  static std::vector<Branch> packed(std::vector<Entry> entries) {
    std::vector<Branch> level;
    const std::size_t nodes = (entries.size() + max_fanout - 1) / max_fanout;
    if (nodes == 1) {
      level.push_back(branch_to(make_node(std::move(entries))));
      return level;
    }
    level.reserve(nodes);
    auto from = std::make_move_iterator(entries.begin());
    for (std::size_t i = 0; i < nodes; ++i) {
      const auto length = static_cast<std::ptrdiff_t>(entries.size() * (i + 1) / nodes - entries.size() * i / nodes);
      level.push_back(branch_to(make_node(std::vector<Entry>(from, from + length))));
      from += length;
    }
    return level;
  }

  static Branch build(std::vector<Item> items) {
    if (items.empty()) return {};
    std::vector<Branch> level = packed(std::move(items));
    while (level.size() > 1) level = packed(std::move(level));
    return std::move(level.front());
  }

  /// The node with [first, last) replaced when that touches a single leaf and keeps its fanout allowed; else nothing.
  /// The items are taken only when it works.
  static NodePtr spliced(const Node& node, std::size_t first, std::size_t last, std::vector<Item>& items, bool root) {
    if (node.height == 0) {
      const std::size_t fanout = node.items.size() - (last - first) + items.size();
      if (fanout > max_fanout || fanout < (root ? 1 : min_fanout)) return nullptr;
      std::vector<Item> entries;
      entries.reserve(fanout);
      const auto at = [&](std::size_t index) { return node.items.begin() + static_cast<std::ptrdiff_t>(index); };
      entries.insert(entries.end(), at(0), at(first));
      entries.insert(entries.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
      entries.insert(entries.end(), at(last), node.items.end());
      return make_node(std::move(entries));
    }
    std::size_t child = 0;
    while (first >= node.branches[child].count && child + 1 < node.branches.size()) {
      first -= node.branches[child].count;
      last -= node.branches[child].count;
      ++child;
    }
    if (last > node.branches[child].count) return nullptr;
    NodePtr changed = spliced(*node.branches[child].node, first, last, items, false);
    if (!changed) return nullptr;
    std::vector<Branch> branches = node.branches;
    branches[child] = branch_to(std::move(changed));
    return make_node(std::move(branches));
  }

  /// The tree of the first `count` items.
  static Branch head(const Branch& tree, std::size_t count) {
    if (count == 0) return {};
    if (count >= tree.count) return tree;
    const Node& node = *tree.node;
    if (node.height == 0) {
      return root_of(std::vector<Item>(node.items.begin(), node.items.begin() + static_cast<std::ptrdiff_t>(count)));
    }
    auto cut = node.branches.begin();
    for (; count >= cut->count; ++cut) count -= cut->count;
    return join(root_of(std::vector<Branch>(node.branches.begin(), cut)), head(*cut, count));
  }

  /// The tree of all items but the first `skip`.
  static Branch tail(const Branch& tree, std::size_t skip) {
    if (skip == 0) return tree;
    if (skip >= tree.count) return {};
    const Node& node = *tree.node;
    if (node.height == 0) {
      return root_of(std::vector<Item>(node.items.begin() + static_cast<std::ptrdiff_t>(skip), node.items.end()));
    }
    auto cut = node.branches.begin();
    for (; skip >= cut->count; ++cut) skip -= cut->count;
    return join(tail(*cut, skip), root_of(std::vector<Branch>(std::next(cut), node.branches.end())));
  }

  /// One tree of both, the left one first.
  static Branch join(Branch left, Branch right) {
    if (!left.node) return right;
    if (!right.node) return left;
    std::vector<Branch> level = joined(left, right);
    return root_of(std::move(level));
  }

  /// Joins two trees into one or two nodes as high as the higher tree. Of two nodes both have an allowed fanout.
  static std::vector<Branch> joined(const Branch& left, const Branch& right) {
    const Node& l = *left.node;
    const Node& r = *right.node;
    if (l.height == r.height) {
      if (l.fanout() >= min_fanout && r.fanout() >= min_fanout) return {left, right};
      return l.height == 0 ? packed(concatenated(l.items, r.items)) : packed(concatenated(l.branches, r.branches));
    }
    std::vector<Branch> branches;
    if (l.height > r.height) {
      branches.assign(l.branches.begin(), std::prev(l.branches.end()));
      const std::vector<Branch> edge = joined(l.branches.back(), right);
      branches.insert(branches.end(), edge.begin(), edge.end());
    } else {
      branches = joined(left, r.branches.front());
      branches.insert(branches.end(), std::next(r.branches.begin()), r.branches.end());
    }
    return packed(std::move(branches));
  }

  template <class Entry>
  static std::vector<Entry> concatenated(const std::vector<Entry>& left, const std::vector<Entry>& right) {
    std::vector<Entry> both;
    both.reserve(left.size() + right.size());
    both.insert(both.end(), left.begin(), left.end());
    both.insert(both.end(), right.begin(), right.end());
    return both;
  }

  /// Visits [first, last) of the node, which must not be empty.
  template <class Fn>
  static bool visit(const Node& node, std::size_t first, std::size_t last, Fn& fn) {
    if (node.height == 0) {
      for (std::size_t i = first; i < last; ++i) {
        if (!fn(node.items[i])) return false;
      }
      return true;
    }
    std::size_t begin = 0;
    for (const Branch& branch : node.branches) {
      const std::size_t end = begin + branch.count;
      if (begin >= last) break;
      if (first < end) {
        const std::size_t from = std::max(first, begin) - begin;
        if (!visit(*branch.node, from, std::min(last, end) - begin, fn)) return false;
      }
      begin = end;
    }
    return true;
  }

  static bool check(const Node& node, bool root) {
    const std::size_t least = !root ? min_fanout : node.height > 0 ? 2 : 1;
    if (node.fanout() < least || node.fanout() > max_fanout) return false;
    for (const Branch& branch : node.branches) {
      if (branch.node->height + 1 != node.height || branch.node->count() != branch.count) return false;
      if (!check(*branch.node, false)) return false;
    }
    return true;
  }

  Branch root_;
};

}  // namespace gouji::base
