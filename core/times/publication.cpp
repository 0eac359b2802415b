#include "publication.h"

#include <algorithm>
#include <string>

#include "../article/utf8.h"
#include "../numbers/lexemes.h"
#include "time_fields.h"

namespace annotator {
namespace {

// In bytes: the beginning of a block that may say when it was published.
constexpr uint32_t longest_line = 300;

// The most lexemes of a dateline before its dash.
constexpr size_t longest_dateline = 24;

// The beginning of a block, to a border of characters.
Span beginning(const Annotation& article, const Block& block) {
  size_t end = block.span.end;
  if (block.span.size() > longest_line) {
    end = block.span.begin + longest_line;
    while (end > block.span.begin && (article.text[end] & 0xC0) == 0x80) --end;
  }
  return {block.span.begin, static_cast<uint32_t>(end)};
}

struct Found {
  std::optional<Publication> published, updated;
};

// The full dates among the lexemes before `end`.
void look_in(const std::vector<Lexeme>& lexemes, size_t end, Found& found) {
  bool is_updated = false;
  for (size_t i = 0; i < end; ++i) {
    const std::string& word = lexemes[i].text;
    if (word == "updated" || word == "modified") is_updated = true;
    if (word == "published" || word == "posted") is_updated = false;
    Cursor cursor(lexemes);
    cursor.at = i;
    const std::optional<Date> date = read_full_date(cursor);
    if (!date || cursor.at > end) continue;
    std::optional<Publication>& place = is_updated ? found.updated : found.published;
    if (!place) place = Publication{first_day(*date), {lexemes[i].span.begin, lexemes[cursor.at - 1].span.end}};
    i = cursor.at - 1;
  }
}

// Where the dash after a dateline stands; 0: there is none.
size_t dash_of_dateline(const std::vector<Lexeme>& lexemes) {
  for (size_t i = 1; i < std::min(lexemes.size(), longest_dateline); ++i) {
    if (lexemes[i].text != "-" || lexemes[i].joined) continue;
    return i;
  }
  return 0;
}

}  // namespace

std::optional<Publication> find_publication(const Annotation& article) {
  Found found;
  for (const Block& block : article.blocks) {
    if (block.role != BlockRole::byline && block.role != BlockRole::dateline && block.role != BlockRole::source) continue;
    const std::vector<Lexeme> lexemes = read_lexemes(article.text, beginning(article, block));
    look_in(lexemes, lexemes.size(), found);
    if (found.published) return found.published;
  }
  for (const Block& block : article.blocks) {
    if (block.role != BlockRole::body && block.role != BlockRole::abstract) continue;
    const std::vector<Lexeme> lexemes = read_lexemes(article.text, beginning(article, block));
    look_in(lexemes, dash_of_dateline(lexemes), found);
    break;
  }
  return found.published ? found.published : found.updated;
}

}  // namespace annotator
