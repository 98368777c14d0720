// Lets an HTML parser that knows source offsets do the reading; only the cutting of lines looks at tags itself.
#include "core/syntax/html.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "core/syntax/line.h"

namespace gouji::syntax {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// Elements that begin and end a piece of their own.
constexpr std::string_view block_tags[] = {"p",  "div", "h1", "h2",    "h3",    "h4", "h5",     "h6",
                                           "tr", "li",  "ul", "table", "tbody", "ol", "section"};

std::string_view tag_name(std::string_view tag) {
  std::size_t end = 0;
  while (end < tag.size() && (is_letter(tag[end]) || (tag[end] >= '0' && tag[end] <= '9'))) ++end;
  return tag.substr(0, end);
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_block_tag(std::string_view name) {
  return std::any_of(std::begin(block_tags), std::end(block_tags),
                     [name](std::string_view tag) { return same_name(tag, name); });
}

struct Destroy {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Output = std::unique_ptr<GumboOutput, Destroy>;

Output parse(std::string_view bytes, GumboTag context) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = context;
  return Output(gumbo_parse_with_options(&options, bytes.data(), bytes.size()));
}

// Visits a tree without recursion, so that no depth of nesting can overflow the stack.
template <class Visit>
void walk(const GumboNode* root, Visit visit) {
  std::vector<const GumboNode*> open{root};
  while (!open.empty()) {
    const GumboNode* node = open.back();
    open.pop_back();
    if (!visit(node)) continue;
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = children.length; i-- > 0;) open.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
}

VisibleText text_of(const GumboNode* root, std::string_view bytes) {
  VisibleText visible;
  bool any = false;
  walk(root, [&](const GumboNode* node) {
    if (node->type != GUMBO_NODE_TEXT && node->type != GUMBO_NODE_WHITESPACE) return true;
    std::string text = node->v.text.text;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    visible.text += text;
    if (trim(text).empty()) return true;
    // Space at the ends of the source does not show.
    const std::string_view source(node->v.text.original_text.data, node->v.text.original_text.length);
    const std::string_view shown = trim(source);
    const auto begin = static_cast<std::size_t>(shown.data() - bytes.data());
    visible.range = {any ? visible.range.begin : begin, begin + shown.size()};
    any = true;
    return true;
  });
  visible.text = std::string(trim(visible.text));
  return visible;
}

bool is_cell(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT &&
         (node->v.element.tag == GUMBO_TAG_TD || node->v.element.tag == GUMBO_TAG_TH);
}

Cell cell_of(const GumboNode* node, std::string_view bytes) {
  const GumboElement& element = node->v.element;
  const std::size_t begin = std::min<std::size_t>(element.start_pos.offset + element.original_tag.length, bytes.size());
  // A cell whose end tag is left out ends where its content does.
  std::size_t end = element.original_end_tag.length > 0 ? element.end_pos.offset : begin;
  const VisibleText visible = text_of(node, bytes);
  if (!visible.text.empty()) end = std::max(end, visible.range.end);
  end = std::min(std::max(begin, end), bytes.size());
  Cell cell{{begin, end}, visible.range, visible.text};
  if (visible.text.empty()) cell.content = {begin, begin};
  return cell;
}

}  // namespace

bool has_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::size_t name = at + 1 < text.size() && text[at + 1] == '/' ? at + 2 : at + 1;
    if (name < text.size() && is_letter(text[name])) return true;
  }
  return false;
}

bool begins_with_tag(std::string_view text, std::string_view name) {
  text = trim(text);
  if (!text.starts_with('<')) return false;
  text.remove_prefix(1);
  if (name.starts_with('/') != text.starts_with('/')) return false;
  if (name.starts_with('/')) {
    name.remove_prefix(1);
    text.remove_prefix(1);
  }
  return same_name(tag_name(text), name);
}

std::size_t html_piece(std::string_view line) {
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    const bool ends = at + 1 < line.size() && line[at + 1] == '/';
    const std::string_view name = tag_name(line.substr(at + (ends ? 2 : 1)));
    const bool line_break = !ends && same_name(name, "br");
    if (name.empty() || (!line_break && !is_block_tag(name))) continue;
    // A line break in a cell between bars does not end the row. Behind it only the words up to the next tag are looked
    // at, so that where a piece ends depends on the next piece at most.
    const std::size_t mark = line_break ? line.find_first_of("<|", at + 1) : line.npos;
    if (line_break && (line.substr(0, at).find('|') != line.npos || (mark != line.npos && line[mark] == '|'))) continue;
    if (!ends && !line_break) {
      // A piece begins at an opening tag, but tags alone in front of it belong to it.
      if (at > 0 && !trim(line.substr(0, at)).empty()) return at;
      continue;
    }
    const std::size_t close = line.find('>', at);
    if (close == line.npos) return line.size();
    return close + 1;
  }
  return line.size();
}

bool shows_nothing(std::string_view text) {
  bool inside = false;
  std::string shown;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<')
      inside = true;
    else if (text[at] == '>')
      inside = false;
    else if (!inside)
      shown += text[at];
  }
  return trim(shown).empty() || trim(shown) == "&nbsp;";
}

std::vector<Cell> read_html_row(std::string_view bytes) {
  std::vector<Cell> cells;
  const Output output = parse(bytes, GUMBO_TAG_TBODY);
  walk(output->root, [&](const GumboNode* node) {
    if (!is_cell(node)) return true;
    cells.push_back(cell_of(node, bytes));
    return false;
  });
  return cells;
}

VisibleText visible_text(std::string_view bytes) {
  const Output output = parse(bytes, GUMBO_TAG_BODY);
  return text_of(output->root, bytes);
}

}  // namespace gouji::syntax
