// Resolves the addresses of cells, in which x.* stands for all rows or columns below x.
#include "core/templates/loader_figures.h"

namespace gouji::templates {

namespace {

// The leaves that "total", "org.*" or "*" names.
std::vector<std::size_t> leaves(const Axis& axis, std::string_view name) {
  const bool all = name.ends_with("*");
  const std::string_view prefix = all ? name.substr(0, name.size() - 1) : name;
  std::vector<std::size_t> found;
  for (std::size_t leaf = 0; leaf < axis.size(); ++leaf) {
    const std::string_view id = axis.leaf(leaf).id;
    if (all ? id.starts_with(prefix) : id == prefix) found.push_back(leaf);
  }
  return found;
}

std::vector<CellName> cells(Reader& reader, const std::vector<std::string>& addresses, const Template& form,
                            const std::string& path) {
  std::vector<CellName> found;
  for (const std::string& address : addresses) {
    const std::size_t before = found.size();
    const std::size_t row = address.find('/') + 1;
    const std::size_t column = address.rfind('/') + 1;
    if (row > 0 && column > row) {
      if (const auto table = form.find_table(std::string_view(address).substr(0, row - 1))) {
        const std::string_view row_name = std::string_view(address).substr(row, column - row - 1);
        const std::string_view column_name = std::string_view(address).substr(column);
        for (const std::size_t leaf : leaves(form.tables[*table].rows, row_name))
          for (const std::size_t other : leaves(form.tables[*table].columns, column_name))
            found.push_back({*table, {leaf, other}});
      }
    }
    if (found.size() == before) reader.fail(path, "names no cell: " + address);
  }
  return found;
}

bool flag(Reader& reader, const Json& object, const char* key, const std::string& path) {
  if (!object.is_object() || !object.contains(key)) return false;
  if (!object[key].is_boolean()) reader.fail(path + "/" + key, "must be true or false");
  return object[key] == true;
}

struct KindName {
  std::string_view name;
  WordKind kind;
};

constexpr KindName word_kinds[] = {
    {"total", WordKind::total},
    {"of-which", WordKind::of_which},
    {"open-end", WordKind::open_end},
    {"about-before", WordKind::about_before},
    {"about-behind", WordKind::about_behind},
    {"none", WordKind::none},
    {"other-time", WordKind::other_time},
    {"part-time", WordKind::part_time},
    {"versus", WordKind::versus},
    {"rise", WordKind::rise},
    {"fall", WordKind::fall},
    {"share", WordKind::share},
    {"area", WordKind::area},
    {"office", WordKind::office},
    {"on-behalf", WordKind::on_behalf},
    {"part", WordKind::part},
    {"narrowing", WordKind::narrowing},
    {"modifier", WordKind::modifier},
    {"aftermath", WordKind::aftermath},
    {"conditional", WordKind::conditional},
    {"plan", WordKind::plan},
    {"context", WordKind::context},
    {"excuse", WordKind::excuse},
    {"each", WordKind::each},
    {"ordinal", WordKind::ordinal},
    {"connector", WordKind::connector},
    {"filler", WordKind::filler},
};
constexpr KindName unit_kinds[] = {
    {"case", WordKind::case_unit}, {"other", WordKind::other_unit}, {"none", WordKind::no_unit}};
constexpr std::string_view roles[] = {"verb", "carry", "outcome", "applicant", "channel"};

template <std::size_t size>
void learn_kinds(Reader& reader, const Json& lists, const KindName (&kinds)[size], const std::string& path,
                 Phrasebook& phrasebook) {
  for (const KindName& row : kinds)
    for (const std::string& word : reader.optional_strings(lists, std::string(row.name).c_str(), path))
      phrasebook.learn(word, row.kind);
  if (!lists.is_object()) return;
  for (const auto& [key, words] : lists.items())
    if (std::none_of(std::begin(kinds), std::end(kinds), [&key = key](const KindName& row) { return row.name == key; }))
      reader.fail(path + "/" + key, "is no kind of word");
}

// Calls fn(item, index, path) for the items of a list that have an id and words.
template <class Fn>
void each_item(Reader& reader, const Json& root, const char* key, Fn fn) {
  const Json& list = reader.array(root, key, "");
  if (list.size() >= no_id) reader.fail(std::string("/") + key, "has too many items");
  for (std::size_t i = 0; i < list.size() && i < no_id; ++i)
    fn(list[i], static_cast<std::uint8_t>(i), std::string("/") + key + "/" + std::to_string(i));
}

std::uint8_t known(Reader& reader, const std::string& id, std::uint8_t found, const std::string& path) {
  if (!id.empty() && found == no_id) reader.fail(path, "is not known: " + id);
  return found;
}

void read_measure(Reader& reader, const Json& item, std::uint8_t index, const std::string& path,
                  Phrasebook& phrasebook) {
  Measure measure;
  measure.id = reader.string(item, "id", path);
  const std::string role = reader.string(item, "role", path);
  const auto* const found = std::find(std::begin(roles), std::end(roles), role);
  if (found == std::end(roles)) reader.fail(path + "/role", "is no role: " + role);
  measure.role = static_cast<MeasureRole>(found - std::begin(roles));
  for (const std::string& subject : reader.optional_strings(item, "of", path))
    measure.of.push_back(known(reader, subject, phrasebook.subject(subject), path + "/of"));
  measure.adds = flag(reader, item, "adds", path);
  phrasebook.add(std::move(measure));
  for (const std::string& word : reader.optional_strings(item, "words", path))
    phrasebook.learn(word, WordKind::measure, index);
}

void read_claims(Reader& reader, const Json& root, Template& form) {
  if (!root.is_object() || !root.contains("claims")) return;
  const Json& list = reader.array(root, "claims", "");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string at = "/claims/" + std::to_string(i);
    ClaimSpec claim;
    claim.claim = reader.string(list[i], "claim", at);
    claim.subject = reader.string(list[i], "of", at);
    claim.zero = cells(reader, reader.optional_strings(list[i], "zero", at), form, at + "/zero");
    claim.all = cells(reader, reader.optional_strings(list[i], "all", at), form, at + "/all");
    form.claims.push_back(std::move(claim));
  }
}

}  // namespace

void read_figures(Reader& reader, const Json& root, Template& form) {
  read_claims(reader, root, form);
  if (!root.is_object() || !root.contains("figures")) return;
  const Json& list = reader.array(root, "figures", "");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string at = "/figures/" + std::to_string(i);
    FigureSpec figure;
    figure.subject = reader.string(list[i], "of", at);
    figure.measures = reader.optional_strings(list[i], "measures", at);
    figure.within = reader.optional_string(list[i], "within", at);
    figure.doubtful = flag(reader, list[i], "doubtful", at);
    figure.at_most = flag(reader, list[i], "at-most", at);
    figure.alternatives.push_back(cells(reader, reader.optional_strings(list[i], "cells", at), form, at + "/cells"));
    if (list[i].is_object() && list[i].contains("or"))
      figure.alternatives.push_back(cells(reader, reader.optional_strings(list[i], "or", at), form, at + "/or"));
    form.figures.push_back(std::move(figure));
  }
}

base::Result<std::shared_ptr<const Phrasebook>> load_phrasebook(std::string_view name, std::string_view json) {
  const Json root = Json::parse(json, nullptr, false);
  Reader reader(name);
  if (root.is_discarded()) {
    reader.fail("/", "is not JSON");
    return base::Error{reader.error()};
  }
  auto phrasebook = std::make_shared<Phrasebook>();
  each_item(reader, root, "subjects", [&](const Json& item, std::uint8_t index, const std::string& path) {
    phrasebook->add(Subject{reader.string(item, "id", path), no_id, flag(reader, item, "needs-context", path), no_id});
    for (const std::string& word : reader.optional_strings(item, "words", path))
      phrasebook->learn(word, WordKind::subject, index);
  });
  each_item(reader, root, "measures", [&](const Json& item, std::uint8_t index, const std::string& path) {
    read_measure(reader, item, index, path, *phrasebook);
  });
  each_item(reader, root, "claims", [&](const Json& item, std::uint8_t index, const std::string& path) {
    phrasebook->add_claim(reader.string(item, "id", path));
    for (const std::string& word : reader.optional_strings(item, "words", path))
      phrasebook->learn(word, WordKind::claim, index);
  });
  each_item(reader, root, "measures", [&](const Json& item, std::uint8_t index, const std::string& path) {
    const std::string absorbed = reader.optional_string(item, "absorbs", path);
    const std::string completed = reader.optional_string(item, "completes", path);
    const std::string widened = reader.optional_string(item, "widens", path);
    phrasebook->measure_at(index).absorbs = known(reader, absorbed, phrasebook->measure(absorbed), path);
    phrasebook->measure_at(index).completes = known(reader, completed, phrasebook->measure(completed), path);
    phrasebook->measure_at(index).widens = known(reader, widened, phrasebook->measure(widened), path);
  });
  each_item(reader, root, "subjects", [&](const Json& item, std::uint8_t index, const std::string& path) {
    const std::string zero = reader.optional_string(item, "zero", path);
    const std::string alone = reader.optional_string(item, "alone", path);
    phrasebook->subject_at(index).zero = zero.empty() ? no_id : known(reader, zero, phrasebook->measure(zero), path);
    phrasebook->subject_at(index).alone =
        alone.empty() ? no_id : known(reader, alone, phrasebook->measure(alone), path);
  });
  learn_kinds(reader, reader.field(root, "words", ""), word_kinds, "/words", *phrasebook);
  const Json& organs = reader.field(root, "organs", "");
  for (const std::string& ending : reader.optional_strings(organs, "area-government", "/organs"))
    phrasebook->add_area_government(ending);
  for (const std::string& ending : reader.optional_strings(organs, "office", "/organs")) phrasebook->add_office(ending);
  phrasebook->finish();
  learn_kinds(reader, reader.field(root, "units", ""), unit_kinds, "/units", *phrasebook);
  if (!reader.error().empty()) return base::Error{reader.error()};
  return std::shared_ptr<const Phrasebook>(std::move(phrasebook));
}

}  // namespace gouji::templates
