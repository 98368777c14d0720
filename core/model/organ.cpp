// Looks at the ends of names, where Chinese names of organs say what they are.
#include "core/model/organ.h"

#include <algorithm>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::model {

namespace {

constexpr std::size_t longest_name = 120;  // bytes: forty characters

bool ends_with_one_of(std::string_view name, const std::vector<std::string>& ends) {
  return std::any_of(ends.begin(), ends.end(), [name](const std::string& end) { return name.ends_with(end); });
}

bool is_short_for(std::string_view shorter, std::string_view longer) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < shorter.size();) {
    const std::string_view character = shorter.substr(i, text::decode(shorter, i).length);
    at = longer.find(character, at);
    if (at == longer.npos) return false;
    at += character.size();
    i += character.size();
  }
  return true;
}

}  // namespace

bool ends_like_organ(std::string_view text) {
  for (const std::string_view end :
       {"局", "厅", "委", "办", "府", "会", "院", "处", "室", "所", "站", "馆", "中心", "街道",
        "镇", "乡", "区", "县", "市", "省", "部", "队", "署", "校", "学", "社", "司",   "廳",
        "辦", "會", "處", "館", "鎮", "鄉", "區", "縣", "隊", "學", "）", ")"})
    if (text.ends_with(end)) return true;
  return false;
}

bool is_organ_line(std::string_view words) {
  if (words.size() > longest_name || words.size() < 6 || !ends_like_organ(words)) return false;
  for (const std::string_view mark :
       {"。", "，", "；", "：", "、", "！", "？", "《", "“", ",", ";", ":", "|", "\t", "#"})
    if (words.find(mark) != words.npos) return false;
  return true;
}

std::string plain_organ(std::string_view name) {
  const std::size_t open = std::min(name.find("（"), name.find("("));
  return text::fold(name.substr(0, open));
}

OrganType organ_type(const templates::Narrative& narrative, std::string_view name) {
  if (ends_with_one_of(name, narrative.governments)) return OrganType::government;
  if (ends_with_one_of(name, narrative.departments)) return OrganType::department;
  return OrganType::unknown;
}

bool names_place(std::string_view name) {
  constexpr std::size_t shortest = 6;  // bytes: a place has two characters before the word for its kind
  for (const std::string_view mark : {"省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "街道"})
    if (const std::size_t at = name.find(mark); at != name.npos && at >= shortest) return true;
  return false;
}

bool same_organ(std::string_view one, std::string_view other) {
  return is_short_for(one, other) || is_short_for(other, one);
}

}  // namespace gouji::model
