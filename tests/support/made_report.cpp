// Draws numbers that tie out, then prints the form's own trees of rows and columns in a chosen spelling.
#include "tests/support/made_report.h"

#include <array>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::tests {

namespace {

using templates::Domain;
using templates::Heading;
using templates::Table;

using Numbers = std::vector<std::vector<long>>;  // rows × columns

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

long draw(Random& random) {
  if (!random.one_in(3)) return 0;
  if (random.one_in(12)) return static_cast<long>(1000 + random.upto(9000));
  return static_cast<long>(random.upto(random.one_in(3) ? 120 : 9));
}

Numbers requests(const Table& table, Random& random) {
  const std::size_t rows = table.rows.size();
  const std::size_t total = table.columns.size() - 1;
  Numbers numbers(rows, std::vector<long>(table.columns.size()));
  for (std::size_t column = 0; column < total; ++column) {
    long sum = 0;
    for (std::size_t row = 2; row + 2 < rows; ++row) sum += numbers[row][column] = draw(random);
    numbers[rows - 2][column] = sum;
    numbers[rows - 1][column] = draw(random);
    const long handled = sum + numbers[rows - 1][column];
    numbers[1][column] = std::min(handled, draw(random));
    numbers[0][column] = handled - numbers[1][column];
  }
  for (std::vector<long>& row : numbers)
    for (std::size_t column = 0; column < total; ++column) row[total] += row[column];
  return numbers;
}

Numbers lawsuits(const Table& table, Random& random) {
  Numbers numbers(1, std::vector<long>(table.columns.size()));
  for (std::size_t column = 0; column < numbers[0].size(); ++column) {
    if (column % 5 == 4) continue;
    numbers[0][column] = draw(random);
    numbers[0][column / 5 * 5 + 4] += numbers[0][column];
  }
  return numbers;
}

Numbers any_numbers(const Table& table, Random& random) {
  Numbers numbers(table.rows.size(), std::vector<long>(table.columns.size()));
  for (std::vector<long>& row : numbers)
    for (long& number : row) number = draw(random);
  return numbers;
}

std::string number_text(long number, const Spelling& spelling) {
  if (number == 0) return spelling.zero;
  std::string text = std::to_string(number);
  if (spelling.thousands && text.size() > 3) text.insert(text.size() - 3, ",");
  if (!spelling.wide_digits) return text;
  std::string wide;
  for (const char c : text) wide += c == ',' ? std::string("，") : text::encode(U'０' + static_cast<char32_t>(c - '0'));
  return wide;
}

struct Printed {
  std::string text;
  std::string amount;
};

Printed print_value(long number, const Heading& column, bool old_form, const Spelling& spelling, Random& random) {
  if (column.domain == Domain::change) {
    static const std::array<std::pair<std::string_view, std::string_view>, 8> changes = {{{"0", "0"},
                                                                                          {"增加7", "7"},
                                                                                          {"增7", "7"},
                                                                                          {"+7", "7"},
                                                                                          {"7", "7"},
                                                                                          {"减少3", "-3"},
                                                                                          {"-3", "-3"},
                                                                                          {"减3", "-3"}}};
    const auto& [text, amount] = changes[random.upto(changes.size() - 1)];
    return {std::string(text), std::string(amount)};
  }
  if (column.domain == Domain::amount) {
    static const std::array<std::string_view, 4> amounts = {"25.1", "6944.93", "0.123456", "12"};
    const std::string amount(amounts[random.upto(amounts.size() - 1)]);
    return {old_form ? amount + (random.one_in(2) ? "万元" : "元") : amount, amount};
  }
  return {number_text(number, spelling), std::to_string(number)};
}

class Printer {
 public:
  Printer(const Table& table, const Spelling& spelling, Random& random)
      : table_(table), spelling_(spelling), random_(random) {}

  MadeTable print(const std::vector<std::vector<Printed>>& values) {
    made_.id = table_.id;
    made_.labels = table_.labelled_rows() ? static_cast<std::size_t>(table_.rows.depth) : 0;
    made_.width = made_.labels + table_.columns.size();
    if (spelling_.captions == 3) made_.rows.push_back({{words("单位：件"), 0, made_.width, 1, false}});
    if (!table_.heading.empty()) made_.rows.push_back({{words(table_.heading), 0, made_.width, 1, false}});
    print_header();
    for (std::size_t row = 0; row < values.size(); ++row) print_row(row, values[row]);
    return std::move(made_);
  }

 private:
  std::string words(const std::string& label) { return spelt(label, spelling_, random_); }

  std::string label_of(const Heading& heading) {
    if (spelling_.shortened && !heading.variants.empty())
      return words(heading.variants[random_.upto(heading.variants.size() - 1)]);
    return words(heading.label);
  }

  void print_header() {
    const std::size_t levels = static_cast<std::size_t>(table_.columns.depth);
    for (std::size_t level = 0; level < levels; ++level) {
      std::vector<MadeCell>& row = made_.rows.emplace_back();
      if (level == 0 && made_.labels > 0) row.push_back({words(table_.corner), 0, made_.labels, levels, false});
      for (const Heading& heading : table_.columns.headings) {
        if (static_cast<std::size_t>(heading.depth) != level) continue;
        const auto first = static_cast<std::size_t>(heading.first_leaf);
        const auto last = static_cast<std::size_t>(heading.last_leaf);
        row.push_back({label_of(heading), made_.labels + first, last - first, heading.group ? 1 : levels - level});
      }
    }
    made_.header = made_.rows.size();
  }

  void print_row(std::size_t leaf, const std::vector<Printed>& values) {
    std::vector<MadeCell>& row = made_.rows.emplace_back();
    if (made_.labels > 0) {
      const Heading& own = table_.rows.leaf(leaf);
      print_groups(own, leaf, row);
      const auto depth = static_cast<std::size_t>(own.depth);
      std::string label = label_of(own);
      if (spelling_.units && depth == 0 && label.find('\n') == label.npos) label += "（件）";
      row.push_back({std::move(label), depth, made_.labels - depth, 1, false});
    }
    for (std::size_t i = 0; i < values.size(); ++i) row.push_back({values[i].text, made_.labels + i, 1, 1, true});
  }

  void print_groups(const Heading& heading, std::size_t leaf, std::vector<MadeCell>& row) {
    if (heading.parent < 0) return;
    const Heading& group = table_.rows.headings[static_cast<std::size_t>(heading.parent)];
    print_groups(group, leaf, row);
    if (static_cast<std::size_t>(group.first_leaf) != leaf) return;
    row.push_back({label_of(group), static_cast<std::size_t>(group.depth), 1,
                   static_cast<std::size_t>(group.last_leaf - group.first_leaf), false});
  }

  const Table& table_;
  const Spelling& spelling_;
  Random& random_;
  MadeTable made_;
};

// The characters that PDF files like to hold as radicals.
std::string with_radicals(std::string text) {
  static const std::array<std::pair<std::string_view, std::string_view>, 10> radicals = {{{"一", "⼀"},
                                                                                          {"二", "⼆"},
                                                                                          {"行", "⾏"},
                                                                                          {"人", "⼈"},
                                                                                          {"大", "⼤"},
                                                                                          {"工", "⼯"},
                                                                                          {"文", "⽂"},
                                                                                          {"民", "⺠"},
                                                                                          {"见", "⻅"},
                                                                                          {"长", "⻓"}}};
  for (const auto& [plain, radical] : radicals) text = replace_all(text, plain, radical);
  return text;
}

std::string in_script(std::string text, int script, Random& random) {
  if (script == 0) return text;
  if (script == 2 && random.one_in(2)) {
    // A one-way converter leaves some words as they are.
    text = text::to_traditional(text);
    for (const auto& [from, to] : {std::pair("於", "于"), {"後", "后"}, {"範", "范"}, {"製", "制"}, {"複", "復"}})
      text = replace_all(text, from, to);
    return text;
  }
  if (script == 2) return text;
  text = text::to_traditional(text);
  return script == 3 ? replace_all(text, "文件", "檔案") : text;
}

// What web pages and Word leave between characters, and characters that only look like the usual ones.
std::string with_nothings(std::string text, Random& random) {
  static const std::array<std::string_view, 5> nothings = {"\u200b", "\ufeff", "\u200d", "\u00ad", "\u2060"};
  text = replace_all(replace_all(text, "行", "\uFA08"), "不", "\uF967");
  std::size_t at = random.upto(text.size());
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return text.insert(at, nothings[random.upto(nothings.size() - 1)]);
}

// A break or a space in the middle of a label of words.
std::string with_gap(std::string text, std::string_view gap) {
  const std::size_t characters = text.size() / 3;
  if (characters < 4 || text.size() % 3 != 0) return text;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x80) return text;
  return text.insert(characters / 2 * 3, gap);
}

}  // namespace

Spelling random_spelling(Random& random) {
  Spelling spelling;
  if (random.one_in(5)) return spelling;
  static const std::array<std::string_view, 4> marks = {".", "、", "．", ". "};
  static const std::array<std::string_view, 5> zeros = {"0", "0", "-", "—", "/"};
  spelling.mark = marks[random.upto(marks.size() - 1)];
  spelling.ascii_brackets = random.one_in(3);
  spelling.space_in_numbers = random.one_in(4);
  spelling.quotes = static_cast<int>(random.upto(2));
  spelling.script = random.one_in(2) ? 0 : static_cast<int>(random.upto(3));
  spelling.radicals = spelling.script == 0 && random.one_in(5);
  spelling.wide_digits = random.one_in(8);
  spelling.thousands = random.one_in(4);
  spelling.zero = zeros[random.upto(zeros.size() - 1)];
  spelling.broken_labels = random.one_in(3);
  spelling.spaced_labels = !spelling.broken_labels && random.one_in(4);
  spelling.shortened = random.one_in(5);
  spelling.headings = random.one_in(2) ? 0 : static_cast<int>(random.upto(3));
  spelling.nothings = random.one_in(6);
  spelling.units = random.one_in(8);
  spelling.bold = random.one_in(6);
  spelling.captions = random.one_in(2) ? 0 : static_cast<int>(random.upto(3));
  return spelling;
}

std::string spelt(std::string words, const Spelling& spelling, Random& random) {
  for (char digit = '1'; digit <= '9'; ++digit)
    if (words.starts_with(std::string(1, digit) + ".")) words.replace(1, 1, spelling.mark);
  if (spelling.quotes > 0) {
    words = replace_all(words, "“", spelling.quotes == 1 ? "\"" : "");
    words = replace_all(words, "”", spelling.quotes == 1 ? "\"" : "");
  }
  const bool numbered = words.starts_with("（");
  if (numbered && spelling.space_in_numbers) words.insert(words.find("）") + 3, " ");
  if (spelling.ascii_brackets) words = replace_all(replace_all(words, "（", "("), "）", ")");
  words = in_script(std::move(words), spelling.script, random);
  if (spelling.broken_labels && random.one_in(2)) words = with_gap(std::move(words), "\n");
  if (spelling.spaced_labels && random.one_in(2)) words = with_gap(std::move(words), " ");
  if (spelling.radicals) words = with_radicals(std::move(words));
  if (spelling.nothings) words = with_nothings(std::move(words), random);
  return words;
}

std::string spelt_heading(const templates::Section& section, const Spelling& spelling, Random& random) {
  std::string title = section.title;
  if (spelling.headings == 1 && !section.variants.empty())
    title = section.variants[random.upto(section.variants.size() - 1)];
  if (spelling.headings == 2) {
    const std::size_t at = std::string_view("一二三四五六").find(title.substr(0, 3));
    title = std::to_string(at / 3 + 1) + "、" + (random.one_in(2) ? " " : "") + title.substr(6);
  }
  if (spelling.headings == 3) title.replace(3, 3, random.one_in(2) ? "." : "．");
  Spelling whole = spelling;
  whole.broken_labels = false;
  whole.spaced_labels = false;
  return spelt(std::move(title), whole, random);
}

MadeReport make_report(const templates::Library& library, Random& random) {
  MadeReport report;
  static const std::array<std::string_view, 5> organs = {"云溪市青禾区水务局", "青禾区人民政府办公室",
                                                         "云溪市青禾区白鹭街道", "青禾区经济和信息化局（青禾区商务局）",
                                                         "云溪市青禾区行政审批局"};
  report.organ = organs[random.upto(organs.size() - 1)];
  report.year = static_cast<int>(2019 + random.upto(5));
  report.form = library.for_year(report.year);
  report.spelling = random_spelling(random);
  for (const Table& table : report.form->tables) {
    Numbers numbers = !table.labelled_rows() ? lawsuits(table, random)
                      : table.rows.depth > 1 ? requests(table, random)
                                             : any_numbers(table, random);
    std::vector<std::vector<Printed>> printed;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      std::vector<Printed>& values = printed.emplace_back();
      for (std::size_t column = 0; column < numbers[row].size(); ++column) {
        const Heading& heading = table.columns.leaf(column);
        values.push_back(print_value(numbers[row][column], heading, !heading.unit.size(), report.spelling, random));
        const std::string address = table.id + "/" + table.rows.leaf(row).id + "/" + heading.id;
        report.cells[address] = values.back().text;
        report.amounts[address] = values.back().amount;
      }
    }
    MadeTable made = Printer(table, report.spelling, random).print(printed);
    made.section = report.form->sections[table.section].id;
    report.tables.push_back(std::move(made));
  }
  return report;
}

}  // namespace gouji::tests
