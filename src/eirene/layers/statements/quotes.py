"""Quotations: the stretches of a text between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from eirene.types import Passage

CLOSERS = {"“": '”“"', "«": "»", "‹": "›", "„": "“”", '"': '"”', "‘": "’", "'": "'", "``": "''", "「": "」"}
LONGEST = 6000  # characters of one quotation, however many paragraphs
_MARK = re.compile(r"``|''|[“”„\"«»‹›‘’'「」\n]")


class Quotes:
    """The quotations of a text in order, none overlapping another; each includes its marks."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [p.start for p in self.passages]

    @cached_property
    def ends(self) -> list[int]:
        """Where each ends."""
        return [p.end for p in self.passages]

    def within(self, where: Passage) -> tuple[Passage, ...]:
        """Those that share a character with a passage."""
        return self.passages[bisect_right(self.ends, where.start) : bisect_left(self.starts, where.end)]

    def at(self, place: int) -> Passage | None:
        """The one that holds a character."""
        found = self.within(Passage(place, place + 1))
        return found[0] if found else None


def find_quotes(text: str) -> Quotes:
    """The quotations of a text: marks of all kinds, over several paragraphs when each is opened anew, one pass over the text.

    A quotation that is opened at the start of a paragraph and never closed ends with the paragraph.
    """
    found: list[Passage] = []
    opened: tuple[int, str] | None = None
    done = 0  # characters read: those of a closed quotation and marks that open a paragraph anew
    for mark in _MARK.finditer(text):
        place, sign = mark.start(), mark.group()
        if place < done:
            continue
        if opened is not None and place - opened[0] > LONGEST:
            opened = None
        if sign == "\n":
            anew = _reopening(text, place, opened[1]) if opened is not None else None
            if opened is not None and anew is None:
                if _at_line_start(text, opened[0]) and opened[1] != "'":
                    found.append(Passage(opened[0], place))
                opened = None
            done = anew or done
            continue
        if opened is None:
            if sign in CLOSERS and _opens(text, place, sign):
                opened = (place, sign)
            continue
        if sign in CLOSERS[opened[1]] and _closes(text, place, sign):
            if mark.end() - opened[0] > len(sign) + 1:
                found.append(Passage(opened[0], mark.end()))
            opened, done = None, mark.end()
    if opened is not None and _at_line_start(text, opened[0]) and opened[1] != "'" and len(text) - opened[0] < LONGEST:
        found.append(Passage(opened[0], len(text.rstrip())))
    return Quotes(p for p in found if p.end > p.start)


def _opens(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place], text[place + len(sign) : place + len(sign) + 1]
    if not after or (after.isspace() and sign not in "«‹„"):
        return False
    if sign in {"'", "‘"} and (not after.isalnum() or after.isdigit()):
        return False
    return not before.isalnum() and before not in {"’", "'"}


def _closes(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place], text[place + len(sign) : place + len(sign) + 1]
    if sign in {"’", "'"}:  # an apostrophe has a letter on both sides, or follows a plural s
        return not after.isalnum() and (before in ",.?!…" or before.isalnum() or before in ")]")
    if sign == "“" or (sign == '"' and before.isspace() and after.isalnum()):
        return not after.isalnum()
    return True


def _reopening(text: str, line_end: int, sign: str) -> int | None:
    """Where the mark ends with which the next paragraph opens the quotation anew; None when it does not."""
    place = line_end
    while place < len(text) and text[place].isspace():
        place += 1
    return place + len(sign) if text.startswith(sign, place) else None


def _at_line_start(text: str, place: int) -> bool:
    return not text[text.rfind("\n", 0, place) + 1 : place].strip()
