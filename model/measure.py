"""How good the network is: scores -> spans -> figures on labelled documents.

In: documents of prepare.py (dev.jsonl) and a network. Out: names F1 (span and type exact) over all and by type,
speech F1 (spans that overlap by half), and the share of the sentence weights that the three most salient sentences
carry, beside that of the first three. train.py prints these after each epoch, write.py for the file it has written.
"""
import collections

import numpy
import torch

import text
from network import CHANNELS, NAME_LABELS, TYPES, make_batch


def bioes_transitions():
    """[from, to] 0 where a label may follow another, else minus infinity; and the same for first and last labels."""
    opens = numpy.array([label[0] in "OBS" for label in NAME_LABELS])
    closes = numpy.array([label[0] in "OES" for label in NAME_LABELS])
    kind = numpy.array([label[2:] for label in NAME_LABELS])
    allowed = numpy.where(closes[:, None], opens[None, :], ~opens[None, :] & (kind[:, None] == kind[None, :]))
    penalty = lambda ok: numpy.where(ok, 0.0, -numpy.inf)
    return penalty(allowed), penalty(opens), penalty(closes)


TRANSITIONS, FIRST, LAST = bioes_transitions()


def best_labels(scores):
    """Viterbi over one sentence's label scores [tokens, labels] -> label numbers that make whole names."""
    best, back = scores[0] + FIRST, []
    for row in scores[1:]:
        candidates = best[:, None] + TRANSITIONS
        back.append(candidates.argmax(0))
        best = candidates.max(0) + row
    label = int((best + LAST).argmax())
    labels = [label]
    for pointers in reversed(back):
        label = int(pointers[label])
        labels.append(label)
    return labels[::-1]


def name_spans(labels):
    """Label numbers of a sentence -> (first token, end token, type)."""
    spans, begin = [], 0
    for number, label in enumerate(NAME_LABELS[label] for label in labels):
        if label[0] in "BS":
            begin = number
        if label[0] in "ES":
            spans.append((begin, number + 1, label[2:]))
    return spans


def runs(labels):
    """O=0 B=1 I=2 of a sentence -> (first token, end token); an I that follows nothing opens a run."""
    spans, begin = [], None
    for number, label in enumerate(list(labels) + [0]):
        if begin is not None and label != 2:
            spans.append((begin, number))
            begin = None
        if label and begin is None:
            begin = number
    return spans


def read_document(document, network, vocabulary, device="cpu"):
    """One document's scores: its sentences, and the network's output for it, on the CPU."""
    sentences = text.read_sentences(document["text"], document["sentences"], vocabulary)
    batch = make_batch([(sentences, text.make_windows(sentences))], network.config, device)
    with torch.no_grad():
        return sentences, [part.float().cpu() for part in network(batch)]


def find_spans(sentences, names, speech):
    """Scores of a document's tokens -> character spans: names with types, and speech by channel."""
    found_names, found_speech, at = [], {channel: [] for channel in CHANNELS}, 0
    for sentence in sentences:
        tokens, count = sentence.tokens, len(sentence.tokens)
        if not count:
            continue
        labels = best_labels(names[at:at + count].numpy())
        found_names += [(tokens[b][0], tokens[e - 1][1], kind) for b, e, kind in name_spans(labels)]
        for number, channel in enumerate(CHANNELS):
            spans = runs(speech[at:at + count, number].argmax(-1).tolist())
            found_speech[channel] += [(tokens[b][0], tokens[e - 1][1]) for b, e in spans]
        at += count
    return found_names, found_speech


def overlap_by_half(found, gold):
    """How many spans pair up, one to one, so that they share at least half of the longer of the two."""
    left, matched = list(gold), 0
    for begin, end in found:
        for span in left:
            shared = min(end, span[1]) - max(begin, span[0])
            if 2 * shared >= max(end - begin, span[1] - span[0]):
                left.remove(span)
                matched += 1
                break
    return matched


def f1(right, found, gold):
    return 200 * right / max(1, found + gold)


def weight_share(chosen, weights):
    return sum(weights[i] for i in chosen) / max(1, sum(sorted(weights)[-3:]))


def measure(documents, network, vocabulary, device="cpu"):
    """All figures in per cent: {"names", "names by type", "speech", "salience"}."""
    network.eval()
    counts = collections.defaultdict(lambda: [0, 0, 0])  # right, found, gold
    shares, first_shares = [], []
    for document in documents:
        sentences, (names, speech, salience) = read_document(document, network, vocabulary, device)
        found_names, found_speech = find_spans(sentences, names, speech)
        found, gold = set(found_names), set(map(tuple, document["names"]))
        for kind in TYPES:
            of_kind = [{span for span in spans if span[2] == kind} for spans in (found & gold, found, gold)]
            counts[kind] = [a + len(b) for a, b in zip(counts[kind], of_kind)]
        for channel in CHANNELS:
            gold_spans = document["speech"][channel]
            added = (overlap_by_half(found_speech[channel], gold_spans), len(found_speech[channel]), len(gold_spans))
            counts[channel] = [a + b for a, b in zip(counts[channel], added)]
        if document["weights"]:
            top = salience.argsort(descending=True, stable=True)[:3].tolist()
            shares.append(weight_share(top, document["weights"]))
            first_shares.append(weight_share(range(min(3, len(sentences))), document["weights"]))
    names = [sum(counts[kind][i] for kind in TYPES) for i in range(3)]
    return {"names": round(f1(*names), 2), "right, found, gold": names,
            "names by type": {kind: round(f1(*counts[kind]), 1) for kind in TYPES},
            "speech": {channel: round(f1(*counts[channel]), 1) for channel in CHANNELS},
            "salience": {"top three": round(100 * numpy.mean(shares), 1),
                         "first three": round(100 * numpy.mean(first_shares), 1)}}
