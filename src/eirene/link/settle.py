"""Nodes into clusters: a pure function of the nodes, whatever their order.

Level by level, from what is told exactly to what is told vaguely. Nodes of one level that match each other go together, the
surest pairs first, unless a veto or a decision stands between any two of them. A node of a higher level joins the one cluster of
lower levels that it matches best; where two come within the margin it stays apart, since nobody can say which is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from eirene.link.contract import Bonds, Comparison, Free, Placed, S

_FREE = Free()


def settle(nodes: Iterable[Placed[S]], comparison: Comparison[S], bonds: Bonds = _FREE) -> list[frozenset[str]]:
    """The clusters, as sets of the nodes' digests, ordered by their smallest digest."""
    by_level: dict[int, list[Placed[S]]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.digest):
        by_level[node.level].append(node)
    clusters: list[list[Placed[S]]] = []
    for level in sorted(by_level):
        joined = [(node, best_cluster(node, clusters, comparison, bonds)) for node in by_level[level]]
        fresh = group([node for node, home in joined if home is None], comparison, bonds)
        for node, home in joined:
            if home is not None:
                clusters[home].append(node)
        clusters.extend(fresh)
    return sorted((frozenset(node.digest for node in cluster) for cluster in clusters), key=min)


def best_cluster(node: Placed[S], clusters: list[list[Placed[S]]], comparison: Comparison[S], bonds: Bonds = _FREE) -> int | None:
    """The index of the cluster that the node belongs to, None where none or no single one fits."""
    scored = []
    for index, cluster in enumerate(clusters):
        score = cluster_score(node, cluster, comparison, bonds)
        if score is not None and score >= comparison.threshold:
            scored.append((score, index))
    if not scored:
        return None
    scored.sort(reverse=True)
    if len(scored) > 1 and scored[0][0] - scored[1][0] <= comparison.margin:
        return None
    return scored[0][1]


def cluster_score(node: Placed[S], cluster: list[Placed[S]], comparison: Comparison[S], bonds: Bonds) -> float | None:
    """The node's best score with a member; None where it has no key in common with any, or a member rules it out."""
    best: float | None = None
    for member in cluster:
        decided = bonds.of(node.digest, member.digest)
        if decided is False:
            return None
        if decided is True:
            best = float("inf")
            continue
        if node.keys.isdisjoint(member.keys):
            continue
        match = comparison.match(node, member)
        if match.veto is not None:
            return None
        best = match.score if best is None else max(best, match.score)
    return best


def group(nodes: list[Placed[S]], comparison: Comparison[S], bonds: Bonds = _FREE) -> list[list[Placed[S]]]:
    """Nodes of one level in clusters: the surest pairs first, never across a veto."""
    homes: dict[str, list[Placed[S]]] = {node.digest: [node] for node in nodes}
    apart: set[frozenset[str]] = set()
    pairs = []
    for a, b in pairs_in_a_block(nodes):
        decided = bonds.of(a.digest, b.digest)
        match = comparison.match(a, b)
        if decided is False or (match.veto is not None and decided is None):
            apart.add(frozenset((a.digest, b.digest)))
        elif decided is True or match.score >= comparison.threshold:
            pairs.append((float("inf") if decided else match.score, a.digest, b.digest))
    for _, a_digest, b_digest in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = homes[a_digest], homes[b_digest]
        if one is other or any(frozenset((a.digest, b.digest)) in apart for a in one for b in other):
            continue
        one.extend(other)
        for node in other:
            homes[node.digest] = one
    return list({id(home): home for home in homes.values()}.values())


def pairs_in_a_block(nodes: list[Placed[S]]) -> Iterator[tuple[Placed[S], Placed[S]]]:
    """Each pair of nodes with a key in common, once."""
    blocks: dict[str, list[Placed[S]]] = defaultdict(list)
    for node in nodes:
        for key in node.keys:
            blocks[key].append(node)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for a, b in combinations(blocks[key], 2):
            pair = (a.digest, b.digest) if a.digest < b.digest else (b.digest, a.digest)
            if pair not in seen:
                seen.add(pair)
                yield a, b
