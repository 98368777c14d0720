// Searches the marks that only addresses have, :// and @ and www., and reads the address around them.
//
// An address ends at the first character that no address is made of: any Chinese one, for nobody writes a path in Chinese
// characters as often as he goes on with his sentence. Then marks go that belong to the sentence or to the markup.
#include "core/features/links.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

namespace gouji::features {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.'; }
bool is_local(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}
bool is_address(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char want, char got) {
           return want == std::tolower(static_cast<unsigned char>(got));
         });
}

// The size of a host name at the front that has a dot inside; 0 where there is none.
std::size_t host_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_host(text[size])) ++size;
  while (size > 0 && !is_letter(text[size - 1]) && !is_digit(text[size - 1])) --size;
  const std::size_t dot = text.substr(0, size).find('.');
  return size > 0 && dot != text.npos && dot > 0 && text.find("..") >= size ? size : 0;
}

// Takes away what belongs to the sentence around the address, and brackets that were not opened in it.
std::string_view without_tail(std::string_view address) {
  const auto unopened = [&address](char open, char close) {
    return address.back() == close &&
           std::count(address.begin(), address.end(), open) < std::count(address.begin(), address.end(), close);
  };
  while (!address.empty() && (std::string_view(".,;:!?'*_~([").find(address.back()) != std::string_view::npos ||
                              unopened('(', ')') || unopened('[', ']')))
    address.remove_suffix(1);
  return address;
}

// The address at the front, whose first `fixed` bytes are its scheme and its host. An entity of HTML ends it, but for the
// one that stands for &.
std::string_view address_at(std::string_view text, std::size_t fixed) {
  std::size_t size = fixed;
  for (; size < text.size() && is_address(text[size]); ++size) {
    if (text[size] != '&') continue;
    std::size_t end = size + 1;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '#')) ++end;
    if (end < text.size() && text[end] == ';' && text.substr(size, end - size) != "&amp") break;
  }
  const std::string_view address = without_tail(text.substr(0, size));
  return address.size() < fixed ? text.substr(0, fixed) : address;
}

std::string without_entities(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    out += address[at];
    if (address.substr(at).starts_with("&amp;")) at += 4;
  }
  return out;
}

class Finder {
 public:
  Finder(std::string_view text, const std::function<bool()>& stop) : text_(text), stop_(stop) {}

  std::vector<Link> find() {
    constexpr std::string_view marks = ":@wW";
    std::size_t asked = 0;
    for (std::size_t at = text_.find_first_of(marks); at != text_.npos; at = text_.find_first_of(marks, at + 1)) {
      if (at - asked > 1 << 16) {
        if (stop_()) return {};
        asked = at;
      }
      if (at < done_) continue;
      if (text_[at] == ':')
        page_at(at);
      else if (text_[at] == '@')
        mail_at(at);
      else
        bare_page_at(at);
    }
    return std::move(found_);
  }

 private:
  void add(std::size_t begin, std::size_t end, std::string_view scheme) {
    found_.push_back({{begin, end}, std::string(scheme) + without_entities(text_.substr(begin, end - begin))});
    done_ = end;
  }

  bool stands_alone(std::size_t begin) const {
    return begin >= done_ && (begin == 0 || !(is_letter(text_[begin - 1]) || is_digit(text_[begin - 1])));
  }

  // `at` is a colon.
  void page_at(std::size_t at) {
    if (text_.substr(at, 3) != "://") return;
    for (const std::string_view scheme : {"https", "http"}) {
      if (at < scheme.size() || !begins_with(text_.substr(at - scheme.size()), scheme)) continue;
      const std::size_t begin = at - scheme.size();
      const std::size_t host = host_at(text_.substr(at + 3));
      if (host == 0 || !stands_alone(begin)) continue;
      const std::string_view address = address_at(text_.substr(begin), at + 3 - begin + host);
      return add(begin, begin + address.size(), "");
    }
  }

  // `at` may begin www.
  void bare_page_at(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (!begins_with(rest, "www.") || !stands_alone(at)) return;
    const std::size_t host = host_at(rest);
    if (host > 4 && rest.substr(4, host - 4).find('.') != rest.npos)
      add(at, at + address_at(rest, host).size(), "http://");
  }

  // `at` is the sign between the name and the host.
  void mail_at(std::size_t at) {
    std::size_t begin = at;
    while (begin > done_ && is_local(text_[begin - 1])) --begin;
    while (begin < at && !is_letter(text_[begin]) && !is_digit(text_[begin])) ++begin;
    const std::size_t host = host_at(text_.substr(at + 1));
    if (begin == at || host == 0 || !is_letter(text_[at + host])) return;
    add(begin, at + 1 + host, "mailto:");
  }

  const std::string_view text_;
  const std::function<bool()>& stop_;
  std::vector<Link> found_;
  std::size_t done_ = 0;  // where the last one ends
};

}  // namespace

std::vector<Link> links(const text::Text& text, const std::function<bool()>& stop) {
  return Finder(text.str(), stop).find();
}

}  // namespace gouji::features
