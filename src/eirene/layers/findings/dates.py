"""Dates that cannot be, and dates on which sources differ."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.syntax import passage, sentence_passage, subtree
from eirene.types import Finding, FindingKind, Passage, TimeExpression

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
DAYS = [name.lower() for name in calendar.day_name]
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(DAYS)
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s+(?P<month>{_MONTH})\b{_YEAR}", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}}){_ORDINAL}\b(?![:\d]){_YEAR}", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b(?P<weekday>{_DAY}),?\s+(?:the\s+)?$", re.IGNORECASE)
BEFORE = 16  # characters before a date in which its weekday stands
LEAP = 2024
LONG_AGO = 180  # days; a current round of talks that began so long ago, on the day the fighting did, is a slip


def check_dates(doc: Doc) -> Iterator[Finding]:
    """Days that no calendar has (31 November), and weekdays that are not those of their date."""
    known = doc._.report.published or doc._.date_inferred
    for match in (*DAY_FIRST.finditer(doc.text), *MONTH_FIRST.finditer(doc.text)):
        month, day = MONTHS[match["month"].lower()], int(match["day"])
        weekday = WEEKDAY.search(doc.text[max(0, match.start() - BEFORE) : match.start()])
        lead = len(weekday.group()) if weekday else 0
        where = (Passage(match.start() - lead, match.end()),)
        year = int(match["year"]) if match["year"] else None
        longest = calendar.monthrange(year or LEAP, month)[1]
        if not 1 <= day <= longest:
            if 1 <= day <= 31:
                name = calendar.month_name[month] + (f" {year}" if year else "")
                yield Finding(FindingKind.IMPLAUSIBLE_DATE, where, f"{name} has {longest} days")
            continue
        when = _nearest(year, month, day, known) if weekday and (year or known) else None
        if when and weekday and DAYS[when.weekday()] != weekday["weekday"].lower():
            actual = calendar.day_name[when.weekday()]
            yield Finding(FindingKind.IMPLAUSIBLE_DATE, where, f"{when.isoformat()} is a {actual}")


def _nearest(year: int | None, month: int, day: int, known: str | None) -> date | None:
    """The date meant: in the printed year, else in the year that brings it closest to publication."""
    years = [year] if year else [int(known[:4]) + k for k in (-1, 0, 1)] if known else []
    found = []
    for y in years:
        if day <= calendar.monthrange(y, month)[1]:
            found.append(date(y, month, day))
    if not known:
        return found[0] if found else None
    anchor = date.fromisoformat(known)
    return min(found, key=lambda d: abs(d - anchor), default=None)


def check_process_start(doc: Doc) -> Iterator[Finding]:
    """Talks said to have begun on the very day on which the fighting is said to have begun."""
    begins, talks = load_words("finding_begin_verbs"), load_words("finding_talks_nouns")
    published = doc._.report.published or doc._.date_inferred
    for token in doc:
        if token.lemma_.lower() not in begins or token.pos_ not in {"VERB", "NOUN"}:
            continue
        subject = next((t for t in token.children if t.dep_.startswith("nsubj")), None)
        if subject is None or not ({t.lemma_.lower() for t in subtree(subject)} & talks):
            continue
        for time in _times_of(doc, token):
            if time.date and _is_outbreak(doc, token, time) and _long_before(time.date, published):
                note = "talks said to begin on the day on which the fighting began"
                yield Finding(FindingKind.IMPLAUSIBLE_DATE, (time.anchor,), note)


def _times_of(doc: Doc, verb: Token) -> list[TimeExpression]:
    """Day-precise time expressions between a verb and its next comma or clause end, in its sentence."""
    sentence = sentence_passage(verb)
    after = [t for t in doc._.times if t.date and "/" not in t.date and verb.idx < t.anchor.start < sentence.end]
    return after[:1]


def _is_outbreak(doc: Doc, verb: Token, time: TimeExpression) -> bool:
    """True when the report has the fighting begin, or an assault happen, on that day."""
    if any(e.type == "ASSAULT" and e.date == time.date for e in doc._.events):
        return True
    sentence = sentence_passage(verb)
    rest = doc.text[time.anchor.end : sentence.end].lower()
    starts = load_words("finding_outbreak_phrases")
    return any(phrase in rest for phrase in starts)


def _long_before(day: str, published: str | None) -> bool:
    return published is None or abs((date.fromisoformat(published) - date.fromisoformat(day[:10])).days) > LONG_AGO


def check_event_dates(doc: Doc) -> Iterator[Finding]:
    """One act that two sources date differently ("on Tuesday, according to A, or on Wednesday, according to B")."""
    for sentence in doc.sents:
        where = passage(sentence)
        dated = [t for t in doc._.times if where.covers(t.anchor) and t.date and t.type in {"DATE", "TIME"}]
        if len(dated) < 2 or sentence.text.lower().count("according to") < 2:
            continue
        first, second = dated[0], dated[1]
        between = doc.text[first.anchor.end : second.anchor.start].lower()
        if first.date != second.date and re.search(r"\b(?:or|but|while|whereas)\b", between):
            yield Finding(FindingKind.DATES_DIFFER, (first.anchor, second.anchor), "two sources give two dates")
