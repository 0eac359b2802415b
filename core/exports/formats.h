// The writers behind exports.h, each in a file of its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "exports.h"

namespace annotator {

std::string write_w3c(const Document& document);       // one line
std::string write_schema_org(const Document& document);  // one line
std::string write_brat(const Document& document);      // article.ann; article.txt is the text as it is
std::string_view brat_configuration();                 // annotation.conf
std::string write_conll(const Document& document);
std::string write_markdown(const Document& document);
std::string write_html(const Document& document);

struct Table {
  const char* name;  // "mentions"
  std::string csv;
};
std::vector<Table> write_csv(const Document& document);

// An archive without compression, the same for the same files. Names are ASCII or UTF-8.
std::string write_zip(const std::vector<File>& files);

}  // namespace annotator
