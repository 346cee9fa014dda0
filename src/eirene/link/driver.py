"""Links kept up to date as reports come and go: the same clusters as `relink` makes, at a cost that does not grow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from eirene.link.blocks import find_nodes, load_nodes, naming
from eirene.link.decided import Told
from eirene.link.kinds import LINKINGS
from eirene.link.resettling import Resettling
from eirene.link.signing import Signed, sign_facts
from eirene.link.writing import (
    delete_nodes,
    insert_nodes,
    insert_refs,
    lend_keys,
    place_facts,
    without_facts,
)


def link_report(connection: Connection, report_id: int, told: Told) -> None:
    """Links the facts of a report that has just been saved, or just been unlinked and written anew."""
    actors: list[str] = []
    moved: set[int] = set()
    for kind in LINKINGS:
        resettling = Resettling(connection, kind)
        resettling.add_namers(naming(connection, moved)[kind])
        _place(connection, resettling, report_id, told, list(sign_facts(kind, LINKINGS[kind], told, actors)))
        resettling.run()
        if kind == "actor":
            moved = resettling.moved


def unlink_report(connection: Connection, report_id: int, told: Told) -> None:
    """Takes the facts of a report out of their nodes; `told` is what it was linked with. To be called before its rows go."""
    actors: list[str] = []
    signed = {kind: list(sign_facts(kind, LINKINGS[kind], told, actors)) for kind in LINKINGS}
    resettlings = {kind: Resettling(connection, kind) for kind in LINKINGS}
    for kind in reversed(LINKINGS):
        _take(connection, resettlings[kind], report_id, told, signed[kind])
    _run(connection, resettlings)


def settle_nodes(connection: Connection, kind: str, digests: Iterable[str]) -> None:
    """Settles nodes anew whose bonds have changed, and all that hangs on them."""
    nodes = load_nodes(connection, find_nodes(connection, kind, digests).values())
    resettlings = {name: Resettling(connection, name) for name in LINKINGS}
    resettlings[kind].add({node.node_id: node.level for node in nodes.values()})
    _run(connection, resettlings)


def _run(connection: Connection, resettlings: Mapping[str, Resettling]) -> None:
    moved: set[int] = set()
    for kind, resettling in resettlings.items():
        resettling.add_namers(naming(connection, moved)[kind])
        resettling.run()
        if kind == "actor":
            moved = resettling.moved


def _place(connection: Connection, resettling: Resettling, report_id: int, told: Told, signed: Collection[Signed]) -> None:
    """The facts of one kind to their nodes, new ones where need be, and the keys that they lend."""
    kind = resettling.kind
    linking = LINKINGS[kind]
    ids = find_nodes(connection, kind, (fact.digest for fact in signed))
    fresh = {fact.digest: fact.signature for fact in signed if fact.digest not in ids}
    made = insert_nodes(connection, kind, fresh)
    ids |= made
    named = {made[digest]: set(linking.refs(signature)) for digest, signature in fresh.items()}
    known = ids if kind == "actor" else find_nodes(connection, "actor", {ref for refs in named.values() for ref in refs})
    insert_refs(connection, {node_id: {known[ref] for ref in refs} for node_id, refs in named.items()})
    place_facts(connection, kind, report_id, {fact.position: ids[fact.digest] for fact in signed})
    levels = {ids[fact.digest]: linking.level(fact.signature) for fact in signed}
    resettling.add_fresh({made[digest]: levels[made[digest]] for digest in fresh})
    lent = lend_keys(connection, kind, _ties(resettling, told, signed, ids, 1), levels)
    resettling.add_changed({key for key in lent if key[0] not in resettling.fresh}, levels)


def _take(connection: Connection, resettling: Resettling, report_id: int, told: Told, signed: Collection[Signed]) -> None:
    """The facts of one kind out of their nodes; nodes without facts go."""
    kind = resettling.kind
    ids = find_nodes(connection, kind, (fact.digest for fact in signed))
    place_facts(connection, kind, report_id, {fact.position: None for fact in signed})
    levels = {ids[fact.digest]: LINKINGS[kind].level(fact.signature) for fact in signed}
    idle = without_facts(connection, kind, set(ids.values()))
    resettling.leave(load_nodes(connection, idle))
    delete_nodes(connection, idle)
    ties = {one: keys for one, keys in _ties(resettling, told, signed, ids, -1).items() if one not in idle}
    resettling.add_changed(lend_keys(connection, kind, ties, levels), levels)


def _ties(
    resettling: Resettling, told: Told, signed: Iterable[Signed], ids: Mapping[str, int], sign: int
) -> dict[int, Counter[str]]:
    """How many more tellings lend each key to each node."""
    linking = LINKINGS[resettling.kind]
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for fact in signed:
        if not fact.alone:
            for key in linking.ties(told.reading, fact.position):
                found[ids[fact.digest]][key] += sign
    return found
