// Text -> lines -> blocks. Blank lines part blocks; whether a single line end does too depends on the text: in text
// wrapped at a fixed width, as in mail or old archives, it parts nothing. What a block is for, block_roles.cpp says.
// Tested by blocks.test.cpp with tests/cases/blocks.txt.
#include "blocks.h"

#include <algorithm>

#include "block_roles.h"
#include "unicode.h"
#include "utf8.h"

namespace annotator {
namespace {

// Text with a line wider than this is not taken for wrapped, nor are lines narrower than that (code points).
constexpr uint32_t widest_wrapped = 120;
constexpr uint32_t narrowest_wrapped = 30;

// A line with something in it, without the white space around it; widths in code points.
struct Line {
  Span span;
  uint32_t indent = 0;
  uint32_t width = 0;       // with the indent
  uint32_t first_word = 0;  // width up to the first white space
  bool after_blank = true;  // nothing but white space on the line before, or none before
  bool ends = false;        // with a full stop or the like
  bool begins_lower = false;
};

bool is_end_mark(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…' || c == ':'; }

bool is_closing_mark(char32_t c) { return c == '"' || c == '\'' || c == U'”' || c == U'’' || c == ')' || c == ']'; }

bool ends_with_mark(std::string_view text) {
  for (size_t at = text.size(); at > 0;) {
    const char32_t c = previous_code_point(text, at);
    if (!is_closing_mark(c)) return is_end_mark(c);
  }
  return false;
}

// The line that lies in text[begin, end); its span is empty where only white space does.
Line read_line(std::string_view text, size_t begin, size_t end) {
  Line line;
  size_t first = begin, last = begin;  // what is not white space lies in [first, last)
  bool in_first_word = true;
  uint32_t column = 0;
  for (size_t at = begin; at < end;) {
    const size_t here = at;
    const char32_t c = next_code_point(text, at);
    ++column;
    if (is_space(c)) {
      if (last > begin) in_first_word = false;
      continue;
    }
    if (last == begin) {
      first = here;
      line.indent = column - 1;
      line.begins_lower = is_lower(c);
    }
    if (in_first_word) ++line.first_word;
    last = at;
    line.width = column;
  }
  line.span = {static_cast<uint32_t>(first), static_cast<uint32_t>(last)};
  if (last == begin) line.span.end = line.span.begin;
  line.ends = ends_with_mark(slice(text, line.span));
  return line;
}

std::vector<Line> read_lines(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    Line line = read_line(text, begin, end);
    line.after_blank = after_blank;
    after_blank = line.span.size() == 0;
    if (!after_blank) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

// Whoever wraps text at a width ends a line where the next word would not have fitted.
bool is_full(const Line& line, const Line& next, uint32_t width) { return line.width + 1 + next.first_word > width; }

// The width that text is wrapped at; 0: line ends part paragraphs. Witnesses are the long lines that break off before
// the end of a sentence while another follows: in wrapped text these are full, and the next often begins in lower case.
// Headlines, lists and verse have such lines, but not full ones; paragraphs of one line have none.
uint32_t wrapped_width(const std::vector<Line>& lines) {
  uint32_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.width);
  if (width < narrowest_wrapped || width > widest_wrapped) return 0;
  size_t broken_off = 0, full = 0, goes_on = 0;
  for (size_t i = 1; i < lines.size(); ++i) {
    const Line &line = lines[i - 1], &next = lines[i];
    if (next.after_blank || line.ends || line.width * 3 < width * 2) continue;
    ++broken_off;
    full += is_full(line, next, width);
    goes_on += next.begins_lower;
  }
  return full * 4 >= broken_off * 3 && goes_on * 5 >= broken_off && goes_on > 0 ? width : 0;
}

// Whether `next` begins a block, when the text is wrapped at `width` (0: not).
bool parts_blocks(const Line& line, const Line& next, uint32_t width) {
  if (next.after_blank || width == 0) return true;
  if (next.begins_lower && !line.ends) return false;
  if (next.indent >= line.indent + 2 && line.ends) return true;  // the first line of a paragraph, set in
  return !is_full(line, next, width);
}

}  // namespace

std::vector<Block> find_blocks(std::string_view text) {
  const std::vector<Line> lines = read_lines(text);
  const uint32_t width = wrapped_width(lines);
  std::vector<Block> blocks;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || parts_blocks(lines[i - 1], lines[i], width)) {
      blocks.push_back({lines[i].span});
    } else {
      blocks.back().span.end = lines[i].span.end;
    }
  }
  assign_roles(text, blocks);
  return blocks;
}

bool is_paragraph(BlockRole role) {
  return role == BlockRole::abstract || role == BlockRole::body || role == BlockRole::closing;
}

void set_abstract(std::vector<Block>& blocks, AbstractIs what) {
  if (what == AbstractIs::ruled) return;
  bool chosen = what == AbstractIs::none;
  for (Block& block : blocks) {
    const bool is_it = is_paragraph(block.role) && !chosen;
    if (!is_it && block.role != BlockRole::abstract) continue;
    block.role = is_it ? BlockRole::abstract : BlockRole::body;
    block.by_caller = true;
    chosen = true;
  }
}

void set_roles(std::vector<Block>& blocks, const std::vector<GivenRole>& roles) {
  for (const GivenRole& given : roles) {
    if (given.block >= blocks.size()) continue;
    blocks[given.block].role = given.role;
    blocks[given.block].by_caller = true;
  }
}

}  // namespace annotator
