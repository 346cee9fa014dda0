"""A finding: what a careful editor would ask about, with the passages that stand against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from eirene.answers.passages import Span, Words, cut_passages
from eirene.store.names import DIGITS
from eirene.store.tables import reports

CHUNK = 500
COLUMNS = ("report_id", "name", "publisher", "day", "digest")


@dataclass(frozen=True, slots=True)
class Basis:
    """A passage of the report with that digest, and whose word it is ("" for the report's own)."""

    digest: str
    start: int
    end: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found on the record, before it is named and quoted.

    `name` is set for a finding of a single reading, which is a fact with a name; `about` is the cluster of the event, figure or
    process; `more` are passages that single readings put beside it, which its name does not hang on.
    """

    kind: str
    reason: str
    note: str
    bases: tuple[Basis, ...]
    about: int | None = None
    name: str | None = None
    review: str | None = None
    more: tuple[Basis, ...] = ()

    @property
    def all(self) -> tuple[Basis, ...]:
        """All passages, each once."""
        return tuple(dict.fromkeys((*self.bases, *self.more)))


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage of a finding as it is shown: who published it when, on whose word, and the words."""

    source: str
    publisher: str | None
    published: str | None
    anchor: tuple[int, int]
    by: str
    words: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding on the record.

    `id` stays the same as long as the passages do, in every record; `reason` says of what sort it is (docs/record.md), `note`
    says it in words; `about` names the event, the series of figures or the process; `days` are those of the reports; `status` is
    open, confirmed or dismissed, as people decided.
    """

    id: str
    kind: str
    reason: str
    note: str
    about: str | None
    days: tuple[str, ...]
    passages: tuple[Shown, ...]
    status: str

    def to_dict(self) -> dict[str, Any]:
        """An entry of the JSON of `findings`; the n-th of `sources` and of `anchors` are those of the n-th passage."""
        return {
            "id": self.id,
            "kind": self.kind,
            "reason": self.reason,
            "note": self.note,
            "about": self.about,
            "status": self.status,
            "days": list(self.days),
            "sources": [shown.source for shown in self.passages],
            "anchors": [list(shown.anchor) for shown in self.passages],
            "passages": [_passage(shown) for shown in self.passages],
        }


def _passage(shown: Shown) -> dict[str, Any]:
    return {
        "source": shown.source,
        "publisher": shown.publisher,
        "published": shown.published,
        "anchor": list(shown.anchor),
        "quote": shown.words.words,
        "by": shown.by or None,
    }


Reports = Mapping[str, Row[Any]]


def load_reports(connection: Connection, found: Iterable[Found]) -> Reports:
    """The reports that findings rest on, by digest."""
    wanted = sorted({basis.digest for one in found for basis in one.all})
    known: dict[str, Row[Any]] = {}
    for start in range(0, len(wanted), CHUNK):
        query = select(*(reports.c[name] for name in COLUMNS)).where(reports.c.digest.in_(wanted[start : start + CHUNK]))
        known |= {row.digest: row for row in connection.execute(query)}
    return known


def name_of(found: Found) -> str:
    """The name of a finding: that of the fact, else made of its kind and its passages."""
    if found.name:
        return found.name
    passages = sorted(f"{basis.digest} {basis.start} {basis.end}" for basis in found.bases)
    content = "\n".join([found.kind, *passages])
    return f"finding-{hashlib.sha256(content.encode()).hexdigest()[:DIGITS]}"


def last_day(found: Found, known: Reports) -> str:
    """The day of the newest report that it rests on, "" where none is dated."""
    return max((known[basis.digest].day or "" for basis in found.bases), default="")


def show(
    connection: Connection, found: Iterable[Found], known: Reports, names: Mapping[int, str], statuses: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The findings with their words, in the order given."""
    listed = list(found)
    words = cut_passages(connection, (_span(basis, known) for one in listed for basis in one.all))
    return tuple(_shown(one, known, words, names, statuses) for one in listed)


def status_of(found: Found, name: str, statuses: Mapping[str, str]) -> str:
    """What people decided of it."""
    return statuses.get(name) or ("confirmed" if found.review == "accepted" else "open")


def _shown(
    found: Found, known: Reports, words: Mapping[Span, Words], names: Mapping[int, str], statuses: Mapping[str, str]
) -> Finding:
    name = name_of(found)
    passages = tuple(_cited(basis, known[basis.digest], words[_span(basis, known)]) for basis in found.all)
    days = tuple(sorted({shown.published for shown in passages if shown.published}))
    about = names.get(found.about) if found.about is not None else None
    return Finding(name, found.kind, found.reason, found.note, about, days, passages, status_of(found, name, statuses))


def _cited(basis: Basis, report: Row[Any], words: Words) -> Shown:
    return Shown(report.name, report.publisher, report.day, (basis.start, basis.end), basis.by, words)


def _span(basis: Basis, known: Reports) -> Span:
    return Span(known[basis.digest].report_id, basis.start, basis.end)
