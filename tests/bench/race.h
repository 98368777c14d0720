// Lets servers take turns over the same script, so that they are measured in the same minutes of the same machine.
#pragma once

#include <chrono>
#include <vector>

#include "tests/bench/script.h"
#include "tests/bench/server.h"

namespace gouji::bench {

// One answer that was waited for.
struct Sample {
  double microseconds = 0;  // from the first write to the last byte of the answer
  std::size_t findings = 0;
  std::size_t bytes = 0;
};

using Samples = std::vector<Sample>;

double median(const Samples& samples);
double percentile_99(const Samples& samples);
double mean_findings(const Samples& samples);
double mean_bytes(const Samples& samples);

// Plays one step and waits for everything it brings about; the clock stops at what the script awaits.
Sample play(Server& server, const Step& step, Awaited awaited);

// Opens a document: from the write to the first diagnostics.
Sample open(Server& server, const std::string& frame);

// The samples of each server. Turns are five steps long. A first part of the script, at most a quarter of the budget, warms
// up and is not counted. When the budget is spent, the race ends where the document is next as at the beginning.
std::vector<Samples> race(const std::vector<Server*>& servers, const Script& script, std::chrono::seconds budget);

}  // namespace gouji::bench
