// Tells what the name of an organ says of it, and whether words are such a name at all.
#pragma once

#include <string>
#include <string_view>

#include "core/model/settings.h"
#include "core/templates/narrative.h"

namespace gouji::model {

// Whether the text ends as names of organs do.
bool ends_like_organ(std::string_view text);

// Whether a line says nothing but the name of an organ.
bool is_organ_line(std::string_view words);

// The name in plain characters without what stands in brackets; empty where no name is left.
std::string plain_organ(std::string_view name);

// What the name says of its type; unknown where that would be a guess. `name` is plain.
OrganType organ_type(const templates::Narrative& narrative, std::string_view name);

// Whether the name says of which place the organ is: 青禾区财政局 does, 财政局 and 区财政局 do not. `name` is plain.
bool names_place(std::string_view name);

// Whether one is short for the other: all its characters stand in the other in the same order. Names are plain.
bool same_organ(std::string_view one, std::string_view other);

}  // namespace gouji::model
