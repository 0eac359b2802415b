// CLI11 reads and checks each option; here stands what they are, and which do not go together.
#include "options.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include <CLI/CLI.hpp>

#include "article/url.h"
#include "files.h"
#include "json/request.h"

namespace annotator {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  annotate article.txt                         summary, names, who said what, to read\n"
    "  annotate --format json article.txt > a.json  the annotation document (article-annotation/1)\n"
    "  annotate --jsonl < many.jsonl > out.jsonl    {\"id\",\"text\",\"published\"?,\"url\"?} a line in, a document out\n"
    "  annotate --from a.json --format html > a.html   the same document, or one that was corrected, as a page\n"
    "\n"
    "Finds the summary and the names of English news articles, who said what in them, and when. Reads stdin where no FILE is given.\n";

constexpr const char* exit_codes =
    "Exit codes: 0 done, 1 engine error, 2 usage, 3 unreadable or empty input, 4 some files or lines failed.";

// Beside the program, or where the source tree had it when the program was built.
std::string default_model() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path beside = program.parent_path() / "annotator.bin";
  return !error && std::filesystem::exists(beside, error) ? beside.string() : ANNOTATOR_MODEL_PATH;
}

// Options as they are written, which the settings have in another form.
struct Given {
  std::string abstract = "auto", color = "auto";
  std::vector<std::string> only;
  bool no_text = false;
};

void describe(CLI::App& app, Settings& settings, Given& given) {
  const auto check_date = [](const std::string& date) {
    return is_date(date) ? "" : "must be a day, month or year written YYYY-MM-DD, YYYY-MM or YYYY, not " + date;
  };
  const auto check_url = [](const std::string& url) {
    return is_url(url) ? "" : "must be an address as https://apnews.com/article/1, percent-encoded, not " + url;
  };
  // A check without a description leaves the help to our words.
  const auto one_of = [](std::vector<std::string> words) { return CLI::IsMember(std::move(words)).description(""); };
  app.add_option("FILE", settings.files, "articles in UTF-8; - is stdin")->type_name("");
  app.add_option("-f,--format", settings.format,
                 "text (on a terminal), json (otherwise), w3c, schema, brat, conll, csv, md or html")
      ->check(one_of({"text", "json", "w3c", "schema", "brat", "conll", "csv", "md", "markdown", "html"}))
      ->type_name("FORMAT");
  app.add_option("-o,--output", settings.output,
                 "a file, or a folder where there are several files to write (default: stdout, several as a zip)")
      ->type_name("PATH");
  app.add_flag("--from", settings.from, "FILE is an annotation document, or a page that html made, not an article");
  app.add_option("--offsets", settings.offsets,
                 "what start and end of json count: codepoint (default, and in other formats), utf16 or utf8")
      ->check(one_of({"codepoint", "utf16", "utf8"}))->type_name("UNIT");
  app.add_option("-n,--sentences", settings.options.summary_sentences, "length of the summary, 1 to 7 (default 3)")
      ->check(CLI::Range(1, 7).description(""))->type_name("N");
  app.add_option("--published", settings.options.published, "when the article appeared, YYYY-MM-DD; the month or year will do")
      ->check(check_date)->type_name("DATE");
  app.add_option("--url", settings.options.url, "the article's address on the web, which exports then name and link to")
      ->check(check_url)->type_name("URL");
  app.add_option("--abstract", given.abstract,
                 "auto: what reads like one (default); first: the first paragraph is it; none: the article has none")
      ->check(one_of({"auto", "first", "none"}))->type_name("WHICH");
  app.add_option("--only", given.only,
                 "parts of the document, with commas between: summary,phrases,entities,speech,certainty,times,numbers,"
                 "checks")
      ->delimiter(',')->allow_extra_args(false)->check(one_of({part_names + 1, part_names + all_parts}))
      ->type_name("PARTS");
  app.add_flag("--no-text", given.no_text, "leave the article's words out of json: places and names only");
  app.add_option("--compare", settings.compare, "what FILE and OTHER tell differently, as text or json")
      ->type_name("OTHER");
  app.add_option("--model", settings.model, "the weights (default: annotator.bin beside the program)")
      ->envname("ANNOTATOR_MODEL")->type_name("FILE");
  app.add_flag("--jsonl", settings.jsonl,
               "each line is a request, each document a line, with the same id, in order; {\"error\"} for a bad line");
  app.add_option("-j,--jobs", settings.jobs, "lines that are read at once (default 1; 0: as many as there are cores)")
      ->check(CLI::Range(0, 1024).description(""))->type_name("N");
  app.add_option("--color", given.color,
                 "in text: auto (default: on a terminal, unless NO_COLOR is set), always, never")
      ->check(one_of({"auto", "always", "never"}))->type_name("WHEN");
  app.add_flag("-q,--quiet", settings.quiet, "no warnings");
  app.add_flag("-v,--verbose", settings.verbose,
               "say on stderr what is read, with which weights, and how long it took");
  app.set_version_flag("--version", "annotate " ANNOTATOR_VERSION " (article-annotation/1)");
  app.footer(exit_codes);
}

std::string contradiction_of_comparing(const Settings& settings) {
  if (settings.from || settings.jsonl) return "--compare takes two articles; --from and --jsonl do not go with it";
  if (settings.files.size() != 1) return "--compare takes one FILE beside OTHER";
  if (settings.files[0] == "-" && settings.compare == "-") return "stdin is one text, not two";
  if (!settings.parts.whole()) return "--compare compares whole articles: not in parts";
  if (settings.format == "json" || settings.format == "text") return {};
  return "--compare writes text or json; --format " + settings.format + " does not go with it";
}

// What is wrong with options that are right each by itself; empty: nothing.
std::string contradiction(const Settings& settings) {
  const bool is_json = settings.format == "json";
  if (settings.jsonl && settings.from) return "--jsonl reads articles; --from does not go with it";
  if (settings.jsonl && !is_json) return "--jsonl writes json; --format " + settings.format + " does not go with it";
  if (!settings.options.url.empty() && (settings.jsonl || settings.from || settings.files.size() > 1)) {
    return "--url is the address of one article that is read; in --jsonl each line has its \"url\"";
  }
  if (settings.from && settings.format == "text") return "--from has no format text; md is for people too";
  if (settings.offsets != "codepoint" && !is_json && settings.format != "text") {
    return "--offsets is for --format json; " + settings.format + " counts code points";
  }
  if (settings.from && !settings.parts.whole()) return "--from takes documents as they are: not in parts";
  if (!settings.parts.has(Part::text) && !is_json) return "--no-text is for --format json";
  if (settings.files.size() > 1 && settings.output.empty() && !is_json && settings.format != "text") {
    return "of several files " + settings.format + " needs a folder to write to: --output";
  }
  if (!settings.compare.empty()) return contradiction_of_comparing(settings);
  return {};
}

bool shows_color(const std::string& when) {
  const char* unwanted = getenv("NO_COLOR");  // https://no-color.org
  if (when == "auto") return isatty(STDOUT_FILENO) && (unwanted == nullptr || *unwanted == '\0');
  return when == "always";
}

Parts parts_of(const Given& given) {
  Parts parts;
  if (!given.only.empty()) parts = parts.bare();
  for (const std::string& name : given.only) parts = parts.with(*part_from_name(name));
  return given.no_text ? parts.without(Part::text) : parts;
}

// Fills in what was not given.
void complete(Settings& settings, const Given& given) {
  const bool for_people = isatty(STDOUT_FILENO) && settings.output.empty() && !settings.jsonl && !settings.from;
  if (settings.files.empty()) settings.files = {"-"};
  if (settings.format.empty()) settings.format = for_people ? "text" : "json";
  if (settings.model.empty()) settings.model = default_model();
  settings.color = shows_color(given.color) && settings.output.empty();
  settings.parts = parts_of(given);
  settings.options.abstract = *abstract_from_name(given.abstract);
  if (settings.jobs == 0) settings.jobs = std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

std::optional<ExitCode> read_options(int argc, char** argv, Settings& settings) {
  CLI::App app(examples, "annotate");
  Given given;
  describe(app, settings, given);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? all_done : usage_error;
  }
  complete(settings, given);
  const std::string wrong = contradiction(settings);
  if (wrong.empty()) return std::nullopt;
  return complain(wrong), usage_error;
}

}  // namespace annotator
