// Reduces what a client says of itself to the questions asked by what helps to write.
#pragma once

#include "lsp/protocol/base.h"

namespace gouji::protocol {

struct WritingTraits {
  bool label_offsets = false;        // a parameter may say where in the signature it stands
  bool markdown_signature = false;   // else plain text, as the next
  bool markdown_completion = false;  //
  bool insert_replace = false;       // a completion may say what it replaces and what it is inserted before
  bool label_details = false;
  bool late_documentation = false;  // asks for the documentation of a completion when it is looked at
  bool late_edits = false;          // asks for the edit of a code action when it is chosen
  bool disabled_actions = false;    // shows code actions that cannot be done
  bool prepare_rename = false;
  bool apply_edit = false;
  bool show_document = false;
};

inline WritingTraits read_writing_traits(const rpc::Field& capabilities) {
  const rpc::Field document = capabilities["textDocument"];
  const rpc::Field workspace = capabilities["workspace"];
  const rpc::Field window = capabilities["window"];
  WritingTraits client;
  const rpc::Field signature_help = document["signatureHelp"];
  const rpc::Field signature = signature_help["signatureInformation"];
  client.label_offsets = signature["parameterInformation"]["labelOffsetSupport"].boolean_or(false);
  client.markdown_signature = contains(signature["documentationFormat"], "markdown");
  const rpc::Field completion = document["completion"];
  const rpc::Field item = completion["completionItem"];
  client.markdown_completion = contains(item["documentationFormat"], "markdown");
  client.insert_replace = item["insertReplaceSupport"].boolean_or(false);
  client.label_details = item["labelDetailsSupport"].boolean_or(false);
  client.late_documentation = contains(item["resolveSupport"]["properties"], "documentation");
  const rpc::Field action = document["codeAction"];
  client.late_edits =
      contains(action["resolveSupport"]["properties"], "edit") && action["dataSupport"].boolean_or(false);
  client.disabled_actions = action["disabledSupport"].boolean_or(false);
  client.prepare_rename = document["rename"]["prepareSupport"].boolean_or(false);
  client.apply_edit = workspace["applyEdit"].boolean_or(false);
  client.show_document = window["showDocument"]["support"].boolean_or(false);
  return client;
}

}  // namespace gouji::protocol
