"""A checkpoint -> the model file that ships, and the golden file that the C++ is tested against.

In: --checkpoint of train.py and --prepared, and with --older a model file that is blended in. Out: --model
(annotator.bin) and --golden. Everything measured here is measured on the numbers of the file itself, expanded as
core/encoder expands them. Prints the size of each tensor and the figures on dev, and with --article those on one
labelled article that was never trained on.
"""
import argparse
import hashlib
import json
import pathlib
import time

import numpy as np
import torch

import text
from measure import FIRST, LAST, TRANSITIONS, find_spans, measure, read_document
from network import CHANNELS, Config, NAME_LABELS, Network, SPEECH_LABELS, load_network, make_batch
from prepare import gold_document, read_lines
from targets import make_targets
from tensors import (decode, decode_file, decode_layer, encode_f32, encode_file, encode_i4, encode_i8, encode_i32,
                     encode_u8)

NAME = "en-news-4"
SIZES = ("hidden", "head_size", "positions", "pieces", "shapes")
GOLDEN_TEXT = 'Mayor Ana Lindqvist opened the new bridge in Bergen on 3 May 2024. "We waited long," she told NRK.'
GOLDEN_SENTENCES = [(0, 66), (67, 98)]
# What the C++ may differ by: given PyTorch's input to one step; in the few rows of a layer where the rounding of an
# input turns; and in what comes out at the end, where that is felt in all later layers.
TOLERANCE = {"step": {"embed": 1e-5, "layer": 2e-5, "names": 2e-3, "speech": 2e-3}, "turned": {"layer": 0.05},
             "whole": {"names": 0.2, "speech": 0.2, "sentences": 0.05, "salience": 0.01}}


def parts(network):
    """(name in the file, parameter, type) of every tensor of weights."""
    yield "embed.pieces", network.pieces.weight, "i4"
    yield "embed.positions", network.positions.weight, "i8"
    yield "embed.shapes", network.shapes, "f32"
    yield from module_parts("embed.norm", network.embed_norm, "f32")
    for number, layer in enumerate(network.layers):
        at = f"layer.{number}."
        yield from module_parts(at + "attention.qkv", layer.qkv, "i4")
        yield from module_parts(at + "attention.out", layer.attention_out, "i4")
        yield from module_parts(at + "attention.norm", layer.attention_norm, "f32")
        yield from module_parts(at + "ffn.in", layer.ffn_in, "i4")
        yield from module_parts(at + "ffn.out", layer.ffn_out, "i4")
        yield from module_parts(at + "ffn.norm", layer.ffn_norm, "f32")
    yield from module_parts("names", network.names, "i8")
    yield from module_parts("speech", network.speech, "i8")
    yield from module_parts("salience.hidden", network.salience_hidden, "i8")
    yield from module_parts("salience.out", network.salience_out, "f32")


def module_parts(name, module, kind):
    yield f"{name}.weight", module.weight, kind
    yield f"{name}.bias", module.bias, "f32"


def encode_network(network, vocabulary):
    encode = {"f32": encode_f32, "i8": encode_i8, "i4": encode_i4}
    tensors = {"vocabulary": encode_u8("\n".join(vocabulary.pieces).encode())}
    tensors.update({name: encode[kind](parameter) for name, parameter, kind in parts(network)})
    return tensors


def decode_network(tensors, config):
    """The network as the C++ runs it."""
    network = Network(config)
    network.set_int4(False)
    for name, parameter, kind in parts(network):
        is_layer = kind == "i4" and name != "embed.pieces"
        parameter.data.copy_(decode_layer(tensors[name]) if is_layer else decode(tensors[name]))
    return network.eval()


def read_network(path):
    """A model file -> (network, vocabulary, header)."""
    header, tensors = decode_file(path.read_bytes())
    layers = [f"layer.{number}." for number in range(header["layers"])]
    width = lambda name: tensors[name].shape[1]
    config = Config(heads=[width(f"{at}attention.out.weight") // header["head_size"] for at in layers],
                    ffn=[width(f"{at}ffn.out.weight") for at in layers], **{key: header[key] for key in SIZES})
    return decode_network(tensors, config), text.Vocabulary(tensors["vocabulary"].data.decode().split("\n")), header


def blend(network, older, share):
    """Weights with a share of those that the last training began with: it keeps what that training would forget."""
    weights = older.state_dict()
    network.load_state_dict({name: (1 - share) * value + share * weights[name]
                             for name, value in network.state_dict().items()})


def log_sum_of_names(scores):
    """The log of the summed weight of all label sequences that spell names. scores: [tokens, labels]."""
    sums = scores[0] + FIRST
    for row in scores[1:]:
        sums = np.logaddexp.reduce(sums[:, None] + TRANSITIONS, axis=0) + row
    return np.logaddexp.reduce(sums + LAST)


def fit_temperature(network, vocabulary, documents):
    """The divisor of the name scores under which the right names of dev are likeliest, among all that the labels can
    spell: that is how core/entities/mentions.cpp scores a name."""
    sentences_of_dev = []
    for document in documents:
        sentences, (names, _, _) = read_document(document, network, vocabulary)
        labels = make_targets(document, sentences).names.float().argmax(-1)
        ends = np.cumsum([len(sentence.tokens) for sentence in sentences])
        sentences_of_dev += [(names[end - len(sentence.tokens):end].numpy().astype(float),
                              labels[end - len(sentence.tokens):end].numpy())
                             for sentence, end in zip(sentences, ends) if sentence.tokens]
    surprise = lambda t: sum(log_sum_of_names(scores / t) - scores[range(len(labels)), labels].sum() / t
                             for scores, labels in sentences_of_dev)
    return min((round(1 + 0.1 * step, 1) for step in range(16)), key=surprise)


def golden_file(network, vocabulary, model_sha256):
    """Every stage of one short text, in single precision."""
    sentences = text.read_sentences(GOLDEN_TEXT, GOLDEN_SENTENCES, vocabulary)
    batch = make_batch([(sentences, text.make_windows(sentences))], network.config)
    with torch.no_grad():
        states = network.encode(batch)
        names, speech, salience = network(batch)
        vectors = network.sentence_vectors(states[-1], batch)
    tensors = {"ids": encode_i32(batch.ids), "shapes": encode_f32(batch.shapes), "embed": encode_f32(states[0])}
    tensors.update({f"layer.{number}": encode_f32(state) for number, state in enumerate(states[1:])})
    tensors.update({"names": encode_f32(names), "speech": encode_f32(speech.flatten(1)),
                    "sentences": encode_f32(vectors), "salience": encode_f32(salience.sigmoid())})
    tolerance = {of: {name: by_part[name.split(".")[0]] for name in tensors if name.split(".")[0] in by_part}
                 for of, by_part in TOLERANCE.items()}
    as_bytes = lambda place: len(GOLDEN_TEXT[:place].encode())
    header = {"model_sha256": model_sha256, "text": GOLDEN_TEXT, "tolerance": tolerance,
              "sentences": [[as_bytes(begin), as_bytes(end)] for begin, end in GOLDEN_SENTENCES],
              "tokens": [[as_bytes(begin), as_bytes(end)] for sentence in sentences for begin, end in sentence.tokens]}
    return encode_file(header, tensors)


def print_sizes(tensors, total):
    for name, tensor in tensors.items():
        print(f"{name:36} {tensor.type:4} {str(tensor.shape):14} {len(tensor.data):10}")
    print(f"{'file':36} {total:30}")


def print_article(path, network, vocabulary):
    """Names found in one labelled article, and where they differ from its labels."""
    document = gold_document(json.loads(path.read_text(encoding="utf-8")))
    sentences, (names, speech, _) = read_document(document, network, vocabulary)
    found, gold = set(find_spans(sentences, names, speech)[0]), set(map(tuple, document["names"]))
    show = lambda spans: [(document["text"][begin:end], kind, begin) for begin, end, kind in sorted(spans)]
    print(f"{path.name}: {len(found & gold)} of {len(gold)} right, missed {show(gold - found)}, "
          f"others {show(found - gold)}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--checkpoint", type=pathlib.Path, required=True)
    options.add_argument("--prepared", type=pathlib.Path, required=True)
    options.add_argument("--model", type=pathlib.Path, default=pathlib.Path(__file__).parent / "annotator.bin")
    options.add_argument("--golden", type=pathlib.Path,
                         default=pathlib.Path(__file__).parent / "../tests/encoder/golden.bin")
    options.add_argument("--article", type=pathlib.Path)
    options.add_argument("--older", type=pathlib.Path, help="the model file that the checkpoint's training began with")
    options.add_argument("--older-share", type=float, default=0.15, help="of its weights in those that are written")
    options = options.parse_args()
    torch.set_num_threads(1)

    state = torch.load(options.checkpoint, map_location="cpu")
    config = Config(**state["config"])
    trained = load_network(options.checkpoint)
    if options.older:
        blend(trained, read_network(options.older)[0], options.older_share)
    vocabulary = text.read_vocabulary(options.prepared)
    tensors = encode_network(trained, vocabulary)
    network = decode_network(tensors, config)

    dev = read_lines(options.prepared / "dev.jsonl")
    figures = measure(dev, network, vocabulary)
    place = state["place"]
    header = {"name": NAME, "layers": len(config.ffn), **{key: getattr(config, key) for key in SIZES},
              "name_labels": NAME_LABELS, "speech_labels": SPEECH_LABELS,
              "temperature": {"names": fit_temperature(network, vocabulary, dev)},
              "trained": {"date": time.strftime("%Y-%m-%d"), "epochs": place["epoch"], "steps": place["steps"],
                          "pieces": place["pieces"], "hours": round(place["seconds"] / 3600, 2),
                          "dev": {"names": figures["names"], **figures["speech"]},
                          "data": "model/README.md", "licence": "CC BY-SA 4.0"}}
    content = encode_file(header, tensors)
    options.model.write_bytes(content)
    options.golden.write_bytes(golden_file(network, vocabulary, hashlib.sha256(content).hexdigest()))
    print_sizes(tensors, len(content))
    print("temperature", header["temperature"], "dev", json.dumps(figures))
    if options.article:
        print_article(options.article, network, vocabulary)


if __name__ == "__main__":
    main()
