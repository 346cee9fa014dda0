"""Decisions find their facts again: by the words they rest on, not by names or positions, which a later reading may change.

A piece of evidence holds to a fact of the same kind in a report of the same text (so in a copy of it too) where

- the anchor overlaps: of a statement its content, of a finding any of its passages; of an actor a mention, or the name is the
  same; a report has one process, and it holds to that;
- what it says is compatible with what was decided: the type of an event, the measure of a figure, the kind of a term or finding
  is as it was read or as people had it; the speaker of a statement and the name of an actor share a word with it;
- for a rejection, also the status and the value: what is read otherwise now is not what was rejected.

Of several such facts, the one with most values as they were read, then the largest overlap, then the position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eirene.ledger.decisions import Action, Evidence
from eirene.store.names import parse_name

Fact = Mapping[str, Any]  # JSON of docs/record.md

PLACES = {
    "actor": "mentions",
    "event": "anchor",
    "statement": "content",
    "figure": "anchor",
    "term": "anchor",
    "process": "anchors",
    "finding": "anchors",
}
_SAYS = {"event": ("type",), "figure": ("measure",), "term": ("kind",), "finding": ("kind",)}
_REJECTED = {"event": ("status",), "figure": ("value",), "term": ("status", "value")}
_NAMED = {"actor": "name", "statement": "speaker"}


def find_held(evidence: Evidence, facts: Sequence[Fact], action: Action, value: Fact | None = None) -> int | None:
    """The position of the fact that the evidence holds to, None where it vanished. `value` is what an edit made of it."""
    accepted = (evidence.values, {**evidence.values, **evidence.changed}, {**evidence.values, **(value or {})})
    named = parse_name(evidence.target)
    best: tuple[int, int, bool, int] | None = None
    for position, fact in enumerate(facts):
        overlap = _overlap(evidence, fact)
        if overlap is None or not _is_compatible(evidence.kind, fact, accepted, action):
            continue
        equal = sum(fact.get(name) == read for name, read in evidence.values.items())
        rank = (equal, overlap, named is not None and named.position == position, -position)
        best = rank if best is None else max(best, rank)
    return -best[3] if best else None


def passages_of(kind: str, fact: Fact) -> list[tuple[int, int]]:
    """The passages by which a fact of the kind is found, first the one that stands for it."""
    found = fact.get(PLACES[kind]) or []
    return [(start, end) for start, end in (found if found and isinstance(found[0], list | tuple) else [found] if found else [])]


def _overlap(evidence: Evidence, fact: Fact) -> int | None:
    """Characters that the evidence shares with the fact; None where they have nothing to do with each other."""
    if evidence.kind == "process":
        return 0
    shared = 0
    if evidence.anchor is not None:
        ends = (
            (min(end, evidence.anchor.end), max(start, evidence.anchor.start)) for start, end in passages_of(evidence.kind, fact)
        )
        shared = max((end - start for end, start in ends), default=0)
    same_name = evidence.kind == "actor" and fact["name"].casefold() == str(evidence.values.get("name")).casefold()
    return max(shared, 0) if shared > 0 or same_name else None


def _is_compatible(kind: str, fact: Fact, accepted: Iterable[Fact], action: Action) -> bool:
    says = _SAYS.get(kind, ()) + (_REJECTED.get(kind, ()) if action is Action.REJECT else ())
    return all(any(fact.get(name) == values.get(name) for values in accepted) for name in says) and (
        kind not in _NAMED or any(_share_a_word(fact.get(_NAMED[kind]), values.get(_NAMED[kind])) for values in accepted)
    )


def _share_a_word(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.casefold() == other.casefold() or bool(_words(one) & _words(other))


def _words(name: str) -> set[str]:
    """The words of a name that begin with a capital or a digit: "of" and "the" make no two names one."""
    return {word.casefold() for word in re.findall(r"\w+", name) if not word[0].islower()}
