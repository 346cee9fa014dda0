"""How facts of one kind become nodes: what each kind of linking has to tell."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

from pydantic import TypeAdapter

from eirene.link.contract import Comparison, S
from eirene.types import Reading


class Linking(Protocol[S]):
    """The linking of one kind: how its facts are signed, blocked and compared. `S` is a frozen dataclass of plain values."""

    comparison: Comparison[S]
    adapter: TypeAdapter[S]

    def sign(self, reading: Reading, position: int, actors: Sequence[str]) -> S:
        """The signature of a fact, made of its reading alone; `actors` are the digests of the nodes of the reading's actors, by
        position (empty while actors are signed)."""

    def level(self, signature: S) -> int:
        """How exactly it is told, 0 exactly."""

    def refs(self, signature: S) -> tuple[str, ...]:
        """The digests of the actor nodes that the signature names."""

    def keys(self, signature: S, actors: Mapping[str, int]) -> frozenset[str]:
        """The blocks; `actors` gives the cluster of each actor node that the signature names."""

    def ties(self, reading: Reading, position: int) -> frozenset[str]:
        """Further keys that this telling lends its node, beside those of the signature: they add up over all tellings."""


def digest_of(kind: str, signature: bytes, mark: str = "") -> str:
    """The name of a node, the same in every record. `mark` tells apart a fact that people took out of its cluster."""
    return hashlib.sha256(b"\0".join((kind.encode(), signature, mark.encode()))).hexdigest()[:20]
