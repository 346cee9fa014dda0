"""Scores of coreference on the examples by which they are explained in the literature."""

from __future__ import annotations

import pytest

from bench.clusters import Clusters, b3, ceaf, conll, f1, lea, muc


def _clusters(*words: str) -> Clusters:
    return [frozenset(word) for word in words]


KEY, RESPONSE = _clusters("abc", "defg"), _clusters("ab", "cd", "fghi")  # Pradhan et al. (2014), figure 1
CHAIN = _clusters("12345", "67", "89ABC")  # Bagga and Baldwin (1998)
FIRST, SECOND = _clusters("12345", "6789ABC"), _clusters("1234589ABC", "67")


def _ratios(score: object, key: Clusters, response: Clusters) -> tuple[float, float]:
    assert callable(score)
    recalled, gold = score(key, response)
    precise, read = score(response, key)
    return precise / read, recalled / gold


def test_muc_counts_links() -> None:
    assert _ratios(muc, KEY, RESPONSE) == pytest.approx((0.40, 0.40))
    assert _ratios(muc, CHAIN, FIRST) == _ratios(muc, CHAIN, SECOND) == pytest.approx((9 / 10, 1))


def test_b3_counts_mentions() -> None:
    assert _ratios(b3, KEY, RESPONSE) == pytest.approx((0.50, 0.42), abs=0.005)
    assert _ratios(b3, CHAIN, FIRST) == pytest.approx((16 / 21, 1))
    assert _ratios(b3, CHAIN, SECOND) == pytest.approx((7 / 12, 1))


def test_ceaf_gives_each_cluster_to_one() -> None:
    assert _ratios(ceaf, KEY, RESPONSE) == pytest.approx((0.43, 0.65), abs=0.005)
    # Luo (2005), table 1 by the similarity φ4: the first response is nearer than the second, all in one is the farthest
    assert f1(*_ratios(ceaf, CHAIN, FIRST)) == pytest.approx(2 * (1 + 10 / 12) / 5)
    assert f1(*_ratios(ceaf, CHAIN, SECOND)) == pytest.approx(2 * (1 + 10 / 15) / 5)
    assert f1(*_ratios(ceaf, CHAIN, _clusters("123456789ABC"))) == pytest.approx(2 * (10 / 17) / 4)


def test_lea_weighs_clusters_by_their_size() -> None:
    assert _ratios(lea, _clusters("abc"), _clusters("ab", "c")) == pytest.approx((1, 1 / 3))


def test_a_perfect_response_scores_one() -> None:
    assert conll(CHAIN, CHAIN) == pytest.approx({"muc": 1, "b3": 1, "ceaf": 1, "conll": 1})
