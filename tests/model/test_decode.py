"""Trees have one root, spans obey BIO."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from eirene.model.decode import BioDecoder, decode_tree

LABELS = ["O", "B-ARG0", "I-ARG0", "B-ARGM-TMP", "I-ARGM-TMP"]


@pytest.mark.parametrize("n", [1, 2, 3, 7, 30, 120])
def test_any_scores_give_a_tree_with_one_root(n: int) -> None:
    for seed in range(20):
        arc = np.random.default_rng(seed).dirichlet(np.full(n + 1, 0.3), n).astype(np.float32)
        heads = decode_tree(arc)
        assert heads.count(0) == 1
        for word in range(n):
            node, steps = word + 1, 0
            while node and steps <= n:
                node, steps = heads[node - 1], steps + 1
            assert node == 0


def test_a_tree_is_the_likeliest_of_all_small_ones() -> None:
    arc = np.array([[0.1, 0.0, 0.9, 0.0], [0.2, 0.8, 0.0, 0.0], [0.3, 0.1, 0.6, 0.0]], np.float32)
    assert decode_tree(arc) == [2, 0, 2]


def test_an_inside_tag_never_opens_a_span() -> None:
    scores = np.array([[1, 0, 9, 0, 0], [0, 0, 5, 0, 9], [9, 0, 0, 0, 0]], np.float32)
    spans = BioDecoder(LABELS).spans(scores)
    assert all(0 <= start < end <= 3 for start, end, _ in spans)
    assert spans == sorted(spans)


def test_blocked_labels_do_not_come_out() -> None:
    scores = np.random.default_rng(1).normal(size=(40, 5)).astype(np.float32)
    assert {label for *_, label in BioDecoder(LABELS, ["ARG0"]).spans(scores)} == {"ARG0"}


def test_of_repeated_core_roles_the_likeliest_stays() -> None:
    scores = np.array([[0, 4, 0, 0, 0], [5, 0, 0, 0, 0], [0, 9, 0, 0, 0], [0, 0, 0, 7, 0]], np.float32)
    assert BioDecoder(LABELS, None, ["ARG0"]).spans(scores) == [(2, 3, "ARG0"), (3, 4, "ARGM-TMP")]


def test_several_sentences_of_scores_decode_as_each_alone() -> None:
    scores = np.random.default_rng(3).normal(size=(6, 25, 5)).astype(np.float32)
    decoder = BioDecoder(LABELS, None, ["ARG0"])
    assert decoder.all_spans(scores) == [decoder.spans(one) for one in scores]


def test_the_best_of_all_valid_sequences_is_found() -> None:
    def score(tags: tuple[int, ...], scores: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> float:
        return float(sum(scores[i, tag] for i, tag in enumerate(tags)))

    def valid(tags: tuple[int, ...]) -> bool:
        return all(tag not in (2, 4) or (i > 0 and tags[i - 1] in (tag, tag - 1)) for i, tag in enumerate(tags))

    for seed in range(30):
        scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
        best = max(filter(valid, product(range(5), repeat=4)), key=lambda tags: score(tags, scores))
        starts = [(i, LABELS[tag][2:]) for i, tag in enumerate(best) if tag in (1, 3)]
        assert [(start, label) for start, _, label in BioDecoder(LABELS).spans(scores)] == starts
