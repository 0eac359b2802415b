// Goes from outside to inside: lines of the page around, at the foot and at the head go by their form, then come abstract
// and closing, by a label or, without one, by what they say. The hard case is the abstract without a label: it must not be
// mistaken for the lead of plain news, which the next paragraphs carry on and do not tell again (retold.h).
// Tested by blocks.test.cpp with tests/cases/blocks.txt.
#include "block_roles.h"

#include <algorithm>

#include "blocks.h"
#include "line_forms.h"
#include "retold.h"
#include "tokens.h"

namespace annotator {
namespace {

// Blocks at the head or the foot that may be lines of form.
constexpr size_t most_lines = 8;
// Paragraphs of prose in an article that may have a closing, or an abstract without a label.
constexpr size_t least_paragraphs = 4;

// Lines of the page around the article, wherever they stand, and all behind the heading of a list of links, up to the end
// or a paragraph.
void assign_asides(std::string_view text, std::vector<Block>& blocks) {
  const auto is_told = [&](const Block& block) { return is_prose(text, block.span); };
  if (std::none_of(blocks.begin(), blocks.end(), is_told)) return;
  bool in_links = false;
  for (Block& block : blocks) {
    const bool is_title = &block == &blocks.front() && !is_rubric(text, block.span);
    const bool is_of_page = !is_title && is_aside(text, block.span);  // "Video: What happens when a port burns"
    in_links = is_of_page ? in_links || opens_list_of_links(text, block.span) : in_links && !is_told(block);
    if ((is_of_page || in_links) && line_role(text, block.span) != BlockRole::source) block.role = BlockRole::aside;
  }
}

BlockRole foot_role(std::string_view text, const Block& block) {
  if (block.role == BlockRole::aside) return block.role;
  return is_credit(text, block.span) ? BlockRole::byline : line_role(text, block.span);
}

// Bylines, dates and sources at the foot, from the last block back. Returns where they begin.
size_t assign_foot(std::string_view text, std::vector<Block>& blocks) {
  size_t foot = blocks.size();
  while (foot > 0 && blocks.size() - foot < most_lines) {
    const BlockRole role = foot_role(text, blocks[foot - 1]);
    const bool told_of = foot > 1 && leads_on(text, blocks[foot - 2].span);  // "For more information:"
    if (role == BlockRole::body || told_of) break;
    blocks[--foot].role = role;
  }
  return foot;
}

// What a line of the head that is no headline is for; body where that is not clear.
BlockRole head_role(std::string_view text, Span span, bool has_title, bool below_byline) {
  if (const BlockRole role = line_role(text, span); role != BlockRole::body) return role;
  const bool is_writer = (below_byline && is_job(text, span)) || (has_title && is_line_of_names(text, span));
  return is_writer ? BlockRole::byline : BlockRole::body;
}

// Title, byline, date and source before the first paragraph, and rubrics above the title, which stand as bylines do.
// Returns where the head ends.
size_t assign_head(std::string_view text, std::vector<Block>& blocks, size_t foot) {
  const size_t last = std::min(foot, most_lines);
  std::vector<size_t> headlines;  // rubrics, and the title behind them
  const auto has_title = [&] { return !headlines.empty() && !is_rubric(text, blocks[headlines.back()].span); };
  size_t head = 0;
  for (; head < last; ++head) {
    Block& block = blocks[head];
    if (block.role == BlockRole::aside) continue;
    if (abstract_label(text, block.span) != Label::none) break;
    const bool below_byline = head > 0 && blocks[head - 1].role == BlockRole::byline;
    const bool may_be_title = !has_title() && is_headline(text, block.span);
    if (below_byline && is_about_writer(text, block.span)) {
      block.role = BlockRole::byline;
      continue;
    }
    if (is_prose(text, block.span) && !may_be_title) break;  // a title may be prose by its mark: "Who burned it?"
    block.role = head_role(text, block.span, has_title(), below_byline);
    if (block.role == BlockRole::body && may_be_title) headlines.push_back(head);
  }
  if (head == last || headlines.empty()) return head;  // where no paragraph follows there is no article
  const size_t title = has_title() ? headlines.back() : headlines.front();
  for (const size_t rubric : headlines)
    if (rubric < title) blocks[rubric].role = BlockRole::byline;
  blocks[title].role = BlockRole::title;
  return head;
}

// The abstract at block `head`, behind its label ("Summary: ...") or below ("Key points", then a list or a paragraph).
// Returns whether there is one.
bool assign_labelled_abstract(std::string_view text, std::vector<Block>& blocks, size_t head, size_t foot) {
  const Label label = head < foot ? abstract_label(text, blocks[head].span) : Label::none;
  if (label == Label::none || (label == Label::alone && head + 1 == foot)) return false;
  blocks[head].role = BlockRole::abstract;
  size_t at = head + 1;
  if (label == Label::alone && !is_list_item(text, blocks[at].span)) blocks[at++].role = BlockRole::abstract;
  for (; at < foot && is_list_item(text, blocks[at].span); ++at) blocks[at].role = BlockRole::abstract;
  return true;
}

// The paragraphs of prose that are body so far.
std::vector<size_t> find_prose(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<size_t> prose;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].role == BlockRole::body && is_prose(text, blocks[i].span)) prose.push_back(i);
  }
  return prose;
}

void assign_abstract(std::string_view text, std::vector<Block>& blocks, const std::vector<size_t>& prose) {
  if (prose.size() < least_paragraphs) return;
  Block& first = blocks[prose[0]];
  const Span next = blocks[prose[1]].span;
  if (is_told_again(text, first.span, next, {next.begin, blocks[prose.back()].span.end})) {
    first.role = BlockRole::abstract;
  }
}

// From the first block of the abstract to the last; empty where there is none.
Span find_abstract(const std::vector<Block>& blocks) {
  Span abstract;
  for (const Block& block : blocks) {
    if (block.role != BlockRole::abstract) continue;
    if (abstract.size() == 0) abstract.begin = block.span.begin;
    abstract.end = block.span.end;
  }
  return abstract;
}

// The last paragraph, behind or below a label, or because it sums up an article that has an abstract.
void assign_closing(std::string_view text, std::vector<Block>& blocks, const std::vector<size_t>& prose) {
  if (prose.size() < least_paragraphs) return;
  Block& last = blocks[prose.back()];
  Block& before = blocks[prose.back() - 1];
  if (closing_label(text, last.span) != Label::none) {
    last.role = BlockRole::closing;
  } else if (before.role == BlockRole::body && closing_label(text, before.span) == Label::alone) {
    before.role = last.role = BlockRole::closing;
  } else {
    const Span abstract = find_abstract(blocks);
    const Span earlier{abstract.begin, before.span.end};
    if (sums_up(text, abstract, earlier, last.span)) last.role = BlockRole::closing;
  }
}

}  // namespace

void assign_roles(std::string_view text, std::vector<Block>& blocks) {
  assign_asides(text, blocks);
  const size_t foot = assign_foot(text, blocks);
  const size_t head = assign_head(text, blocks, foot);
  const bool labelled = assign_labelled_abstract(text, blocks, head, foot);
  const std::vector<size_t> prose = find_prose(text, blocks);
  if (!labelled && !prose.empty() && prose[0] == head) assign_abstract(text, blocks, prose);
  assign_closing(text, blocks, prose);
}

Span find_source(std::string_view text, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.role != BlockRole::source) continue;
    const Span name = source_name(text, block.span);
    if (name.size() > 0) return name;
  }
  return {};
}

}  // namespace annotator
