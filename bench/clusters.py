"""Scores of coreference over clusters of mentions.

MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF over entities with the similarity φ4 (Luo 2005), LEA (Moosavi and
Strube 2016), and the mean of the first three that CoNLL-2012 ranks by, as Pradhan et al. (2014) define them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Clusters = Sequence[frozenset[Hashable]]


def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Links of the key that the response has, and all links of the key."""
    owner = {mention: i for i, cluster in enumerate(response) for mention in cluster}
    hits = sum(len(c) - len({owner.get(m, ("alone", m)) for m in c}) for c in key)
    return hits, sum(len(c) - 1 for c in key)


def b3(key: Clusters, response: Clusters) -> tuple[float, float]:
    """For each mention of the key the share of its cluster that the response has with it, summed, and all mentions."""
    owner = {mention: cluster for cluster in response for mention in cluster}
    hits = sum(len(c & owner.get(m, frozenset())) / len(c) for c in key for m in c)
    return hits, sum(len(c) for c in key)


def lea(key: Clusters, response: Clusters) -> tuple[float, float]:
    """For each cluster of the key its size times the share of its links that the response has, summed, and all sizes."""
    hits = total = 0.0
    for cluster in key:
        links = len(cluster) * (len(cluster) - 1) / 2
        if not links:
            continue
        shared = sum(len(cluster & other) * (len(cluster & other) - 1) / 2 for other in response)
        hits, total = hits + len(cluster) * shared / links, total + len(cluster)
    return hits, total


def ceaf(key: Clusters, response: Clusters) -> tuple[float, float]:
    """The similarity of the best assignment of clusters to clusters, and the number of the key's."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    owner = {mention: j for j, cluster in enumerate(response) for mention in cluster}
    alike = np.zeros((len(key), len(response)))
    for i, cluster in enumerate(key):
        for j in {owner[mention] for mention in cluster if mention in owner}:
            alike[i, j] = 2 * len(cluster & response[j]) / (len(cluster) + len(response[j]))
    rows, columns = linear_sum_assignment(alike, maximize=True)
    return float(alike[rows, columns].sum()), float(len(key))


SCORES = {"muc": muc, "b3": b3, "ceaf": ceaf}


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def conll(key: Clusters, response: Clusters) -> dict[str, float]:
    """F1 by MUC, B³ and CEAF, and their mean as `conll`."""
    found = {}
    for name, score in SCORES.items():
        recalled, gold = score(key, response)
        precise, read = score(response, key)
        found[name] = f1(precise / max(read, 1e-9), recalled / max(gold, 1e-9))
    return found | {"conll": sum(found.values()) / len(found)}
