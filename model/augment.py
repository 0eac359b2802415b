"""Texts as people really paste them: other names, cases, quotes and dashes, lines before and after the article.

In: a document of prepare.py and a random.Random. Out: a document of the same form with some of this done to it; every
span still holds a name of the same type. Each change is rare, so that most of what is learned is the text as it was
printed.
"""
import bisect
import copy
import re
from dataclasses import dataclass, field

SHARE_OF_DOCUMENTS = 0.03  # all capitals; as much all lower case
SHARE_OF_SENTENCES = 0.02  # of a document: all capitals, or headline case
SHARE_OF_QUOTES = 0.08
SHARE_OF_DASHES = 0.05
SHARE_OF_LINES = 0.08  # a headline or an abstract before; as often a source line after
SHARE_OF_SWAPS = 0.2  # of our own documents: persons, towns and organizations with other names
ORGANIZATIONS_SWAPPED = 0.5  # of those of such a document

HOSTS = ["apnews.com", "reuters.com", "bbc.co.uk", "bbc.com", "nytimes.com", "washingtonpost.com", "theguardian.com",
         "aljazeera.com", "cnn.com", "dw.com", "france24.com", "voanews.com", "npr.org", "politico.eu", "ft.com",
         "abc.net.au", "cbc.ca", "thehindu.com", "japantimes.co.jp", "euronews.com", "un.org", "whitehouse.gov",
         "news.example.org", "dailynews.example.com", "en.wikinews.org", "medium.com", "news.yahoo.com", "axios.com"]
SOURCE_LINES = ["Original Source: {}", "Source: {}", "Source: https://www.{}/", "https://www.{}/news/2025/02/18/a-{}",
                "{}", "Read more at {}", "www.{}", "Originally published at {}", "(Source: {})", "Via {}"]

WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’\-](?=\w))+")


@dataclass
class NamePools:
    """Names to swap in. An organization that reads like a town, and a person of any country, teach the context."""
    first_names: list = field(default_factory=list)
    surnames: list = field(default_factory=list)
    towns: list = field(default_factory=list)
    organizations: list = field(default_factory=list)
    countries: set = field(default_factory=set)  # never swapped: their people and languages stand in the text too


def read_pools(folder):
    """From the gazetteers of the data folder."""
    def names(*lists):
        return [line.split("\t")[0].strip() for name in lists
                for line in (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line.strip()]
    return NamePools(names("us_first_names", "cc0_spanishfirstnames"), names("us_surnames", "cc0_spanishlastnames"),
                     names("cities"), names("football_clubs", "sp500", "universities", "cc0_newspapers", "nasdaq",
                                            "cc0_nba_teams", "cc0_nhl_teams", "cc0_charities"),
                     set(names("countries", "subdivisions", "capitals")))


def new_name(surface, kind, pools, chosen, random):
    """What stands for a name in this document, or None where it stays. chosen: the swaps so far, so that a person keeps
    one surname."""
    if kind == "PERSON":
        words = WORD.findall(surface)

        def other_word(match):
            word = match.group()
            if not word[0].isupper():
                return word  # bin, de, van
            pool = pools.first_names if len(words) > 1 and match.start() == 0 else pools.surnames
            return chosen.setdefault((kind, word), random.choice(pool))
        return WORD.sub(other_word, surface)
    if kind == "GPE" and surface not in pools.countries and not surface.isupper():
        return chosen.setdefault((kind, surface), random.choice(pools.towns))
    if kind == "ORG" and not surface.isupper() and random.random() < ORGANIZATIONS_SWAPPED:
        return chosen.setdefault((kind, surface), random.choice(pools.organizations))
    return None


def swap_names(document, pools, random):
    """Persons, towns and organizations under other names, each name the same one everywhere; all spans move along."""
    content, chosen, swaps = document["text"], {}, []
    for begin, end, kind in sorted(map(tuple, document["names"])):
        name = new_name(content[begin:end], kind, pools, chosen, random)
        if name and (not swaps or begin >= swaps[-1][1]):
            swaps.append((begin, end, name))
    parts, at, ends, shifts = [], 0, [], [0]
    for begin, end, name in swaps:
        parts += [content[at:begin], name]
        at = end
        ends.append(end)
        shifts.append(shifts[-1] + len(name) - (end - begin))
    inside = {place for begin, end, _ in swaps for place in range(begin + 1, end)}

    def moved(spans):
        """Those that begin or end inside a swapped name have lost their words."""
        return [[span[0] + shifts[bisect.bisect_right(ends, span[0])],
                 span[1] + shifts[bisect.bisect_right(ends, span[1])], *span[2:]]
                for span in spans if span[0] not in inside and span[1] not in inside]
    document["text"] = "".join(parts) + content[at:]
    document["names"] = moved(document["names"])
    document["sentences"] = moved(document["sentences"])
    document["speech"] = {channel: moved(spans) for channel, spans in document["speech"].items()}


def change_chars(document, begin, end, change):
    """change(text, place) -> one character, for each place of begin..end."""
    content = document["text"]
    changed = "".join(change(content, place) for place in range(begin, end))
    document["text"] = content[:begin] + changed + content[end:]


def to_upper(content, place):
    upper = content[place].upper()
    return upper if len(upper) == 1 else content[place]


def to_lower(content, place):
    lower = content[place].lower()
    return lower if len(lower) == 1 else content[place]


def to_headline(content, place):
    """A capital for every word of four letters and more."""
    starts_word = place == 0 or not (content[place - 1].isalnum() or content[place - 1] in "'’")
    return to_upper(content, place) if starts_word and content[place:place + 4].isalpha() else content[place]


def to_straight(content, place):
    return {"“": '"', "”": '"', "‘": "'", "’": "'"}.get(content[place], content[place])


def to_curly(content, place):
    opens = place == 0 or content[place - 1].isspace() or content[place - 1] in "([“‘\"'—–-"
    pair = {'"': "“”", "'": "‘’"}.get(content[place])
    return pair[not opens] if pair else content[place]


def to_other_dash(content, place):
    """A dash between spaces becomes another one, a hyphen inside a word the unbreakable hyphen."""
    char = content[place]
    if char in "–—":
        return "—" if char == "–" else "–"
    if char == "-":
        return "–" if content[place - 1:place].isspace() else "\u2011"
    return char


def spans_within(spans, begin, end, shift):
    return [[span[0] + shift, span[1] + shift, *span[2:]] for span in spans if begin <= span[0] and span[1] <= end]


def put_before(document, pieces):
    """A line in front of the text that repeats pieces (begin, end) of it, with their labels."""
    content, line, names, sentences = document["text"], "", [], []
    speech = {channel: [] for channel in document["speech"]}
    for begin, end in pieces:
        line += " " if line else ""
        shift = len(line) - begin
        sentences.append([len(line), len(line) + end - begin])
        names += spans_within(document["names"], begin, end, shift)
        for channel, spans in document["speech"].items():
            speech[channel] += spans_within(spans, begin, end, shift)
        line += content[begin:end]
    line += "\n\n"
    moved = lambda spans: spans_within(spans, 0, len(content), len(line))
    document["text"] = line + content
    document["names"] = names + moved(document["names"])
    document["speech"] = {channel: speech[channel] + moved(document["speech"][channel]) for channel in speech}
    document["sentences"] = sentences + moved(document["sentences"])
    if document["weights"]:
        document["weights"] = [None] * len(sentences) + document["weights"]
    return document


def add_headline(document, random):
    """One of the first sentences, without its full stop, as a title."""
    begin, end = random.choice(document["sentences"][:3])
    if end - begin > 130 or end - begin < 20:
        return
    end -= document["text"][end - 1] == "."
    put_before(document, [(begin, end)])
    if random.random() < 0.6:
        change_chars(document, 0, end - begin, to_headline)


def add_abstract(document):
    if document["summary"]:
        put_before(document, [document["sentences"][i] for i in document["summary"]])


def add_source_line(document, random):
    """A domain names a source, it is no name in the text."""
    host = random.choice(HOSTS)
    line = random.choice(SOURCE_LINES).format(host, random.randrange(100, 99999))
    begin = len(document["text"]) + 1
    document["text"] += "\n" + line
    document["sentences"].append([begin, begin + len(line)])
    if document["weights"]:
        document["weights"].append(0)


def change_cases(document, random):
    length, draw = len(document["text"]), random.random()
    if draw < 2 * SHARE_OF_DOCUMENTS:
        return change_chars(document, 0, length, to_upper if draw < SHARE_OF_DOCUMENTS else to_lower)
    for begin, end in document["sentences"]:
        draw = random.random()
        if draw < 2 * SHARE_OF_SENTENCES:
            change_chars(document, begin, end, to_upper if draw < SHARE_OF_SENTENCES else to_headline)


def change_words(document, pools, random):
    """Other names, if there are pools of them, and lines put before or behind: our own labels say what they hold."""
    document = copy.deepcopy(document)
    if document["labels"] is None:
        if pools and random.random() < SHARE_OF_SWAPS:
            swap_names(document, pools, random)
        draw = random.random()
        if draw < SHARE_OF_LINES:
            add_headline(document, random)
        elif draw < 2 * SHARE_OF_LINES:
            add_abstract(document)
        if random.random() < SHARE_OF_LINES:
            add_source_line(document, random)
    return document


def change_letters(document, random):
    """Other cases, quotes and dashes; every character stays where it is."""
    document = dict(document)
    change_cases(document, random)
    draw, length = random.random(), len(document["text"])
    if draw < SHARE_OF_QUOTES:
        change_chars(document, 0, length, to_curly if draw < SHARE_OF_QUOTES / 2 else to_straight)
    if random.random() < SHARE_OF_DASHES:
        change_chars(document, 0, length, to_other_dash)
    return document
