// Queues what a server does aside and works it off when the batch is through, as if it had taken a while.
#include "lsp/replay/player.h"

#include <utility>

namespace gouji::replay {

Player::Player(std::shared_ptr<const templates::Library> library, const Circumstances& circumstances)
    : circumstances_(circumstances), server_(*this, std::move(library), [](std::string_view) {}) {
  if (circumstances.today) server_.set_today(*circumstances.today);
}

std::string Player::body(const Entry& entry) const {
  const rpc::Json& message = entry.message;
  const bool begins = message.is_object() && message.value("method", rpc::Json()) == "initialize" &&
                      message.contains("params") && message.at("params").is_object();
  if (!begins || message.at("params").contains("locale")) return entry.body();
  rpc::Json told = message;
  told["params"]["locale"] = name(circumstances_.language);
  return rpc::dump(told);
}

std::vector<rpc::Json> Player::tell(std::vector<std::string> bodies) {
  said_.clear();
  server_.receive(std::move(bodies));
  work_off();
  server_.idle();
  work_off();
  return std::move(said_);
}

void Player::work_off() {
  for (; !tasks_.empty(); tasks_.pop()) tasks_.front()();
}

void Player::send(std::string_view body) { said_.push_back(rpc::parse(body).value_or(rpc::Json(body))); }

void Player::aside(std::function<void()> work, std::function<void()> done) {
  tasks_.push(std::move(work));
  tasks_.push(std::move(done));
}

void for_each_batch(const Recording& recording,
                    const std::function<void(std::span<const Entry> batch, std::span<const Entry> answers)>& fn) {
  const std::span<const Entry> entries = recording.entries;
  const auto run = [&entries](std::size_t begin, bool from_client) {
    std::size_t end = begin;
    while (end < entries.size() && entries[end].from_client == from_client) ++end;
    return entries.subspan(begin, end - begin);
  };
  for (std::size_t at = 0; at < entries.size();) {
    const auto batch = run(at, true);
    const auto answers = run(at + batch.size(), false);
    at += batch.size() + answers.size();
    fn(batch, answers);
  }
}

}  // namespace gouji::replay
