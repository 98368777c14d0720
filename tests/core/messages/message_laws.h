// States what every message must keep: the catalogues know its key, and it brings what their sentences ask for.
#pragma once

#include "core/messages/message.h"

namespace gouji::tests {

void check_message(const messages::Message& message);

}  // namespace gouji::tests
