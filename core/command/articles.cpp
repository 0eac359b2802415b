#include "articles.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "article/tokens.h"
#include "exports/exports.h"
#include "files.h"
#include "report.h"

namespace annotator {
namespace {

namespace fs = std::filesystem;

// What files of an article are called: "dam" after "news/dam.txt", in a folder; what goes to stdout is called the same
// whatever it is of.
std::string stem_of(const std::string& name, const Settings& settings) {
  return settings.output.empty() || name == "-" ? "article" : fs::path(name).stem().string();
}

// Whether the output is a folder, as several files need it: it is one already, or is called so.
bool is_folder(const Settings& settings, const std::vector<File>& files) {
  std::error_code error;
  return settings.files.size() > 1 || files.size() > 1 || settings.output.back() == '/' ||
         fs::is_directory(settings.output, error);
}

// Where they are several, stdout gets them as one archive.
bool write_files(std::vector<File> files, const Settings& settings) {
  if (settings.output.empty()) {
    print(as_one_file(std::move(files)).bytes);
    return true;
  }
  if (!is_folder(settings, files)) return write_file(settings.output, files[0].bytes);
  std::error_code error;
  fs::create_directories(settings.output, error);
  return std::all_of(files.begin(), files.end(), [&](const File& file) {
    return write_file((fs::path(settings.output) / file.name).string(), file.bytes);
  });
}

// Not from a list in braces, which would copy it: a document may be large.
std::vector<File> one_file(std::string name, std::string bytes) {
  std::vector<File> files;
  files.push_back({std::move(name), std::move(bytes)});
  return files;
}

// The article as the files of the format. Empty, and *why says what is wrong, where there is nothing to annotate.
std::vector<File> files_of_article(const std::string& text, const std::string& name, const Settings& settings,
                                   const Encoder& encoder, std::string* why) {
  const auto start = std::chrono::steady_clock::now();
  const auto annotation = annotate_text(text, encoder, settings.options, why);
  if (!annotation) return {};
  if (annotation->repaired && !settings.quiet) complain(display_name(name) + ": " + repaired_warning);
  if (settings.verbose) complain(display_name(name) + ": " + what_was_read(*annotation, start));
  if (settings.format == "text") {
    return one_file(stem_of(name, settings) + ".txt", write_report(*annotation, settings.parts, settings.color));
  }

  // Of several files each document says which it is of.
  const std::string id = settings.files.size() > 1 ? json_string(display_name(name)) : "";
  const Unit unit = *unit_from_name(settings.offsets);
  std::string json = write_document(*annotation, engine_of(encoder), unit, id, settings.parts);
  const Format format = *format_from_name(settings.format);
  if (format == Format::json) return one_file(stem_of(name, settings) + ".json", std::move(json) + "\n");
  const auto document = read_document(json, unit, why);
  return document ? export_files(*document, format, stem_of(name, settings)) : std::vector<File>();
}

bool convert_file(const std::string& name, const Settings& settings, const Encoder* encoder) {
  std::string why;
  std::vector<File> files;
  const auto bytes = read_file(name, &why);
  if (bytes && encoder) {
    files = files_of_article(*bytes, name, settings, *encoder, &why);
  } else if (bytes) {
    const auto document = read_document(*bytes, *unit_from_name(settings.offsets), &why);
    if (document) files = export_files(*document, *format_from_name(settings.format), stem_of(name, settings));
  }
  if (files.empty()) return complain(display_name(name) + ": " + why), false;

  const bool heads = settings.format == "text" && settings.files.size() > 1 && settings.output.empty();
  if (heads) files[0].bytes = "==> " + display_name(name) + " <==\n" + files[0].bytes + "\n";
  return write_files(std::move(files), settings);
}

}  // namespace

std::optional<Annotation> annotate_text(const std::string& text, const Encoder& encoder, const Options& options,
                                        std::string* why) {
  Reading reading(text, encoder, options);
  if (reading.annotation().blocks.empty()) return *why = "there is no text in it", std::nullopt;
  return std::move(reading).finish();
}

std::string what_was_read(const Annotation& annotation, std::chrono::steady_clock::time_point since) {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - since;
  char line[100];
  snprintf(line, sizeof line, "%u words, %zu names, %zu quotes in %.2f s", count_words(annotation.text),
           annotation.entities.size(), annotation.speech.size(), seconds.count());
  return line;
}

ExitCode convert_files(const Settings& settings, const Encoder* encoder) {
  bool failed = false;
  std::set<std::string> stems;
  for (const std::string& name : settings.files) {
    if (!settings.output.empty() && !stems.insert(stem_of(name, settings)).second) {
      complain(display_name(name) + ": another file of this name was written to " + settings.output);
      failed = true;
    } else {
      failed |= !convert_file(name, settings, encoder);
    }
  }
  if (!failed) return all_done;
  return settings.files.size() > 1 ? some_failed : bad_input;
}

}  // namespace annotator
