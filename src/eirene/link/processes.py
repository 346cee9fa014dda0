"""Negotiation processes across reports: the same parties talking, without a year of silence in between.

Mediators and venues are shared by processes that have nothing to do with each other, so they bind only what names fewer than two
parties, and only where one process fits. Reports of half a year that name the same parties share a node, so that a process of a
hundred thousand reports is a handful of nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pydantic import TypeAdapter

from eirene.link.contract import Bar, Comparison, Feature, Placed, Verdict, shared_keys
from eirene.link.events.days import parse_day
from eirene.link.events.sides import Cast, Side, clusters_of, coverage, digests_of, place_sides
from eirene.link.places import fold_place, is_same_place, sound_of_place
from eirene.types import Process, Reading

SILENCE = 2  # halves of a year that may lie between two reports of one process
PAIR = 2
WHOLE = 0.75  # of the smaller set of parties, for it to be found in the larger
MOST = 8  # parties that blocks are made of
UNDATED = "?"
_STYLES = re.compile(
    r"\b(?:kingdom|republic|sultanate|emirate|state|government|office|special envoy|envoys?|mediators?|for|from|to) ?"
)


@dataclass(frozen=True, slots=True)
class ProcessSignature:
    """Who negotiates in which half of a year (counted from year 0; None for reports without a day).

    Who mediates, by name, and where it is held only when fewer than two parties are named.
    """

    parties: tuple[Side, ...]
    mediators: tuple[str, ...]
    venue: str | None
    half: int | None


Node = Placed[ProcessSignature]


def same_parties(a: Node, b: Node) -> Verdict:
    """The smaller set of parties among the larger."""
    one, other = place_sides(a.signature.parties, a.actors), place_sides(b.signature.parties, b.actors)
    if not one or not other:
        return None
    found = coverage(one, other)
    if found < WHOLE:
        return -1.0, "other parties"
    if min(len(one), len(other)) < PAIR:
        return 0.6 * found, "a party of both"
    return (found, "the same parties") if len(one) == len(other) else (0.8 * found, "the parties of one among those of the other")


def same_mediators(a: Node, b: Node) -> Verdict:
    """Mediators that both name, where one names fewer than two parties; one alone says little."""
    common = [key for key in sorted(shared_keys(a, b)) if key.startswith("by:")]
    names = sorted({key.split(":")[1] for key in common})
    if not names or min(len(a.signature.parties), len(b.signature.parties)) >= PAIR:
        return None
    return (1.0 if len(names) > 1 else 0.5), f"mediated by {', '.join(names)}"


def same_venue(a: Node, b: Node) -> Verdict:
    """The venue, where one names fewer than two parties."""
    shared = any(key.startswith("in:") for key in shared_keys(a, b))
    return (1.0, "the same venue") if shared and min(len(a.signature.parties), len(b.signature.parties)) < PAIR else None


def long_silence(a: Node, b: Node) -> Verdict:
    """More than a year between the two: only reports in between make them one. It is no bar, since these may be there."""
    one, other = a.signature.half, b.signature.half
    return (
        (-1.0, "a year of silence lies between") if one is not None and other is not None and abs(one - other) > SILENCE else None
    )


def other_venue(a: Node, b: Node) -> str | None:
    """No party in common to tell by, and other venues."""
    one, other = a.signature.venue, b.signature.venue
    if (a.signature.parties and b.signature.parties) or not one or not other or is_same_place(one, other):
        return None
    return f"held in {one} and in {other}"


class ProcessLinking:
    """Processes by their parties."""

    comparison = Comparison(
        "process",
        (
            Feature("parties", 0.7, same_parties),
            Feature("mediators", 0.4, same_mediators),
            Feature("venue", 0.15, same_venue),
            Feature("silence", 1.0, long_silence),
        ),
        (Bar("venue", other_venue),),
        threshold=0.35,
        margin=0.1,
    )
    adapter = TypeAdapter(ProcessSignature)

    def sign(self, reading: Reading, _position: int, actors: Sequence[str]) -> ProcessSignature:
        """The parties, and what there is besides when they are fewer than two."""
        process = _process_of(reading)
        parties = Cast(reading, actors).sides(process.parties)
        few = len(parties) < PAIR
        return ProcessSignature(parties, _mediators(process) if few else (), process.venue if few else None, _half(reading))

    def level(self, signature: ProcessSignature) -> int:
        """0 for two parties, 1 for more, which may be of two processes, 2 for one or without a day, 3 for none."""
        count = len(signature.parties)
        if count < PAIR:
            return 2 if count else 3
        return 2 if signature.half is None else int(count > PAIR)

    def refs(self, signature: ProcessSignature) -> tuple[str, ...]:
        """The parties, and whom they belong to."""
        return digests_of(signature.parties)

    def keys(self, signature: ProcessSignature, actors: Mapping[str, int]) -> frozenset[str]:
        """Each party and each two of them in the half of a year and those in which the talks may go on."""
        clusters = sorted(clusters_of(place_sides(signature.parties, actors)))[:MOST]
        pairs = [f"pair:{one}-{other}" for one, other in combinations(clusters, 2)]
        return frozenset(_in_time([*pairs, *(f"party:{cluster}" for cluster in clusters)], signature.half)) | frozenset(
            f"{pair}:{UNDATED}" for pair in pairs
        )

    def ties(self, reading: Reading, _position: int) -> frozenset[str]:
        """Mediators and venue, by which reports that name no party look for their process."""
        process = _process_of(reading)
        venue = [f"in:{sound_of_place(process.venue)}"] if process.venue else []
        return frozenset(_in_time([*(f"by:{name}" for name in _mediators(process)), *venue], _half(reading)))


def _process_of(reading: Reading) -> Process:
    assert reading.process is not None
    return reading.process


def _half(reading: Reading) -> int | None:
    day = parse_day(reading.report.published or reading.inferred_date)
    return day.year * 2 + (day.month > 6) if day else None


def _in_time(keys: Iterable[str], half: int | None) -> list[str]:
    """The keys in each half of a year in which the process may be told again: two nodes share one when no year lies between."""
    return [f"{key}:{half + later}" for key in keys for later in range(SILENCE + 1)] if half is not None else []


def _mediators(process: Process) -> tuple[str, ...]:
    """The mediators by the bare names of states and organizations."""
    names = (_STYLES.sub("", fold_place(name)).strip() or fold_place(name) for name in process.mediators)
    return tuple(sorted(set(names)))
