"""Nodes, keys and clusters of a record as linking reads and writes them within one transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from eirene.link.blocks import block_of, blocks_of
from eirene.link.contract import ACROSS, Bonds, Placed
from eirene.link.kinds import LINKINGS, TABLES
from eirene.link.linking import digest_of
from eirene.link.settle import MOST
from eirene.store.plain import Plain

KEPT = 50_000  # signatures held decoded
Key = tuple[int, str]  # node and key
Shares = dict[tuple[int, int], set[str]]  # the keys that a node has in common with another


@dataclass(slots=True)
class Node:
    """A node of the record; `refs` are the actor nodes that it names, by digest; `linked` is False where people took its fact out
    of its cluster: it has no keys."""

    node_id: int
    digest: str
    signature: Any
    level: int
    cluster: int
    refs: dict[str, int]
    linked: bool = True


@lru_cache(maxsize=KEPT)
def _decode(kind: str, signature: str) -> Any:
    return LINKINGS[kind].adapter.validate_json(signature)


def is_across(key: str) -> bool:
    """True for a key of the record, with its kind before it, by which only nodes of other levels are found."""
    return key.partition(":")[2].startswith(ACROSS)


class Desk:
    """What linking has at hand while it works on a change. Nodes are read once; what is written goes to the record at once."""

    def __init__(self, connection: Connection) -> None:
        self.sql = Plain(connection)
        self.nodes: dict[int, Node] = {}
        self._bonded: bool | None = None
        self._last: int | None = None

    def load(self, node_ids: Collection[int]) -> list[Node]:
        """The nodes that are there, by number."""
        missing = sorted(one for one in node_ids if one not in self.nodes)
        if missing:
            for one, kind, digest, signature, level, cluster in self.sql.rows(_NODES, missing):
                linked = digest == digest_of(kind, signature.encode())
                self.nodes[one] = Node(one, digest, _decode(kind, signature), level, cluster, {}, linked)
            for one, digest, other in self.sql.rows(_REFS, missing):
                self.nodes[one].refs[digest] = other
        return [self.nodes[one] for one in sorted(node_ids) if one in self.nodes]

    def find(self, kind: str, digests: Iterable[str]) -> dict[str, int]:
        """The numbers of the nodes that are there, by digest."""
        wanted = sorted(set(digests))
        return dict(self.sql.rows(_FIND, kind, wanted)) if wanted else {}

    def insert(self, kind: str, fresh: Mapping[str, Any]) -> dict[str, int]:
        """New nodes for signatures by digest, each in a cluster of its own and without keys; their numbers by digest."""
        if not fresh:
            return {}
        linking = LINKINGS[kind]
        last = self.sql.rows("SELECT max(node_id) FROM nodes")[0][0] or 0
        rows = []
        for place, (digest, signature) in enumerate(fresh.items(), start=last + 1):
            written = linking.adapter.dump_json(signature)
            level, cluster = linking.level(signature), self.new_cluster()
            rows.append((place, kind, digest, written.decode(), level, cluster))
            linked = digest == digest_of(kind, written)
            self.nodes[place] = Node(place, digest, signature, level, cluster, {}, linked)
        self.sql.run("INSERT INTO nodes (node_id, kind, digest, signature, level, cluster) VALUES (?, ?, ?, ?, ?, ?)", rows)
        return {row[2]: row[0] for row in rows}

    def refer(self, node_id: int, refs: Mapping[str, int]) -> None:
        """What actor nodes a new node names."""
        self.nodes[node_id].refs = dict(refs)
        others = sorted(set(refs.values()))
        self.sql.run("INSERT INTO node_refs (node_id, actor_node_id) VALUES (?, ?)", [(node_id, other) for other in others])

    def delete(self, node_ids: Collection[int]) -> None:
        """Deletes nodes with their keys, references and bonds."""
        held = sorted(node_ids)
        if not held:
            return
        self.sql.run("DELETE FROM bonds WHERE node_id @ OR other_id @", [(held, held)])
        for table in ("node_keys", "node_refs", "names", "name_words", "nodes"):
            self.sql.run(f"DELETE FROM {table} WHERE node_id @", [(held,)])
        for one in held:
            self.nodes.pop(one, None)

    def put(self, kind: str, report_id: int, places: Mapping[int, int | None]) -> None:
        """Puts the facts of a report, by position, to their nodes."""
        statement = f"UPDATE {TABLES[kind]} SET node_id = ? WHERE report_id = ? AND position = ?"
        self.sql.run(statement, [(one, report_id, position) for position, one in places.items()])

    def idle(self, kind: str, node_ids: Collection[int]) -> set[int]:
        """Those of the nodes that no fact is put to."""
        statement = f"SELECT DISTINCT node_id FROM {TABLES[kind]} WHERE node_id @"
        return set(node_ids) - {one for (one,) in self.sql.rows(statement, sorted(node_ids))}

    def naming(self, kind: str, actor_ids: Collection[int]) -> set[int]:
        """The nodes of a kind that name one of the actors."""
        return {one for (one,) in self.sql.rows(_NAMING, sorted(actor_ids), kind)} if actor_ids else set()

    def place(self, node: Node, keys: Iterable[str]) -> Placed[Any]:
        """The node as comparisons want it, with these of its keys."""
        bare = frozenset(key.partition(":")[2] for key in keys)
        return Placed(node.digest, node.signature, node.level, bare, self._actors(node))

    def _actors(self, node: Node) -> dict[str, int]:
        if any(one not in self.nodes for one in node.refs.values()):
            self.load(node.refs.values())
        return {digest: self.nodes[one].cluster for digest, one in node.refs.items()}

    def new_cluster(self) -> int:
        """A number that no cluster has."""
        if self._last is None:
            self._last = self.sql.rows("SELECT max(cluster) FROM nodes")[0][0] or 0
        self._last += 1
        return self._last

    def assign(self, clusters: Mapping[int, int]) -> None:
        """Puts nodes into clusters."""
        self.sql.run("UPDATE nodes SET cluster = ? WHERE node_id = ?", [(number, one) for one, number in clusters.items()])
        for one, number in clusters.items():
            self.nodes[one].cluster = number

    def lowest(self, clusters: Collection[int]) -> dict[int, int]:
        """The lowest level of each cluster."""
        statement = "SELECT cluster, min(level) FROM nodes WHERE cluster @ GROUP BY cluster"
        return dict(self.sql.rows(statement, sorted(set(clusters)))) if clusters else {}

    def sizes(self, clusters: Collection[int]) -> dict[int, int]:
        """How many nodes each cluster has."""
        return dict(self.sql.rows("SELECT cluster, count(*) FROM nodes WHERE cluster @ GROUP BY cluster", sorted(set(clusters))))

    def members(self, clusters: Collection[int], level: int) -> set[int]:
        """The nodes of the clusters on one level."""
        statement = "SELECT node_id FROM nodes WHERE cluster @ AND level = ?"
        return {one for (one,) in self.sql.rows(statement, sorted(clusters), level)} if clusters else set()

    def in_cluster(self, cluster: int) -> set[int]:
        """The nodes of a cluster."""
        return {one for (one,) in self.sql.rows("SELECT node_id FROM nodes WHERE cluster = ?", cluster)}

    def tellings(self, kind: str, node_ids: Collection[int]) -> dict[int, int]:
        """How many facts are put to each node."""
        statement = f"SELECT node_id, count(*) FROM {TABLES[kind]} WHERE node_id @ GROUP BY node_id"
        return dict(self.sql.rows(statement, sorted(node_ids)))

    def bonds(self, node_ids: Collection[int]) -> tuple[Bonds, list[Node]]:
        """What people merged with the nodes, and all nodes of these pairs."""
        if self._bonded is None:
            self._bonded = bool(self.sql.rows("SELECT 1 FROM bonds LIMIT 1"))
        held = sorted(node_ids)
        statement = "SELECT node_id, other_id FROM bonds WHERE node_id @ OR other_id @"
        pairs = self.sql.rows(statement, held, held) if self._bonded else []
        nodes = self.load({one for pair in pairs for one in pair})
        return Bonds(frozenset(self.nodes[one].digest for one in pair) for pair in pairs), nodes

    def keys_of(self, node_ids: Collection[int]) -> dict[int, set[str]]:
        """All keys of the nodes."""
        found: dict[int, set[str]] = {one: set() for one in node_ids}
        for one, key in self.sql.rows("SELECT node_id, key FROM node_keys WHERE node_id @", sorted(node_ids)):
            found[one].add(key)
        return found

    def save_keys(self, kind: str, nodes: Iterable[Node]) -> set[Key]:
        """The keys that new nodes have by their signatures."""
        keys = {(node.node_id, key) for node in nodes if node.linked for key in self._own(kind, node)}
        self.sql.run(_OWN, self._rows(keys))
        return keys

    def renew_keys(self, kind: str, nodes: Collection[Node]) -> set[Key]:
        """Brings the keys that nodes have by their signatures up to date; those that came or went."""
        linked = {node.node_id: node for node in nodes if node.linked}
        held = {(one, key): (own, lent) for one, key, own, lent in self.sql.rows(_HELD, sorted(linked))}
        owned = {key for key, (own, _) in held.items() if own}
        needed = {(one, key) for one, node in linked.items() for key in self._own(kind, node)}
        came, went = needed - owned, owned - needed
        self.sql.run(_OWN, self._rows(came))
        self.sql.run("UPDATE node_keys SET own = 0 WHERE node_id = ? AND block = ?", _places(went))
        self._drop(went)
        return {key for key in came if key not in held} | {key for key in went if not held[key][1]}

    def lend(self, kind: str, ties: Mapping[int, Counter[str]]) -> set[Key]:
        """Adds the keys that tellings lend their nodes (negative counts take them back); those that came or went."""
        counts = {(one, f"{kind}:{key}"): count for one, keys in ties.items() for key, count in keys.items()}
        if not counts:
            return set()
        before = self._held(counts)
        self.sql.run(_LEND, [(*row, counts[row[0], row[3]], counts[row[0], row[3]]) for row in self._rows(counts)])
        if all(count > 0 for count in counts.values()):
            return counts.keys() - before
        self._drop(counts)
        return before ^ self._held(counts)

    def _own(self, kind: str, node: Node) -> set[str]:
        return {f"{kind}:{key}" for key in LINKINGS[kind].keys(node.signature, self._actors(node))}

    def _rows(self, keys: Iterable[Key]) -> list[tuple[int, int, int, str]]:
        return [(one, block_of(key), self.nodes[one].level, key) for one, key in sorted(keys)]

    def _held(self, keys: Collection[Key]) -> set[Key]:
        statement = "SELECT node_id, key FROM node_keys WHERE node_id @ AND block @"
        return {*self.sql.rows(statement, sorted({one for one, _ in keys}), blocks_of(key for _, key in keys))} & set(keys)

    def _drop(self, keys: Iterable[Key]) -> None:
        """Deletes those of the keys that are neither a node's own nor lent."""
        self.sql.run("DELETE FROM node_keys WHERE node_id = ? AND block = ? AND own = 0 AND tellings <= 0", _places(keys))

    def above(self, node_ids: Collection[int]) -> Shares:
        """The keys that nodes have in common with nodes of higher levels."""
        return self._share(_ABOVE, sorted(node_ids)) if node_ids else {}

    def beside(self, kind: str, node_ids: Collection[int]) -> Shares:
        """The keys that nodes have in common with nodes of their level; those made by `across` are none of these."""
        return self._share(_BESIDE, sorted(node_ids), f"{kind}:{ACROSS}%") if node_ids else {}

    def below(self, node_ids: Collection[int]) -> Shares:
        """The keys that nodes have in common with nodes of lower levels, those that lead to `MOST` clusters at most."""
        held = sorted(node_ids)
        leads = {(one, key): count for one, key, count in self.sql.rows(_LEADS, MOST + 1, held)} if held else {}
        blocks = blocks_of(key for (_, key), count in leads.items() if 0 < count <= MOST)
        shares = self._share(_BELOW, held, blocks) if blocks else {}
        telling = {pair: {key for key in found if leads[pair[0], key] <= MOST} for pair, found in shares.items()}
        return {pair: found for pair, found in telling.items() if found}

    def all_beside(self, node_id: int) -> set[int]:
        """The nodes that one has a key in common with, up to a few hundred."""
        return {other for _, _, other in self.sql.rows(f"{_SHARED} WHERE mine.node_id = ? LIMIT 400", node_id)} - {node_id}

    def crowded(self, node_ids: Collection[int]) -> set[Key]:
        """Each node with each of its keys that leads to too many clusters of lower levels."""
        return {(one, key) for one, key, count in self.sql.rows(_LEADS, MOST + 1, sorted(node_ids)) if count > MOST}

    def above_keys(self, keys: Iterable[tuple[str, int]]) -> dict[int, int]:
        """The nodes, with their levels, that have one of the keys on a level above the one given with it."""
        lowest: dict[str, int] = {}
        for key, level in keys:
            lowest[key] = min(level, lowest.get(key, level))
        if not lowest:
            return {}
        blocks = {block_of(key): level for key, level in lowest.items()}
        statement = "SELECT block, node_id, level FROM node_keys WHERE block @ AND level > ?"
        rows = self.sql.rows(statement, sorted(blocks), min(blocks.values()))
        return {one: level for block, one, level in rows if level > blocks[block]}

    def _share(self, statement: str, *values: Any) -> Shares:
        found: Shares = defaultdict(set)
        for one, key, other in self.sql.rows(statement, *values):
            found[one, other].add(key)
        return found


def _places(keys: Iterable[Key]) -> list[tuple[int, int]]:
    return [(one, block_of(key)) for one, key in sorted(keys)]


_NODES = "SELECT node_id, kind, digest, signature, level, cluster FROM nodes WHERE node_id @"
_REFS = "SELECT r.node_id, n.digest, n.node_id FROM node_refs r JOIN nodes n ON n.node_id = r.actor_node_id WHERE r.node_id @"
_FIND = "SELECT digest, node_id FROM nodes WHERE kind = ? AND digest @"
_NAMING = (
    "SELECT DISTINCT r.node_id FROM node_refs r JOIN nodes n ON n.node_id = r.node_id WHERE r.actor_node_id @ AND n.kind = ?"
)
_HELD = "SELECT node_id, key, own, tellings FROM node_keys WHERE node_id @"
_OWN = (
    "INSERT INTO node_keys (node_id, block, level, key, own, tellings) VALUES (?, ?, ?, ?, 1, 0) "
    "ON CONFLICT (node_id, block) DO UPDATE SET own = 1"
)
_LEND = (
    "INSERT INTO node_keys (node_id, block, level, key, own, tellings) VALUES (?, ?, ?, ?, 0, ?) "
    "ON CONFLICT (node_id, block) DO UPDATE SET tellings = node_keys.tellings + ?"
)
_SHARED = "SELECT mine.node_id, mine.key, o.node_id FROM node_keys mine JOIN node_keys o ON o.block = mine.block"
_ABOVE = f"{_SHARED} AND o.level > mine.level WHERE mine.node_id @"
_BESIDE = f"{_SHARED} AND o.level = mine.level WHERE mine.node_id @ AND mine.key NOT LIKE ? AND o.node_id <> mine.node_id"
_BELOW = f"{_SHARED} AND o.level < mine.level WHERE mine.node_id @ AND mine.block @"
_LEADS = (
    "SELECT mine.node_id, mine.key, (SELECT count(*) FROM (SELECT DISTINCT n.cluster FROM node_keys o JOIN nodes n "
    "ON n.node_id = o.node_id WHERE o.block = mine.block AND o.level < mine.level LIMIT ?) AS led) AS clusters "
    "FROM node_keys mine WHERE mine.node_id @"
)
