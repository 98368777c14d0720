// Looks the thing up in its template, so that nothing of the document needs to be as it was.
#include "core/features/completion_note.h"

#include <algorithm>
#include <utility>

namespace gouji::features {

namespace {

constexpr std::string_view reason_of_zeros = "completion.zero";

constexpr std::pair<std::string_view, std::string_view> reasons[] = {
    {"period", "completion.period"},
    {"fee", "completion.fee"},
    {"nothing", "completion.nothing"},
    {"contact", "completion.contact"},
};

const templates::Localized* about(const templates::Localized& text) { return text.empty() ? nullptr : &text; }

CompletionNote note_of_report(const templates::Template& form) {
  CompletionNote note{about(form.name), {}, {}, about(form.basis)};
  for (const templates::Section& section : form.sections) note.parts.push_back(section.title);
  return note;
}

std::optional<CompletionNote> note_of_section(const templates::Template& form, const CompletionSubject& subject) {
  for (const templates::Section& section : form.sections) {
    if (section.id != subject.id) continue;
    CompletionNote note{about(section.about), {}, {}, about(form.basis)};
    for (const templates::Aspect& aspect : section.aspects) note.parts.push_back(aspect.title);
    for (const std::size_t table : section.tables)
      if (!form.tables[table].heading.empty()) note.parts.push_back(form.tables[table].heading);
    return note;
  }
  return std::nullopt;
}

std::optional<CompletionNote> note_of_aspect(const templates::Template& form, std::string_view id) {
  for (const templates::Section& section : form.sections)
    for (const templates::Aspect& aspect : section.aspects)
      if (aspect.id == id) return CompletionNote{about(aspect.about), {}, {}, about(form.basis)};
  return std::nullopt;
}

// `id` is the table's and the row's.
std::optional<CompletionNote> note_of_row(const templates::Template& form, std::string_view id) {
  const std::size_t slash = id.find('/');
  const std::optional<std::size_t> table = form.find_table(id.substr(0, slash));
  if (!table || slash == id.npos) return std::nullopt;
  const templates::Axis& rows = form.tables[*table].rows;
  const std::optional<std::size_t> leaf = rows.find_leaf(id.substr(slash + 1));
  if (!leaf) return std::nullopt;
  return CompletionNote{about(rows.leaf(*leaf).about), {}, {}, about(form.basis)};
}

// The key of the message that says why the sentence is written; empty for a sentence that is not known.
std::string_view reason_of_sentence(const templates::Narrative& narrative, std::string_view id) {
  for (const auto& [sentence, key] : reasons)
    if (sentence == id) return key;
  for (const templates::ZeroSentence& zero : narrative.zeros)
    if (zero.id == id) return reason_of_zeros;
  return {};
}

std::optional<CompletionNote> note_of_sentence(const templates::Library& library, const templates::Template& form,
                                               std::string_view id) {
  const std::string_view reason = reason_of_sentence(library.narrative(), id);
  if (reason.empty()) return std::nullopt;
  return CompletionNote{nullptr, {}, reason, about(form.basis)};
}

}  // namespace

std::optional<CompletionNote> completion_note(const templates::Library& library, const CompletionSubject& subject) {
  const templates::Template* form = library.find(subject.form);
  if (form == nullptr) return std::nullopt;
  switch (subject.kind) {
    case CompletionKind::report: return note_of_report(*form);
    case CompletionKind::title: return CompletionNote{about(form->name), {}, {}, about(form->basis)};
    case CompletionKind::section:
    case CompletionKind::tables: return note_of_section(*form, subject);
    case CompletionKind::aspect: return note_of_aspect(*form, subject.id);
    case CompletionKind::row: return note_of_row(*form, subject.id);
    case CompletionKind::sentence: return note_of_sentence(library, *form, subject.id);
    case CompletionKind::value: break;
  }
  return std::nullopt;
}

std::optional<std::size_t> completion_cell(const model::Snapshot& snapshot, std::size_t near,
                                           std::string_view address) {
  const std::optional<model::PlacedLedger> placed = snapshot.ledger_at(std::min(near, snapshot.text().bytes()));
  if (!placed) return std::nullopt;
  for (const auto& grid : placed->ledger->grids) {
    for (std::size_t i = 0; i < grid->cells.size(); ++i) {
      const templates::CellIndex at{i / grid->columns(), i % grid->columns()};
      if (grid->cells[i] && grid->address(at) == address) return placed->at(grid->cells[i]->slot).begin;
    }
  }
  return std::nullopt;
}

}  // namespace gouji::features
