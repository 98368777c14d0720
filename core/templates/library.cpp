// Builds the vocabulary of labels and answers questions across templates.
#include "core/templates/library.h"

#include <algorithm>

#include "core/base/embedded.h"
#include "core/templates/lexicon_loader.h"
#include "core/templates/loader.h"
#include "core/templates/loader_figures.h"
#include "core/text/fold.h"

namespace gouji::templates {

namespace {

constexpr std::string_view phrasebook_path = "lexicon/prose.json";

// The first subject or measure of the template's figures that the phrasebook lacks.
std::string unknown_word(const Phrasebook& phrasebook, const Template& form) {
  for (const FigureSpec& figure : form.figures) {
    if (phrasebook.subject(figure.subject) == no_id) return figure.subject;
    for (const std::string& measure : figure.measures)
      if (phrasebook.measure(measure) == no_id) return measure;
    if (!figure.within.empty() && phrasebook.measure(figure.within) == no_id) return figure.within;
  }
  for (const ClaimSpec& claim : form.claims) {
    if (phrasebook.subject(claim.subject) == no_id) return claim.subject;
    if (phrasebook.claim(claim.claim) == no_id) return claim.claim;
  }
  return {};
}

}  // namespace

std::optional<std::size_t> Axis::find_leaf(std::string_view id) const {
  for (std::size_t leaf_index = 0; leaf_index < leaves.size(); ++leaf_index)
    if (leaf(leaf_index).id == id) return leaf_index;
  return std::nullopt;
}

std::optional<std::size_t> Template::find_table(std::string_view table_id) const {
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (tables[i].id == table_id) return i;
  return std::nullopt;
}

base::Result<std::shared_ptr<const Library>> Library::built_in() {
  std::vector<Template> templates;
  for (const base::EmbeddedFile& file : base::embedded_files()) {
    if (!file.path.starts_with("templates/") || file.path.ends_with("schema.json")) continue;
    base::Result<Template> form = load(file.path, file.bytes);
    if (!form) return form.error();
    templates.push_back(std::move(*form));
  }
  base::Result<Lexicon> lexicon = load_lexicon("lexicon/style.json", base::embedded("lexicon/style.json").value_or(""));
  if (!lexicon) return lexicon.error();
  return from(std::move(templates), std::move(*lexicon));
}

base::Result<std::shared_ptr<const Library>> Library::from(std::vector<Template> templates, Lexicon lexicon) {
  if (templates.empty()) return base::Error{"templates: there are none"};
  auto narrative = Narrative::built_in();
  if (!narrative) return narrative.error();
  auto library = std::make_shared<Library>();
  library->narrative_ = std::move(*narrative);
  std::sort(templates.begin(), templates.end(),
            [](const Template& a, const Template& b) { return a.first_year < b.first_year; });
  library->templates_ = std::move(templates);
  library->lexicon_ = std::move(lexicon);
  const auto phrasebook = load_phrasebook(phrasebook_path, base::embedded(phrasebook_path).value_or(""));
  if (!phrasebook) return phrasebook.error();
  library->phrasebook_ = *phrasebook;
  for (const Template& form : library->templates_)
    if (const std::string wrong = unknown_word(*library->phrasebook_, form); !wrong.empty())
      return base::Error{form.id + ": figures: is not in the phrasebook: " + wrong};
  for (std::size_t form = 0; form < library->templates_.size(); ++form) {
    const std::vector<Table>& tables = library->templates_[form].tables;
    for (std::size_t table = 0; table < tables.size(); ++table) {
      const auto learn_axis = [&](const Axis& axis, Part leaf, Part group) {
        for (std::size_t i = 0; i < axis.headings.size(); ++i) {
          const Heading& heading = axis.headings[i];
          const Part part = heading.group ? group : leaf;
          library->learn(heading.label, {form, table, i, part, Match::official});
          for (const std::string& variant : heading.variants)
            library->learn(variant, {form, table, i, part, Match::variant});
        }
      };
      library->learn(tables[table].heading, {form, table, 0, Part::table_heading, Match::official});
      library->learn(tables[table].corner, {form, table, 0, Part::corner, Match::official});
      learn_axis(tables[table].rows, Part::row, Part::row_group);
      learn_axis(tables[table].columns, Part::column, Part::column_group);
    }
  }
  for (auto& [label, meanings] : library->vocabulary_)
    std::stable_sort(meanings.begin(), meanings.end(),
                     [](const Meaning& a, const Meaning& b) { return a.match < b.match; });
  for (const auto& [label, meanings] : library->vocabulary_) library->sorted_labels_.push_back(label);
  std::sort(library->sorted_labels_.begin(), library->sorted_labels_.end());
  library->learn_headings();
  return std::shared_ptr<const Library>(std::move(library));
}

void Library::learn(std::string_view label, Meaning meaning) {
  if (label.empty()) return;
  const std::string folded = text::fold(label);
  vocabulary_[folded].push_back(meaning);
  const std::string bare = text::strip_number(folded);
  if (bare.size() != folded.size()) {
    meaning.match = Match::unnumbered;
    vocabulary_[bare].push_back(meaning);
  }
}

void Library::learn_heading(std::string_view title, HeadingMeaning meaning) {
  const auto add = [this](const std::string& folded, const HeadingMeaning& known) {
    std::vector<HeadingMeaning>& list = headings_[folded];
    for (const HeadingMeaning& other : list)
      if (other.section == known.section && other.aspect == known.aspect) return;
    list.push_back(known);
    if (known.aspect.empty()) section_titles_.emplace_back(folded, known);
  };
  const std::string folded = text::fold(title);
  add(folded, meaning);
  meaning.match = meaning.match == Match::official ? Match::unnumbered : Match::variant;
  add(text::strip_number(folded), meaning);
}

void Library::learn_headings() {
  for (const bool aspects : {false, true}) {
    for (const Template& form : templates_) {
      for (const Section& section : form.sections) {
        if (!aspects) {
          learn_heading(section.title, {section.id, {}, Match::official});
          for (const std::string& variant : section.variants) learn_heading(variant, {section.id, {}, Match::variant});
          continue;
        }
        for (const Aspect& aspect : section.aspects) {
          learn_heading(aspect.title, {section.id, aspect.id, Match::official});
          for (const std::string& variant : aspect.variants)
            learn_heading(variant, {section.id, aspect.id, Match::variant});
        }
      }
    }
  }
}

const std::vector<HeadingMeaning>* Library::headings(std::string_view folded) const {
  const auto found = headings_.find(folded);
  return found == headings_.end() ? nullptr : &found->second;
}

const Template* Library::find(std::string_view id) const {
  for (const Template& form : templates_)
    if (form.id == id) return &form;
  return nullptr;
}

const FigureSpec* Library::figure(const Template& form, std::uint8_t subject, std::uint8_t measure,
                                  std::uint8_t within) const {
  if (subject == no_id || measure == no_id) return nullptr;
  const std::string_view context = within == no_id ? std::string_view() : phrasebook_->measures()[within].id;
  const FigureSpec* found = nullptr;
  for (const FigureSpec& figure : form.figures) {
    if (figure.subject != phrasebook_->subjects()[subject].id) continue;
    const std::string& id = phrasebook_->measures()[measure].id;
    if (std::find(figure.measures.begin(), figure.measures.end(), id) == figure.measures.end()) continue;
    if (!figure.within.empty() && figure.within == context) return &figure;
    if (figure.within.empty()) found = &figure;
  }
  return found;
}

const ClaimSpec* Library::claim(const Template& form, std::uint8_t claim, std::uint8_t subject) const {
  if (subject == no_id || claim == no_id) return nullptr;
  for (const ClaimSpec& spec : form.claims)
    if (spec.claim == phrasebook_->claims()[claim] && spec.subject == phrasebook_->subjects()[subject].id) return &spec;
  return nullptr;
}

const Template* Library::for_year(int year) const {
  const Template* found = nullptr;
  for (const Template& form : templates_)
    if (form.covers(year)) found = &form;
  return found;
}

bool Library::begins_label(std::string_view folded) const {
  const auto found = std::lower_bound(sorted_labels_.begin(), sorted_labels_.end(), folded);
  return found != sorted_labels_.end() && found->starts_with(folded);
}

const Meanings* Library::meanings(std::string_view folded) const {
  const auto found = vocabulary_.find(folded);
  return found == vocabulary_.end() ? nullptr : &found->second;
}

}  // namespace gouji::templates
