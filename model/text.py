"""Text as the network reads it: tokens, pieces, shapes and windows.

In: a text and its sentence spans (code points, end exclusive). Out: for each sentence its tokens, the ids of their
word pieces and the shape rows of these. core/article/tokens.cpp and core/encoder/subwords.cpp do the same in C++;
model/agreement.py compares the two on real text.
"""
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
PAD, UNK, CLS, SEP = range(4)
WINDOW_PIECES = 128  # with [CLS] and [SEP]
WINDOW_ROOM = WINDOW_PIECES - 2
LONGEST_WORD = 64  # code points after folding; a longer token is [UNK]
LONGEST_RUN = 8  # of symbols that are tokens of their own; a longer run is one token

# Shape rows: exactly one of 0-9 for each piece, and any of the flags.
(SHAPE_SPECIAL, SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_UPPER_LETTER, SHAPE_MIXED, SHAPE_DIGITS, SHAPE_ALNUM,
 SHAPE_CASELESS, SHAPE_SYMBOL) = range(10)
(FLAG_CONTINUES, FLAG_SENTENCE_START, FLAG_CAPITALS, FLAG_BLOCK_START, FLAG_HEADLINE, FLAG_SPACE_BEFORE,
 FLAG_NO_CAPITALS) = range(10, 17)
SHAPES = 17


def char_class(char):
    """space, word, extend or other, by the Unicode general category."""
    category = unicodedata.category(char)
    if category[0] == "Z" or category == "Cc":
        return "space"
    if category[0] in "LN":
        return "word"
    if category[0] == "M" or category == "Cf":
        return "extend"
    return "other"


def class_ranges():
    """The code points of each class, as the inside of a regular expression's brackets."""
    ranges = {"space": [], "word": [], "extend": [], "other": []}
    begin, current = 0, char_class(chr(0))
    for point in range(1, sys.maxunicode + 2):
        name = char_class(chr(point)) if point <= sys.maxunicode else None
        if name != current:
            ranges[current].append(f"\\U{begin:08x}-\\U{point - 1:08x}")
            begin, current = point, name
    return {name: "".join(parts) for name, parts in ranges.items()}


def token_pattern():
    chars = class_ranges()
    symbol = f"[{chars['other']}][{chars['extend']}]*"
    return re.compile(
        f"[{chars['word']}][{chars['word']}{chars['extend']}]*|(?:{symbol}){{{LONGEST_RUN + 1},}}|{symbol}")


TOKEN = token_pattern()


def find_tokens(text, begin, end):
    """Spans of the tokens of one sentence."""
    return [match.span() for match in TOKEN.finditer(text, begin, end)]


@lru_cache(maxsize=None)
def fold_char(char):
    """Lower case without marks; empty for code points that only extend others. Hangul syllables stay whole."""
    if char_class(char) == "extend":
        return ""
    if "\uac00" <= char <= "\ud7a3":
        return char
    plain = unicodedata.normalize("NFD", char.lower())
    return "".join(c for c in plain if char_class(c) != "extend")


def fold(token):
    return "".join(map(fold_char, token))


@lru_cache(maxsize=None)
def case_of(char):
    """What a code point adds to a shape: u(pper), l(ower), c(aseless letter), d(igit), s(ymbol) or nothing."""
    category = unicodedata.category(char)
    if category in ("Lu", "Lt"):
        return "u"
    if category == "Ll":
        return "l"
    return {"word": "c" if category[0] == "L" else "d", "extend": "", "other": "s", "space": ""}[char_class(char)]


@lru_cache(maxsize=None)
def cases_of(token):
    return "".join(map(case_of, token))


@lru_cache(maxsize=None)
def token_shape(token):
    cases = cases_of(token)
    if "s" in cases:
        return SHAPE_SYMBOL
    if "d" in cases:
        return SHAPE_DIGITS if set(cases) == {"d"} else SHAPE_ALNUM
    if "c" in cases:
        return SHAPE_CASELESS
    if cases == "u":
        return SHAPE_UPPER_LETTER
    if set(cases) == {"l"}:
        return SHAPE_LOWER
    if set(cases) == {"u"}:
        return SHAPE_UPPER
    return SHAPE_TITLE if cases[0] == "u" and set(cases[1:]) == {"l"} else SHAPE_MIXED


def in_headline_case(tokens):
    """At least four longer words, and four fifths of them begin with a capital."""
    words = [cases_of(token) for token in tokens]
    words = [cases for cases in words if len(cases) > 3 and set(cases) <= set("ulc")]
    return len(words) >= 4 and 5 * sum(cases[0] == "u" for cases in words if "c" not in cases) >= 4 * len(words)


def sentence_flags(tokens, starts_block):
    """The flags that all pieces of a sentence carry, as a bit set."""
    cases = "".join(map(cases_of, tokens))
    upper, lower = cases.count("u"), cases.count("l")
    enough = upper + lower + cases.count("c") >= 4
    flags = starts_block << FLAG_BLOCK_START
    if enough and not lower:
        flags |= 1 << FLAG_CAPITALS
    elif in_headline_case(tokens):
        flags |= 1 << FLAG_HEADLINE
    if enough and not upper:
        flags |= 1 << FLAG_NO_CAPITALS
    return flags


class Vocabulary:
    """Word pieces by id. Longest match first; pieces inside a word begin with ##."""

    def __init__(self, pieces):
        assert pieces[:len(SPECIALS)] == SPECIALS
        self.pieces = pieces
        self.ids = {piece: number for number, piece in enumerate(pieces)}
        self.longest = max(map(len, pieces))
        self.cache = {}

    def ids_of(self, token):
        """Ids of a token's pieces: at least one, [UNK] where nothing matches."""
        found = self.cache.get(token)
        if found is None:
            found = self.cache[token] = self.split(token)
        return found

    def split(self, token):
        word = fold(token)
        is_run = char_class(token[0]) == "other" and sum(char_class(c) != "extend" for c in token) > 1
        if is_run or not 0 < len(word) <= LONGEST_WORD:
            return [UNK]
        ids, begin = [], 0
        while begin < len(word):
            prefix = "##" if begin else ""
            for end in range(min(len(word), begin + self.longest), begin, -1):
                piece = self.ids.get(prefix + word[begin:end])
                if piece is not None:
                    break
            else:
                return [UNK]
            ids.append(piece)
            begin = end
        return ids


def read_vocabulary(prepared):
    """That of a folder of prepare.py."""
    return Vocabulary((prepared / "pieces.txt").read_text(encoding="utf-8").split("\n"))


@dataclass
class Sentence:
    """A sentence as the network reads it. first[t] is where token t begins in ids and shapes."""
    tokens: list  # (begin, end) in the text
    ids: list = field(default_factory=list)
    shapes: list = field(default_factory=list)  # a bit set of shape rows for each piece
    first: list = field(default_factory=list)
    starts_block: bool = False


def read_sentence(text, begin, end, starts_block, vocabulary):
    sentence = Sentence(find_tokens(text, begin, end), starts_block=starts_block)
    words = [text[b:e] for b, e in sentence.tokens]
    flags = sentence_flags(words, starts_block)
    for number, (word, (token_begin, _)) in enumerate(zip(words, sentence.tokens)):
        bits = flags | 1 << token_shape(word)
        if number == 0:
            bits |= 1 << FLAG_SENTENCE_START
        if token_begin == begin or char_class(text[token_begin - 1]) == "space":
            bits |= 1 << FLAG_SPACE_BEFORE
        pieces = vocabulary.ids_of(word)
        sentence.first.append(len(sentence.ids))
        sentence.ids += pieces
        sentence.shapes += [bits] + [bits | 1 << FLAG_CONTINUES] * (len(pieces) - 1)
    return sentence


def read_sentences(text, spans, vocabulary):
    """All sentences of a text. A sentence opens a block where a line break stands before it."""
    sentences, before = [], None
    for begin, end in spans:
        starts_block = before is None or "\n" in text[before:begin]
        sentences.append(read_sentence(text, begin, end, starts_block, vocabulary))
        before = end
    return sentences


@dataclass
class Part:
    """Tokens begin..end of sentence number `sentence`: what a window holds of it."""
    sentence: int
    begin: int
    end: int


def cut_sentence(number, sentence):
    """Parts of at most WINDOW_ROOM pieces, cut between tokens."""
    parts, begin = [], 0
    ends = sentence.first[1:] + [len(sentence.ids)]
    for token, end in enumerate(ends):
        if end - sentence.first[begin] > WINDOW_ROOM:
            parts.append(Part(number, begin, token))
            begin = token
    parts.append(Part(number, begin, len(ends)))
    return parts


def make_windows(sentences, first_room=WINDOW_ROOM):
    """Lists of parts: whole sentences while they fit; a sentence that never fits has windows of its own.

    first_room is less only in training, so that windows begin at other sentences in every epoch.
    """
    windows, window, room = [], [], first_room
    for number, sentence in enumerate(sentences):
        if not sentence.tokens:
            continue
        size = len(sentence.ids)
        if size > room and window:
            windows.append(window)
            window, room = [], WINDOW_ROOM
        if size > WINDOW_ROOM:
            windows += [[part] for part in cut_sentence(number, sentence)]
            window, room = [], WINDOW_ROOM
            continue
        window.append(Part(number, 0, len(sentence.tokens)))
        room -= size
    return windows + [window] if window else windows
