"""When an outcome of the talks is expected."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc

from eirene.lexicon import load_words
from eirene.syntax import clause_head, span_at
from eirene.types import TimeExpression

ABOVE = 2  # clauses above that of a time


def find_expected(doc: Doc) -> str | None:
    """The interval in which an outcome is hoped for: a named period as it is, a deadline from publication on."""
    today = doc._.report.published or doc._.date_inferred if doc._.report else None
    if today is None:
        return None
    for time in doc._.times:
        found = _interval(time, today) if time.date and time.type in {"DATE", "TIME", "DURATION"} else None
        if found and _looks_ahead(doc, time):
            return found
    return None


def _interval(time: TimeExpression, today: str) -> str | None:
    first, _, last = str(time.date).partition("/")
    last = last or first
    if last[:10] <= today:
        return None
    if ("/" in str(time.date) and first > today) or (time.relation in {"", "in", "within", "during"} and "/" in str(time.date)):
        return str(time.date)
    return f"{today}/{last}"


def _looks_ahead(doc: Doc, time: TimeExpression) -> bool:
    """True when the clause of a time names an outcome, and it or the clauses above it hope for that or set a day."""
    span = span_at(doc, time.anchor)
    if not len(span):
        return False
    head = clause_head(span.root)
    clause = {t.lemma_.lower() for t in head.subtree if t.sent.start == head.sent.start}
    above = {t.lemma_.lower() for a in islice(head.ancestors, ABOVE) for t in (a, *a.children)}
    return bool(clause & load_words("process_outcomes")) and bool((clause | above) & load_words("process_hopes"))
