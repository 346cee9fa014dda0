"""Tellings of one event that differ on whether it happened, or on who did it."""

from __future__ import annotations

from collections.abc import Sequence

from eirene.checks.conflicts import Conflict
from eirene.checks.tellings import Told
from eirene.types import EventStatus

BLAMED = frozenset({"ASSAULT"})  # types of events of which sides accuse each other


def find_denials(tellings: Sequence[Told]) -> list[Conflict]:
    """One conflict where some tell the event as done and others deny it: the first that tells it, the first denial, then the rest
    of the denials and of the tellings."""
    told = [index for index, one in enumerate(tellings) if one.happened]
    denied = [index for index, one in enumerate(tellings) if one.status == EventStatus.DENIED]
    if not told or not denied:
        return []
    words = f"told {_names(tellings, told)}, denied {_names(tellings, denied)}"
    return [Conflict("denied", (told[0], denied[0], *denied[1:], *told[1:]), words)]


def find_blame(tellings: Sequence[Told]) -> list[Conflict]:
    """One conflict where tellings lay the act on different sides: the first telling of each."""
    sides: list[int] = []
    for index, told in enumerate(tellings):
        if told.type not in BLAMED or not told.doers or not (told.happened or told.status == EventStatus.DENIED):
            continue
        if not any(_is_one_side(told, tellings[side]) for side in sides):
            sides.append(index)
    if len(sides) < 2 or len({tellings[side].report for side in sides}) < 2:
        return []
    laid = "; ".join(f"on {_doers(tellings[side])} {_names(tellings, [side])}" for side in sides)
    return [Conflict("blame", tuple(sides), f"the act is laid on different sides: {laid}")]


def _is_one_side(a: Told, b: Told) -> bool:
    return any(one.is_with(other) for one in a.doers for other in b.doers)


def _doers(told: Told) -> str:
    return " and ".join(doer.name for doer in told.doers)


def _names(tellings: Sequence[Told], indexes: Sequence[int]) -> str:
    """Who says so: speakers by name, else the publishers in which it stands."""
    named = ((tellings[index].told_by, tellings[index].publisher) for index in indexes)
    return " and ".join(dict.fromkeys(f"by {speaker}" if speaker else f"in {publisher}" for speaker, publisher in named))
