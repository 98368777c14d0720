// Finds which reports of many belong together: the years of one organ, and the organs below a government.
//
// Two spellings are one organ when one ends with the other (青禾区财政局, 财政局), but a short one that several organs
// could mean is none of theirs. Equal names pair across folders only where they say of which place the organ is; a bare
// 财政局 stays in its folder, or in that of another year. Where two reports of last year could be meant and neither lies
// nearer, none is: a wrong pair would bring false alarms in every column.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/relatives/digest.h"

namespace gouji::relatives {

// A report: its document, by whatever name the owner of the index uses (parts parted by /), and its place there.
struct Member {
  std::string document;
  std::size_t report = 0;
  std::shared_ptr<const Digest> digest;
};

// What a project file says of a document's relatives.
struct Declared {
  std::string last_year;                             // a document; empty: nothing is said
  std::optional<std::vector<std::string>> children;  // documents, sorted; empty: nothing is said
  std::vector<std::string> absent;                   // named, and not there

  friend bool operator==(const Declared&, const Declared&) = default;
};

class Index {
 public:
  // Puts the document's reports in the place of those that it had; none takes it out.
  void put(const std::string& document, Digests digests);
  void declare(const std::string& document, Declared declared);

  const Digests* digests(const std::string& document) const;
  const Declared* declared(const std::string& document) const;
  std::size_t size() const { return documents_.size(); }

  struct LastYear {
    Member member;
    bool named = false;  // by the project file
  };
  // Empty where there is none, or where nobody can tell which it is.
  std::optional<LastYear> last_year(const std::string& document, const Digest& digest) const;

  // The reports of the year of the organs below: empty where the document's project does not say which they are.
  struct Parts {
    std::vector<Member> members;
    std::vector<std::string> missing;  // names of organs, or of files, that have handed in nothing
  };
  std::optional<Parts> parts(const std::string& document, const Digest& digest) const;

  // The documents whose findings may change with this one's reports, itself among them.
  std::set<std::string> dependents(const std::string& document) const;

  // All documents in order.
  void for_each(const std::function<void(const std::string&, const Digests&)>& fn) const;

 private:
  struct Entry {
    Digests digests;
    Declared declared;
  };
  using Years = std::map<int, std::vector<std::pair<const std::string*, std::size_t>>>;

  std::vector<std::string> spellings(const std::string& organ) const;
  bool is_one_organ(const std::string& organ, std::vector<std::string>& longer) const;
  std::vector<Member> of_year(const std::string& organ, int year) const;
  std::optional<Member> last_year_by_name(const std::string& document, const Digest& digest) const;
  void forget(const std::string& document, const Entry& entry);
  Member member(const std::pair<const std::string*, std::size_t>& at) const;

  std::map<std::string, Entry, std::less<>> documents_;
  std::map<std::string, Years, std::less<>> organs_;
  std::set<std::string> backwards_;  // names of organs, their bytes reversed: those that end alike stand together
  std::map<std::string, std::set<std::string>> parents_;     // by document: those that declare it a child
  std::map<std::string, std::set<std::string>> successors_;  // by document: those that declare it last year's
};

}  // namespace gouji::relatives
