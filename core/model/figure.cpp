// Looks the words of each paragraph's numbers up in the forms that the report's tables follow.
#include "core/model/figure.h"

#include <algorithm>
#include <map>

#include "core/model/report.h"

namespace gouji::model {

namespace {

using templates::FigureSpec;
using templates::Library;
using templates::no_id;
using templates::Template;

// The cells by their places in the report; empty where a table of this form is not there.
std::vector<CellRef> find_cells(const Report& report, const Template& form,
                                const std::vector<templates::CellName>& names) {
  std::vector<CellRef> cells;
  for (const templates::CellName& name : names) {
    for (std::size_t table = 0; table < report.tables.size(); ++table) {
      if (report.tables[table].form != &form || report.tables[table].index != name.table) continue;
      cells.push_back({table, name.at});
      break;
    }
  }
  if (cells.size() != names.size()) cells.clear();
  return cells;
}

// What a measure may mean: a table follows the form of its own shape, so the forms are asked one after the other.
struct Meaning {
  const FigureSpec* spec = nullptr;
  std::vector<std::vector<CellRef>> alternatives;
};

Meaning meaning_of(const Library& library, const Report& report, std::uint8_t subject, std::uint8_t measure,
                   std::uint8_t within) {
  Meaning meaning;
  for (const Template& form : library.templates()) {
    const FigureSpec* spec = library.figure(form, subject, measure, within);
    if (spec == nullptr) continue;
    std::vector<CellRef> first = find_cells(report, form, spec->alternatives.front());
    if (first.empty()) continue;
    meaning.spec = spec;
    meaning.alternatives.push_back(std::move(first));
    for (std::size_t i = 1; i < spec->alternatives.size(); ++i)
      if (std::vector<CellRef> other = find_cells(report, form, spec->alternatives[i]); !other.empty())
        meaning.alternatives.push_back(std::move(other));
    if (form.id == report.form->id) break;
  }
  return meaning;
}

// Makes what two parts mean that share a number the sum of both; false where they share a cell or one has none.
bool add_to_first(Meaning& meaning, const Meaning& also) {
  if (also.alternatives.empty()) return false;
  std::vector<CellRef>& cells = meaning.alternatives.front();
  for (const CellRef& cell : also.alternatives.front()) {
    if (std::find(cells.begin(), cells.end(), cell) != cells.end()) return false;
    cells.push_back(cell);
  }
  meaning.alternatives.resize(1);
  return true;
}

class Binder {
 public:
  Binder(const Library& library, Report& report)
      : library_(library), report_(report), governs_area_(governs_area(library, report)) {}

  void bind() {
    std::size_t heading = 0;
    for (std::size_t passage = 0; passage < report_.passages.size(); ++passage) {
      while (heading < report_.headings.size() && report_.headings[heading].passage <= passage)
        subject_ = subject_of(report_.headings[heading++]);
      const std::shared_ptr<const Prose>& prose = report_.passages[passage].reading->prose;
      if (prose == nullptr || is_in_table(passage)) continue;
      const std::size_t first = report_.figures.size();
      for (const Count& count : prose->counts) bind(passage, std::shared_ptr<const Count>(prose, &count));
      for (const Claim& claim : prose->claims) bind(passage, std::shared_ptr<const Claim>(prose, &claim));
      add_up(first);
    }
  }

 private:
  // A government of a district or a city, whose tables hold the numbers of all its departments.
  static bool governs_area(const Library& library, const Report& report) {
    return library.phrasebook().is_area_government(report.organ);
  }

  std::uint8_t subject_of(const SectionHeading& heading) const {
    for (const templates::Section& section : report_.form->sections) {
      if (section.id != heading.id) continue;
      if (!heading.aspect()) return library_.phrasebook().subject(section.subject);
      for (const templates::Aspect& aspect : section.aspects)
        if (aspect.id == heading.match.aspect) return library_.phrasebook().subject(aspect.subject);
    }
    return no_id;
  }

  bool is_in_table(std::size_t passage) const {
    return std::any_of(report_.tables.begin(), report_.tables.end(), [passage](const Table& table) {
      return passage >= table.first_passage && passage < table.last_passage;
    });
  }

  Reach reach_of(const Said& said) const {
    const bool of_office = library_.phrasebook().is_office(report_.organ);
    if (of_office && said.on_behalf) return Reach::other;
    switch (said.whose) {
      case Whose::part: return Reach::other;
      case Whose::area: return governs_area_ ? Reach::same : Reach::other;
      case Whose::office: return of_office ? Reach::same : Reach::other;
      case Whose::unsaid: break;
    }
    return governs_area_ ? Reach::open : Reach::same;
  }

  // Others count such cases, too (an organ of justice its reviews): the paragraph must say what it is about, or stand
  // under a heading that does.
  bool is_about_disclosure(const Said& said, std::uint8_t subject) const {
    return subject == no_id || !library_.phrasebook().subjects()[subject].needs_context || said.in_context ||
           subject_ != no_id;
  }

  bool is_of_this_year(const Said& said) const {
    return !said.other_time && (!said.year || !report_.year || *said.year == *report_.year);
  }

  void bind(std::size_t passage, std::shared_ptr<const Count> said) {
    const Count& count = *said;
    if (!is_of_this_year(count)) return;
    const std::uint8_t subject = count.subject != no_id ? count.subject : subject_;
    if (!is_about_disclosure(count, subject)) return;
    Meaning meaning = meaning_of(library_, report_, subject, count.measure, count.within);
    if (meaning.spec == nullptr) return;
    bool either = false;
    if (count.also != no_id) {
      Meaning also = meaning_of(library_, report_, subject, count.also, count.within);
      const templates::MeasureRole role = library_.phrasebook().measures()[count.also].role;
      either = role == templates::MeasureRole::verb;
      if (either)
        for (std::vector<CellRef>& cells : also.alternatives) meaning.alternatives.push_back(std::move(cells));
      else if (!add_to_first(meaning, also))
        return;
    }
    Figure figure;
    figure.passage = passage;
    figure.number = report_.passages[passage].at(count.number);
    figure.phrase = report_.passages[passage].at(count.phrase);
    figure.compared = count.value;
    figure.at_most = meaning.spec->at_most;
    figure.adds = library_.phrasebook().measures()[count.measure].adds;
    figure.doubtful = count.doubtful || meaning.spec->doubtful || either;
    figure.reach = reach_of(count);
    if (!count.vague && figure.reach != Reach::other) figure.alternatives = std::move(meaning.alternatives);
    figure.count = std::move(said);
    report_.figures.push_back(std::move(figure));
  }

  // Numbers of one sentence that make one cell together: 信息不存在9件，不属于本机关4件.
  void add_up(std::size_t first) {
    std::vector<Figure>& figures = report_.figures;
    struct Together {
      base::Decimal sum;
      std::size_t last = 0;
    };
    std::map<std::pair<std::size_t, std::uint8_t>, Together> sums;
    const auto adds = [&](const Figure& figure) { return figure.adds && !figure.alternatives.empty(); };
    for (std::size_t i = first; i < figures.size(); ++i) {
      if (!adds(figures[i])) continue;
      Together& together = sums[{figures[i].count->sentence, figures[i].count->measure}];
      together.sum = base::add(together.sum, figures[i].count->value).value_or(together.sum);
      together.last = i;
    }
    for (std::size_t i = first; i < figures.size(); ++i) {
      if (!adds(figures[i])) continue;
      const Together& together = sums[{figures[i].count->sentence, figures[i].count->measure}];
      figures[i].compared = together.sum;
      figures[i].speaks_for_all = together.last == i;
    }
  }

  void bind(std::size_t passage, std::shared_ptr<const Claim> said) {
    const Claim& claim = *said;
    if (!is_of_this_year(claim)) return;
    const std::uint8_t subject = claim.subject != no_id ? claim.subject : subject_;
    if (subject == no_id || !is_about_disclosure(claim, subject)) return;
    BoundClaim bound;
    bound.passage = passage;
    bound.subject = subject;
    bound.phrase = report_.passages[passage].at(claim.phrase);
    bound.reach = reach_of(claim);
    bound.zero = claimed_cells(claim.claim, subject, &templates::ClaimSpec::zero);
    if (claim.counted) bound.all = claimed_cells(claim.claim, subject, &templates::ClaimSpec::all);
    bound.claim = std::move(said);
    report_.claims.push_back(std::move(bound));
  }

  std::vector<CellRef> claimed_cells(std::uint8_t claim, std::uint8_t subject,
                                     std::vector<templates::CellName> templates::ClaimSpec::*part) const {
    std::vector<CellRef> cells;
    for (const Template& form : library_.templates()) {
      const templates::ClaimSpec* spec = library_.claim(form, claim, subject);
      if (spec == nullptr) continue;
      for (const CellRef& cell : find_cells(report_, form, spec->*part))
        if (std::find(cells.begin(), cells.end(), cell) == cells.end()) cells.push_back(cell);
    }
    return cells;
  }

  const Library& library_;
  Report& report_;
  const bool governs_area_;
  std::uint8_t subject_ = no_id;  // of the heading above
};

// Of several sums the one that the figure is; the first where it is none of them.
Tie tie(const Figure& figure, const Grids& grids) {
  Tie tie;
  for (const std::vector<CellRef>& cells : figure.alternatives) {
    const std::optional<base::Decimal> sum = sum_of(grids, cells);
    const bool fits = sum && (figure.at_most ? figure.compared <= *sum : figure.compared == *sum);
    if (!tie.refers.empty() && !fits) continue;
    if (!tie.refers.empty() && !tie.differs) break;
    tie = {cells, sum, sum && !fits};
  }
  return tie;
}

bool are_of_one_sentence(const Figure& one, const Figure& other) {
  return one.passage == other.passage && one.count->sentence == other.count->sentence;
}

bool same_cells(const Tie& one, const Tie& other) { return std::ranges::equal(one.refers, other.refers); }

// Numbers of one sentence for the same cells are no contradiction where they make them together (上半年15件，下半年24件)
// or where one is part of the other and agrees (办理行政复议16件，其中涉及政府信息公开的行政复议3件).
bool is_left(std::span<const Figure> sentence, std::span<const Tie> ties, std::size_t at) {
  constexpr std::size_t longest_list = 30;
  const Figure& figure = sentence[at];
  if (sentence.size() > longest_list || figure.adds) return false;
  base::Decimal sum;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Figure& other = sentence[i];
    const bool alike = other.count->measure == figure.count->measure || same_cells(ties[i], ties[at]);
    if (!alike || other.count->subject != figure.count->subject) continue;
    sum = base::add(sum, other.count->value).value_or(sum);
    // 印发规范性文件4件，其中联合印发1件.
    const bool whole = i < at && figure.count->inherited && same_cells(ties[i], ties[at]) && !ties[i].differs;
    if (whole && other.count->value > figure.count->value) return true;
    const bool part = i > at && same_cells(ties[i], ties[at]) && !ties[i].differs;
    if (part && other.count->value < figure.count->value) return true;
    if (part && other.count->value > figure.count->value) return false;
  }
  return sum == ties[at].expected && sum != figure.count->value;
}

}  // namespace

std::vector<Tie> tie_out(std::span<const Figure> figures, const Grids& grids) {
  std::vector<Tie> ties;
  ties.reserve(figures.size());
  for (const Figure& figure : figures) ties.push_back(tie(figure, grids));
  std::vector<bool> left(figures.size());
  for (std::size_t begin = 0; begin < figures.size();) {
    std::size_t end = begin + 1;
    while (end < figures.size() && are_of_one_sentence(figures[begin], figures[end])) ++end;
    for (std::size_t i = begin; i < end; ++i)
      left[i] = !figures[i].count->denied && ties[i].differs &&
                is_left(figures.subspan(begin, end - begin), std::span(ties).subspan(begin, end - begin), i - begin);
    begin = end;
  }
  for (std::size_t i = 0; i < ties.size(); ++i)
    if (left[i]) ties[i] = {};
  return ties;
}

std::vector<CellRef> denying_cells(const BoundClaim& claim, const Grids& grids) {
  std::vector<CellRef> cells;
  for (const CellRef& cell : claim.zero) {
    const std::optional<base::Decimal> value = grids[cell.table]->amount(cell.at);
    if (value && !value->is_zero()) cells.push_back(cell);
  }
  if (cells.empty() || !claim.claim->counted) return cells;
  const std::optional<base::Decimal> all = sum_of(grids, claim.all);
  const std::optional<base::Decimal> others = sum_of(grids, claim.zero);
  const std::optional<base::Decimal> least = others ? base::add(*claim.claim->counted, *others) : std::nullopt;
  if (all && least && *least <= *all) cells.clear();
  return cells;
}

std::optional<base::Decimal> sum_of(const Grids& grids, std::span<const CellRef> cells) {
  base::Decimal sum;
  for (const CellRef& ref : cells) {
    const std::optional<base::Decimal> value = grids[ref.table]->amount(ref.at);
    const std::optional<base::Decimal> next = value ? base::add(sum, *value) : std::nullopt;
    if (!next) return std::nullopt;
    sum = *next;
  }
  return cells.empty() ? std::nullopt : std::optional(sum);
}

void bind_figures(const Library& library, Report& report) {
  if (report.tables.empty()) return;
  Binder(library, report).bind();
}

}  // namespace gouji::model
