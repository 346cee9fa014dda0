"""A reading laid out for people: the sections, groups and lines that the terminal brief and the HTML page both show.

All strings are on one line and free of control characters; passages stay offsets into the report's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eirene.exports.wording import clean, day, explained, figure_amount, label, moment, term_amount
from eirene.types import (
    Actor,
    ActorKind,
    Event,
    EventStatus,
    Figure,
    Finding,
    Passage,
    Process,
    Reading,
    Report,
    Statement,
    Term,
)

T = TypeVar("T")

DOT = " · "
AS_REPORTED = "As reported: what the report says and on whose word, not what is true."


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as people see it.

    `id` is `<kind>-<n>`, n being its place in the reading's list from 1 on. `lead` stands in the margin (a name, a day, a
    measure), `head` is the gist, `detail` the rest; `tags` are short labels, `tone` is positive, cautious or negative where a
    speaker judges the talks. `passages` are the evidence, the first one being quoted; `wide` allows a long quote.
    """

    id: str
    kind: str
    lead: str
    head: str = ""
    detail: str = ""
    tags: tuple[str, ...] = ()
    tone: str = ""
    passages: tuple[Passage, ...] = ()
    quoted: tuple[Passage, ...] = ()
    wide: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a small title, which may be empty."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of fact: its title and groups, none of them empty."""

    key: str
    title: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many lines it holds."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole reading: title, what is known about the report, and the sections that hold anything."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


def lay_out(reading: Reading) -> Sheet:
    """The sheet of a reading; sections without facts are left out."""
    sections = (
        _section("actors", "Who", [("", map(_actor_line, _numbered(reading.actors)))]),
        _section("events", "Reported events", _event_groups(reading.events)),
        _section("statements", "Who said what", [("", _statement_lines(reading))]),
        _section("figures", "Figures", [("", map(_figure_line, _numbered(reading.figures)))]),
        _section(
            "talks",
            "The talks",
            [("", _process_lines(reading.process)), ("on the table", map(_term_line, _numbered(reading.terms)))],
        ),
        _section("findings", "What to ask", [("", map(_finding_line, _numbered(reading.findings)))]),
    )
    return Sheet(title_of(reading.report), _about(reading), tuple(s for s in sections if s.groups))


def title_of(report: Report) -> str:
    """The report's title, else its id."""
    return clean(report.title or "") or clean(report.id) or "untitled report"


def _about(reading: Reading) -> tuple[str, ...]:
    """Publisher, day, length and source of the report."""
    report = reading.report
    words = len(report.text.split())
    parts = [clean(report.publisher or ""), _published(reading), f"{words:,} word{'' if words == 1 else 's'}"]
    if reading.unread:
        parts.append(f"the last {reading.unread:,} characters not read")
    source = clean(report.url or report.id)
    return tuple(part for part in (*parts, source if source != title_of(report) else "") if part)


def _published(reading: Reading) -> str:
    """When the report was published and how that is known."""
    if reading.report.published:
        return day(clean(reading.report.published)) + (" (from its text)" if reading.report.published_from == "text" else "")
    if reading.inferred_date:
        return f"no date given; {day(reading.inferred_date)} by what the text says"
    return "no date: relative days stay open"


def _section(key: str, title: str, groups: Iterable[tuple[str, Iterable[Line]]]) -> Section:
    """A section without its empty groups."""
    filled = [Group(name, tuple(lines)) for name, lines in groups]
    return Section(key, title, tuple(group for group in filled if group.lines))


def _numbered(facts: Sequence[T]) -> Iterable[tuple[int, T]]:
    """The facts with their place, from 1 on."""
    return enumerate(facts, 1)


def _joined(parts: Iterable[str | None]) -> str:
    """The parts that say something, cleaned and dotted apart."""
    return DOT.join(shown for part in parts if part and (shown := clean(part)))


def _names(names: Sequence[str]) -> str:
    return clean(", ".join(names))


def _actor_line(numbered: tuple[int, Actor]) -> Line:
    number, actor = numbered
    kind = label("actor", actor.kind)
    role = actor.role if actor.role and clean(actor.role) != clean(actor.name) else None
    detail = _joined((role, actor.affiliation)) if actor.kind is ActorKind.PERSON else _joined((kind, role, actor.affiliation))
    codes = tuple(clean(code) for code in (actor.country, actor.sector) if code)
    return Line(f"actor-{number}", "actor", clean(actor.name), "", detail or kind, codes, passages=actor.mentions)


def _event_groups(events: Sequence[Event]) -> list[tuple[str, Iterable[Line]]]:
    """One group a status, each by day, the undated ones last."""
    ordered = sorted(_numbered(events), key=lambda row: (row[1].date or "9999", row[1].anchor.start))
    return [(label("status", status), [_event_line(row) for row in ordered if row[1].status is status]) for status in EventStatus]


def _event_line(numbered: tuple[int, Event]) -> Line:
    number, event = numbered
    code = event.type + (f"/{event.mode}" if event.mode else "")
    told = f"says {event.source}" if event.source else None
    return Line(
        f"event-{number}",
        "event",
        clean(moment(event)) or "no day given",
        label("event", event.type, event.mode),
        _joined((_sides(event), event.place, told)),
        (clean(code),),
        passages=(event.anchor,),
        quoted=(event.anchor,),
        reason=clean(event.reason),
    )


def _sides(event: Event) -> str:
    """Who acts on whom; says so when the report names no doer."""
    if event.recipients:
        return f"{_names(event.actors) or 'doer not said'} → {_names(event.recipients)}"
    return _names(event.actors)


def _statement_lines(reading: Reading) -> Iterable[Line]:
    text = reading.report.text
    return (_statement_line(number, statement, text) for number, statement in _numbered(reading.statements))


def _statement_line(number: int, statement: Statement, text: str) -> Line:
    speaker, cue = clean(statement.speaker or ""), clean(statement.cue.of(text))
    is_label = cue.strip(" :.") in speaker or not any(c.isalpha() for c in cue)  # a transcript's "ORLACH:" says nothing new
    tone = str(statement.assessment or "")
    return Line(
        f"statement-{number}",
        "statement",
        speaker or "speaker not said",
        "",
        _joined((None if is_label else cue, day(statement.date), statement.addressee and f"to {statement.addressee}")),
        (str(statement.kind), *((f"{tone} on the talks",) if tone else ())),
        tone,
        tuple(p for p in (statement.content, statement.cue, statement.speaker_words) if p),
        (statement.content,),
        wide=True,
        reason=clean(statement.reason),
    )


def _figure_line(numbered: tuple[int, Figure]) -> Line:
    number, figure = numbered
    detail = (
        figure.who,
        figure.place and f"in {figure.place}",
        figure.since and f"since {day(figure.since)}",
        figure.as_of and f"as of {day(figure.as_of)}",
        f"by {figure.source}" if figure.source else "source not said",
    )
    return Line(
        f"figure-{number}",
        "figure",
        label("measure", figure.measure),
        clean(figure_amount(figure)),
        _joined(detail),
        passages=(figure.anchor,),
        quoted=(figure.anchor,),
        reason=clean(figure.reason),
    )


def _term_line(numbered: tuple[int, Term]) -> Line:
    number, term = numbered
    return Line(
        f"term-{number}",
        "term",
        label("term_status", term.status),
        _joined((label("term", term.kind), clean(term_amount(term)))),
        f"by {_names(term.by)}" if term.by else "",
        passages=(term.anchor,),
        quoted=(term.anchor,),
        reason=clean(term.reason),
    )


def _process_lines(process: Process | None) -> list[Line]:
    """Parties, mediators, venue, open issues and expected day of the talks, as far as the report gives them."""
    if process is None:
        return []
    open_issues = "" if process.issues_outstanding is None else f"{process.issues_outstanding} outstanding"
    before = "" if process.issues_before is None else f"{process.issues_before} before"
    rows = {
        "parties": _names(process.parties),
        "mediators": _names(process.mediators),
        "venue": clean(process.venue or ""),
        "issues": ", ".join(part for part in (open_issues, before) if part),
        "outcome expected": clean(day(process.expected)),
    }
    given = [(name, value) for name, value in rows.items() if value]
    return [
        Line(f"process-{number}", "process", name, "", value, passages=process.anchors)
        for number, (name, value) in enumerate(given, 1)
    ]


def _finding_line(numbered: tuple[int, Finding]) -> Line:
    number, finding = numbered
    return Line(
        f"finding-{number}",
        "finding",
        label("finding", finding.kind),
        "",
        clean(explained(finding.note)) or label("question", finding.kind),
        passages=finding.anchors,
        quoted=finding.anchors[:4],
    )
