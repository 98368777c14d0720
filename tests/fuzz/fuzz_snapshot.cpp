// Edits arbitrary documents by arbitrary scripts: after every edit the snapshot must equal one opened afresh.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/checks/registry.h"
#include "core/edits/skeleton.h"
#include "core/features/code_actions.h"
#include "core/features/code_lens.h"
#include "core/features/completion.h"
#include "core/features/definition.h"
#include "core/features/folding.h"
#include "core/features/highlights.h"
#include "core/features/hover.h"
#include "core/features/inlay_hints.h"
#include "core/features/linked_editing.h"
#include "core/features/links.h"
#include "core/features/outline.h"
#include "core/features/references.h"
#include "core/features/rename.h"
#include "core/features/selection.h"
#include "core/features/signature_help.h"
#include "core/features/tokens.h"
#include "core/model/snapshot.h"

namespace {

using gouji::model::Snapshot;
using gouji::text::Edit;
using gouji::text::Text;

const std::shared_ptr<const gouji::templates::Library>& library() {
  static const std::shared_ptr<const gouji::templates::Library> loaded = *gouji::templates::Library::built_in();
  return loaded;
}

// Takes bytes off the front of the input; zeros when there are no more.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}
  bool empty() const { return rest_.empty(); }
  std::size_t number(std::size_t bytes) {
    std::size_t value = 0;
    for (; bytes > 0 && !rest_.empty(); --bytes, rest_.remove_prefix(1))
      value = value << 8 | static_cast<unsigned char>(rest_.front());
    return value;
  }
  std::string_view text(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view rest_;
};

void require_equal(const Snapshot& edited) {
  const Snapshot fresh = Snapshot::open(library(), edited.text(), gouji::checks::examiner);
  if (edited.tree().size() != fresh.tree().size() || edited.reports().size() != fresh.reports().size()) std::abort();
  for (std::size_t i = 0; i < fresh.tree().size(); ++i)
    if (!(edited.tree()[i] == fresh.tree()[i])) std::abort();
  if (edited.findings(1000) != fresh.findings(1000)) std::abort();
}

void ask_everything(const Snapshot& snapshot, std::size_t offset) {
  gouji::features::hover(snapshot, offset);
  gouji::features::outline(snapshot);
  gouji::features::definition(snapshot, offset);
  gouji::features::references(snapshot, offset, true);
  gouji::features::highlights(snapshot, offset);
  gouji::features::selection(snapshot, offset);
  const auto never = [] { return false; };
  gouji::features::folding(snapshot, never);
  gouji::features::links(snapshot.text(), never);
  gouji::features::tokens(snapshot, {0, snapshot.text().bytes()}, never);
  gouji::features::completion(snapshot, offset, {true, true, true, 2024});
  for (const gouji::model::Finding& finding : snapshot.findings(20)) gouji::checks::fixes(snapshot, finding);
  gouji::features::row_signature(snapshot, offset);
  gouji::features::inlay_hints(snapshot, {0, snapshot.text().bytes()}, never);
  gouji::features::renamable(snapshot, offset);
  gouji::features::rename(snapshot, offset, "40");
  gouji::features::linked_numbers(snapshot, offset);
  gouji::features::table_lenses(snapshot, never);
  gouji::features::code_actions(snapshot, {offset, offset});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  // The first byte chooses a document to begin with: a whole skeleton of either form, or bytes of the input.
  const std::size_t start = input.number(1);
  std::string document;
  if (start % 3 != 0) {
    const auto& form = library()->templates()[start % 3 - 1];
    document =
        gouji::edits::plain(gouji::edits::whole_report(form, {start % 2 == 0, start % 5 == 0, "\n", "某局", 2023}));
  } else {
    document = input.text(input.number(2) % 4096);
  }
  Snapshot snapshot = Snapshot::open(library(), Text::from(document), gouji::checks::examiner);
  for (int step = 0; step < 5 && !input.empty(); ++step) {
    const std::size_t bytes = snapshot.text().bytes();
    const std::size_t begin = input.number(2) % (bytes + 1);
    const std::size_t end = std::min(bytes, begin + input.number(1));
    const Edit edit{{begin, end}, std::string(input.text(input.number(1)))};
    snapshot = snapshot.edited(edit);
    require_equal(snapshot);
  }
  // The features cost more than the edits; every fourth input asks them.
  if (start % 4 == 0) ask_everything(snapshot, input.number(2) % (snapshot.text().bytes() + 1));
  return 0;
}
