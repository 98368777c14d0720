// Runs the program as its users do, in an environment that says nothing of colours and languages but Chinese.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/samples.h"

namespace gouji::support {

inline const std::vector<std::string> plain_environment = {"LANG=zh_CN.UTF-8", "NO_COLOR=", "TERM=xterm"};

inline Outcome gouji_run(std::vector<std::string> arguments, std::string_view input = {},
                         const std::vector<std::string>& environment = plain_environment) {
  arguments.insert(arguments.begin(), gouji::tests::gouji_binary());
  return run(arguments, input, environment);
}

inline Outcome gouji_check(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), "check");
  return gouji_run(std::move(arguments), input);
}

// A report whose title lacks a character, which is a warning that --fix mends.
inline std::string report_with_wrong_title() {
  return replaced(clean_report(), "2023年政府信息公开工作年度报告", "2023政府信息公开工作年度报告");
}

// A report with a total that is wrong by far, which is an error.
inline std::string report_with_wrong_total() {
  return replaced(clean_report(), " |\n| 二、上年结转政府信息公开申请数量", "9 |\n| 二、上年结转政府信息公开申请数量");
}

}  // namespace gouji::support
