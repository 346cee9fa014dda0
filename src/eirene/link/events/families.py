"""Families of types and modes: events of different families are never told of one occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from eirene.lexicon import load_rows


@dataclass(frozen=True, slots=True)
class Kind:
    """What the table of families says of a type and mode.

    `standing` kinds are done once in a while and long spoken of; in `mutual` ones it is a matter of telling who acts.
    """

    families: frozenset[str]
    standing: bool
    mutual: bool


PLACED = frozenset({"attack", "seizure", "restriction", "arrest", "beating", "demonstration", "dispersal", "rape"})


@cache
def _table() -> dict[str, Kind]:
    rows = load_rows("link_event_families.tsv")
    return {code: Kind(frozenset(names.split(",")), habit == "standing", sides == "mutual") for code, names, habit, sides in rows}


def known_codes() -> frozenset[str]:
    """The types and, as in "ASSAULT/aerial", the modes of the table."""
    return frozenset(code.replace(".", "/", 1) for code in _table())


@cache
def kind_of(event_type: str, mode: str | None) -> Kind:
    """The kind of a type and mode; a code that the table lacks is a family of its own."""
    table = _table()
    found = table.get(f"{event_type}.{mode}" if mode else event_type) or table.get(event_type)
    return found or Kind(frozenset({event_type.lower()}), standing=False, mutual=False)
