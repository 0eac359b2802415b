// The document in the formats of others, as files: pure functions of the document alone, so that page, library and
// command line give the same bytes. No clock and no chance: what needs a name is named by the hash of the text.
// All offsets count code points, whatever the document counts in. Tested by tests/exports/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"

namespace annotator {

enum class Format : uint8_t { json, w3c, schema_org, brat, conll, csv, markdown, html };

// "json", "w3c", "schema", "brat", "conll", "csv", "markdown" or "md", "html".
std::optional<Format> format_from_name(std::string_view name);

struct File {
  std::string name;   // "article.md"
  std::string bytes;
};

//   json       article.json: the document itself, with the offsets that it was read for
//   w3c        article.jsonld: an AnnotationPage of the W3C's Web Annotation Data Model
//   schema     article-schema.jsonld: a NewsArticle of schema.org
//   brat       article.txt, article.ann and the annotation.conf that names their types
//   conll      article.conll: a token a line with its place and BIO2 tag
//   csv        article-names.csv and so on, a table each
//   markdown   article.md, for people
//   html       article.html, for people: needs no script and no network, and carries the document (read_document)
// stem: what stands for "article" in the names.
std::vector<File> export_files(const Document& document, Format format, std::string_view stem = "article");

// Of several files an archive of them, article.zip; of one the file itself.
File as_one_file(std::vector<File> files, std::string_view stem = "article");

}  // namespace annotator
