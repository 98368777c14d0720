// Is the program: reads the command line and hands over to the command that is meant.
#include <CLI/CLI.hpp>
#include <string>

#include "lsp/cli/check.h"
#include "lsp/cli/explain.h"
#include "lsp/cli/facts.h"
#include "lsp/cli/format.h"
#include "lsp/cli/lsp.h"
#include "lsp/cli/new.h"
#include "lsp/cli/publish.h"
#include "lsp/cli/replay.h"
#include "lsp/cli/summary.h"
#include "lsp/rpc/attempt.h"
#include "lsp/version.h"

namespace {

using namespace gouji;

// Adds an option whose words stand for values; another word is wrong usage.
template <class Value>
void add_choice(CLI::App& command, const std::string& name, Value& value, std::map<std::string, Value> words,
                const std::string& help) {
  command
      .add_option_function<std::string>(
          name, [&value, words](const std::string& word) { value = words.at(word); }, help)
      ->check(CLI::IsMember(words))
      ->type_name("WORD");
}

void add_language(CLI::App& command, Language& language) {
  language = language_of_environment().value_or(Language::zh_hans);
  add_choice<Language>(command, "--language", language,
                       {{"zh-Hans", Language::zh_hans}, {"zh-Hant", Language::zh_hant}, {"en", Language::en}},
                       "The language of the messages (default: from LANG, else zh-Hans).");
}

void add_paths(CLI::App& command, std::vector<std::string>& paths) {
  command.add_option("PATH", paths, "Files, folders (*.md *.txt *.html *.htm), or - for standard input.")->required();
}

void add_report_options(CLI::App& command, cli::CheckOptions& options) {
  add_choice<cli::CheckFormat>(command, "--format", options.format,
                               {{"text", cli::CheckFormat::text},
                                {"json", cli::CheckFormat::json},
                                {"ndjson", cli::CheckFormat::ndjson},
                                {"sarif", cli::CheckFormat::sarif},
                                {"github", cli::CheckFormat::github}},
                               "How findings are written (default: text).");
  add_choice<std::optional<messages::Severity>>(
      command, "--fail-on", options.fail_on,
      {{"error", messages::Severity::error},
       {"warning", messages::Severity::warning},
       {"information", messages::Severity::information},
       {"hint", messages::Severity::hint},
       {"never", std::nullopt}},
      "From which severity on a finding makes the exit code 1 (default: error).");
  add_language(command, options.language);
}

void add_input_options(CLI::App& command, cli::CheckOptions& options) {
  add_choice<cli::CheckInput>(
      command, "--input", options.input, {{"document", cli::CheckInput::document}, {"ndjson", cli::CheckInput::ndjson}},
      "What the paths hold: reports, or a line {\"path\", \"text\"} for each (default: document).");
  command.add_option("--stdin-path", options.stdin_path, "What standard input is called in the output.")
      ->type_name("NAME");
  command
      .add_option("--encoding", options.encoding, "What the files are written in (default: auto, found out for each).")
      ->check([](const std::string& name) {
        return files::is_known_encoding(name) ? "" : name + " is no encoding that is known";
      })
      ->type_name("NAME");
  command.add_option("--jobs", options.jobs, "How many files are checked at once (default: as there are cores).")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
}

void add_project_options(CLI::App& command, cli::CheckOptions& options) {
  command
      .add_option("--config", options.config, "The project file, instead of the nearest .gouji.json of each report.")
      ->type_name("FILE");
  command.add_option("--baseline", options.baseline, "Findings that were accepted and are not shown.")
      ->type_name("FILE");
  command
      .add_option("--write-baseline", options.write_baseline, "Accept all findings: write them to FILE and end with 0.")
      ->type_name("FILE");
}

void add_check(CLI::App& app, cli::CheckOptions& options) {
  CLI::App& command = *app.add_subcommand("check", "Check reports and list what was found.");
  add_report_options(command, options);
  CLI::Option* fix = command.add_flag_callback(
      "--fix", [&options] { options.mend = cli::Mend::fix; },
      "Write what is safe to mend: labels, headings, brackets; never a number. Of -, to standard output.");
  command
      .add_flag_callback(
          "--diff", [&options] { options.mend = cli::Mend::diff; }, "Show what --fix would do, and write nothing.")
      ->excludes(fix);
  add_input_options(command, options);
  add_project_options(command, options);
  add_paths(command, options.paths);
  command.callback([&options] {
    if (options.input == cli::CheckInput::ndjson && options.mend == cli::Mend::fix)
      throw CLI::ValidationError("--fix", "there is no file to write to with --input=ndjson; use --diff");
  });
}

CLI::App& add_lsp(CLI::App& app, cli::LspOptions& options) {
  CLI::App& command = *app.add_subcommand("lsp", "Serve editors with the language server protocol.");
  CLI::Option* stdio = command.add_flag("--stdio", options.stdio, "Use standard input and output, as it does anyway.");
  CLI::Option* pipe =
      command
          .add_option("--pipe", options.pipe,
                      "Meet the editor at a socket file: connect where it listens, listen where nobody does.")
          ->type_name("PATH")
          ->excludes(stdio);
  command
      .add_option("--socket,--port", options.socket,
                  "Meet editors at a port of this machine, as with --pipe; [HOST:]PORT, loopback only.")
      ->type_name("PORT")
      ->excludes(stdio)
      ->excludes(pipe);
  command
      .add_option("--clientProcessId", options.client_process, "The editor's process; when it ends, the server does.")
      ->type_name("N");
  command.add_option("--record", options.record, "Write the session to FILE, a message a line.")->type_name("FILE");
  command.add_option("--log", options.log, "Append the log to FILE instead of writing it to standard error.")
      ->type_name("FILE");
  return command;
}

CLI::App& add_replay(CLI::App& app, cli::ReplayOptions& options) {
  CLI::App& command = *app.add_subcommand(
      "replay", "Play a session again that was recorded with lsp --record, and show where it goes otherwise now.");
  CLI::Option* scrub = command.add_flag("--scrub", options.scrub,
                                        "Write a copy to be shown to others instead: names, prose and numbers become "
                                        "others, labels, places and the remainders of sums stay.");
  command.add_option("--output", options.output, "Where the copy goes (default: standard output).")
      ->type_name("FILE")
      ->needs(scrub);
  command.add_option("FILE", options.file, "The record.")->required();
  return command;
}

CLI::App& add_format(CLI::App& app, cli::FormatOptions& options) {
  CLI::App& command =
      *app.add_subcommand("format", "Write the tables of reports in one notation, never other numbers.");
  command.add_flag("--check", options.check, "Write nothing; list what would change and end with 1 if anything would.");
  command.add_flag("--stdout", options.to_stdout, "Write to standard output instead of in place.");
  add_choice<edits::Target>(
      command, "--to", options.convert.target,
      {{"markdown", edits::Target::markdown}, {"cells", edits::Target::cells}, {"tsv", edits::Target::tsv}},
      "The notation (default: markdown).");
  add_paths(command, options.paths);
  return command;
}

CLI::App& add_new(CLI::App& app, cli::NewOptions& options) {
  CLI::App& command = *app.add_subcommand("new", "Write a new report, blank or from last year's.");
  command.add_option("--from", options.from, "Last year's report: what it ends with is what the new one begins with.")
      ->type_name("FILE");
  command.add_option("--organ", options.organ, "The organ's full name (default: last year's).")->type_name("NAME");
  command.add_option("--year", options.year, "The year that the report is about (default: the one after last year's).")
      ->check(CLI::Range(1900, 9999))
      ->type_name("YYYY");
  command.add_option("--template", options.form, "The form (default: that of the year); see gouji templates.")
      ->type_name("ID");
  command.add_option("--output,-o", options.output, "Where it is written (default: standard output).")
      ->type_name("FILE");
  add_language(command, options.language);
  return command;
}

CLI::App& add_publish(CLI::App& app, const std::string& name, const std::string& help, cli::PublishOptions& options) {
  CLI::App& command = *app.add_subcommand(name, help);
  command.add_option("--output,-o", options.output, "Where it is written (default: standard output).")
      ->type_name("FILE");
  command.add_option("FILE", options.path, "The report: .md, .txt, .html or .docx.")->required();
  return command;
}

CLI::App& add_summary(CLI::App& app, cli::SummaryOptions& options) {
  CLI::App& command = *app.add_subcommand("summary", "Show who has handed in which year, and the main figures.");
  add_choice<cli::SummaryFormat>(command, "--format", options.format,
                                 {{"text", cli::SummaryFormat::text},
                                  {"csv", cli::SummaryFormat::csv},
                                  {"json", cli::SummaryFormat::json},
                                  {"html", cli::SummaryFormat::html}},
                                 "How the summary is written (default: text).");
  add_language(command, options.language);
  command.add_option("--jobs", options.jobs, "How many files are read at once (default: as there are cores).")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  add_paths(command, options.paths);
  return command;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Gouji checks annual reports on government information disclosure.", "gouji");
  app.set_version_flag("--version", "gouji " + std::string(version));
  app.require_subcommand(1);

  cli::LspOptions lsp;
  const CLI::App& serve = add_lsp(app, lsp);

  cli::CheckOptions check;
  add_check(app, check);

  CLI::App& facts = *app.add_subcommand("facts", "Write what was read of reports, every cell by its id.");
  cli::FactsOptions fact_options;
  add_choice<cli::FactsFormat>(
      facts, "--format", fact_options.format,
      {{"json", cli::FactsFormat::json}, {"ndjson", cli::FactsFormat::ndjson}, {"csv", cli::FactsFormat::csv}},
      "How facts are written (default: json).");
  add_paths(facts, fact_options.paths);

  cli::SummaryOptions summary;
  const CLI::App& summarizing = add_summary(app, summary);

  cli::FormatOptions format;
  const CLI::App& formatting = add_format(app, format);

  cli::NewOptions new_options;
  const CLI::App& new_report = add_new(app, new_options);
  cli::ReplayOptions replay;
  const CLI::App& replaying = add_replay(app, replay);

  cli::PublishOptions publish;
  CLI::App& exporting =
      add_publish(app, "export", "Write a report as it is published: one HTML file to print.", publish);
  exporting.add_option("--to", "The kind of file (default: html).")->check(CLI::IsMember({"html"}))->type_name("WORD");
  const CLI::App& importing =
      add_publish(app, "import", "Write a Word file or a page as a report in Markdown.", publish);

  CLI::App& explain = *app.add_subcommand("explain", "Explain a code, for example sum.row, or list all codes.");
  std::string code;
  Language language = Language::zh_hans;
  explain.add_option("CODE", code, "The code of a finding; without it all codes are listed.");
  add_language(explain, language);

  CLI::App& templates = *app.add_subcommand("templates", "List the templates that reports are checked against.");
  add_language(templates, language);

  constexpr int go_on = -1;
  const int usage =
      rpc::attempt<CLI::ParseError>([&] { return app.parse(argc, argv), go_on; },
                                    [&](const CLI::ParseError& error) { return app.exit(error) == 0 ? 0 : 2; });
  if (usage != go_on) return usage;
  return rpc::attempt<std::exception>(
      [&] {
        if (serve.parsed()) return cli::lsp(lsp);
        if (facts.parsed()) return cli::facts(fact_options);
        if (summarizing.parsed()) return cli::summary(summary);
        if (formatting.parsed()) return cli::format(format);
        if (exporting.parsed()) return cli::export_html(publish);
        if (importing.parsed()) return cli::import_report(publish);
        if (new_report.parsed()) return cli::new_report(new_options);
        if (replaying.parsed()) return cli::replay(replay);
        if (explain.parsed()) return code.empty() ? cli::list_codes(language) : cli::explain(code, language);
        if (templates.parsed()) return cli::list_templates(language);
        return cli::check(check);
      },
      [](const std::exception& error) { return std::fprintf(stderr, "gouji: %s\n", error.what()), 2; });
}
