"""Links kept up to date as reports come and go: the same clusters as `relink` makes, at a cost that does not grow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from eirene.link.decided import Told
from eirene.link.desk import Desk
from eirene.link.kinds import LINKINGS
from eirene.link.resettling import Resettling
from eirene.link.signing import Signed, sign_facts


def link_report(connection: Connection, report_id: int, told: Told) -> None:
    """Links the facts of a report that has just been saved, or just been unlinked and written anew."""
    desk, actors = Desk(connection), list[str]()
    moved: set[int] = set()
    for kind in LINKINGS:
        resettling = Resettling(desk, kind)
        resettling.add_namers(moved)
        _place(resettling, report_id, told, list(sign_facts(kind, LINKINGS[kind], told, actors)))
        resettling.run()
        moved = resettling.moved if kind == "actor" else moved


def unlink_report(connection: Connection, report_id: int, told: Told) -> None:
    """Takes the facts of a report out of their nodes; `told` is what it was linked with. To be called before its rows go."""
    desk, actors = Desk(connection), list[str]()
    signed = {kind: list(sign_facts(kind, LINKINGS[kind], told, actors)) for kind in LINKINGS}
    resettlings = {kind: Resettling(desk, kind) for kind in LINKINGS}
    for kind in reversed(LINKINGS):  # what names actors goes before them
        _take(resettlings[kind], report_id, told, signed[kind])
    _run(resettlings)


def settle_nodes(connection: Connection, kind: str, digests: Iterable[str]) -> None:
    """Settles nodes anew whose bonds have changed, and all that hangs on them."""
    desk = Desk(connection)
    resettlings = {name: Resettling(desk, name) for name in LINKINGS}
    resettlings[kind].add(desk.load(desk.find(kind, digests).values()))
    _run(resettlings)


def _run(resettlings: Mapping[str, Resettling]) -> None:
    moved: set[int] = set()
    for kind, resettling in resettlings.items():
        resettling.add_namers(moved)
        resettling.run()
        moved = resettling.moved if kind == "actor" else moved


def _place(resettling: Resettling, report_id: int, told: Told, signed: Collection[Signed]) -> None:
    """The facts of one kind to their nodes, new ones where need be, and the keys that they lend."""
    desk, kind = resettling.desk, resettling.kind
    ids = desk.find(kind, (fact.digest for fact in signed))
    fresh = {fact.digest: fact.signature for fact in signed if fact.digest not in ids}
    made = desk.insert(kind, fresh)
    ids |= made
    named = {digest: LINKINGS[kind].refs(signature) for digest, signature in fresh.items()}
    known = ids if kind == "actor" else desk.find("actor", {ref for refs in named.values() for ref in refs})
    for digest, refs in named.items():
        desk.refer(made[digest], {ref: known[ref] for ref in refs})
    desk.put(kind, report_id, {fact.position: ids[fact.digest] for fact in signed})
    resettling.add_fresh(desk.load(made.values()))
    desk.load(ids.values())
    lent = desk.lend(kind, _ties(resettling, told, signed, ids, 1))
    resettling.add_changed({(one, key) for one, key in lent if one not in resettling.fresh})


def _take(resettling: Resettling, report_id: int, told: Told, signed: Collection[Signed]) -> None:
    """The facts of one kind out of their nodes; nodes without facts go."""
    desk, kind = resettling.desk, resettling.kind
    ids = desk.find(kind, (fact.digest for fact in signed))
    desk.put(kind, report_id, dict.fromkeys((fact.position for fact in signed), None))
    idle = desk.idle(kind, set(ids.values()))
    resettling.leave(idle)
    desk.delete(idle)
    desk.load(set(ids.values()) - idle)
    ties = {one: keys for one, keys in _ties(resettling, told, signed, ids, -1).items() if one not in idle}
    resettling.add_changed(desk.lend(kind, ties))


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
