// Reads the words of a report's prose from its JSON.
#include <nlohmann/json.hpp>

#include "core/base/embedded.h"
#include "core/templates/narrative.h"

namespace gouji::templates {

namespace {

using Json = nlohmann::json;

constexpr std::string_view file = "lexicon/narrative.json";

// Looks fields up by their path and remembers the first one that is not what it must be.
class Fields {
 public:
  explicit Fields(const Json& root) : root_(root) {}

  const std::string& error() const { return error_; }

  std::string string(const char* path) {
    if (const auto* text = at(path).get_ptr<const Json::string_t*>()) return *text;
    fail(path, "must be a string");
    return {};
  }

  int number(const char* path) {
    if (const auto* number = at(path).get_ptr<const Json::number_unsigned_t*>()) return static_cast<int>(*number);
    fail(path, "must be a number");
    return 0;
  }

  std::vector<std::string> strings(const std::string& path) {
    std::vector<std::string> list;
    const Json& value = at(path);
    if (!value.is_array()) fail(path, "must be an array");
    for (const Json& item : value) {
      const auto* text = item.get_ptr<const Json::string_t*>();
      if (text != nullptr && !text->empty())
        list.push_back(*text);
      else
        fail(path, "must hold words only");
    }
    return list;
  }

  std::vector<std::string> optional_strings(const std::string& path) {
    return root_.contains(Json::json_pointer(path)) ? strings(path) : std::vector<std::string>();
  }

  std::size_t size(const char* path) {
    if (!at(path).is_array()) fail(path, "must be an array");
    return at(path).size();
  }

  void fail(const std::string& path, const char* reason) {
    if (error_.empty()) error_ = std::string(file) + ": " + path + ": " + reason;
  }

 private:
  const Json& at(const std::string& path) const {
    static const Json null;
    const Json::json_pointer pointer(path);
    return root_.contains(pointer) ? root_.at(pointer) : null;
  }

  const Json& root_;
  std::string error_;
};

void read_forms(Fields& fields, Narrative& narrative) {
  for (std::size_t i = 0; i < fields.size("/self-references/forms"); ++i) {
    const std::string at = "/self-references/forms/" + std::to_string(i);
    SelfReference form{fields.strings(at + "/words"), fields.optional_strings(at + "/marks"),
                       fields.strings(at + "/endings")};
    if (form.words.empty()) fields.fail(at + "/words", "must not be empty");
    narrative.learn(form.words, self_reference_cue, static_cast<std::uint32_t>(i));
    narrative.forms.push_back(std::move(form));
  }
  narrative.learn(fields.strings("/self-references/no-references"), passed_over_cue);
}

void read_aspects(Fields& fields, Narrative& narrative) {
  constexpr std::size_t most = 16;  // as many cues are left for them
  if (fields.size("/aspects") > most) fields.fail("/aspects", "are too many");
  for (std::size_t i = 0; i < std::min(most, fields.size("/aspects")); ++i) {
    const std::string at = "/aspects/" + std::to_string(i);
    narrative.aspects.push_back({fields.string((at + "/id").c_str()), fields.strings(at + "/words")});
    narrative.learn(narrative.aspects.back().words, first_aspect_cue << i);
  }
}

void read_zeros(Fields& fields, Narrative& narrative) {
  for (std::size_t i = 0; i < fields.size("/zeros"); ++i) {
    const std::string at = "/zeros/" + std::to_string(i);
    narrative.zeros.push_back({fields.string((at + "/id").c_str()), fields.string((at + "/aspect").c_str()),
                               fields.strings(at + "/cells"), fields.string((at + "/sentence").c_str())});
  }
}

void read_years(Fields& fields, Narrative& narrative) {
  narrative.years_whole = fields.strings("/years/whole");
  narrative.years_opening = fields.strings("/years/opening");
  narrative.since = fields.string("/years/since");
  narrative.year_in_words = fields.string("/years/written");
  narrative.learn(fields.strings("/years/own"), own_fact_cue);
  narrative.learn(fields.strings("/years/report"), report_cue);
  narrative.learn(fields.strings("/years/others"), other_year_cue);
  narrative.learn(fields.strings("/years/no-others"), passed_over_cue);
  narrative.learn(fields.strings("/years/future"), future_cue);
  narrative.learn(fields.strings("/years/this-year"), this_year_cue);
}

void read_sections(Fields& fields, Narrative& narrative) {
  narrative.fee_from = fields.number("/fee/from");
  narrative.fee_section = fields.string("/fee/section");
  narrative.fee_sentence = fields.string("/fee/sentence");
  narrative.learn(fields.strings("/fee/words"), fee_cue);
  narrative.learn(fields.strings("/fee/doubtful"), doubtful_fee_cue);
  narrative.learn(fields.strings("/fee/no-fees"), passed_over_cue);
  narrative.parts_section = fields.string("/parts/section");
  narrative.parts_shortest = static_cast<std::size_t>(fields.number("/parts/shortest"));
  narrative.learn(fields.strings("/parts/problems"), problem_cue);
  narrative.learn(fields.strings("/parts/measures"), measure_cue);
  narrative.closing_section = fields.string("/closing/section");
  narrative.nothing = fields.strings("/closing/nothing");
  narrative.nothing_sentence = fields.string("/closing/sentence");
  narrative.assessment_title = fields.string("/assessment/title");
  narrative.learn(fields.strings("/assessment/words"), assessment_cue);
}

}  // namespace

base::Result<std::shared_ptr<const Narrative>> Narrative::built_in() {
  const Json root = Json::parse(base::embedded(file).value_or(""), nullptr, false);
  if (!root.is_object()) return base::Error{std::string(file) + ": is no JSON object"};
  Fields fields(root);
  auto narrative = std::make_shared<Narrative>();
  narrative->period_sentence = fields.string("/period/sentence");
  narrative->joints = fields.strings("/period/joints");
  narrative->learn(fields.strings("/period/words"), period_cue);
  narrative->governments = fields.strings("/organs/governments");
  narrative->departments = fields.strings("/organs/departments");
  narrative->pages = fields.strings("/pages/words");
  read_years(fields, *narrative);
  read_forms(fields, *narrative);
  read_sections(fields, *narrative);
  read_aspects(fields, *narrative);
  read_zeros(fields, *narrative);
  if (!fields.error().empty()) return base::Error{fields.error()};
  narrative->finish();
  return std::shared_ptr<const Narrative>(std::move(narrative));
}

}  // namespace gouji::templates
