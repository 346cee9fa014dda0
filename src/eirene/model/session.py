"""The ONNX graphs: one sentence in, class scores out.

A session is given one sentence at a time and one thread: int8 activations are scaled by what is in the batch, so a batch of one
keeps a sentence's reading the same in any company, and two one-thread processes do twice the work of one.
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
REACH = 24  # places from an anchor word that the pairs graph tells apart


@dataclass(frozen=True, slots=True)
class Words:
    """What the words graph says of a sentence of n words.

    `upos`, `feats`, `lemma`, `names`, `mention` [n, classes] scores; `arc` [n, n + 1] probability of each head (0 is the root);
    `relation` [n, n + 1] best relation under each head; `predicate`, `cue` [n] scores; `sense` [n, d] vectors; `pair` [n, 2d] the
    word as one of a pair, and as its anchor.
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
    pair: Floats


class Session:
    """The two graphs, loaded once."""

    def __init__(self, folder: Path, upos: int, feats: int, mentions: int) -> None:
        """The counts of classes say where the scores that a graph gives side by side end."""
        self._tags = upos, upos + feats
        self._mentions = 2 + mentions
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL  # done when the files were made
        try:
            self._words = ort.InferenceSession(folder / "words.onnx", options, providers=["CPUExecutionProvider"])
            self._pairs = ort.InferenceSession(folder / "pairs.onnx", options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelError(f"{folder}: the language model cannot be loaded ({error}); reinstall eirene") from error

    def words(self, pieces: Pieces) -> Words:
        """The words graph on one sentence."""
        feed = {"ids": pieces.ids, "casing": pieces.casing, "first": pieces.first}
        tags, arc, relation, names, task, pair = self._words.run(None, feed)
        upos, feats = self._tags
        return Words(
            upos=tags[:, :upos],
            feats=tags[:, upos:feats],
            lemma=tags[:, feats:],
            arc=arc,
            relation=relation,
            names=names,
            predicate=task[:, 0],
            cue=task[:, 1],
            mention=task[:, 2 : self._mentions],
            sense=task[:, self._mentions :],
            pair=pair,
        )

    def pairs(self, words: Words, at: NDArray[np.int64], kinds: NDArray[np.int64]) -> Floats:
        """Role scores [anchors, n, labels] of every word for each anchor word (kind 0: predicate, 1: attribution cue)."""
        arcs = np.stack([words.arc.T[at + 1], words.arc[at, 1:]], -1)
        distance = np.clip(np.arange(len(words.arc)) - at[:, None], -REACH, REACH) + REACH
        feed = {"pair": words.pair, "arcs": arcs, "distance": distance, "at": at, "kinds": kinds}
        scores: Floats = self._pairs.run(None, feed)[0]
        return scores
