// Takes the time around one write and one answer and nothing else.
#include "tests/bench/race.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gouji::bench {

namespace {

constexpr std::size_t turn = 5;

double microseconds(Clock::duration time) { return std::chrono::duration<double, std::micro>(time).count(); }

std::size_t findings_in(const Answer& publication) { return publication.body["params"]["diagnostics"].size(); }

// The least value that `share` of the samples do not exceed.
double quantile(const Samples& samples, double share) {
  std::vector<double> times;
  for (const Sample& sample : samples) times.push_back(sample.microseconds);
  std::sort(times.begin(), times.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(times.size())));
  return times.at(std::max<std::size_t>(rank, 1) - 1);
}

template <class Value>
double mean(const Samples& samples, Value Sample::*member) {
  const double sum = std::accumulate(samples.begin(), samples.end(), 0.0, [&](double so_far, const Sample& sample) {
    return so_far + static_cast<double>(sample.*member);
  });
  return sum / static_cast<double>(samples.size());
}

}  // namespace

double median(const Samples& samples) { return quantile(samples, 0.5); }
double percentile_99(const Samples& samples) { return quantile(samples, 0.99); }
double mean_findings(const Samples& samples) { return mean(samples, &Sample::findings); }
double mean_bytes(const Samples& samples) { return mean(samples, &Sample::bytes); }

Sample play(Server& server, const Step& step, Awaited awaited) {
  const Clock::time_point begin = Clock::now();
  server.write(step.frames);
  if (awaited == Awaited::diagnostics) {
    const Answer publication = server.publication(step.version);
    return {microseconds(publication.at - begin), findings_in(publication), publication.bytes};
  }
  // The floor publishes before it replies and Gouji after, so either may come first.
  const Answer reply = server.reply(step.version);
  return {microseconds(reply.at - begin), findings_in(server.publication(step.version)), reply.bytes};
}

Sample open(Server& server, const std::string& frame) {
  const Clock::time_point begin = Clock::now();
  server.write(frame);
  const Answer publication = server.publication(1);
  return {microseconds(publication.at - begin), findings_in(publication), publication.bytes};
}

std::vector<Samples> race(const std::vector<Server*>& servers, const Script& script, std::chrono::seconds budget) {
  std::size_t warm_up = std::min<std::size_t>(script.steps.size() / 10, 100);
  const Clock::time_point start = Clock::now();
  std::vector<Samples> samples(servers.size());
  for (std::size_t from = 0; from < script.steps.size(); from += turn) {
    const Clock::duration spent = Clock::now() - start;
    if (from < warm_up && spent > budget / 4) warm_up = from;
    if (from % script.session == 0 && !samples[0].empty() && spent > budget) break;
    for (std::size_t i = 0; i < servers.size(); ++i)
      for (std::size_t k = from; k < std::min(from + turn, script.steps.size()); ++k) {
        const Sample sample = play(*servers[i], script.steps[k], script.awaited);
        if (k >= warm_up) samples[i].push_back(sample);
      }
  }
  return samples;
}

}  // namespace gouji::bench
