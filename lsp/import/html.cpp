// Follows the tree that the HTML parser makes, so that whatever browsers show is read.
#include "lsp/import/html.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/syntax/line.h"

namespace gouji::import {

namespace {

// Deeper pages are made to break parsers, which follow the tree by recursion.
constexpr std::size_t deepest = 400;

struct Destroy {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

// Whether more elements may be open at once than the parser should be asked to hold.
bool is_too_deep(std::string_view page) {
  std::size_t depth = 0;
  for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
    const char next = at + 1 < page.size() ? page[at + 1] : ' ';
    if (next == '/')
      depth -= depth > 0 ? 1 : 0;
    else if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))
      ++depth;
    // Elements without an end, such as <br>, must not add up for ever.
    if (next == '/' || depth < 100'000) continue;
    return true;
  }
  return false;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

std::size_t span(const GumboElement& element, const char* name) {
  const std::string value(attribute(element, name));
  const long number = std::strtol(value.c_str(), nullptr, 10);
  return number < 1 ? 1 : static_cast<std::size_t>(std::min(number, 1000L));
}

bool is_hidden(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DEL: return true;
    default: break;
  }
  std::string style(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != style.npos;
}

int heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag - GUMBO_TAG_H1) + 1 : 0;
}

bool is_block(GumboTag tag) {
  static constexpr GumboTag blocks[] = {
      GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_LI,     GUMBO_TAG_UL,   GUMBO_TAG_OL,  GUMBO_TAG_SECTION,
      GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER, GUMBO_TAG_MAIN, GUMBO_TAG_NAV, GUMBO_TAG_CENTER,
      GUMBO_TAG_BODY,    GUMBO_TAG_HTML,    GUMBO_TAG_DL,     GUMBO_TAG_DT,   GUMBO_TAG_DD,  GUMBO_TAG_PRE,
      GUMBO_TAG_FORM,    GUMBO_TAG_CAPTION, GUMBO_TAG_TD,     GUMBO_TAG_TH,   GUMBO_TAG_TR,  GUMBO_TAG_BLOCKQUOTE};
  return heading_level(tag) > 0 || std::find(std::begin(blocks), std::end(blocks), tag) != std::end(blocks);
}

class PageReader {
 public:
  Flow read(const GumboNode* root) {
    visit(root, 0, 0);
    end_paragraph(0);
    return std::move(flow_);
  }

 private:
  static const GumboVector* children(const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT) return &node->v.element.children;
    return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : nullptr;
  }

  template <class Fn>
  static void each_child(const GumboNode* node, Fn fn) {
    if (const GumboVector* all = children(node))
      for (unsigned i = 0; i < all->length; ++i) fn(static_cast<const GumboNode*>(all->data[i]));
  }

  void text(std::string_view words) {
    for (const char c : words) {
      const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
      if (!space)
        paragraph_ += c;
      else if (!paragraph_.empty() && paragraph_.back() != ' ' && paragraph_.back() != '\n')
        paragraph_ += ' ';
    }
  }

  void end_paragraph(int level) {
    const std::string_view words = syntax::trim(paragraph_);
    if (!words.empty()) flow_.push_back({level, std::string(words), {}});
    paragraph_.clear();
  }

  void visit(const GumboNode* node, int level, std::size_t depth) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE)
      return text(node->v.text.text);
    if (depth > deepest) return;
    if (node->type == GUMBO_NODE_DOCUMENT)
      return each_child(node, [&](const GumboNode* child) { visit(child, level, depth + 1); });
    if (node->type != GUMBO_NODE_ELEMENT || is_hidden(node->v.element)) return;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR) return void(paragraph_ += '\n');
    if (tag == GUMBO_TAG_TABLE && !is_layout(node)) return table(node, depth);
    const bool block = is_block(tag) || tag == GUMBO_TAG_TABLE;
    const int own = heading_level(tag) > 0 ? heading_level(tag) : level;
    if (block) end_paragraph(level);
    each_child(node, [&](const GumboNode* child) { visit(child, own, depth + 1); });
    if (block) end_paragraph(own);
  }

  // ---- tables ----

  template <class Fn>
  static void each_row(const GumboNode* node, std::size_t depth, Fn fn) {
    if (depth > deepest) return;
    each_child(node, [&](const GumboNode* child) {
      if (child->type != GUMBO_NODE_ELEMENT) return;
      const GumboTag tag = child->v.element.tag;
      if (tag == GUMBO_TAG_TR) return void(fn(child));
      if (tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT) each_row(child, depth + 1, fn);
    });
  }

  static bool is_cell(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT &&
           (node->v.element.tag == GUMBO_TAG_TD || node->v.element.tag == GUMBO_TAG_TH);
  }

  static bool holds_table(const GumboNode* root) {
    std::vector<const GumboNode*> open{root};
    while (!open.empty()) {
      const GumboNode* node = open.back();
      open.pop_back();
      if (node != root && node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_TABLE) return true;
      each_child(node, [&open](const GumboNode* child) { open.push_back(child); });
    }
    return false;
  }

  // A table that only puts other things side by side.
  static bool is_layout(const GumboNode* node) {
    std::size_t cells = 0;
    each_row(node, 0, [&cells](const GumboNode* row) {
      each_child(row, [&cells](const GumboNode* child) { cells += is_cell(child) ? 1 : 0; });
    });
    return cells <= 1 || holds_table(node);
  }

  void table(const GumboNode* node, std::size_t depth) {
    end_paragraph(0);
    each_child(node, [&](const GumboNode* child) {
      if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_CAPTION) visit(child, 0, depth + 1);
    });
    FlowItem item;
    each_row(node, 0, [&](const GumboNode* row) {
      if (is_hidden(row->v.element)) return;
      std::vector<FlowCell>& cells = item.table.rows.emplace_back();
      each_child(row, [&](const GumboNode* child) {
        if (is_cell(child) && !is_hidden(child->v.element)) cells.push_back(cell(child, depth));
      });
    });
    if (!item.table.rows.empty()) flow_.push_back(std::move(item));
  }

  FlowCell cell(const GumboNode* node, std::size_t depth) {
    PageReader inside;
    each_child(node, [&](const GumboNode* child) { inside.visit(child, 0, depth + 2); });
    inside.end_paragraph(0);
    FlowCell cell{{}, span(node->v.element, "rowspan"), span(node->v.element, "colspan")};
    for (const FlowItem& item : inside.flow_) cell.text += (cell.text.empty() ? "" : "\n") + item.text;
    return cell;
  }

  Flow flow_;
  std::string paragraph_;
};

}  // namespace

base::Result<Flow> read_html(std::string_view page) {
  if (is_too_deep(page)) return base::Error{"its elements are nested too deeply"};
  const std::unique_ptr<GumboOutput, Destroy> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  return PageReader().read(output->document);
}

}  // namespace gouji::import
