// Makes edits as authors and accidents make them: digits, rows, headings, pasted pieces, deleted spans, broken bytes.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/text/edit.h"
#include "core/text/text.h"
#include "tests/core/base/random.h"
#include "tests/core/text/samples.h"

namespace gouji::tests {

/// One random edit of the text. Some pieces are headings, titles and rows, so that reports begin, end, split and merge.
inline text::Edit random_edit(Random& random, const text::Text& text) {
  static constexpr std::array<std::string_view, 50> pieces = {"<!-- gouji-ignore-file sum.* cell.blank -->\n",
                                                              "<!-- gouji-ignore -->\n",
                                                              "<!-- gouji-ignore-begin row.* 至=2020-01-01 -->\n",
                                                              "<!-- gouji-ignore-end -->\n",
                                                              "%% gouji-ignore sum.row\n",
                                                              "gouji-ignore",
                                                              "0",
                                                              "7",
                                                              "-",
                                                              "|",
                                                              "\t",
                                                              "\n",
                                                              "\r\n",
                                                              "\r",
                                                              "\n\n",
                                                              " ",
                                                              "　",
                                                              "息",
                                                              "O",
                                                              "，",
                                                              "#",
                                                              "## ",
                                                              "\t0\n",
                                                              "\t\n",
                                                              "| 0 |",
                                                              "| --- | ---: |\n",
                                                              "一、总体情况\n",
                                                              "\n三、收到和处理政府信息公开申请情况\n",
                                                              "\n六、其他需要报告的事项\n",
                                                              "（一）主动公开\n",
                                                              "\t（三）不予公开\n",
                                                              "三、本年度办理结果",
                                                              "云溪市青禾区教育局2022年政府信息公开工作年度报告\n",
                                                              "\n云溪市青禾区林业局2020年政府信息公开\n工作年度报告\n",
                                                              "第二十条第（一）项\n",
                                                              "\t1.属于国家秘密\n\t0\n\t0\n",
                                                              "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n",
                                                              "2021年1月1日",
                                                              "（六）其他处理",
                                                              "一、二、"};
  const std::size_t size = text.bytes();
  const std::size_t begin = random.upto(size);
  text::Edit edit;
  edit.range = {begin, begin};
  if (random.one_in(2))
    edit.range.end = std::min(size, begin + random.upto(random.one_in(20) ? size / 2 : random.one_in(3) ? 80 : 4));
  if (random.one_in(6)) return edit;
  if (random.one_in(12)) {
    const std::size_t from = random.upto(size);
    edit.text = text.slice({from, std::min(size, from + random.upto(400))});
  } else if (random.one_in(15)) {
    edit.text = random_bytes(random, random.upto(40));
  } else {
    for (std::size_t n = 0; n <= random.upto(2); ++n) edit.text += pieces[random.upto(pieces.size() - 1)];
  }
  return edit;
}

/// The edit that takes `edit` back.
inline text::Edit inverse(const text::Text& before, const text::Edit& edit) {
  return {{edit.range.begin, edit.range.begin + edit.text.size()}, before.slice(edit.range)};
}

}  // namespace gouji::tests
