"""Nodes into clusters: a pure function of the nodes, whatever their order.

Level by level, from what is told exactly to what is told vaguely. A node of a higher level joins the one cluster of lower levels
that it matches best; where two come within the margin it stays apart, since nobody can say which is meant, and a key that leads
to more than `MOST` clusters leads nowhere. Nodes of one level that have no such home go together where they match, the surest
pairs first, unless a veto stands between any two of them. What people merged goes together before all else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Generic

from eirene.link.contract import ACROSS, Bonds, Comparison, Placed, S

MOST = 24  # clusters that a key may lead a vaguer node to
_FREE = Bonds()
SURE = float("inf")


def settle(nodes: Iterable[Placed[S]], comparison: Comparison[S], bonds: Bonds = _FREE) -> list[frozenset[str]]:
    """The clusters, as sets of the nodes' digests, ordered by their smallest digest."""
    by_level: dict[int, list[Placed[S]]] = defaultdict(list)
    for node in nodes:
        by_level[node.level].append(node)
    settled = Settled(comparison, bonds)
    for level in sorted(by_level):
        settled.add_level(by_level[level])
    return settled.clusters()


class Settled(Generic[S]):
    """The clusters of the levels so far; levels are added from the lowest up."""

    def __init__(self, comparison: Comparison[S], bonds: Bonds = _FREE) -> None:
        self.comparison, self.bonds = comparison, bonds
        self.homes: dict[str, int] = {}
        self._blocks: dict[str, list[Placed[S]]] = defaultdict(list)
        self._count = 0

    def add_level(self, nodes: Iterable[Placed[S]]) -> None:
        """Settles the nodes of the next level."""
        homeless, added = [], sorted(nodes, key=lambda node: node.digest)
        homes = {node.digest: self._home(node) for node in added}
        for node in added:
            home = shared_home(node.digest, homes, self.bonds)
            if home is None:
                homeless.append(node)
            else:
                self.homes[node.digest] = home
        for cluster in group(homeless, self.comparison, self.bonds):
            self.homes |= dict.fromkeys((node.digest for node in cluster), self._count)
            self._count += 1
        for node in added:
            for key in node.keys:
                self._blocks[key].append(node)

    def clusters(self) -> list[frozenset[str]]:
        """The clusters as sets of digests, ordered by their smallest."""
        found: dict[int, set[str]] = defaultdict(set)
        for digest, home in self.homes.items():
            found[home].add(digest)
        return sorted(map(frozenset, found.values()), key=min)

    def _home(self, node: Placed[S]) -> int | None:
        bound = {self.homes[partner] for partner in self.bonds.partners(node.digest) if partner in self.homes}
        if bound:
            return min(bound)
        blocks = {key: self._blocks[key] for key in node.keys if key in self._blocks}
        telling = {key for key, block in blocks.items() if len({self.homes[member.digest] for member in block}) <= MOST}
        members: dict[int, dict[str, Placed[S]]] = defaultdict(dict)
        for key in telling:
            for member in blocks[key]:
                members[self.homes[member.digest]][member.digest] = member
        sought = replace(node, keys=frozenset(telling))
        return best_home(sought, {home: list(found.values()) for home, found in members.items()}, self.comparison)


def shared_home(digest: str, homes: Mapping[str, int | None], bonds: Bonds) -> int | None:
    """The home of a node and of those of its level that people merged with it: the first that one of them has."""
    found = (homes.get(other) for other in sorted({digest, *bonds.partners(digest)}))
    return next((home for home in found if home is not None), None)


def best_home(node: Placed[S], clusters: Mapping[int, Sequence[Placed[S]]], comparison: Comparison[S]) -> int | None:
    """The cluster that the node belongs to, None where none or no single one fits; of each cluster only the members count that
    the node has a key in common with."""
    scored = []
    for home, members in clusters.items():
        matches = [comparison.match(node, member) for member in members]
        if any(match.veto is not None for match in matches):
            continue
        score = max(match.score for match in matches)
        if score >= comparison.threshold:
            scored.append((score, home))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] <= comparison.margin):
        return None
    return scored[0][1]


def group(nodes: Sequence[Placed[S]], comparison: Comparison[S], bonds: Bonds = _FREE) -> list[list[Placed[S]]]:
    """Nodes of one level in clusters: the surest pairs first, never across a veto. Keys for other levels say nothing here."""
    nodes = [replace(node, keys=frozenset(key for key in node.keys if not key.startswith(ACROSS))) for node in nodes]
    homes: dict[str, list[Placed[S]]] = {node.digest: [node] for node in nodes}
    apart: set[frozenset[str]] = set()
    pairs = [(SURE, a, b) for a in homes for b in bonds.partners(a) if b in homes and a < b]
    for a, b in pairs_in_a_block(nodes):
        if b.digest in bonds.partners(a.digest):
            continue
        match = comparison.match(a, b)
        if match.veto is not None:
            apart.add(frozenset((a.digest, b.digest)))
        elif match.score >= comparison.threshold:
            pairs.append((match.score, a.digest, b.digest))
    for score, a_digest, b_digest in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = homes[a_digest], homes[b_digest]
        if one is other or (score < SURE and any(frozenset((a.digest, b.digest)) in apart for a in one for b in other)):
            continue
        one.extend(other)
        for node in other:
            homes[node.digest] = one
    return list({id(home): home for home in homes.values()}.values())


def pairs_in_a_block(nodes: Sequence[Placed[S]]) -> Iterator[tuple[Placed[S], Placed[S]]]:
    """Each pair of nodes with a key in common by which nodes of one level are found, once; the smaller digest first."""
    blocks: dict[str, list[Placed[S]]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.digest):
        for key in node.keys:
            blocks[key].append(node)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for a, b in combinations(blocks[key], 2):
            if (a.digest, b.digest) not in seen:
                seen.add((a.digest, b.digest))
                yield a, b
