// The words that block_roles.cpp goes by: one a line, in byte order, folded (lower case).
#pragma once

#include <string_view>

namespace annotator {

// "Summary: ..." or a line of its own.
inline constexpr std::string_view abstract_labels[] = {
    "abstract",
    "at a glance",
    "executive summary",
    "highlights",
    "in brief",
    "in short",
    "key facts",
    "key points",
    "key takeaways",
    "main points",
    "summary",
    "synopsis",
    "tl;dr",
    "tldr",
    "what to know",
};

// What may stand above a title, in more words than other rubrics.
inline constexpr std::string_view long_rubrics[] = {
    "embargoed for release",
    "for immediate release",
    "not for publication",
};

// "In conclusion, ..." or a line of its own.
inline constexpr std::string_view closing_labels[] = {
    "bottom line",
    "conclusion",
    "conclusions",
    "in conclusion",
    "in sum",
    "in summary",
    "summary",
    "takeaway",
    "the bottom line",
    "the takeaway",
    "to conclude",
    "to sum up",
};

// "Source: Reuters"
inline constexpr std::string_view source_labels[] = {
    "article source",
    "full article",
    "full story",
    "link",
    "news source",
    "original article",
    "original source",
    "originally published",
    "originally published at",
    "originally published by",
    "originally published in",
    "originally published on",
    "read more",
    "read more at",
    "source",
    "source link",
    "sources",
    "url",
    "via",
};

// Of these, those that say it only with an address: "Read more: The port in numbers" leads elsewhere.
inline constexpr std::string_view link_labels[] = {
    "full article",
    "full story",
    "link",
    "read more",
    "read more at",
    "source link",
    "url",
};

// Before the name of whoever wrote or edited it.
inline constexpr std::string_view byline_starts[] = {
    "by",
    "edited by",
    "editing by",
    "report by",
    "reported by",
    "reporting by",
    "story by",
    "words by",
    "written by",
};

// Words of a byline that are no names.
inline constexpr std::string_view byline_words[] = {
    "additional",
    "al",
    "and",
    "at",
    "author",
    "bin",
    "by",
    "chief",
    "contributing",
    "contributor",
    "correspondent",
    "da",
    "de",
    "del",
    "der",
    "di",
    "du",
    "editing",
    "editor",
    "for",
    "from",
    "in",
    "la",
    "news",
    "of",
    "reporter",
    "reporting",
    "special",
    "staff",
    "the",
    "to",
    "van",
    "von",
    "with",
    "writer",
    "writers",
    "writing",
};

// Before the name of whom the line below a byline tells of.
inline constexpr std::string_view honorifics[] = {
    "dr",
    "mr",
    "mrs",
    "ms",
    "prof",
    "professor",
};

// What writers are, in its last word: "science correspondent".
inline constexpr std::string_view jobs[] = {
    "columnist",
    "commentator",
    "contributor",
    "correspondent",
    "critic",
    "editor",
    "journalist",
    "reporter",
    "writer",
};

// Lines of the page around an article, whole.
inline constexpr std::string_view page_lines[] = {
    "ad",
    "ad feedback",
    "advert",
    "advertisement",
    "advertisement scroll to continue",
    "article continues after advertisement",
    "article continues below",
    "comments",
    "copy link",
    "copy link to article",
    "get alerts",
    "listen",
    "listen to article",
    "listen to this article",
    "most popular",
    "most read",
    "play video",
    "print",
    "read next",
    "recommended",
    "recommended reading",
    "recommended stories",
    "save",
    "save article",
    "scroll to continue",
    "share",
    "share article",
    "share full article",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share save",
    "share this",
    "share this article",
    "share this story",
    "sign up",
    "skip advertisement",
    "sponsored",
    "sponsored content",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "top stories",
    "trending",
    "view comments",
};

// Of these, those with nothing but links behind them to the end.
inline constexpr std::string_view link_headings[] = {
    "more from this section",
    "more on this story",
    "more stories",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related internet links",
    "related links",
    "related reading",
    "related stories",
    "related topics",
};

// What such a line begins with, before its colon.
inline constexpr std::string_view page_labels[] = {
    "also read",
    "caption",
    "credit",
    "file photo",
    "illustration",
    "image",
    "listen",
    "photo",
    "photograph",
    "photos",
    "picture",
    "read also",
    "read more",
    "read next",
    "related",
    "related article",
    "related story",
    "see also",
    "video",
    "watch",
};

// Its first two or three words.
inline constexpr std::string_view page_line_starts[] = {
    "follow us on",
    "image caption",
    "image credit",
    "image source",
    "media caption",
    "photo by",
    "photo credit",
    "sign up for",
    "sign up here",
    "sign up to",
    "subscribe to our",
};

// Where a paper is followed: "Follow the Herald on Facebook and X."
inline constexpr std::string_view networks[] = {
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "telegram",
    "threads",
    "tiktok",
    "twitter",
    "whatsapp",
    "x",
    "youtube",
};

// Who pictures are by, as a caption's last words ("Jane Doe/Getty Images") or before the name ("(AP Photo/Jane Doe)").
inline constexpr std::string_view picture_agencies[] = {
    "/AFP",
    "/AP",
    "/EPA",
    "/Getty Images",
    "/PA",
    "/Reuters",
    "/Shutterstock",
    "via AP",
    "via Getty Images",
};
inline constexpr std::string_view picture_credits[] = {
    "AP Photo/",
    "REUTERS/",
    "EPA/",
    "AFP/",
};

inline constexpr std::string_view months[] = {
    "apr",
    "april",
    "aug",
    "august",
    "dec",
    "december",
    "feb",
    "february",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "mar",
    "march",
    "may",
    "nov",
    "november",
    "oct",
    "october",
    "sep",
    "sept",
    "september",
};

// Words of a line that says when it was published.
inline constexpr std::string_view date_words[] = {
    "a",
    "ago",
    "am",
    "at",
    "bst",
    "cest",
    "cet",
    "date",
    "edt",
    "est",
    "et",
    "first",
    "fri",
    "friday",
    "gmt",
    "hours",
    "last",
    "m",
    "min",
    "minutes",
    "modified",
    "mon",
    "monday",
    "nd",
    "of",
    "on",
    "p",
    "pdt",
    "pm",
    "posted",
    "pst",
    "published",
    "rd",
    "read",
    "sat",
    "saturday",
    "st",
    "sun",
    "sunday",
    "th",
    "thu",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "updated",
    "utc",
    "wed",
    "wednesday",
};

}  // namespace annotator
