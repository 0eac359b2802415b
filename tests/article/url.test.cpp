// Addresses of articles: what may become a link, and what a source line gives.
#include "article/url.h"

#include <catch2/catch.hpp>

#include "annotate.h"

using namespace annotator;

TEST_CASE("an address of the web is one as it stands", "[url]") {
  const std::string url = GENERATE(as<std::string>(), "https://apnews.com/article/1?x=y#z", "http://example.org",
                                   "https://de.wikipedia.org/wiki/M%C3%BCnze", "https://example.org:8080/a_(b)",
                                   "http://[2001:db8::1]/a");
  CHECK(is_url(url));
}

TEST_CASE("what could be something else in a file or a browser is no address", "[url]") {
  const std::string url = GENERATE(
      as<std::string>(), "", "apnews.com/article/1", "javascript:alert(1)", "https://", "https:///a", "HTTPS://a.org/",
      "https://apnews.com@example.org/", "https://example.org/a b", "https://example.org/\n", "https://example.org/\"onclick=x",
      "https://example.org/<b>", "https://exämple.org/", "ftp://example.org/a", "https://?a", " https://example.org/a",
      "https://example.org/" + std::string(2000, 'a'));
  CHECK_FALSE(is_url(url));
}

TEST_CASE("a source line gives the address of its article", "[url]") {
  const auto [line, url] = GENERATE(table<std::string, std::string>({
      {"Source: https://www.apnews.com/article/1?x=y", "https://www.apnews.com/article/1?x=y"},
      {"Read more at: http://news.example.co.uk/a.", "http://news.example.co.uk/a"},
      {"(Source: https://example.org/a)", "https://example.org/a"},
      {"Source: https://example.org/a_(b)", "https://example.org/a_(b)"},
      {"Source: AP, https://example.org/a, March 3", "https://example.org/a"},
      {"Source: https://example.org/", ""},
      {"Source: apnews.com", ""},
      {"Source: https://", ""},
  }));
  const Annotation article = begin_annotation("The harbour was closed on Monday, police said.\n\n" + line, {});
  CHECK(article.url == url);
  CHECK(slice(article.text, article.url_span) == url);
}

TEST_CASE("the caller's address stands, and the text of an article gives none", "[url]") {
  const std::string text = "See https://example.org/other for more, police said.\n\nSource: https://example.org/a";
  CHECK(begin_annotation(text, {}).url == "https://example.org/a");
  const Annotation given = begin_annotation(text, {.url = "https://example.org/b"});
  CHECK(given.url == "https://example.org/b");
  CHECK(given.url_span == Span());
}
