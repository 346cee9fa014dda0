"""The nouns of Eirene: what a report is and what one reading of it holds.

Names and values are those of the record (docs/record.md). All classes are frozen and hold no spaCy object, so a
`Reading` pickles, compares and crosses process borders.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    OFFICE = "office"
    UNNAMED_SOURCE = "unnamed_source"


class EventStatus(StrEnum):
    """Whether the report tells the event as done, going on, to come, imagined or denied."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class StatementKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Assessment(StrEnum):
    """What a speaker thinks of the talks' prospects."""

    POSITIVE = "positive"
    CAUTIOUS = "cautious"
    NEGATIVE = "negative"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    HOSTAGES_TAKEN = "hostages_taken"
    HOSTAGES_HELD = "hostages_held"
    RELEASED = "released"
    RETURNED_BODIES = "returned_bodies"
    DURATION = "duration"
    OTHER = "other"


class Bound(StrEnum):
    """How a number is qualified."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    UP_TO = "up_to"
    NEARLY = "nearly"


class TermKind(StrEnum):
    """What is offered or asked."""

    TRUCE = "truce"
    RELEASE = "release"
    RETURN_OF_REMAINS = "return_of_remains"
    PRISONER_EXCHANGE = "prisoner_exchange"
    WITHDRAWAL = "withdrawal"
    AID = "aid"
    OTHER = "other"


class TermStatus(StrEnum):
    """Where a term stands."""

    PROPOSED = "proposed"
    DEMANDED = "demanded"
    AGREED = "agreed"
    REJECTED = "rejected"
    IN_FORCE = "in_force"
    VIOLATED = "violated"
    EXPIRED = "expired"


class FindingKind(StrEnum):
    """What a careful editor would ask about."""

    IMPLAUSIBLE_DATE = "implausible_date"
    TIME_ZONE = "time_zone"
    NUMBERS_DIFFER = "numbers_differ"
    DATES_DIFFER = "dates_differ"
    ASSESSMENTS_DIFFER = "assessments_differ"
    ACCOUNTS_DIFFER = "accounts_differ"
    UNNAMED_SOURCE = "unnamed_source"
    SINGLE_SOURCE = "single_source"
    UNATTRIBUTED_FIGURE = "unattributed_figure"
    ARITHMETIC = "arithmetic"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a report's text: `[start, end)` in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def gap(self, other: Passage) -> int:
        """Characters between two passages; 0 when they touch or overlap."""
        return max(0, max(self.start, other.start) - min(self.end, other.end))

    def covers(self, other: Passage) -> bool:
        """True when the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Passage) -> bool:
        """True when they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One text as read, with its metadata.

    `published` is an ISO day or None; `published_from` says where it came from: caller, metadata, text or "".
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: str = ""
    language: str | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of the text's UTF-8 bytes (lone surrogates kept)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3-style time expression.

    `type` DATE | TIME | DURATION | SET, `value` as in TIMEX3; `date` the ISO day or `day/day` interval it comes to (None when
    unresolved), `time` an ISO time or morning | afternoon | evening | night; `inferred` when the anchor date was not given but
    implied by the text; `zone` the printed time zone.
    """

    anchor: Passage
    type: str
    value: str
    date: str | None = None
    time: str | None = None
    inferred: bool = False
    zone: str | None = None
    relation: str = ""  # "since", "by", "until", "before", "after", "for" – the preposition that bounds it


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: `value`, upper end of a range, bound, and where it stands (the whole wording, bound included)."""

    anchor: Passage  # the number words alone
    value: float
    value_max: float | None = None
    bound: Bound = Bound.EXACT
    passage: Passage | None = None  # with its qualifier ("at least 30")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, speaks or is acted on. `name` is the fullest form in the report and unique within a reading."""

    name: str
    kind: ActorKind
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    sector: str | None = None
    mentions: tuple[Passage, ...] = ()
    role_anchor: Passage | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, is planned or was denied, between whom. `actors` and `recipients` are names."""

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: EventStatus
    anchor: Passage
    date: str | None = None
    time: str | None = None
    place: str | None = None
    latitude: float | None = None  # degrees, where one place alone bears the name
    longitude: float | None = None
    source: str | None = None
    passage: Passage | None = None
    reason: str = ""  # the codebook pattern that gave it, for --explain


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what. `speaker` is an actor's name, None when the report does not say; `speaker_words` the words that name it."""

    speaker: str | None
    kind: StatementKind
    cue: Passage
    content: Passage
    speaker_words: Passage | None = None
    addressee: str | None = None
    date: str | None = None
    assessment: Assessment | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted quantity and who counts it."""

    measure: Measure
    value: float
    anchor: Passage
    value_max: float | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    who: str | None = None
    place: str | None = None
    since: str | None = None
    as_of: str | None = None
    source: str | None = None
    passage: Passage | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What is on the table."""

    kind: TermKind
    status: TermStatus
    anchor: Passage
    value: float | None = None
    unit: str | None = None
    by: tuple[str, ...] = ()
    passage: Passage | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """The negotiation that the report is about."""

    parties: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    issues_outstanding: int | None = None
    issues_before: int | None = None
    expected: str | None = None
    anchors: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful editor would ask about; `anchors` are all the passages it rests on, at least one."""

    kind: FindingKind
    anchors: tuple[Passage, ...]
    note: str = ""

    @property
    def anchor(self) -> Passage:
        """The first passage."""
        return self.anchors[0]


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """Everything one report says. `unread` counts the characters at the end of its text that were over the limit of a run."""

    report: Report
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    terms: tuple[Term, ...] = ()
    process: Process | None = None
    findings: tuple[Finding, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    inferred_date: str | None = None
    unread: int = 0

    def __repr__(self) -> str:
        kinds = ("actors", "events", "statements", "figures", "terms", "findings")
        counts = ", ".join(f"{len(getattr(self, kind))} {kind}" for kind in kinds)
        return f"<Reading of {self.report.id!r}, {self.report.published or 'undated'}: {counts}>"

    def to_dict(self) -> dict[str, Any]:
        """The reading in the form of docs/record.md, JSON-ready: passages are `[start, end]` pairs."""
        report = asdict(self.report) | {"sha256": self.report.sha256, "chars": len(self.report.text)}
        facts = {
            "actors": [_plain(a) for a in self.actors],
            "events": [_plain(e) for e in self.events],
            "statements": [_plain(s) for s in self.statements],
            "figures": [_plain(f) for f in self.figures],
            "process": _plain(self.process) if self.process else None,
            "terms": [_plain(t) for t in self.terms],
            "findings": [{"kind": str(f.kind), "anchor": [f.anchor.start, f.anchor.end]} | _plain(f) for f in self.findings],
            "times": [_plain(t) for t in self.times],
        }
        return report | {"inferred_date": self.inferred_date, "unread": self.unread} | facts

    def with_report(self, report: Report) -> Reading:
        """The same facts under other metadata."""
        return replace(self, report=report)


def _plain(value: Any) -> Any:
    """Dataclasses, passages, enums and tuples as plain JSON values; whole floats as integers."""
    if isinstance(value, Passage):
        return [value.start, value.end]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
