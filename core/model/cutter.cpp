// Remembers of a report under way its title and its sections.
#include "core/model/cutter.h"

#include "core/model/report.h"

namespace gouji::model {

namespace {

bool shows_nothing(const Reading& reading) {
  return reading.block.kind == syntax::BlockKind::blank || reading.block.kind == syntax::BlockKind::note;
}

// `taken`, and the comments and the blank lines between and behind them that stand before those.
std::size_t with_comments(const Readings& before, std::size_t taken) {
  std::size_t comments = taken;
  for (std::size_t i = taken + 1; i <= before.size() && shows_nothing(*before[before.size() - i]); ++i)
    if (before[before.size() - i]->block.kind == syntax::BlockKind::note) comments = i;
  return comments;
}

}  // namespace

std::optional<std::size_t> Cutter::cuts(const Readings& before, const Reading& reading) const {
  std::size_t lines = 0;  // blocks before this one that are the title's first line
  const std::optional<Name> name = name_at(before, reading, lines);
  if (headings_ > 0 && name && name != title_) return with_comments(before, lines);
  if (restarts(reading)) return with_comments(before, repeated_ ? before.size() - *repeated_ : 0);
  return std::nullopt;
}

void Cutter::add(const Readings& before, const Reading& reading) {
  std::size_t lines = 0;
  if (std::optional<Name> name = name_at(before, reading, lines)) {
    if (!title_) title_ = std::move(name);
    repeated_ = before.size() - lines;
  }
  if (!reading.heading || !reading.heading->aspect.empty()) return;
  ++headings_;
  repeated_.reset();
  if (first_.empty()) first_ = reading.heading->section;
  if (reading.heading->section != first_) ++others_;
}

// The organ and year of the title that ends with the reading.
std::optional<Cutter::Name> Cutter::name_at(const Readings& before, const Reading& reading, std::size_t& lines) const {
  if (!reading.is_prose() || reading.heading || reading.text.empty()) return std::nullopt;
  std::optional<TitleWords> words = reading.title;
  if (!words || !words->complete || words->organ.empty()) {
    std::size_t back = 1;
    while (back <= before.size() && shows_nothing(*before[before.size() - back])) ++back;
    if (back > before.size()) return std::nullopt;
    words = read_title_lines(library_, *before[before.size() - back], reading);
    lines = back;
  }
  if (!words || !words->complete || !words->year || words->organ.empty()) return std::nullopt;
  return Name(words->organ, *words->year);
}

// The section that the report began with comes again after at least three others.
bool Cutter::restarts(const Reading& reading) const {
  return reading.heading && reading.heading->aspect.empty() && others_ >= 3 && reading.heading->section == first_ &&
         reading.heading->quality != HeadingQuality::misprint;
}

}  // namespace gouji::model
