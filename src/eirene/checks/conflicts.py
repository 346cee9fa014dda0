"""What a check finds between tellings: which of them, of what sort, and in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """`members` are indexes of what was checked, those that stand against each other first; `reason` says of what sort it is."""

    reason: str
    members: tuple[int, ...]
    words: str
