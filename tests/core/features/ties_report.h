// Is the beginning of a small report in which figures of the prose and cells of a table tie out.
#pragma once

#include <string>
#include <string_view>

namespace gouji::tests {

/// The report with these sentences and this row of values; both may hold marks.
inline std::string ties_report(std::string_view sentences, std::string_view values) {
  return "青禾区林业局2023年政府信息公开工作年度报告\n一、总体情况\n（二）依申请公开\n" + std::string(sentences) +
         "\n四、政府信息公开行政复议、行政诉讼情况\n"
         "| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |\n"
         "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"
         "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |\n"
         "|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 "
         "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n" +
         std::string(values) + "\n五、存在的主要问题及改进情况\n无。\n";
}

}  // namespace gouji::tests
