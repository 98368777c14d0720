// Asks the system whether a descriptor is ready, for streams that must know before they read or write.
#pragma once

#ifndef _WIN32

#include <poll.h>

namespace gouji::transport {

// Waits at most `milliseconds` (for ever when negative) until the descriptor is ready for `events`.
inline bool wait_for(int descriptor, short events, int milliseconds) {
  pollfd query{descriptor, events, 0};
  return ::poll(&query, 1, milliseconds) > 0;
}

}  // namespace gouji::transport

#endif
