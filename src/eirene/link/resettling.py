"""Clusters kept what `settle` makes of all nodes, by settling only what a change can reach.

Level by level: the nodes to settle are held against those below that they have a key in common with; those without a home there
are grouped with what they are connected to on their level. Nodes of higher levels that have a key in common with one that moved
are settled next, and so are the nodes that name a moved actor, whose keys change with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from eirene.link.blocks import (
    Node,
    Share,
    above,
    above_keys,
    below,
    beside,
    bonds_of,
    crowded,
    is_across,
    levels_of,
    load_nodes,
    members_of,
    naming,
    sizes_of,
)
from eirene.link.contract import Match, Placed
from eirene.link.kinds import LINKINGS
from eirene.link.settle import best_home, group, shared_home
from eirene.link.writing import Key, assign, next_cluster, save_own_keys


class Resettling:
    """The settling of one kind after a change.

    `fresh` are new nodes, without keys yet; `moved` gathers the nodes whose cluster changed.
    """

    def __init__(self, connection: Connection, kind: str) -> None:
        self.connection, self.kind, self.comparison = connection, kind, LINKINGS[kind].comparison
        self.fresh: set[int] = set()
        self.moved: set[int] = set()
        self._queue: dict[int, set[int]] = defaultdict(set)
        self._number = 0

    def add_fresh(self, levels: Mapping[int, int]) -> None:
        """New nodes, with their levels."""
        self.fresh |= levels.keys()
        self.add(levels)

    def add(self, levels: Mapping[int, int]) -> None:
        """Nodes to be settled anew, with their levels."""
        for node_id, level in levels.items():
            self._queue[level].add(node_id)

    def add_changed(self, keys: Collection[Key], levels: Mapping[int, int]) -> None:
        """Nodes with keys that came or went."""
        known = [(node_id, key) for node_id, key in keys if node_id in levels]
        self.add({one: levels[one] for one, key in known if levels[one] > 0 or not is_across(key)})
        self.add(above_keys(self.connection, [(key, levels[one]) for one, key in known]))

    def add_namers(self, node_ids: Collection[int]) -> None:
        """Nodes that name actors which moved: their keys are made anew."""
        found = load_nodes(self.connection, set(node_ids) - self.fresh)
        if found:
            levels = {node.node_id: node.level for node in found.values()}
            self.add_changed(save_own_keys(self.connection, self.kind, found.values()), levels)
            self.add(levels)

    def leave(self, leaving: Mapping[int, Node]) -> None:
        """Notes whom nodes that are about to be deleted leave behind."""
        ids = leaving.keys()
        vaguer = load_nodes(self.connection, {share.other_id for share in above(self.connection, ids)} - ids)
        self.add({node.node_id: node.level for node in vaguer.values()})
        _, partners = bonds_of(self.connection, ids)
        self.add({one: level for one, level in partners.items() if one not in ids})
        for level, left in _by_level(leaving.values()).items():
            siblings = self._siblings(level, left)
            self.add({one: level for one in siblings if one not in ids})

    def run(self) -> None:
        """Settles until nothing is left to settle."""
        self._number = next_cluster(self.connection)
        while self._queue:
            level = min(self._queue)
            self._settle(level, self._queue.pop(level))

    def _settle(self, level: int, ids: set[int]) -> None:
        new = self.fresh & ids
        merged, partners = bonds_of(self.connection, ids)
        dirty = load_nodes(self.connection, ids | {one for one, at in partners.items() if at == level})
        save_own_keys(self.connection, self.kind, [dirty[one] for one in sorted(new)])
        lower = load_nodes(self.connection, {one for one, at in partners.items() if at < level})
        homes = self._homes(list(dirty.values()), merged, {node.digest: node.cluster for node in lower.values()})
        homes = {digest: shared_home(digest, homes, merged) for digest in homes}
        seeds = self._siblings(level, [node for node in dirty.values() if node.node_id not in new]) - dirty.keys()
        moved = new.copy()
        places: dict[int, int] = {}
        bases = levels_of(self.connection, {node.cluster for node in dirty.values()})
        for node in sorted(dirty.values(), key=lambda node: node.digest):
            home = homes[node.digest]
            if home is None:
                seeds.add(node.node_id)
                if bases[node.cluster] < level:
                    places[node.node_id] = self._new_number()
            elif home != node.cluster:
                places[node.node_id] = home
        assign(self.connection, places)
        moved |= places.keys()
        quick = {one for one in seeds if one in new and one not in partners}
        slow = (seeds - quick) | self._join(level, quick, moved)
        if slow:
            moved |= self._regroup(level, slow)
        self.fresh -= new
        self.moved |= moved
        self._spread(level, moved, new)

    def _homes(self, dirty: Sequence[Node], merged: Any, lower: Mapping[str, int]) -> dict[str, int | None]:
        """The home of each node among the clusters of lower levels."""
        homes: dict[str, int | None] = {}
        shares = below(self.connection, [node.node_id for node in dirty]) if dirty and dirty[0].level else []
        others = load_nodes(self.connection, {share.other_id for share in shares})
        found: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for share in shares:
            found[share.node_id][share.other_id].add(share.key)
        for node in dirty:
            bound = sorted(lower[other] for other in merged.partners(node.digest) if other in lower)
            if bound:
                homes[node.digest] = bound[0]
                continue
            clusters: dict[int, list[Placed[Any]]] = defaultdict(list)
            for other_id, keys in found[node.node_id].items():
                clusters[others[other_id].cluster].append(placed(others[other_id], keys))
            sought = placed(node, {key for keys in found[node.node_id].values() for key in keys})
            homes[node.digest] = best_home(sought, clusters, self.comparison)
        return homes

    def _siblings(self, level: int, left: Iterable[Node]) -> set[int]:
        """The nodes of a level that were grouped with these."""
        clusters = {node.cluster for node in left}
        bases = levels_of(self.connection, clusters)
        return members_of(self.connection, {one for one in clusters if bases[one] == level}, level)

    def _join(self, level: int, new: set[int], moved: set[int]) -> set[int]:
        """Puts new nodes to the one cluster of their level that they match; those left for which it is not as plain as that.

        A node that matches one cluster alone, and that no member of it rules out, changes nothing else: groups are made by the
        surest pairs first, and whatever was not joined without the node is not joined with it.
        """
        if not new:
            return set()
        shares = _by_pair(beside(self.connection, new))
        nodes = load_nodes(self.connection, {*new, *(other for _, other in shares)})
        homeless = self._homeless(level, nodes.values())
        done, left, places = set[int](), set[int](), dict[int, int]()
        for one in sorted(new, key=lambda one: nodes[one].digest):
            matches: dict[int, list[Match]] = defaultdict(list)
            for (a, b), keys in shares.items():
                if a == one and b in homeless and (b not in new or b in done):
                    matches[nodes[b].cluster].append(self._match(nodes[one], nodes[b], keys))
            near = [home for home, found in matches.items() if any(self._holds(match) for match in found)]
            if len(near) > 1 or any(match.veto is not None for home in near for match in matches[home]):
                left.add(one)
                continue
            done.add(one)
            if near:
                nodes[one].cluster = places[one] = near[0]
        assign(self.connection, places)
        moved |= places.keys()
        return left

    def _regroup(self, level: int, seeds: set[int]) -> set[int]:
        """Groups what the nodes are connected to on their level anew; those that moved."""
        found: dict[int, Node] = {}
        keys: dict[int, set[str]] = defaultdict(set)
        ring = seeds
        merged, _ = bonds_of(self.connection, seeds)
        while ring:
            found |= load_nodes(self.connection, ring)
            shares = _by_pair(beside(self.connection, ring))
            near = load_nodes(self.connection, {b for _, b in shares} - found.keys())
            homeless = self._homeless(level, near.values()) | found.keys()
            merged, partners = bonds_of(self.connection, found.keys())
            ring = self._homeless(level, load_nodes(self.connection, partners.keys() - found.keys()).values())
            for (a, b), common in shares.items():
                if b in homeless:
                    keys[a] |= common
                    keys[b] |= common
                    if b not in found and self._holds(self._match(found[a], near[b], common)):
                        ring.add(b)
        groups = group([placed(node, keys[one]) for one, node in found.items()], self.comparison, merged)
        return self._number_groups(found, [[node.digest for node in members] for members in groups])

    def _number_groups(self, found: Mapping[int, Node], groups: Sequence[Sequence[str]]) -> set[int]:
        """Gives each group a number, of those that its nodes had that of the most; the nodes that got another one."""
        by_digest = {node.digest: node for node in found.values()}
        sizes = sizes_of(self.connection, {node.cluster for node in found.values()})
        taken: set[int] = set()
        places: dict[int, int] = {}
        for members in sorted(groups, key=lambda members: (-len(members), min(members))):
            counts: dict[int, int] = defaultdict(int)
            for digest in members:
                counts[by_digest[digest].cluster] += 1
            had = sorted((-sizes[number] * (count > 0), number) for number, count in counts.items() if number not in taken)
            number = had[0][1] if had else self._new_number()
            taken.add(number)
            places |= {by_digest[one].node_id: number for one in members if by_digest[one].cluster != number}
        assign(self.connection, places)
        return set(places)

    def _spread(self, level: int, moved: set[int], new: set[int]) -> None:
        """Queues what may change with the nodes that moved."""
        shares = above(self.connection, moved)
        nodes = load_nodes(self.connection, {one for share in shares for one in (share.node_id, share.other_id)})
        plain = {one for one in new if one in nodes}
        settled = self._unchanged(_by_pair(shares), nodes, plain)
        self.add({share.other_id: nodes[share.other_id].level for share in shares if share.other_id not in settled})
        _, partners = bonds_of(self.connection, moved)
        self.add({one: at for one, at in partners.items() if at > level})
        if self.kind == "actor":
            self.add_namers(naming(self.connection, moved)["actor"])

    def _unchanged(self, shares: Mapping[tuple[int, int], set[str]], nodes: Mapping[int, Node], new: set[int]) -> set[int]:
        """The nodes of higher levels for which new ones below make no difference: they only speak for the home that it has."""
        heard: dict[int, list[tuple[int, set[str]]]] = defaultdict(list)
        for (one, other), keys in shares.items():
            heard[other].append((one, keys))
        same = set()
        for other, below_it in heard.items():
            if other in self.fresh or any(one not in new for one, _ in below_it):
                continue
            if all(self._speaks_for(nodes[other], nodes[one], keys) for one, keys in below_it):
                same.add(other)
        full = crowded(self.connection, same)
        return {other for other in same if not any((other, key) in full for _, keys in heard[other] for key in keys)}

    def _speaks_for(self, vague: Node, exact: Node, keys: set[str]) -> bool:
        match = self._match(vague, exact, keys)
        return vague.cluster == exact.cluster and match.veto is None

    def _homeless(self, level: int, nodes: Iterable[Node]) -> set[int]:
        """Those of the nodes of a level that joined no cluster of a lower one."""
        held = list(nodes)
        bases = levels_of(self.connection, {node.cluster for node in held})
        return {node.node_id for node in held if bases[node.cluster] == level}

    def _match(self, a: Node, b: Node, keys: set[str]) -> Match:
        return self.comparison.match(placed(a, keys), placed(b, keys))

    def _holds(self, match: Match) -> bool:
        return match.veto is None and match.score >= self.comparison.threshold

    def _new_number(self) -> int:
        self._number += 1
        return self._number - 1


def placed(node: Node, keys: Iterable[str]) -> Placed[Any]:
    """The node as the comparison wants it; keys of the record have the kind before them."""
    bare = frozenset(key.partition(":")[2] for key in keys)
    return Placed(node.digest, node.signature, node.level, bare, node.actors)


def _by_pair(shares: Iterable[Share]) -> dict[tuple[int, int], set[str]]:
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for share in shares:
        found[share.node_id, share.other_id].add(share.key)
    return found


def _by_level(nodes: Iterable[Node]) -> dict[int, list[Node]]:
    found: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.level].append(node)
    return found
