// Reads a template's JSON field by field and remembers the path of the first thing that is wrong.
#include "core/templates/loader.h"

#include "core/templates/loader_across.h"
#include "core/templates/loader_figures.h"
#include "core/templates/loader_reader.h"

namespace gouji::templates {

namespace {

Domain domain_of(Reader& reader, const std::string& word, const std::string& path) {
  if (word.empty() || word == "count") return Domain::count;
  if (word == "amount") return Domain::amount;
  if (word == "signed") return Domain::change;
  reader.fail(path + "/domain", "must be count, amount or signed");
  return Domain::count;
}

// Adds the headings of `list` and of the groups under them; `key` is what a group calls its members.
void read_headings(Reader& reader, const Json& list, const char* key, const std::string& path, int parent, int depth,
                   Axis& axis) {
  axis.depth = std::max(axis.depth, depth + 1);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Json& item = list[i];
    const std::string at = path + "/" + std::to_string(i);
    Heading heading;
    heading.group = item.is_object() && item.contains(key);
    heading.id = heading.group ? reader.optional_string(item, "id", at) : reader.string(item, "id", at);
    heading.label = reader.optional_string(item, "label", at);
    heading.variants = reader.optional_strings(item, "variants", at);
    heading.about = reader.localized(item, "about", at);
    heading.domain = domain_of(reader, reader.optional_string(item, "domain", at), at);
    heading.unit = reader.optional_string(item, "unit", at);
    heading.parent = parent;
    heading.depth = depth;
    heading.first_leaf = static_cast<int>(axis.leaves.size());
    const int index = static_cast<int>(axis.headings.size());
    const bool group = heading.group;
    axis.headings.push_back(std::move(heading));
    if (group)
      read_headings(reader, reader.array(item, key, at), key, at + "/" + key, index, depth + 1, axis);
    else
      axis.leaves.push_back(index);
    axis.headings[static_cast<std::size_t>(index)].last_leaf = static_cast<int>(axis.leaves.size());
  }
}

// The leaves that a member such as "total" or "org.*" names.
std::vector<std::size_t> members(Reader& reader, const Json& list, const Axis& axis, const std::string& path) {
  std::vector<std::size_t> found;
  for (const Json& item : list) {
    const auto* name = item.get_ptr<const Json::string_t*>();
    if (name == nullptr) {
      reader.fail(path, "must hold ids");
      continue;
    }
    const bool all = name->size() > 2 && name->compare(name->size() - 2, 2, ".*") == 0;
    const std::string prefix = all ? name->substr(0, name->size() - 1) : *name;
    const std::size_t before = found.size();
    for (std::size_t leaf = 0; leaf < axis.size(); ++leaf) {
      const std::string& id = axis.leaf(leaf).id;
      if (all ? id.compare(0, prefix.size(), prefix) == 0 : id == prefix) found.push_back(leaf);
    }
    if (found.size() == before) reader.fail(path, "names no row or column: " + *name);
  }
  return found;
}

Relation read_relation(Reader& reader, const Json& item, const Template& form, const std::string& path) {
  Relation relation{};
  const std::string code = reader.string(item, "code", path);
  if (const auto found = messages::find_code(code))
    relation.code = *found;
  else
    reader.fail(path + "/code", "is no code: " + code);
  const std::string table = reader.string(item, "table", path);
  const std::optional<std::size_t> index = form.find_table(table);
  if (!index) {
    reader.fail(path + "/table", "is no table: " + table);
    return relation;
  }
  relation.table = *index;
  const std::string each = reader.string(item, "each", path);
  if (each != "row" && each != "column") reader.fail(path + "/each", "must be row or column");
  relation.each_row = each == "row";
  const Axis& axis = relation.each_row ? form.tables[*index].columns : form.tables[*index].rows;
  relation.left = members(reader, reader.array(item, "left", path), axis, path + "/left");
  relation.right = members(reader, reader.array(item, "right", path), axis, path + "/right");
  const std::string solves = reader.string(item, "solves", path);
  if (const auto leaf = axis.find_leaf(solves))
    relation.solves = *leaf;
  else
    reader.fail(path + "/solves", "is no row or column: " + solves);
  return relation;
}

Section read_section(Reader& reader, const Json& item, const std::string& path) {
  Section section;
  section.id = reader.string(item, "id", path);
  section.subject = reader.optional_string(item, "subject", path);
  section.title = reader.string(item, "title", path);
  section.variants = reader.optional_strings(item, "variants", path);
  section.about = reader.localized(item, "about", path);
  section.skeleton = reader.optional_strings(item, "skeleton", path);
  if (item.is_object() && item.contains("aspects")) {
    const Json& aspects = reader.array(item, "aspects", path);
    for (std::size_t i = 0; i < aspects.size(); ++i) {
      const std::string at = path + "/aspects/" + std::to_string(i);
      section.aspects.push_back(
          {reader.string(aspects[i], "id", at), reader.optional_string(aspects[i], "subject", at),
           reader.string(aspects[i], "title", at), reader.optional_strings(aspects[i], "variants", at),
           reader.localized(aspects[i], "about", at), reader.optional_strings(aspects[i], "skeleton", at)});
    }
  }
  return section;
}

void read_tables(Reader& reader, const Json& json, Template& form) {
  const Json& tables = reader.array(json, "tables", "");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string at = "/tables/" + std::to_string(i);
    Table table;
    table.id = reader.string(tables[i], "id", at);
    table.heading = reader.optional_string(tables[i], "heading", at);
    table.corner = reader.optional_string(tables[i], "corner", at);
    table.about = reader.localized(tables[i], "about", at);
    read_headings(reader, reader.array(tables[i], "rows", at), "rows", at + "/rows", -1, 0, table.rows);
    read_headings(reader, reader.array(tables[i], "columns", at), "columns", at + "/columns", -1, 0, table.columns);
    if (table.rows.size() == 0 || table.columns.size() == 0) reader.fail(at, "has no rows or no columns");
    form.tables.push_back(std::move(table));
  }
}

void read_sections(Reader& reader, const Json& json, Template& form) {
  const Json& sections = reader.array(json, "sections", "");
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string at = "/sections/" + std::to_string(i);
    Section section = read_section(reader, sections[i], at);
    for (const std::string& id : reader.optional_strings(sections[i], "tables", at)) {
      const std::optional<std::size_t> table = form.find_table(id);
      if (!table) {
        reader.fail(at + "/tables", "names no table: " + id);
        continue;
      }
      form.tables[*table].section = i;
      section.tables.push_back(*table);
    }
    form.sections.push_back(std::move(section));
  }
}

void read_carried(Reader& reader, const Json& json, Template& form) {
  if (!json.contains("carried")) return;
  const Json& list = reader.array(json, "carried", "");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string at = "/carried/" + std::to_string(i);
    const std::string table = reader.string(list[i], "table", at);
    const std::optional<std::size_t> index = form.find_table(table);
    if (!index) {
      reader.fail(at + "/table", "is no table: " + table);
      continue;
    }
    Carried carried{*index, list[i].contains("row"), 0, reader.string(list[i], "from", at)};
    const char* key = carried.row ? "row" : "column";
    const std::string id = reader.string(list[i], key, at);
    const Axis& axis = carried.row ? form.tables[*index].rows : form.tables[*index].columns;
    if (const auto leaf = axis.find_leaf(id))
      carried.leaf = *leaf;
    else
      reader.fail(at + "/" + key, "is no row or column: " + id);
    form.carried.push_back(std::move(carried));
  }
}

// Writes each relation out for every row or column it is said of.
void write_out(Template& form) {
  form.equations.resize(form.tables.size());
  for (const Relation& relation : form.relations) {
    const Table& table = form.tables[relation.table];
    const std::size_t lines = relation.each_row ? table.rows.size() : table.columns.size();
    for (std::size_t line = 0; line < lines; ++line) {
      const auto cell = [&](std::size_t member) {
        return relation.each_row ? CellIndex{line, member} : CellIndex{member, line};
      };
      Equation equation{relation.code, {}, {}, cell(relation.solves)};
      for (const std::size_t member : relation.left) equation.left.push_back(cell(member));
      for (const std::size_t member : relation.right) equation.right.push_back(cell(member));
      form.equations[relation.table].push_back(std::move(equation));
    }
  }
}

}  // namespace

base::Result<Template> load(std::string_view name, std::string_view json) {
  const Json root = Json::parse(json, nullptr, false);
  Reader reader(name);
  Template form;
  if (root.is_discarded()) {
    reader.fail("/", "is not JSON");
    return base::Error{reader.error()};
  }
  form.id = reader.string(root, "id", "");
  form.name = reader.localized(root, "name", "");
  const Json& years = reader.field(root, "years", "");
  const Json& from = reader.field(years, "from", "/years");
  if (from.is_number_integer())
    form.first_year = from.get<int>();
  else
    reader.fail("/years/from", "must be a year");
  if (years.is_object() && years.contains("to")) {
    if (years["to"].is_number_integer())
      form.last_year = years["to"].get<int>();
    else
      reader.fail("/years/to", "must be a year");
  }
  form.basis = reader.localized(root, "basis", "");
  const Json& title = reader.field(root, "title", "");
  form.title = reader.string(title, "written", "/title");
  form.title_tail = reader.string(title, "tail", "/title");
  form.title_variants = reader.optional_strings(title, "variants", "/title");
  form.preamble = reader.optional_strings(reader.field(root, "preamble", ""), "skeleton", "/preamble");
  read_tables(reader, root, form);
  read_sections(reader, root, form);
  const Json& relations = reader.array(root, "relations", "");
  for (std::size_t i = 0; i < relations.size(); ++i)
    form.relations.push_back(read_relation(reader, relations[i], form, "/relations/" + std::to_string(i)));
  read_figures(reader, root, form);
  read_carried(reader, root, form);
  read_across(reader, root, form);
  if (!reader.error().empty()) return base::Error{reader.error()};
  write_out(form);
  return form;
}

}  // namespace gouji::templates
