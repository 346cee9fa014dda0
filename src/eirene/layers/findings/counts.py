"""Figures that differ, do not add up, or come from nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from eirene.types import Figure, Finding, FindingKind, Measure, Number, Passage

HUMAN = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.DETAINED,
        Measure.HOSTAGES_HELD,
        Measure.HOSTAGES_TAKEN,
    }
)
COMPARED = HUMAN | {Measure.RELEASED, Measure.RETURNED_BODIES, Measure.OTHER}
LISTED = re.compile(r"(?:,|;|:|\band\b|–|—|-|\()", re.IGNORECASE)
PARTIAL = re.compile(
    r"\b(?:includ\w+|among (?:them|whom)|at least|mostly|some|of (?:them|whom|which)|such as|than|from|to|of|in|by|since)\b",
    re.IGNORECASE,
)
SPREAD = 4.0  # counts of one thing further apart than this factor are rather counts of two things


def check_numbers(doc: Doc) -> Iterator[Finding]:
    """Counts of one measure, population and place that two bodies give differently; one finding a group."""
    groups: list[list[Figure]] = []
    for figure in doc._.figures:
        if figure.measure not in COMPARED or not figure.source:
            continue
        home = next((g for g in groups if all(_one_thing(figure, other) for other in g)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    for group in groups:
        by_source = {f.source: f for f in group}
        if len(by_source) > 1 and len({f.value for f in by_source.values()}) > 1:
            shown = sorted(by_source.values(), key=lambda f: f.anchor)
            note = f"{group[0].measure}: " + ", ".join(f"{f.source} {f.value:g}" for f in shown)
            yield Finding(FindingKind.NUMBERS_DIFFER, tuple(f.anchor for f in shown), note)


def _one_thing(a: Figure, b: Figure) -> bool:
    """True when two figures can be counts of the same thing."""
    if a.measure is not b.measure or (a.source == b.source and a.value != b.value):
        return False
    if a.measure in {Measure.OTHER, Measure.RELEASED} and not (_words(a.who) & _words(b.who)):
        return False
    if a.place and b.place and a.place != b.place:
        return False
    if a.since and b.since and a.since != b.since:
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= SPREAD * max(low, 1)


def _words(who: str | None) -> set[str]:
    return set(re.findall(r"\w{4,}", (who or "").lower()))


def check_attribution(doc: Doc) -> Iterator[Finding]:
    """People killed, wounded, missing, displaced, detained or held for whose number nobody answers."""
    for figure in doc._.figures:
        if figure.measure in HUMAN and not figure.source:
            yield Finding(FindingKind.UNATTRIBUTED_FIGURE, (figure.anchor,), f"{figure.measure}: no source is given")


def check_arithmetic(doc: Doc) -> Iterator[Finding]:
    """A total followed by a full list of its parts that makes another sum ("34 deaths: 14 men, 11 women and 12 children")."""
    text, numbers = doc.text, doc._.numbers
    figures = {f.anchor for f in doc._.figures if f.measure in HUMAN}
    for index, total in enumerate(numbers):
        if total.anchor not in figures or total.value_max is not None or index + 3 > len(numbers):
            continue
        parts = _parts(text, numbers, index)
        made = sum(p.value for p in parts)
        if len(parts) >= 2 and all(p.value < total.value for p in parts) and made != total.value and 0.5 < made / total.value < 2:
            anchors = (total.anchor, *(p.anchor for p in parts))
            yield Finding(FindingKind.ARITHMETIC, anchors, f"the parts make {made:g}, not {total.value:g}")


def _parts(text: str, numbers: tuple[Number, ...], index: int) -> list[Number]:
    """The numbers that follow a total as a list in the same sentence: joined by commas, "and", a dash or a colon only."""
    parts: list[Number] = []
    last: Passage = numbers[index].anchor
    for number in numbers[index + 1 :]:
        between = text[last.end : number.anchor.start]
        joined = (
            len(between) < 40 and LISTED.search(between) and not PARTIAL.search(between) and not re.search(r"[.!?\n]", between)
        )
        if not joined or number.value_max is not None:
            break
        parts.append(number)
        last = number.anchor
    return parts
