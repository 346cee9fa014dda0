"""The ONNX graphs: one sentence in, class scores out.

A session is given one sentence at a time and one thread: int8 activations are scaled by what is in the batch, so a batch of one keeps
a sentence's reading the same in any company, and two one-thread processes do twice the work of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from eirene.errors import ModelError
from eirene.model.wordpieces import Pieces

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """What the words graph says of a sentence of n words.

    `upos`, `feats`, `lemma`, `names`, `mention` [n, classes] scores; `arc` [n, n + 1] probability of each head (0 is the root);
    `relation` [n, n + 1] best relation under each head; `predicate`, `cue` [n] scores; `sense`, `token`, `anchor` [n, d] vectors.
    """

    upos: Floats
    feats: Floats
    lemma: Floats
    arc: Floats
    relation: NDArray[np.int32]
    names: Floats
    predicate: Floats
    cue: Floats
    mention: Floats
    sense: Floats
    token: Floats
    anchor: Floats


class Session:
    """The two graphs, loaded once."""

    def __init__(self, folder: Path) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._words = ort.InferenceSession(folder / "words.onnx", options, providers=["CPUExecutionProvider"])
            self._pairs = ort.InferenceSession(folder / "pairs.onnx", options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelError(f"{folder}: the language model cannot be loaded ({error}); reinstall eirene") from error

    def words(self, pieces: Pieces) -> Words:
        """The words graph on one sentence."""
        feed = {"ids": pieces.ids[None], "casing": pieces.casing[None], "first": pieces.first[None]}
        return Words(*self._words.run(None, feed))

    def pairs(self, words: Words, at: NDArray[np.int64], kinds: NDArray[np.int64]) -> Floats:
        """Role scores [anchors, n, labels] of every word for each anchor word (kind 0: predicate, 1: attribution cue)."""
        arcs = np.stack([words.arc.T[at + 1], words.arc[at, 1:]], -1)
        feed = {"token": words.token[None], "anchor": words.anchor[at], "arcs": arcs, "at": at, "kinds": kinds}
        scores: Floats = self._pairs.run(None, feed)[0]
        return scores
