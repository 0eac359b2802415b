"""What the network should answer: labelled spans -> for each token the name labels that are right, and so on.

In: a document of prepare.py and its sentences as the network reads them. Out: Targets. A token may have several right
labels where a corpus does not say which: the loss then asks only that their probabilities sum to one.
"""
import bisect
from dataclasses import dataclass

import torch

from network import CHANNELS, NAME_LABELS, TYPES

NUMBERS = TYPES[TYPES.index("DATE"):]
PLACES = ["LOC", "GPE", "FAC"]
UNKNOWN = -100


@dataclass
class Targets:
    names: torch.Tensor  # [T, labels] true where a label is right
    speech: torch.Tensor  # [T, channels] 0 O, 1 B, 2 I, or UNKNOWN
    salience: torch.Tensor  # [S] 0 to 1, or UNKNOWN


def label_mask(labels):
    return torch.tensor([label in labels for label in NAME_LABELS])


def labels_of(kinds, positions="BIES"):
    return {f"{position}-{kind}" for kind in kinds for position in positions}


EVERY_LABEL = label_mask(set(NAME_LABELS))
# Where a corpus picks its spans: a word in lower case opens no name, but may be a number or stand inside a name.
LOWER_CASE = label_mask({"O"} | labels_of(NUMBERS) | labels_of(TYPES, "I"))
IN_SPAN = {(kind, position): label_mask(labels_of(PLACES if kind == "PLACE" else [kind], position))
           for kind in TYPES + ["PLACE"] for position in "BIES"}
OUTSIDE = {}  # by the types that a corpus labels everywhere


def outside_mask(document, word):
    """The labels a token outside all spans may have."""
    if document["partial"]:
        return LOWER_CASE if word[0].islower() else EVERY_LABEL
    labelled = tuple(TYPES if document["labels"] is None else document["labels"])
    if labelled not in OUTSIDE:
        OUTSIDE[labelled] = label_mask({"O"} | labels_of(set(TYPES) - set(labelled)))
    return OUTSIDE[labelled]


class TokenIndex:
    """Character spans -> token ranges over all sentences of a document."""

    def __init__(self, sentences):
        self.tokens = [token for sentence in sentences for token in sentence.tokens]
        self.begins = [begin for begin, _ in self.tokens]

    def range_of(self, begin, end):
        """The tokens that touch a span, and whether they are exactly it."""
        first = bisect.bisect_right(self.begins, begin) - 1
        if first < 0 or self.tokens[first][1] <= begin:
            first += 1
        last = bisect.bisect_left(self.begins, end)
        exact = first < last and self.tokens[first][0] == begin and self.tokens[last - 1][1] == end
        return first, last, exact


def position_of(token, first, last):
    if last - first == 1:
        return "S"
    return "B" if token == first else "E" if token == last - 1 else "I"


def name_targets(document, index):
    masks = [outside_mask(document, document["text"][begin:end]) for begin, end in index.tokens]
    for begin, end, kind in document["names"]:
        if kind == "?":
            continue
        first, last, exact = index.range_of(begin, end)
        for token in range(first, last):
            masks[token] = IN_SPAN[kind, position_of(token, first, last)] if exact else EVERY_LABEL
    return torch.stack(masks)


def speech_targets(document, index):
    if document["labels"] is not None:
        return torch.full((len(index.tokens), len(CHANNELS)), UNKNOWN)
    labels = torch.zeros(len(index.tokens), len(CHANNELS), dtype=torch.long)
    for number, channel in enumerate(CHANNELS):
        for begin, end in document["speech"][channel]:
            first, last, _ = index.range_of(begin, end)
            labels[first:last, number] = 2
            labels[first:first + 1, number] = 1
    return labels


def salience_targets(document, count):
    weights = document.get("weights") or [None] * count
    return torch.tensor([UNKNOWN if weight is None else weight / 3 for weight in weights], dtype=torch.float)


def make_targets(document, sentences):
    index = TokenIndex(sentences)
    return Targets(name_targets(document, index), speech_targets(document, index),
                   salience_targets(document, len(sentences)))
