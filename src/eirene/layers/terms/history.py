"""Concessions that are dated long before the report: told as history, not on the table."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from eirene.layers.terms.cues import Standing
from eirene.syntax import children, sentence_passage, span_at
from eirene.types import TimeExpression

PAST = 150  # days before the report from which on a concession is history


@dataclass(frozen=True, slots=True)
class Dates:
    """The resolved dates of a report in text order, and its own day."""

    starts: list[int]
    times: list[TimeExpression]
    published: str | None


def gather_dates(doc: Doc) -> Dates:
    """The dates of a document; `published` is None when its day is unknown."""
    times = sorted((t for t in doc._.times if t.date and t.type == "DATE"), key=lambda t: t.anchor)
    report = doc._.report
    return Dates([t.anchor.start for t in times], times, report.published if report is not None else None)


def is_history(head: Token, standing: Standing, dates: Dates) -> bool:
    """True when the concession, or what is said of it, is dated long before the report."""
    if not dates.published:
        return False
    over = standing.governor if standing.governor is not None else head.head
    near = {t.i for word in (head, over) for part in children(word, "obl", "nmod", "advmod") for t in part.subtree}
    sentence = sentence_passage(head)
    for time in dates.times[bisect_left(dates.starts, sentence.start) : bisect_left(dates.starts, sentence.end)]:
        inside = any(token.i in near for token in span_at(head.doc, time.anchor))
        if inside and _days((time.date or "")[-10:], dates.published) > PAST:
            return True
    return False


def _days(start: str, end: str) -> int:
    try:
        return (date.fromisoformat(end[:10]) - date.fromisoformat(start)).days
    except ValueError:
        return 0
