// Puts completions into the protocol's words, and says of them what there is to say when they are looked at.
#pragma once

#include <string>

#include "core/features/completion.h"
#include "core/model/snapshot.h"
#include "lsp/to_lsp.h"

namespace gouji {

// The item with its documentation, or for clients that ask for it later with the data by which it is found then.
// `offset` is where completion was asked for.
rpc::Json completion_item(const features::CompletionItem& item, const model::Snapshot& snapshot, std::size_t offset,
                          const Terms& terms);

// Adds the documentation of `data` to the item; nothing where it cannot be found any more.
void add_documentation(rpc::Json& item, const rpc::Field& data, const model::Snapshot& snapshot, const Terms& terms);

}  // namespace gouji
