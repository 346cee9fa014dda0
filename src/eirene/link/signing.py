"""The facts of a report, signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eirene.link.actors.signature import signing_order
from eirene.link.decided import Told
from eirene.link.kinds import TABLES
from eirene.link.linking import Linking, digest_of
from eirene.types import Reading


@dataclass(frozen=True, slots=True)
class Signed:
    """A fact with its signature and the digest of its node; `alone` when people took it out of its cluster."""

    position: int
    signature: Any
    digest: str
    alone: bool


def sign_facts(kind: str, linking: Linking[Any], told: Told, actors: list[str]) -> Iterator[Signed]:
    """The facts of one kind, signed. `actors` has the digests of the report's actors by position, and gets them when these are
    signed."""
    reading = told.reading
    if kind == "actor":
        actors[:] = [""] * len(reading.actors)
    for position in _order(kind, reading):
        if (kind, position) in told.rejected:
            continue
        signature = linking.sign(reading, position, actors)
        mark = told.marks.get((kind, position), "")
        digest = digest_of(kind, linking.adapter.dump_json(signature), mark)
        if kind == "actor":
            actors[position] = digest
        yield Signed(position, signature, digest, bool(mark))


def _order(kind: str, reading: Reading) -> Sequence[int]:
    if kind == "actor":
        return signing_order(reading)
    if kind == "process":
        return range(int(reading.process is not None))
    return range(len(getattr(reading, TABLES[kind])))
