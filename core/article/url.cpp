#include "url.h"

#include <algorithm>

namespace annotator {
namespace {

constexpr size_t longest = 2000;  // bytes: what browsers and servers take

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_url_character(char c) {
  constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=%";  // RFC 3986, appendix A
  return is_letter_or_digit(c) || marks.find(c) != marks.npos;
}

// Where the host begins; 0: the text does not begin as an address.
size_t host_begin(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.substr(0, scheme.size()) == scheme) return scheme.size();
  }
  return 0;
}

size_t host_end(std::string_view url) { return std::min(url.find_first_of("/?#", host_begin(url)), url.size()); }

// Without what ends the sentence around an address: "(see https://example.org/a)."
std::string_view without_end_marks(std::string_view url) {
  while (!url.empty()) {
    const bool opened = url.find('(') != url.npos;
    const char last = url.back();
    if (std::string_view(".,;:!?'*]").find(last) == std::string_view::npos && (last != ')' || opened)) break;
    url.remove_suffix(1);
  }
  return url;
}

// The first address in a block that leads further than to a host. (0, 0): none.
Span find_url(std::string_view text, Span block) {
  for (size_t at = text.find("http", block.begin); at < block.end; at = text.find("http", at + 1)) {
    const std::string_view rest = text.substr(at, std::min(block.end - at, longest + 1));
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_url_character);
    const std::string_view url = without_end_marks(rest.substr(0, static_cast<size_t>(end - rest.begin())));
    if (!is_url(url) || host_end(url) + 1 >= url.size()) continue;
    return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + url.size())};
  }
  return {};
}

}  // namespace

bool is_url(std::string_view text) {
  const size_t begin = host_begin(text);
  if (begin == 0 || text.size() > longest || !std::all_of(text.begin(), text.end(), is_url_character)) return false;
  const std::string_view host = text.substr(begin, host_end(text) - begin);
  return !host.empty() && (is_letter_or_digit(host[0]) || host[0] == '[') && host.find('@') == host.npos;
}

void set_url(Annotation& article) {
  for (const Block& block : article.blocks) {
    if (!article.url.empty()) return;
    if (block.role != BlockRole::source) continue;
    article.url_span = find_url(article.text, block.span);
    article.url = slice(article.text, article.url_span);
  }
}

}  // namespace annotator
