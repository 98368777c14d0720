// Asks for completion at the cursor of marked texts, and chooses what is offered.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "core/features/completion.h"
#include "tests/core/messages/message_laws.h"
#include "tests/support/marks.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

using features::CompletionContext;
using features::CompletionItem;
using features::CompletionKind;

inline constexpr CompletionContext in_report{false, true, true, 2025};
inline constexpr CompletionContext in_markdown{false, false, true, 2025};
inline constexpr CompletionContext invoked_in_markdown{true, false, true, 2025};
inline constexpr CompletionContext invoked_in_text{true, false, false, 2025};

inline std::vector<CompletionItem> complete(std::string_view marked, const CompletionContext& context) {
  const MarkedText text = read_marks(marked);
  return features::completion(open(text.text), text.cursor.value(), context);
}

// "section 五、存在的主要问题及改进情况"
inline std::vector<std::string> described(const std::vector<CompletionItem>& items) {
  constexpr std::string_view kinds[] = {"report", "title", "section", "aspect", "tables", "row", "value", "sentence"};
  std::vector<std::string> lines;
  for (const CompletionItem& item : items) {
    check_message(item.detail);
    lines.push_back(std::string(kinds[static_cast<std::size_t>(item.kind)]) + " " + item.label);
  }
  return lines;
}

// What the document is once the item is chosen.
inline std::string chosen(std::string_view marked, const CompletionItem& item) {
  text::EditList edits;
  REQUIRE(edits.add({item.replace, edits::plain(item.insert)}));
  return text::apply(read_marks(marked).text, edits);
}

inline const CompletionItem& find(const std::vector<CompletionItem>& items, std::string_view label) {
  const auto found =
      std::find_if(items.begin(), items.end(), [label](const CompletionItem& item) { return item.label == label; });
  REQUIRE(found != items.end());
  return *found;
}

inline void check_offers(std::string_view marked, const CompletionContext& context,
                         const std::vector<std::string>& expected) {
  INFO(marked);
  CHECK(described(complete(marked, context)) == expected);
}

inline const std::vector<std::string> all_sections = {
    "section 一、总体情况",
    "section 二、主动公开政府信息情况",
    "section 三、收到和处理政府信息公开申请情况",
    "section 四、政府信息公开行政复议、行政诉讼情况",
    "section 五、存在的主要问题及改进情况",
    "section 六、其他需要报告的事项",
};

// A report whose title and sections one and two are written.
inline const std::string begun =
    "# 云溪市青禾区林业局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n2023年，工作平稳。\n\n";

}  // namespace gouji::tests
