// Runs the same checks as the server over files, in several threads; a file that cannot be read stops none of the others.
#include "lsp/cli/check.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <thread>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "lsp/cli/check_input.h"
#include "lsp/cli/diff.h"
#include "lsp/cli/in_order.h"
#include "lsp/cli/interrupt.h"
#include "lsp/cli/output_text.h"
#include "lsp/cli/project.h"
#include "lsp/cli/relatives.h"
#include "lsp/files/read_file.h"
#include "lsp/import/document.h"
#include "lsp/rpc/attempt.h"

namespace gouji::cli {

namespace {

// A fix may make another one possible; in the end nothing is left to do.
constexpr int most_rounds = 10;

// What came of one input.
struct Outcome {
  std::vector<std::string> parts;  // for the output; nothing where the input could not be read
  Tally tally;
  bool fails = false;
  std::vector<std::string> failures;
  std::string text;  // goes to standard output as it is: a diff, or standard input mended
};

std::size_t jobs_of(const CheckOptions& options) {
  return options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
}

class Run {
 public:
  Run(const CheckOptions& options, ProjectTerms& terms, const Relatives& relatives, std::FILE* report)
      : options_(options),
        terms_(terms),
        relatives_(relatives),
        catalog_(Catalog::load(options.language)),
        report_(report),
        output_(make_output(options.format, out_, catalog_, {options.language, takes_colour(report)})) {}

  // Goes through all inputs; `stop` is asked before each.
  int run(InputSource& source, const std::function<bool()>& stop) {
    if (shows_findings()) output_->begin();
    in_order<Input, Outcome>(
        {[&]() -> std::optional<Input> {
           if (stop()) return std::nullopt;
           return source.next();
         },
         [this](Input input) { return guarded(std::move(input)); }, [this](Outcome outcome) { take(outcome); }},
        jobs_of(options_));
    if (shows_findings()) output_->end(totals_);
    write_out();
    if (std::ferror(stdout) || std::ferror(report_)) return 2;
    return !totals_.failures.empty() ? 2 : fails_ ? 1 : 0;
  }

 private:
  bool shows_findings() const { return options_.mend != Mend::diff; }

  Outcome guarded(Input input) const {
    const std::string path = input.path;
    return rpc::attempt<std::exception>([&] { return outcome(std::move(input)); },
                                        [&](const std::exception& error) {
                                          Outcome failed;
                                          failed.failures.push_back(path + ": " + error.what());
                                          return failed;
                                        });
  }

  Outcome outcome(Input input) const {
    Outcome out;
    const base::Result<files::FileText> file = input.text ? *std::move(input.text) : document(input.path);
    if (!file) {
      out.failures.push_back(file.error().reason);
      return out;
    }
    Checked checked = look(input.path, text::Text::from(file->text));
    if (options_.mend != Mend::no) {
      Checked mended = fixed(checked);
      if (options_.mend == Mend::diff)
        out.text = unified_diff(input.path, file->text, mended.snapshot.text().str());
      else if (written(input, *file, mended.snapshot.text().str(), out))
        checked = std::move(mended);
    }
    const Across across = relatives_.beside(checked, options_.mend != Mend::no);
    terms_.note(checked.path, checked.snapshot, across);
    relatives_.add(across, checked);
    tell(checked, out);
    return out;
  }

  base::Result<files::FileText> document(const std::string& path) const {
    if (!import::is_word_file(path)) return files::read_text(path, options_.encoding);
    return import::read_document(terms_.of(path).library, path);
  }

  Checked look(const std::string& path, text::Text text) const {
    const FileTerms terms = terms_.of(path);
    auto snapshot = model::Snapshot::open(terms.library, std::move(text), checks::examiner, terms.settings);
    std::vector<model::Finding> findings = snapshot.findings(snapshot.finding_count());
    return {path, std::move(snapshot), std::move(findings)};
  }

  Checked fixed(Checked checked) const {
    for (int round = 0; round < most_rounds; ++round) {
      const text::EditList edits = checks::fix_all(checked.snapshot);
      if (edits.empty()) break;
      checked = look(checked.path, checked.snapshot.text().edited(edits));
    }
    return checked;
  }

  // Puts the mended text where it belongs; false, with the reason among the failures, when it cannot go there.
  bool written(const Input& input, const files::FileText& file, const std::string& text, Outcome& out) const {
    const bool changed = text != file.text;
    if (!changed && !input.is_stdin) return true;
    const base::Result<std::string> bytes = files::bytes_for(input.path, file, text);
    if (!bytes) {
      out.failures.push_back(bytes.error().reason);
      return false;
    }
    if (input.is_stdin) {
      out.text = *bytes;
      return true;
    }
    if (const std::optional<base::Error> error = files::write_file(input.path, *bytes)) {
      out.failures.push_back(error->reason);
      return false;
    }
    return true;
  }

  void tell(const Checked& checked, Outcome& out) const {
    out.tally.files = 1;
    for (const model::Finding& finding : checked.findings) {
      ++out.tally.findings[static_cast<std::size_t>(finding.severity)];
      out.fails = out.fails || (options_.fail_on && finding.severity <= *options_.fail_on);
    }
    if (options_.format == CheckFormat::text) out.tally.fixable = checks::fix_all(checked.snapshot).size();
    if (shows_findings()) out.parts = output_->parts(checked);
  }

  void take(const Outcome& outcome) {
    for (const std::string& failure : outcome.failures) std::fprintf(stderr, "gouji: %s\n", failure.c_str());
    totals_.failures.insert(totals_.failures.end(), outcome.failures.begin(), outcome.failures.end());
    totals_.tally += outcome.tally;
    fails_ = fails_ || outcome.fails;
    std::fwrite(outcome.text.data(), 1, outcome.text.size(), stdout);
    if (shows_findings() && outcome.tally.files > 0) output_->add(outcome.parts);
    write_out();
  }

  void write_out() {
    std::fwrite(out_.data(), 1, out_.size(), report_);
    out_.clear();
    std::fflush(report_);
    std::fflush(stdout);
  }

  const CheckOptions& options_;
  ProjectTerms& terms_;
  const Relatives& relatives_;
  const Catalog catalog_;
  std::FILE* const report_;  // where findings go
  std::string out_;
  const std::unique_ptr<Output> output_;
  Totals totals_;
  bool fails_ = false;
};

}  // namespace

int check(const CheckOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  ProjectTerms terms(library.value(), options.language);
  if (!terms.use({options.config, options.baseline, options.write_baseline})) return 2;
  const bool reads_stdin = std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  const std::unique_ptr<InputSource> source =
      options.input == CheckInput::ndjson
          ? ndjson_lines(options.paths)
          : documents(options.paths, options.stdin_path, options.encoding,
                      [&terms](const std::string& file) { return terms.excludes(file); });
  Relatives relatives(library.value(), terms);
  // A mended standard input takes standard output; what is left to say must not be mixed with it.
  Run run(options, terms, relatives, options.mend == Mend::fix && reads_stdin ? stderr : stdout);
  const auto checked = [&] {
    if (reads_stdin) return run.run(*source, [] { return false; });
    const Interrupt interrupt;
    if (options.input == CheckInput::document)
      relatives.read(options.paths, options.encoding, jobs_of(options), [&] { return interrupt.requested(); });
    return run.run(*source, [&interrupt] { return interrupt.requested(); });
  };
  return terms.finish(checked());
}

}  // namespace gouji::cli
