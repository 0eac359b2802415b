"""Makes a trained network narrower: the checkpoint that a smaller one starts from.

In: --checkpoint of train.py, --teacher-prepared (the folder that it was trained on) and --prepared (the one that the
smaller network will be trained on; its vocabulary may be larger). Out: --out, a checkpoint of the smaller network
for train.py --start. The heads and the feed-forward units that matter most are kept, wherever they are: by the first
order guess of how the loss would change without them, |output * gradient|, on our own labels.
"""
import argparse
import json
import pathlib
import random

import torch

import text
from network import Config, GROUP, Network, load_network, start_from
from prepare import minilm_folder, read_lines
from safetensors.torch import load_file
from train import loss_of, read_batch

BATCHES = 16  # of 8 documents: what the importance is measured on
LEAST_HEADS, LEAST_FFN = 4, 8 * GROUP


def importance(network, vocabulary, documents):
    """For each layer: importance of its heads [heads] and of its feed-forward units [ffn]."""
    seen = {}

    def keep(name):
        def hook(_, inputs):
            seen[name] = inputs[0]
            inputs[0].retain_grad()
        return hook

    for number, layer in enumerate(network.layers):
        layer.attention_out.register_forward_pre_hook(keep((number, "heads")))
        layer.ffn_out.register_forward_pre_hook(keep((number, "ffn")))
    sums, choose = {}, random.Random(1)
    for _ in range(BATCHES):
        loss, _ = loss_of(network, *read_batch(choose.sample(documents, 8), choose, None, vocabulary, network.config))
        loss.backward()
        for (number, part), rows in seen.items():
            change = rows.detach() * rows.grad
            if part == "heads":
                change = change.view(len(rows), -1, network.config.head_size).sum(-1)
            sums[number, part] = sums.get((number, part), 0) + change.abs().sum(0)
    return [(sums[number, "heads"], sums[number, "ffn"]) for number in range(len(network.layers))]


def choose_units(scores, share, least, group):
    """The units that stay in each layer, `share` of all of them: those of the highest scores, and at least `least` in
    every layer. scores: [units] of each layer; their number stays a multiple of group."""
    ranked = sorted(((value, number) for number, layer in enumerate(scores)
                     for value in layer.sort(descending=True).values[least:].tolist()), reverse=True)
    room = round(share * sum(map(len, scores))) - least * len(scores)
    counts = [least + sum(number == layer for _, layer in ranked[:room]) for number in range(len(scores))]
    whole = [max(least, round(count / group) * group) for count in counts]
    return [sorted(layer.argsort(descending=True)[:count].tolist()) for layer, count in zip(scores, whole)]


def narrow_layer(layer, old, heads, units, head_size):
    """Copies into `layer` what `old` computes with these heads and units alone."""
    rows = torch.cat([torch.arange(head * head_size, (head + 1) * head_size) for head in heads])
    width = old.heads * head_size
    qkv = torch.cat([rows, width + rows, 2 * width + rows])
    copies = [(layer.qkv.weight, old.qkv.weight[qkv]), (layer.qkv.bias, old.qkv.bias[qkv]),
              (layer.attention_out.weight, old.attention_out.weight[:, rows]),
              (layer.attention_out.bias, old.attention_out.bias),
              (layer.ffn_in.weight, old.ffn_in.weight[units]), (layer.ffn_in.bias, old.ffn_in.bias[units]),
              (layer.ffn_out.weight, old.ffn_out.weight[:, units]), (layer.ffn_out.bias, old.ffn_out.bias)]
    for to, value in copies:
        to.data.copy_(value)
    for name in ("attention_norm", "ffn_norm"):
        getattr(layer, name).load_state_dict(getattr(old, name).state_dict())


def take_pieces(network, old, pieces, old_pieces):
    """Pieces that both vocabularies hold come from the trained network; the others stay as MiniLM has them."""
    places = {piece: place for place, piece in enumerate(old_pieces)}
    shared = [(number, places[piece]) for number, piece in enumerate(pieces) if piece in places]
    to, source = map(torch.tensor, zip(*shared))
    network.pieces.weight.data[to] = old.pieces.weight.data[source]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--checkpoint", type=pathlib.Path, required=True)
    options.add_argument("--teacher-prepared", type=pathlib.Path, required=True)
    options.add_argument("--prepared", type=pathlib.Path, required=True)
    options.add_argument("--heads", type=float, default=1 / 2, help="share of the heads that stay")
    options.add_argument("--ffn", type=float, default=1 / 4, help="share of the feed-forward units that stay")
    options.add_argument("--out", type=pathlib.Path, required=True)
    options = options.parse_args()
    torch.set_num_threads(1)

    old = load_network(options.checkpoint)
    old_vocabulary, vocabulary = (text.read_vocabulary(folder) for folder in (options.teacher_prepared,
                                                                              options.prepared))
    scores = importance(old, old_vocabulary, read_lines(options.prepared / "train.jsonl"))
    kept = list(zip(choose_units([heads for heads, _ in scores], options.heads, LEAST_HEADS, 1),
                    choose_units([ffn for _, ffn in scores], options.ffn, LEAST_FFN, GROUP)))
    config = Config(**{**vars(old.config), "heads": [len(heads) for heads, _ in kept],
                       "ffn": [len(units) for _, units in kept], "pieces": len(vocabulary.pieces)})
    print("heads", config.heads, [heads for heads, _ in kept], "ffn", config.ffn)

    network = Network(config)
    whole = Network(Config(pieces=config.pieces))
    start_from(whole, load_file(minilm_folder() / "model.safetensors"),
               json.loads((options.prepared / "start.json").read_text()))
    copied = {name: value for name, value in old.state_dict().items() if not name.startswith(("layers", "pieces"))}
    network.load_state_dict(copied, strict=False)
    network.pieces.weight.data.copy_(whole.pieces.weight.data)
    take_pieces(network, old, vocabulary.pieces, old_vocabulary.pieces)
    for layer, old_layer, (heads, units) in zip(network.layers, old.layers, kept):
        narrow_layer(layer, old_layer, heads, units, config.head_size)
    torch.save({"config": vars(config), "network": network.state_dict()}, options.out)


if __name__ == "__main__":
    main()
