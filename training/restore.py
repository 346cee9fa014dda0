"""The network back from the shipped files: where a refinement may start without the checkpoint of the full training."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.dataset import Vocabulary
from training.graph import SYNTAX_PARTS
from training.network import ARC, HIDDEN, LABEL, LAYERS, PAIR, SENSE, TASK, Network

Array = NDArray[Any]
Named = dict[str, Array]
NORMS = ("norm1", "norm2")


def restore_vocabulary(folder: Path) -> Vocabulary:
    """The classes of the shipped labels.json and lemmas.tsv."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    rows = (folder / "lemmas.tsv").read_text(encoding="utf-8").splitlines()
    return Vocabulary(**labels, lexicon=dict(row.split("\t", 1) for row in rows))


def restore_weights(folder: Path, network: Network) -> None:
    """Gives a network the weights of the shipped graphs, int8 ones as what they stand for (error: half a step of the scale)."""
    senses = np.load(folder / "senses.npy").astype(np.float32)
    state = _words(_read(folder / "words.onnx"), network)
    state |= {f"pairs.{name}": array for name, array in _pairs(_read(folder / "pairs.onnx")).items()}
    state |= {"senses.weight": senses[:, :-1], "sense_bias": senses[:, -1]}
    tensors: dict[str, Tensor] = {name: torch.from_numpy(np.array(array)) for name, array in state.items()}
    network.load_state_dict(tensors | {"dialects": network.dialects.detach()})


def _read(path: Path) -> Named:
    """The initializers of a graph, int8 matrices in fp32."""
    arrays = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    for name in [n.removesuffix("_quantized") for n in arrays if n.endswith("_quantized")]:
        whole = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
        arrays[name] = whole * arrays[f"{name}_scale"]
    return arrays


def _apart(arrays: Named, name: str, parts: Sequence[str], sizes: Sequence[int]) -> Named:
    """The weights and biases of layers that were put side by side."""
    cuts = np.cumsum(sizes)[:-1]
    weights, biases = np.split(arrays[f"{name}.matrix"].T, cuts), np.split(arrays[f"{name}.bias"], cuts)
    found = {f"{part}.weight": w for part, w in zip(parts, weights, strict=True)}
    return found | {f"{part}.bias": b for part, b in zip(parts, biases, strict=True)}


def _norms(arrays: Named, source: str, target: str, names: Sequence[str] = NORMS) -> Named:
    return {f"{target}{n}.{k}": arrays[f"{source}{n}.{k}"] for n in names for k in ("weight", "bias")}


def _words(a: Named, network: Network) -> Named:
    state = {
        "encoder.word.weight": a["word.table"].astype(np.float32) * a["word.scale"],
        "encoder.position.weight": a["position.weight"],
        "encoder.casing.weight": a["casing.weight"],
        **_norms(a, "", "encoder.", ["norm"]),
    }
    for k in range(LAYERS):
        block, layer = f"blocks.{k}.", f"encoder.layers.{k}."
        state |= _apart(a, f"{block}attention", [f"{layer}{n}" for n in ("query", "key", "value")], [HIDDEN] * 3)
        for name in ("out", "up", "down"):
            state |= _apart(a, f"{block}{name}", [f"{layer}{name}"], [a[f"{block}{name}.bias"].size])
        state |= _norms(a, block, layer)
    for name, mix in zip(("syntax", "naming", "meaning"), a["mixes"], strict=True):
        state |= {f"{name}.weights": np.log(np.maximum(mix / mix.sum(), 1e-6)), f"{name}.scale": mix.sum()}
    relations = a["prior_bias"].size
    label = np.concatenate([a["label_matrix"], a["label_bias"][None]]).reshape(LABEL + 1, relations, LABEL)
    prior = np.concatenate([a["prior_matrix"], a["prior_bias"][None]])[:, :, None]
    state |= {"label": np.concatenate([label, prior], -1), "arc": np.concatenate([a["arc_matrix"], a["arc_bias"][None]])}
    assert state["arc"].shape == (ARC + 1, ARC)
    state |= _apart(a, "syntax", [f"{part}.linear" for part in SYNTAX_PARTS], list(SYNTAX_PARTS.values()))
    state |= _apart(a, "meaning", ["task_hidden.linear", "token", "anchor"], [TASK, PAIR, PAIR])
    state |= _apart(a, "name_hidden", ["name_hidden.linear"], [TASK]) | _apart(a, "names", ["names"], [a["names.bias"].size])
    tags = {name: getattr(network, name).out_features for name in ("upos", "feats", "lemma")}
    state |= _apart(a, "tags", list(tags), list(tags.values()))
    return state | _apart(a, "task", ["predicate", "cue", "mention", "sense"], [1, 1, network.mention.out_features, SENSE])


def _pairs(a: Named) -> Named:
    state = {"distance.weight": a["distance.weight"], "kind.weight": a["kind.weight"], "arcs.weight": a["nearness"].T}
    for k in (0, 1):
        block, layer = f"blocks.{k}.", f"layers.{k}."
        for ours, theirs in (("attention", "qkv"), ("out", "out"), ("up", "up"), ("down", "down")):
            state |= _apart(a, f"{block}{ours}", [f"{layer}{theirs}"], [a[f"{block}{ours}.bias"].size])
        state |= _norms(a, block, layer)
    return state | _norms(a, "", "", ["norm"]) | _apart(a, "label", ["label"], [a["label.bias"].size])
