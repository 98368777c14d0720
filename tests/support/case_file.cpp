// Applies the diff of a case to its base; the marks stay in and are read last.
#include "tests/support/case_file.h"

#include <algorithm>
#include <stdexcept>

#include "tests/support/samples.h"

namespace gouji::tests {

namespace {

struct Base {
  std::string_view form;
  std::string_view notation;
  std::string_view sample;
};

constexpr Base bases[] = {
    {"2021", "cells", "青禾区财政局2022-正确.txt"}, {"2021", "tsv", "青禾区民政局2023-正确.txt"},
    {"2021", "pipes", "青禾区教育局2021-正确.txt"}, {"2021", "markdown", "青禾区农业农村局2023-正确.report.md"},
    {"2019", "cells", "青禾区司法局2019-正确.txt"}, {"2019", "tsv", "青禾区卫生健康局2020-正确.txt"},
    {"2019", "pipes", "青禾区审计局2020-正确.txt"}, {"2019", "markdown", "青禾区文化和旅游局2019-正确.report.md"},
};

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

// Replaces whole lines of the text, the first that match behind `from`; `from` moves behind the new lines.
void replace_lines(std::string& text, std::size_t& from, const std::string& before, const std::string& after) {
  if (before.empty()) throw std::runtime_error("a hunk needs lines that stay or go, to know its place");
  std::size_t at = text.find(before, from);
  while (at != text.npos && at != 0 && text[at - 1] != '\n') at = text.find(before, at + 1);
  if (at == text.npos) throw std::runtime_error("these lines are not in the base:\n" + before);
  text.replace(at, before.size(), after);
  from = at + after.size();
}

void apply_diff(std::string& text, std::string_view diff) {
  std::size_t from = 0;
  std::string before;
  std::string after;
  const auto close = [&] {
    if (!before.empty() || !after.empty()) replace_lines(text, from, before, after);
    before.clear();
    after.clear();
  };
  while (!diff.empty()) {
    const std::string_view line = take_line(diff);
    if (line == "@@") {
      close();
      continue;
    }
    const char kind = line.empty() ? ' ' : line.front();
    const std::string words = std::string(line.substr(line.empty() ? 0 : 1)) + "\n";
    if (kind != ' ' && kind != '-' && kind != '+')
      throw std::runtime_error("a line of a diff begins with a space, - or +: " + std::string(line));
    if (kind != '-') after += words;
    if (kind == '-') before += words;
    if (kind == ' ') before += without_marks(words);
  }
  close();
}

// Every year of the text, 20YY, moved.
std::string with_years_moved(std::string text, int by) {
  for (std::size_t at = text.find("20"); by != 0 && at != text.npos; at = text.find("20", at + 1)) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if ((at > 0 && digit(at - 1)) || !digit(at + 2) || !digit(at + 3) || digit(at + 4)) continue;
    text.replace(at, 4, std::to_string(std::stoi(text.substr(at, 4)) + by));
  }
  return text;
}

// `head` is the line that begins the file, without its marks.
BesideFile read_beside(std::string_view head, std::string_view rest) {
  const std::vector<std::string> words = words_of(head);
  if (words.size() < 4 || words[1] != "base:") throw std::runtime_error("a file has a name and a base");
  BesideFile file{words[0], base_text(words[2], words[3])};
  if (words.size() == 6 && words[4] == "years:") file.text = with_years_moved(file.text, std::stoi(words[5]));
  if (rest.starts_with("@@\n")) apply_diff(file.text, rest.substr(3));
  return file;
}

CaseFile read_first(std::string_view file);

}  // namespace

std::string base_text(std::string_view form, std::string_view notation) {
  for (const Base& base : bases)
    if (base.form == form && base.notation == notation) return support::sample(base.sample);
  throw std::runtime_error("there is no correct sample " + std::string(form) + " " + std::string(notation));
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

bool CaseFile::compares(std::string_view code) const {
  return only.empty() ||
         std::any_of(only.begin(), only.end(), [code](const std::string& begin) { return code.starts_with(begin); });
}

CaseFile read_case(std::string_view file) {
  constexpr std::string_view mark = "\n=== ";
  std::size_t end = std::min(file.find(mark), file.size());
  CaseFile result = read_first(file.substr(0, std::min(end + 1, file.size())));
  while (end < file.size()) {
    std::string_view rest = file.substr(end + mark.size());
    const std::string_view head = take_line(rest);
    end = std::min(file.find(mark, end + mark.size()), file.size());
    const auto begin = static_cast<std::size_t>(rest.data() - file.data());
    result.beside.push_back(read_beside(head, begin < end ? file.substr(begin, end + 1 - begin) : ""));
  }
  return result;
}

namespace {

CaseFile read_first(std::string_view file) {
  CaseFile result;
  std::string text;
  bool crlf = false;
  result.fact = take_line(file);
  if (!result.fact.ends_with('.')) throw std::runtime_error("the first line is not a sentence: " + result.fact);
  for (bool header = true; header && !file.empty();) {
    const std::string_view line = take_line(file);
    const std::vector<std::string> words = words_of(line);
    if (line.empty()) continue;
    if (line == "text:") {
      text = file;
      header = false;
    } else if (line == "@@") {
      apply_diff(text, file);
      header = false;
    } else if (words.front() == "base:" && words.size() == 3) {
      text = base_text(words[1], words[2]);
    } else if (words.front() == "only:") {
      result.only.assign(words.begin() + 1, words.end());
    } else if (words.front() == "last-year:" && words.size() == 2) {
      result.last_year = words[1];
    } else if (words.front() == "children:") {
      result.children.assign(words.begin() + 1, words.end());
    } else if (words.front() == "absent:") {
      result.absent.assign(words.begin() + 1, words.end());
    } else if (line == "line-breaks: crlf") {
      crlf = true;
    } else {
      throw std::runtime_error("nobody knows what this line asks: " + std::string(line));
    }
  }
  result.content = read_marks(crlf ? with_crlf(text) : text);
  return result;
}

}  // namespace

}  // namespace gouji::tests
