// Spells a label so that it looks or means the same: width, radicals, traditional characters, space and nothings.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::tests {

/// `draw(n)` gives a number in [0, n]; it decides for every character how it is spelt.
template <class Draw>
std::string spelt_alike(std::string_view label, Draw draw) {
  static constexpr std::array<std::string_view, 10> nothings = {" ",      "　",     "\u00a0", "\u200b", "\ufeff",
                                                                "\u2003", "\u200d", "\u00ad", "\n",     "\u2060"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> looks = {{{"一", "⼀"},
                                                                                           {"二", "⼆"},
                                                                                           {"行", "⾏"},
                                                                                           {"人", "⼈"},
                                                                                           {"大", "⼤"},
                                                                                           {"工", "⼯"},
                                                                                           {"文", "⽂"},
                                                                                           {"民", "⺠"},
                                                                                           {"见", "⻅"},
                                                                                           {"长", "⻓"},
                                                                                           {"示", "⽰"},
                                                                                           {"立", "⽴"},
                                                                                           {"用", "⽤"},
                                                                                           {"行", "\uFA08"},
                                                                                           {"不", "\uF967"},
                                                                                           {"类", "類"}}};
  std::string spelt;
  for (std::size_t at = 0; at < label.size();) {
    const text::Decoded next = text::decode(label, at);
    std::string character(label.substr(at, next.length));
    at += next.length;
    switch (draw(7)) {
      case 1:
        if (next.code_point > 0x20 && next.code_point < 0x7F) character = text::encode(next.code_point + 0xFEE0);
        break;
      case 2:
        for (const auto& [plain, look] : looks)
          if (character == plain) character = look;
        break;
      case 3: character = text::to_traditional(character); break;
      case 4: character += nothings[draw(nothings.size() - 1)]; break;
      default: break;
    }
    spelt += character;
  }
  return spelt;
}

}  // namespace gouji::tests
