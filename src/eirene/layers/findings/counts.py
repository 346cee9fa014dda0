"""Figures that differ, do not add up, or come from nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from spacy.tokens import Doc

from eirene.lexicon import load_words
from eirene.syntax import passage, span_at
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
LIST_GAP = 8  # tokens between the numbers of a list
YEAR = 366  # days
SPREAD = 4.0  # counts of one thing further apart than this factor are rather counts of two things


def check_numbers(doc: Doc) -> Iterator[Finding]:
    """Counts of one measure, population and place that two bodies give differently; one finding a group."""
    groups: list[list[Figure]] = []
    for figure in doc._.figures:
        if figure.measure not in COMPARED or not figure.source or figure.anchor.start < doc._.body_start:
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
    if not _same_people(a, b):
        return False
    if a.place and b.place and not (a.place in b.place or b.place in a.place):
        return False
    if a.since and b.since and a.since != b.since:
        return False
    if a.as_of and b.as_of and a.as_of != b.as_of:
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= SPREAD * max(low, 1)


def _same_people(a: Figure, b: Figure) -> bool:
    """True when neither counts a group apart from the other's ("nine children" of "29 people"); things need a word in common."""
    first, second = _words(a.who), _words(b.who)
    if a.measure in {Measure.OTHER, Measure.RELEASED}:
        return bool(first & second)
    generic = _generic()
    apart = first - generic, second - generic
    if not first or not second:
        return not (apart[0] or apart[1]) or not (first or second)
    return bool(apart[0] & apart[1]) or not (apart[0] or apart[1])


@cache
def _generic() -> frozenset[str]:
    words = load_words("finding_generic_people")
    return words | {f"{w}s" for w in words} | {f"{w[:-1]}ies" for w in words if w.endswith("y")}


def _words(who: str | None) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", (who or "").lower()))


def check_attribution(doc: Doc) -> Iterator[Finding]:
    """People killed, wounded, missing, displaced, detained or held for whose number nobody answers.

    Left alone: numbers in somebody's words or in a sentence with a speaker, those told again with their source, round words
    ("thousands"), what a deal would bring, what happened on a day more than a year ago, and the headline's.
    """
    sourced = {(f.measure, f.value) for f in doc._.figures if f.source}
    terms = [t.anchor for t in doc._.terms]
    for figure in doc._.figures:
        if figure.measure not in HUMAN or figure.source or (figure.measure, figure.value) in sourced:
            continue
        if figure.anchor.start < doc._.body_start or _is_round(figure.anchor.of(doc.text)) or _is_said(doc, figure.anchor):
            continue
        if not any(figure.anchor.overlaps(term) for term in terms) and not _is_history(doc, figure.anchor):
            yield Finding(FindingKind.UNATTRIBUTED_FIGURE, (figure.anchor,), f"{figure.measure}: no source is given")


def _is_round(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1].lower() in load_words("finding_round_words") if words.split() else True


def _is_said(doc: Doc, where: Passage) -> bool:
    """True for a passage in a statement's content, or in a sentence that says who speaks, the writers themselves included."""
    span = span_at(doc, where)
    if not len(span):
        return True
    sentence = passage(span[0].sent)
    if any(s.content.covers(where) or sentence.covers(s.cue) for s in doc._.statements):
        return True
    counting = load_words("finding_counting_verbs")
    subjects = [t for t in span[0].sent if t.dep_ == "nsubj"]
    return any(t.lower_ == "we" or t.head.lemma_.lower() in counting for t in subjects)


def _is_history(doc: Doc, where: Passage) -> bool:
    """True for a number beside a day more than a year before the report: what happened then has long been told."""
    known = doc._.report.published or doc._.date_inferred
    span = span_at(doc, where)
    if not known or not len(span):
        return False
    sentence = passage(span[0].sent)
    days = (t.date for t in doc._.times if t.date and len(t.date) == 10 and sentence.covers(t.anchor))
    return any((date.fromisoformat(known[:10]) - date.fromisoformat(day)).days > YEAR for day in days)


def check_arithmetic(doc: Doc) -> Iterator[Finding]:
    """A total followed by a full list of its parts that makes another sum ("34 deaths: 14 men, 11 women and 12 children")."""
    numbers = doc._.numbers
    figures = {f.anchor for f in doc._.figures if f.measure in HUMAN}
    done = -1
    for index, total in enumerate(numbers):
        if index <= done or total.anchor not in figures or total.value_max is not None:
            continue
        parts = _parts(doc, numbers, index)
        if len(parts) < 2 or any(p.value >= total.value for p in parts):
            continue
        done = index + len(parts)
        made = sum(p.value for p in parts)
        if made != total.value and 0.5 < made / total.value < 2:
            anchors = (total.anchor, *(p.anchor for p in parts))
            yield Finding(FindingKind.ARITHMETIC, anchors, f"the parts make {made:g}, not {total.value:g}")


def _parts(doc: Doc, numbers: tuple[Number, ...], index: int) -> list[Number]:
    """The numbers that follow a total as a list in the same sentence: joined by commas, "and", a dash or a colon only."""
    joints, partial = load_words("finding_list_joints"), load_words("finding_part_words")
    parts: list[Number] = []
    last = numbers[index].anchor
    for number in numbers[index + 1 :]:
        between = span_at(doc, Passage(last.end, number.anchor.start)) if last.end < number.anchor.start else doc[0:0]
        words = {t.lower_ for t in between}
        ended = any(t.is_sent_start for t in between) or any("\n" in t.text for t in between)
        if not words & joints or words & partial or ended or len(between) > LIST_GAP or number.value_max is not None:
            break
        parts.append(number)
        last = number.anchor
    return parts
