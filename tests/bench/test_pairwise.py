"""Pairs of tellings and how they are counted."""

from __future__ import annotations

from bench.pairwise import Pairs, groups_of, nearest, pairs_within


def test_pairs_within_a_group_may_leave_out_those_of_one_report() -> None:
    group = [("a", 0), ("b", 1), ("a", 2)]
    assert len(pairs_within([group], across=False)) == 3
    assert pairs_within([group], across=True) == {(("a", 0), ("b", 1)), (("a", 2), ("b", 1))}


def test_precision_and_recall_of_pairs() -> None:
    a, b, c = ("a", 0), ("b", 0), ("c", 0)
    labels = {a: 1, b: 1, c: 2}
    pairs = Pairs(pairs_within([[a, b, c]], across=True), pairs_within(groups_of(labels), across=True))
    assert pairs.scores == (1.0, 1 / 3, 0.5)


def test_nothing_found_scores_nothing() -> None:
    assert Pairs(frozenset({(("a", 0), ("b", 0))}), frozenset()).scores == (0.0, 0.0, 0.0)


def test_each_read_span_stands_for_the_nearest_gold_span_only() -> None:
    assert nearest([[0, 5], [8, 12]], [[9, 11]], within=40) == {1: 0}
    assert nearest([[0, 5], [8, 12]], [[9, 11], [200, 210]], within=40) == {1: 0}
    assert nearest([[0, 5], [8, 12]], [[1, 3], [9, 11]], within=40) == {0: 0, 1: 1}
