// Accepts editors in one thread and serves each in its own.
#include "lsp/transport/meeting.h"

#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/signal_set.hpp>
#include <atomic>
#include <cstdio>
#include <list>
#include <thread>
#include <utility>

#include "lsp/transport/process_watch.h"
#include "lsp/transport/socket_stream.h"

namespace gouji::transport {

namespace {

// Sessions come back in small pieces and each waits for an answer.
void send_at_once(asio::ip::tcp::socket& socket) {
  asio::error_code ignored;
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
}
void send_at_once(asio::local::stream_protocol::socket&) {}

std::string name(const asio::ip::tcp::endpoint& endpoint) {
  const std::string address = endpoint.address().to_string();
  return (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" + std::to_string(endpoint.port());
}
std::string name(const asio::local::stream_protocol::endpoint& endpoint) { return endpoint.path(); }

template <class Protocol>
base::Error cannot(std::string_view what, const typename Protocol::endpoint& endpoint, const asio::error_code& error) {
  return {"cannot " + std::string(what) + " " + name(endpoint) + ": " + error.message()};
}

// A server that listens, with the sessions of all its editors.
template <class Protocol>
class Listener {
 public:
  using Stream = SocketStream<typename Protocol::socket>;

  Listener(typename Protocol::acceptor acceptor, asio::io_context& loop, const Meeting& meeting)
      : acceptor_(std::move(acceptor)),
        signals_(loop, SIGINT, SIGTERM),
        watch_(loop, [this] { end(); }),
        meeting_(meeting),
        loop_(loop) {}

  void run() {
    meeting_.say("Listening at " + name(acceptor_.local_endpoint()) + ".");
    signals_.async_wait([this](asio::error_code error, int) {
      if (!error) end();
    });
    watch_.watch(meeting_.client_process);
    accept();
    loop_.run();
    for (Session& session : sessions_) session.stream.hang_up();
    for (Session& session : sessions_) session.thread.join();
  }

 private:
  struct Session {
    explicit Session(typename Protocol::socket socket) : stream(std::move(socket)) {}
    Stream stream;
    std::atomic<bool> over = false;
    std::thread thread;
  };

  void accept() {
    acceptor_.async_accept([this](asio::error_code error, typename Protocol::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (!error) begin(std::move(socket));
      accept();
    });
  }

  void begin(typename Protocol::socket socket) {
    send_at_once(socket);
    bury();
    Session& session = sessions_.emplace_back(std::move(socket));
    session.thread = std::thread([this, &session] {
      meeting_.session(session.stream);
      session.stream.hang_up();
      session.over = true;
    });
  }

  // Lets go of the sessions that are over.
  void bury() {
    for (auto session = sessions_.begin(); session != sessions_.end();) {
      const auto next = std::next(session);
      if (session->over) {
        session->thread.join();
        sessions_.erase(session);
      }
      session = next;
    }
  }

  void end() {
    asio::error_code ignored;
    acceptor_.close(ignored);
    loop_.stop();
  }

  typename Protocol::acceptor acceptor_;
  asio::signal_set signals_;
  ProcessWatch watch_;
  const Meeting& meeting_;
  asio::io_context& loop_;
  std::list<Session> sessions_;
};

template <class Protocol>
asio::error_code listen(typename Protocol::acceptor& acceptor, const typename Protocol::endpoint& endpoint) {
  asio::error_code error;
  if (!acceptor.is_open()) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return error;
}

template <class Protocol>
base::Result<int> connect(asio::io_context& loop, const typename Protocol::endpoint& endpoint, const Meeting& meeting) {
  typename Protocol::socket socket(loop);
  asio::error_code error;
  socket.connect(endpoint, error);
  if (error) return cannot<Protocol>("connect to", endpoint, error);
  send_at_once(socket);
  meeting.say("Connected to " + name(endpoint) + ", where an editor listens.");
  SocketStream stream(std::move(socket));
  return meeting.session(stream);
}

void remove_file(const asio::ip::tcp::endpoint&) {}
void remove_file(const asio::local::stream_protocol::endpoint& endpoint) { std::remove(endpoint.path().c_str()); }

// The file of a socket on which nobody listens any more stands in the way of the next server.
void remove_abandoned(const asio::ip::tcp::endpoint&, asio::io_context&) {}
void remove_abandoned(const asio::local::stream_protocol::endpoint& endpoint, asio::io_context& loop) {
  asio::local::stream_protocol::socket probe(loop);
  asio::error_code error;
  probe.connect(endpoint, error);
  if (error == asio::error::connection_refused) remove_file(endpoint);
}

template <class Protocol>
base::Result<int> meet(const typename Protocol::endpoint& endpoint, const Meeting& meeting) {
  asio::io_context loop{1};
  typename Protocol::acceptor acceptor(loop);
  asio::error_code error = listen<Protocol>(acceptor, endpoint);
  if (error == asio::error::address_in_use) {
    if (auto met = connect<Protocol>(loop, endpoint, meeting)) return met;
    remove_abandoned(endpoint, loop);
    error = listen<Protocol>(acceptor, endpoint);
  }
  if (error) return cannot<Protocol>("listen at", endpoint, error);
  Listener<Protocol>(std::move(acceptor), loop, meeting).run();
  remove_file(endpoint);
  return 0;
}

}  // namespace

base::Result<int> meet_at_port(const asio::ip::tcp::endpoint& endpoint, const Meeting& meeting) {
  return meet<asio::ip::tcp>(endpoint, meeting);
}

base::Result<int> meet_at_pipe(const std::string& path, const Meeting& meeting) {
  constexpr std::size_t longest = 107;  // what the system's address of a socket holds
  if (path.empty() || path.size() > longest)
    return base::Error{"--pipe=" + path + ": the path has to be of 1 to " + std::to_string(longest) + " bytes"};
  return meet<asio::local::stream_protocol>(path, meeting);
}

}  // namespace gouji::transport
