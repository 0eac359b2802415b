// Which files a format has, and what they are called.
#include "exports.h"

#include "formats.h"

namespace annotator {
namespace {

struct Name {
  const char* name;
  Format format;
};
constexpr Name names[] = {{"json", Format::json},   {"w3c", Format::w3c}, {"schema", Format::schema_org},
                          {"brat", Format::brat},   {"conll", Format::conll}, {"csv", Format::csv},
                          {"markdown", Format::markdown}, {"md", Format::markdown}, {"html", Format::html}};

std::vector<File> tables(const Document& document, const std::string& stem) {
  std::vector<File> files;
  for (Table& table : write_csv(document)) files.push_back({stem + "-" + table.name + ".csv", std::move(table.csv)});
  return files;
}

}  // namespace

std::optional<Format> format_from_name(std::string_view name) {
  for (const Name& known : names) {
    if (name == known.name) return known.format;
  }
  return std::nullopt;
}

std::vector<File> export_files(const Document& document, Format format, std::string_view stem) {
  const std::string name(stem);
  switch (format) {
    case Format::json: return {{name + ".json", document.json + "\n"}};
    case Format::w3c: return {{name + ".jsonld", write_w3c(document)}};
    case Format::schema_org: return {{name + "-schema.jsonld", write_schema_org(document)}};
    case Format::brat:
      return {{name + ".txt", document.text},
              {name + ".ann", write_brat(document)},
              {"annotation.conf", std::string(brat_configuration())}};
    case Format::conll: return {{name + ".conll", write_conll(document)}};
    case Format::csv: return tables(document, name);
    case Format::markdown: return {{name + ".md", write_markdown(document)}};
    case Format::html: return {{name + ".html", write_html(document)}};
  }
  return {};
}

File as_one_file(std::vector<File> files, std::string_view stem) {
  if (files.size() == 1) return std::move(files[0]);
  return {std::string(stem) + ".zip", write_zip(files)};
}

}  // namespace annotator
