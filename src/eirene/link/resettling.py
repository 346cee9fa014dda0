"""Clusters kept what `settle` makes of all nodes, by settling only what a change can reach.

Level by level: the nodes to settle are held against those below that they have a key in common with; those without a home there
are grouped with what they are connected to on their level. Nodes of higher levels that have a key in common with one that moved
are settled next, and so are the nodes that name a moved actor, whose keys change with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from eirene.link.contract import Bonds, Match, Placed
from eirene.link.desk import Desk, Key, Node, Shares, is_across
from eirene.link.kinds import LINKINGS
from eirene.link.settle import best_home, group, shared_home


class Resettling:
    """The settling of one kind after a change.

    `fresh` are new nodes that have not been settled; `moved` gathers the older ones whose cluster changed.
    """

    def __init__(self, desk: Desk, kind: str) -> None:
        self.desk, self.kind, self.comparison = desk, kind, LINKINGS[kind].comparison
        self.fresh: set[int] = set()
        self.moved: set[int] = set()
        self._made: set[int] = set()
        self._left: set[int] = set()
        self._queue: dict[int, set[int]] = defaultdict(set)

    def add_fresh(self, nodes: Iterable[Node]) -> None:
        """New nodes."""
        for node in nodes:
            self.fresh.add(node.node_id)
            self._made.add(node.node_id)
            self._queue[node.level].add(node.node_id)

    def add(self, nodes: Iterable[Node]) -> None:
        """Nodes to be settled anew."""
        for node in nodes:
            self._queue[node.level].add(node.node_id)

    def add_changed(self, keys: Collection[Key]) -> None:
        """Nodes with keys that came or went."""
        known = [(self.desk.nodes[one], key) for one, key in keys]
        self.add(node for node, key in known if node.level > 0 or not is_across(key))
        for one, level in self.desk.above_keys((key, node.level) for node, key in known).items():
            self._queue[level].add(one)

    def add_namers(self, actor_ids: Collection[int]) -> None:
        """Nodes that name actors which moved: their keys are made anew."""
        nodes = self.desk.load(self.desk.naming(self.kind, actor_ids) - self.fresh)
        if nodes:
            self.add_changed(self.desk.renew_keys(self.kind, nodes))
            vaguer = {other for _, other in self.desk.above([node.node_id for node in nodes])}
            self.add([*nodes, *self.desk.load(vaguer - self.fresh)])

    def leave(self, node_ids: Collection[int]) -> None:
        """Notes whom nodes that are about to be deleted leave behind."""
        vaguer = {other for _, other in self.desk.above(node_ids)}
        _, bonded = self.desk.bonds(node_ids)
        left = vaguer | {node.node_id for node in bonded}
        for level, nodes in _by_level(self.desk.load(node_ids)).items():
            left |= self._siblings(level, nodes)
        self.add(self.desk.load(left - set(node_ids)))

    def run(self) -> None:
        """Settles until nothing is left to settle."""
        while self._queue:
            level = min(self._queue)
            self._settle(level, self._queue.pop(level))

    def _settle(self, level: int, ids: set[int]) -> None:
        new = self.fresh & ids
        self.fresh -= new
        merged, bonded = self.desk.bonds(ids)
        ids |= {node.node_id for node in bonded if node.level == level} - self.fresh
        keyed = {one for one, _ in self.desk.save_keys(self.kind, self.desk.load(new))}
        dirty = self.desk.load(ids - (new - keyed))
        old = [node for node in dirty if node.node_id not in new]
        seeds = self._siblings(level, old) - {node.node_id for node in dirty}
        homes = self._homes(level, dirty, merged, {node.digest: node.cluster for node in bonded if node.level < level})
        bases = self.desk.lowest({node.cluster for node in old})
        places: dict[int, int] = {}
        for node in dirty:
            home = shared_home(node.digest, homes, merged)
            if home is None:
                seeds.add(node.node_id)
                if bases.get(node.cluster, level) < level:
                    places[node.node_id] = self.desk.new_cluster()
            elif home != node.cluster:
                places[node.node_id] = home
        self.desk.assign(places)
        bound = {node.node_id for node in bonded}
        moved = places.keys() | self._join(level, seeds & new - bound)
        slow = (seeds - new) | (seeds & bound) | self._left
        if slow:
            moved |= self._regroup(level, slow)
        self.moved |= moved - self._made
        self._spread(level, moved | keyed, keyed)

    def _homes(self, level: int, dirty: Sequence[Node], merged: Bonds, bound: Mapping[str, int]) -> dict[str, int | None]:
        """The home of each node among the clusters of lower levels; `bound` are those of nodes that people merged with them."""
        shares = self.desk.below([node.node_id for node in dirty]) if level else {}
        self.desk.load({other for _, other in shares})
        found: dict[int, list[int]] = defaultdict(list)
        for one, other in shares:
            found[one].append(other)
        homes: dict[str, int | None] = {}
        for node in dirty:
            sure = sorted(bound[other] for other in merged.partners(node.digest) if other in bound)
            if sure:
                homes[node.digest] = sure[0]
                continue
            clusters: dict[int, list[Placed[Any]]] = defaultdict(list)
            keys: set[str] = set()
            for other in found[node.node_id]:
                member = self.desk.nodes[other]
                keys |= shares[node.node_id, other]
                clusters[member.cluster].append(self.desk.place(member, shares[node.node_id, other]))
            homes[node.digest] = best_home(self.desk.place(node, keys), clusters, self.comparison)
        return homes

    def _siblings(self, level: int, left: Iterable[Node]) -> set[int]:
        """The nodes of a level that were grouped with these."""
        lowest = self.desk.lowest({node.cluster for node in left})
        return self.desk.members([one for one, base in lowest.items() if base == level], level)

    def _join(self, level: int, new: set[int]) -> set[int]:
        """Puts new nodes to the one cluster of their level that they match, and gives those that found one. In `_left` are those
        for which it is not as plain as that.

        A node that matches one cluster alone, and that no member of it rules out, changes nothing else: groups are made by the
        surest pairs first, and whatever was not joined without the node is not joined with it.
        """
        shares = self.desk.beside(self.kind, new)
        others = self.desk.load({other for _, other in shares})
        homeless = self._homeless(level, others)
        done, self._left, places = set[int](), set[int](), dict[int, int]()
        beside: dict[int, list[int]] = defaultdict(list)
        for one, other in shares:
            if other in homeless:
                beside[one].append(other)
        for node in sorted((self.desk.nodes[one] for one in new), key=lambda node: node.digest):
            matches: dict[int, list[Match]] = defaultdict(list)
            for other in beside[node.node_id]:
                if other not in new or other in done:
                    near = self.desk.nodes[other]
                    number = places.get(other, near.cluster)
                    matches[number].append(self._match(node, near, shares[node.node_id, other]))
            fits = [number for number, found in matches.items() if any(self._holds(match) for match in found)]
            if len(fits) > 1 or any(match.veto is not None for number in fits for match in matches[number]):
                self._left.add(node.node_id)
                continue
            done.add(node.node_id)
            if fits:
                places[node.node_id] = fits[0]
        self.desk.assign(places)
        return set(places)

    def _regroup(self, level: int, seeds: set[int]) -> set[int]:
        """Groups what the nodes are connected to on their level anew; those that moved."""
        found: dict[int, Node] = {}
        keys: dict[int, set[str]] = defaultdict(set)
        merged, ring = Bonds(), seeds
        while ring:
            found |= {node.node_id: node for node in self.desk.load(ring)}
            shares = self.desk.beside(self.kind, ring)
            homeless = self._homeless(level, self.desk.load({other for _, other in shares})) | found.keys()
            merged, bonded = self.desk.bonds(found.keys())
            ring = self._homeless(level, bonded) - found.keys()
            ring |= self._connected(found, shares, homeless, keys)
        groups = group([self.desk.place(node, keys[one]) for one, node in found.items()], self.comparison, merged)
        return self._number(found, [[node.digest for node in members] for members in groups])

    def _connected(self, found: Mapping[int, Node], shares: Shares, homeless: set[int], keys: dict[int, set[str]]) -> set[int]:
        """What matches a node that was found; the keys in common are put down."""
        ring = set()
        for (one, other), common in shares.items():
            if other in homeless:
                keys[one] |= common
                keys[other] |= common
                if other not in found and self._holds(self._match(found[one], self.desk.nodes[other], common)):
                    ring.add(other)
        return ring

    def _number(self, found: Mapping[int, Node], groups: Sequence[Sequence[str]]) -> set[int]:
        """Gives each group a number, of those that its nodes had that of the most; the nodes that got another one."""
        by_digest = {node.digest: node for node in found.values()}
        sizes = self.desk.sizes({node.cluster for node in found.values()})
        taken: set[int] = set()
        places: dict[int, int] = {}
        for members in sorted(groups, key=lambda members: (-len(members), min(members))):
            had = {by_digest[digest].cluster for digest in members} - taken
            number = min(had, key=lambda number: (-sizes[number], number)) if had else self.desk.new_cluster()
            taken.add(number)
            places |= {by_digest[one].node_id: number for one in members if by_digest[one].cluster != number}
        self.desk.assign(places)
        return set(places)

    def _spread(self, level: int, moved: set[int], new: set[int]) -> None:
        """Queues what may change with the nodes that moved."""
        shares = self.desk.above(moved)
        self.desk.load({other for _, other in shares} - self.fresh)
        settled = self._unchanged(shares, new)
        self.add(self.desk.nodes[other] for _, other in shares if other not in settled)
        _, bonded = self.desk.bonds(moved)
        self.add(node for node in bonded if node.level > level)
        if self.kind == "actor":
            self.add_namers(moved - self._made)

    def _unchanged(self, shares: Shares, new: set[int]) -> set[int]:
        """The nodes of higher levels for which new ones below make no difference: they only speak for the home that it has."""
        heard: dict[int, list[int]] = defaultdict(list)
        for one, other in shares:
            heard[other].append(one)
        same = set()
        for other, below in heard.items():
            if other not in self.fresh and new.issuperset(below):
                vague = self.desk.nodes[other]
                if all(self._speaks_for(vague, self.desk.nodes[one], shares[one, other]) for one in below):
                    same.add(other)
        full = self.desk.crowded(same) if same else set()
        return {one for one in same if not any((one, key) in full for below in heard[one] for key in shares[below, one])}

    def _speaks_for(self, vague: Node, exact: Node, keys: set[str]) -> bool:
        return vague.cluster == exact.cluster and self._match(vague, exact, keys).veto is None

    def _homeless(self, level: int, nodes: Collection[Node]) -> set[int]:
        """Those of the nodes of a level that joined no cluster of a lower one."""
        if level == 0:
            return {node.node_id for node in nodes if node.level == 0}
        lowest = self.desk.lowest({node.cluster for node in nodes})
        return {node.node_id for node in nodes if node.level == level == lowest[node.cluster]}

    def _match(self, a: Node, b: Node, keys: set[str]) -> Match:
        return self.comparison.match(self.desk.place(a, keys), self.desk.place(b, keys))

    def _holds(self, match: Match) -> bool:
        return match.veto is None and match.score >= self.comparison.threshold


def _by_level(nodes: Iterable[Node]) -> dict[int, list[Node]]:
    found: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.level].append(node)
    return found
