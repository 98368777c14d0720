// Names what can be done to a document, so that clients can ask for it later or by a command.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/features/code_actions.h"
#include "lsp/rpc/field.h"

namespace gouji {

// The kinds of code actions that we offer, as the protocol names them.
std::string_view name(features::ActionKind kind);

// The commands, all of them, and the one that does tasks of this kind; empty for quick fixes.
std::vector<std::string_view> commands();
std::string_view command(features::ActionKind kind);
std::optional<features::ActionKind> find_command(std::string_view command);

inline constexpr std::string_view show_failure_command = "gouji.showFailure";

// { uri, kind, to?, report?, part? }: the data of a code action, and the argument of a command.
rpc::Json task_data(const features::Task& task, const std::string& uri);

// The kind is that of the data, unless it is told; empty where there is none that we know.
std::optional<features::Task> read_task(const rpc::Field& data, std::optional<features::ActionKind> kind = {});

}  // namespace gouji
