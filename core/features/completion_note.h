// Tells what an item of completion stands for: what a section, an aspect or a row must hold, and on what ground.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class CompletionKind { report, title, section, aspect, tables, row, value, sentence };

// What an item is about, in words that outlive an edit: what is to be said of it can be asked for later.
struct CompletionSubject {
  CompletionKind kind = CompletionKind::section;
  std::string form;  // id of the template
  std::string id;    // of the section, aspect, row ("s3/granted") or sentence; of a value the cell's address
};

// What is to be said of an item. Pointers live as long as the library.
struct CompletionNote {
  const templates::Localized* about = nullptr;  // never empty
  std::vector<std::string> parts;               // official titles of what it holds: aspects, or tables, or sections
  std::string_view reason;                      // of a sentence: the key of the message that says why it is there
  const templates::Localized* basis = nullptr;  // legal basis of the form
};

// Empty where the library has no such thing, and for values: what is said of these, their cell tells.
std::optional<CompletionNote> completion_note(const templates::Library& library, const CompletionSubject& subject);

// Where the cell of a value stands, in bytes of the document, in the report at `near`; empty where it is there no more.
std::optional<std::size_t> completion_cell(const model::Snapshot& snapshot, std::size_t near, std::string_view address);

}  // namespace gouji::features
