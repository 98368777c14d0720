// Takes numbers only: to look a name up could lead anywhere.
#include "lsp/transport/address.h"

#include <charconv>
#include <optional>
#include <string>

namespace gouji::transport {

namespace {

std::optional<asio::ip::port_type> read_port(std::string_view digits) {
  asio::ip::port_type port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return port;
}

std::optional<asio::ip::address> read_host(std::string_view host) {
  if (host.empty() || host == "localhost") return asio::ip::address_v4::loopback();
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  asio::error_code error;
  const asio::ip::address address = asio::ip::make_address(std::string(host), error);
  if (error || !address.is_loopback()) return std::nullopt;
  return address;
}

}  // namespace

base::Result<asio::ip::tcp::endpoint> read_loopback_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  const bool has_host = colon != std::string_view::npos;
  const std::string_view host = has_host ? text.substr(0, colon) : std::string_view();
  const auto port = read_port(has_host ? text.substr(colon + 1) : text);
  if (!port) return base::Error{"--socket=" + std::string(text) + ": a port is a number from 0 to 65535"};
  const auto address = read_host(host);
  if (!address)
    return base::Error{"--socket=" + std::string(text) +
                       ": only this machine is served, at 127.0.0.1, localhost or [::1]; reports are nobody else's"};
  return asio::ip::tcp::endpoint(*address, *port);
}

}  // namespace gouji::transport
