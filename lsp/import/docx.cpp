// Walks over the main part of the archive; names of elements count without their prefixes, which producers choose.
#include "lsp/import/docx.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "core/syntax/line.h"
#include "lsp/import/docx_numbering.h"
#include "lsp/import/zip.h"

namespace gouji::import {

namespace {

using pugi::xml_node;

// A report has some dozen kilobytes; its archive may hold pictures, which are not read.
constexpr std::size_t largest_part = 64u << 20;
constexpr int deepest = 200;

struct Style {
  std::string based_on;
  int level = 0;  // as FlowItem has it
  std::string list;
  int list_level = 0;
  bool contents = false;  // of a line in a table of contents
};

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

int integer(std::string_view digits, int otherwise) {
  if (digits.empty() || digits.size() > 6) return otherwise;
  return std::atoi(std::string(digits).c_str());
}

// "on" unless it says otherwise.
bool is_on(const xml_node& node) { return node && !is_any(value_of(node), {"0", "false", "off"}); }

std::string_view id_of(const xml_node& style) {
  for (const pugi::xml_attribute& one : style.attributes())
    if (std::string_view(one.name()).ends_with("styleId")) return one.value();
  return {};
}

// The level of an outline (0 to 8), one below the title.
int outline_level(const xml_node& properties) {
  const xml_node outline = child_of(properties, "outlineLvl");
  const int level = outline ? integer(value_of(outline), 9) : 9;
  return level < 9 ? level + 2 : 0;
}

void read_list(const xml_node& properties, std::string& list, int& level) {
  const xml_node numbers = child_of(properties, "numPr");
  if (!numbers) return;
  if (const xml_node id = child_of(numbers, "numId")) list = value_of(id);
  if (const xml_node at = child_of(numbers, "ilvl")) level = integer(value_of(at), 0);
}

std::map<std::string, Style, std::less<>> read_styles(const pugi::xml_document& document) {
  std::map<std::string, Style, std::less<>> styles;
  for (const xml_node& node : document.document_element().children()) {
    if (local_name(node) != "style") continue;
    Style style;
    style.based_on = value_of(child_of(node, "basedOn"));
    const xml_node properties = child_of(node, "pPr");
    style.level = outline_level(properties);
    std::string name(value_of(child_of(node, "name")));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (style.level == 0 && name.starts_with("heading ")) style.level = integer(name.substr(8), 8) + 1;
    if (name == "title") style.level = 1;
    style.contents = name.starts_with("toc ");
    read_list(properties, style.list, style.list_level);
    styles.emplace(id_of(node), std::move(style));
  }
  return styles;
}

class BodyReader {
 public:
  BodyReader(const std::map<std::string, Style, std::less<>>& styles, Numbering& numbering)
      : styles_(styles), numbering_(numbering) {}

  void blocks(const xml_node& parent, int depth) {
    if (depth > deepest) return;
    for (const xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p")
        paragraph(node, depth);
      else if (name == "tbl")
        table(node, depth);
      else if (name == "sdt" && !is_contents(node))
        blocks(child_of(node, "sdtContent"), depth + 1);
      else if (is_any(name, {"ins", "moveTo", "customXml", "txbxContent"}))
        blocks(node, depth + 1);
      else if (name == "AlternateContent")
        blocks(choice(node), depth + 1);
    }
  }

  Flow take() { return std::move(flow_); }

 private:
  // A table of contents says every heading a second time.
  static bool is_contents(const xml_node& node) {
    const xml_node part = child_of(child_of(child_of(node, "sdtPr"), "docPartObj"), "docPartGallery");
    return value_of(part) == "Table of Contents";
  }

  static xml_node choice(const xml_node& node) {
    const xml_node first = child_of(node, "Choice");
    return first ? first : child_of(node, "Fallback");
  }

  // What holds for a paragraph: its own properties above those of its style and of the styles below that.
  Style style_of(const xml_node& properties) const {
    Style out;
    std::string id(value_of(child_of(properties, "pStyle")));
    out.level = outline_level(properties);
    read_list(properties, out.list, out.list_level);
    for (int step = 0; step < 20 && !id.empty(); ++step) {
      const auto found = styles_.find(id);
      if (found == styles_.end()) break;
      const Style& style = found->second;
      if (out.level == 0) out.level = style.level;
      out.contents = out.contents || style.contents;
      if (out.list.empty()) {
        out.list = style.list;
        out.list_level = style.list_level;
      }
      id = style.based_on;
    }
    return out;
  }

  void paragraph(const xml_node& node, int depth) {
    const Style style = style_of(child_of(node, "pPr"));
    if (style.contents) return;
    std::string words;
    std::vector<xml_node> boxes;
    runs(node, words, boxes, depth);
    if (!syntax::trim(words).empty()) {
      if (!style.list.empty() && style.list != "0") words = numbering_.next(style.list, style.list_level) + words;
      flow_.push_back({style.level, std::move(words), {}});
    }
    for (const xml_node& box : boxes) blocks(box, depth + 1);
  }

  void runs(const xml_node& parent, std::string& words, std::vector<xml_node>& boxes, int depth) const {
    if (depth > deepest) return;
    for (const xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "r")
        run(node, words, boxes, depth + 1);
      else if (is_any(name,
                      {"ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "rubyBase"}))
        runs(node, words, boxes, depth + 1);
      else if (name == "sdt")
        runs(child_of(node, "sdtContent"), words, boxes, depth + 1);
      else if (name == "AlternateContent")
        runs(choice(node), words, boxes, depth + 1);
    }
  }

  void run(const xml_node& node, std::string& words, std::vector<xml_node>& boxes, int depth) const {
    const xml_node properties = child_of(node, "rPr");
    if (is_on(child_of(properties, "vanish"))) return;
    content(node, words, boxes, depth);
  }

  void content(const xml_node& parent, std::string& words, std::vector<xml_node>& boxes, int depth) const {
    if (depth > deepest) return;
    for (const xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "t")
        words += node.text().get();
      else if (name == "tab" || name == "ptab")
        words += ' ';
      else if (name == "cr" || (name == "br" && !is_page_break(node)))
        words += '\n';
      else if (name == "noBreakHyphen")
        words += '-';
      else if (name == "ruby")
        runs(child_of(node, "rubyBase"), words, boxes, depth + 1);
      else if (name == "AlternateContent")
        content(choice(node), words, boxes, depth + 1);
      else if (is_any(name, {"drawing", "pict", "object"}))
        find_boxes(node, boxes);
    }
  }

  static bool is_page_break(const xml_node& node) {
    for (const pugi::xml_attribute& one : node.attributes())
      if (std::string_view(one.name()).ends_with("type")) return is_any(one.value(), {"page", "column"});
    return false;
  }

  static void find_boxes(const xml_node& root, std::vector<xml_node>& boxes) {
    std::vector<xml_node> open{root};
    while (!open.empty()) {
      const xml_node node = open.back();
      open.pop_back();
      if (local_name(node) == "txbxContent") {
        boxes.push_back(node);
        continue;
      }
      const bool alternatives = local_name(node) == "AlternateContent";
      const std::size_t before = open.size();
      if (alternatives)
        open.push_back(choice(node));
      else
        for (const xml_node& child : node.children()) open.push_back(child);
      std::reverse(open.begin() + static_cast<std::ptrdiff_t>(before), open.end());
    }
  }

  // ---- tables ----

  static void collect(const xml_node& parent, std::string_view wanted, std::vector<xml_node>& found, int depth) {
    if (depth > deepest) return;
    for (const xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == wanted)
        found.push_back(node);
      else if (name == "sdt")
        collect(child_of(node, "sdtContent"), wanted, found, depth + 1);
      else if (is_any(name, {"ins", "moveTo", "customXml"}))
        collect(node, wanted, found, depth + 1);
    }
  }

  struct Place {
    std::size_t row = 0;
    std::size_t cell = 0;
  };

  void table(const xml_node& node, int depth) {
    std::vector<xml_node> rows;
    collect(node, "tr", rows, depth);
    std::vector<xml_node> first_cells;
    if (rows.size() == 1) collect(rows.front(), "tc", first_cells, depth);
    if (first_cells.size() == 1) return blocks(first_cells.front(), depth + 1);  // a frame around other things
    FlowItem item;
    Flow inner;
    std::map<std::size_t, Place> above;  // the cell that may go on below, by its first grid column
    for (const xml_node& row : rows) {
      const xml_node properties = child_of(row, "trPr");
      if (child_of(properties, "del")) continue;
      line(row, properties, item.table, above, inner, depth);
    }
    flow_.push_back(std::move(item));
    for (FlowItem& one : inner) flow_.push_back(std::move(one));
  }

  void line(const xml_node& row, const xml_node& row_properties, FlowTable& table, std::map<std::size_t, Place>& above,
            Flow& inner, int depth) {
    const std::size_t index = table.rows.size();
    std::vector<FlowCell>& cells = table.rows.emplace_back();
    std::size_t column = 0;
    const int before = integer(value_of(child_of(row_properties, "gridBefore")), 0);
    if (before > 0) {
      cells.push_back({{}, 1, static_cast<std::size_t>(before)});
      column += static_cast<std::size_t>(before);
    }
    std::vector<xml_node> found;
    collect(row, "tc", found, depth);
    for (const xml_node& node : found) {
      const xml_node properties = child_of(node, "tcPr");
      if (child_of(properties, "cellDel")) continue;
      const auto span = static_cast<std::size_t>(std::max(1, integer(value_of(child_of(properties, "gridSpan")), 1)));
      const xml_node merge = child_of(properties, "vMerge");
      const xml_node beside = child_of(properties, "hMerge");
      const bool goes_on = merge && value_of(merge) != "restart";
      if (beside && value_of(beside) != "restart" && !cells.empty()) {
        cells.back().colspan += span;
      } else if (const auto place = above.find(column); goes_on && place != above.end()) {
        FlowCell& cell = table.rows[place->second.row][place->second.cell];
        if (place->second.row + cell.rowspan == index) ++cell.rowspan;
      } else {
        cells.push_back({cell_text(node, inner, depth), 1, span});
        above.erase(column);
        if (merge) above[column] = {index, cells.size() - 1};
      }
      column += span;
    }
  }

  // The words of a cell; tables inside come behind the table that it is in.
  std::string cell_text(const xml_node& node, Flow& inner, int depth) {
    BodyReader reader(styles_, numbering_);
    reader.blocks(node, depth + 1);
    std::string text;
    for (FlowItem& item : reader.flow_) {
      if (!item.table.rows.empty())
        inner.push_back(std::move(item));
      else
        text += (text.empty() ? "" : "\n") + item.text;
    }
    return text;
  }

  const std::map<std::string, Style, std::less<>>& styles_;
  Numbering& numbering_;
  Flow flow_;
};

// The path of the part that the archive says is the document.
std::string main_part(const Zip& zip) {
  const auto bytes = zip.extract("_rels/.rels", largest_part);
  pugi::xml_document document;
  if (bytes && document.load_buffer(bytes->data(), bytes->size())) {
    for (const xml_node& node : document.document_element().children()) {
      if (!std::string_view(node.attribute("Type").value()).ends_with("/officeDocument")) continue;
      std::string path = node.attribute("Target").value();
      if (path.starts_with("/")) path.erase(0, 1);
      if (zip.holds(path)) return path;
    }
  }
  return "word/document.xml";
}

// A part beside the document; empty where there is none, or none that can be read.
pugi::xml_document part(const Zip& zip, const std::string& name) {
  pugi::xml_document document;
  if (!zip.holds(name)) return document;
  if (const auto bytes = zip.extract(name, largest_part)) document.load_buffer(bytes->data(), bytes->size());
  return document;
}

}  // namespace

base::Result<Flow> read_docx(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return base::Error{"is an old .doc file or protected by a password; save it as .docx without one"};
  const auto zip = Zip::open(bytes);
  if (!zip) return base::Error{"is no Word file: it " + zip.error().reason};
  const std::string path = main_part(*zip);
  const auto xml = zip->extract(path, largest_part);
  if (!xml) return base::Error{"is no Word file: " + xml.error().reason};
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(xml->data(), xml->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  const xml_node body = child_of(document.document_element(), "body");
  if (!parsed || !body)
    return base::Error{"is no Word file: " + path + " " + (parsed ? "has no body" : parsed.description())};
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  Numbering numbering(part(*zip, folder + "numbering.xml"));
  const auto styles = read_styles(part(*zip, folder + "styles.xml"));
  BodyReader reader(styles, numbering);
  reader.blocks(body, 0);
  return reader.take();
}

}  // namespace gouji::import
