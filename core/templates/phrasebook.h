// Knows the words that tell what a number in a sentence counts, and finds them in one pass over the text.
//
// The words are data (core/data/lexicon/prose.json); what the numbers mean in a form is the form's business (its
// `figures`). A subject is what is counted (requests, reviews); a measure is which of them (those received, those
// granted). All words stand in one trie over plain characters (text::plain), so that simplified, traditional and
// full-width spellings are the same, and at every place the longest word counts: 未收到 is not 收到, and 不予公开 is not
// 公开. Most characters begin no word, so most places cost one look into an array.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::templates {

// What a word does in a sentence; a word may do several things. The names in the data are those with dashes.
enum class WordKind : std::uint8_t {
  subject,
  measure,
  claim,         // says something of all cases: all answered, all upheld
  total,         // 共: the number behind it is a whole that parts may follow
  of_which,      // 其中: parts follow
  open_end,      // 等: the list before it is not complete
  about_before,  // 近, 超过
  about_behind,  // 余, 左右
  none,          // 未收到, 无
  other_time,    // 去年
  part_time,     // 上半年
  versus,        // 较, 同比
  rise,
  fall,
  share,        // 占
  area,         // 全市: everything that a government governs
  office,       // 区政府办: a government's own office
  on_behalf,    // 以区政府名义: what an office does for its government
  part,         // 各街道: parts of the organ, or other organs
  narrowing,    // 涉及: only some of the cases
  modifier,     // 的, 引发: the noun before it only describes what follows
  aftermath,    // 败诉: the noun before it is not what is counted
  conditional,  // 若
  plan,         // 将
  context,      // 政府信息公开: the paragraph is about disclosure
  excuse,       // 延期: why not all may be answered
  each,         // 各
  ordinal,      // 第
  connector,    // 和
  filler,       // says nothing about the number
  case_unit,    // 件, behind a number only
  other_unit,   // 条
  no_unit,      // 个月: the number counts something else
};

enum class MeasureRole : std::uint8_t { verb, carry, outcome, applicant, channel };

constexpr std::uint8_t no_id = 0xFF;

struct Word {
  std::uint64_t kinds = 0;  // a bit a kind
  std::uint8_t subject = no_id;
  std::uint8_t measure = no_id;
  std::uint8_t claim = no_id;

  bool is(WordKind kind) const { return (kinds >> static_cast<unsigned>(kind) & 1U) != 0; }
  void add(WordKind kind) { kinds |= std::uint64_t{1} << static_cast<unsigned>(kind); }
};

struct Subject {
  std::string id;
  std::uint8_t zero = no_id;   // the measure that is 0 where a sentence says there is none
  bool needs_context = false;  // others count such cases, too: the paragraph or its heading must say of what
  std::uint8_t alone = no_id;  // the measure of a number that stands right behind the subject
};

struct Measure {
  std::string id;
  MeasureRole role = MeasureRole::verb;
  std::vector<std::uint8_t> of;    // the subjects that it can be said of; empty: any
  std::uint8_t absorbs = no_id;    // is counted in this measure's number where the text does not name it apart
  std::uint8_t completes = no_id;  // this measure and that one leave nothing out
  std::uint8_t widens = no_id;  // a whole that holds such cases is one of that measure: 42件，其中上年结转3件
  bool adds = false;            // several numbers of one sentence make the cell together

  bool can_be_of(std::uint8_t subject) const;
};

class Phrasebook {
 public:
  // A word found at the start of a text: how many bytes it takes there. No bytes where none begins.
  struct Found {
    const Word* word = nullptr;
    std::size_t bytes = 0;
  };
  Found find(std::string_view text) const { return words_.find(text); }
  // Whether a word begins with this plain character.
  bool begins(char32_t plain) const { return words_.begins(plain); }
  Found find_unit(std::string_view text) const { return units_.find(text); }

  // Whether the bytes may hold a figure: a numeral with a unit, or a word that denies or claims something.
  bool may_say_something(std::string_view text) const;

  // Whether an organ governs an area, so that its tables hold the numbers of others, too; a township's do not.
  bool is_area_government(std::string_view organ) const;
  // Whether an organ is a government's own office.
  bool is_office(std::string_view organ) const;

  std::uint8_t subject(std::string_view id) const;
  std::uint8_t measure(std::string_view id) const;
  std::uint8_t claim(std::string_view id) const;
  // Whether the measure is one of things that no form counts.
  bool is_other(std::uint8_t measure) const { return measure != no_id && measures_[measure].id == "other"; }
  const std::vector<Subject>& subjects() const { return subjects_; }
  const std::vector<Measure>& measures() const { return measures_; }
  const std::vector<std::string>& claims() const { return claims_; }

  // For the loader.
  void learn(std::string_view written, WordKind kind, std::uint8_t id = no_id);
  void add(Subject subject) { subjects_.push_back(std::move(subject)); }
  void add(Measure measure) { measures_.push_back(std::move(measure)); }
  void add_area_government(std::string_view ending);
  void add_office(std::string_view ending);
  void add_claim(std::string id) { claims_.push_back(std::move(id)); }
  void finish();  // to be called once, when all is learned
  Subject& subject_at(std::uint8_t index) { return subjects_[index]; }
  Measure& measure_at(std::uint8_t index) { return measures_[index]; }

 private:
  // Nodes in the order they are made; the children of a node are a list through `next`.
  class Trie {
   public:
    Found find(std::string_view text) const;
    bool begins(char32_t plain) const { return plain < first_.size() && first_[plain] != 0; }
    Word& learn(std::string_view written);

   private:
    struct Node {
      char32_t character = 0;
      std::uint16_t child = 0;
      std::uint16_t next = 0;
      std::uint16_t word = 0;  // index into words_, 0 for none
    };
    std::vector<std::uint16_t> first_ = std::vector<std::uint16_t>(0x10000);  // node of a first character
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::vector<Word> words_ = std::vector<Word>(1);
  };

  Trie words_;
  Trie units_;
  std::vector<Subject> subjects_;
  std::vector<Measure> measures_;
  std::vector<std::string> claims_;
  std::vector<bool> denies_ = std::vector<bool>(0x10000);  // characters that begin a word that denies or claims
  std::vector<bool> tells_;  // characters as they are written: those of denies_, and those that numbers begin with
  std::vector<std::string> area_governments_;  // endings of names, folded
  std::vector<std::string> offices_;
};

}  // namespace gouji::templates
