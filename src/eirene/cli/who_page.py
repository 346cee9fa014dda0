"""What the terminal shows of actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eirene.answers.doings import Meeting, Newest, Position, Statement
from eirene.answers.mentions import Role
from eirene.answers.named import Entry, Named
from eirene.answers.who import Actor, Who
from eirene.cli.citing import cited, counted, named, said, several
from eirene.cli.pages import Block, Page, Row
from eirene.exports.sheet import DOT
from eirene.exports.wording import day, label, number

AS_REPORTED = "As reported: what the reports say and on whose word, not what is true."


def lay_out_who(answer: Who) -> list[Page]:
    """A page for each actor that the name means."""
    return [_lay_out(actor) for actor in answer.actors]


def lay_out_named(answer: Named) -> list[Page]:
    """The list of the actors that are named most."""
    about = (f"by the newest {counted(answer.looked_at, 'report')}",)
    more = f"{answer.count - len(answer.actors):,} more: --limit" if answer.count > len(answer.actors) else ""
    block = Block("", tuple(map(_entry, answer.actors)), more=more)
    return [Page("Who is named most", about, (block,), nothing="No report in scope names anybody.")]


def _entry(entry: Entry) -> Row:
    role = DOT.join(part for part in (entry.role.role, entry.role.affiliation) if part) if entry.role else ""
    kind = label("actor", entry.kind)
    tags = (counted(len(entry.reports), "report"), f"last {day(entry.last_on)}" if entry.last_on else "")
    return Row(entry.name, "", role or kind, tuple(tag for tag in tags if tag), kind="actor")


def _lay_out(actor: Actor) -> Page:
    return Page(
        actor.name,
        (label("actor", actor.kind), _span(actor), _counts(actor), actor.id),
        (
            Block("Names", tuple(Row(use.name, "", several(map(_source, use.sources), 4), kind="actor") for use in actor.names)),
            Block("Roles", tuple(map(_role, actor.roles))),
            _block("Meetings", actor.meetings, tuple(map(_meeting, actor.meetings.facts))),
            _block("Statements", actor.statements, tuple(map(_statement, actor.statements.facts))),
            _block("Positions", actor.positions, tuple(map(_position, actor.positions.facts))),
        ),
        AS_REPORTED,
    )


def _block(title: str, given: Newest[Any], rows: Sequence[Row]) -> Block:
    left = given.count - len(given.facts)
    return Block(title, tuple(rows), given.count, f"{left:,} earlier: --limit N shows more, --json all" if left else "")


def _span(actor: Actor) -> str:
    if actor.first_on is None:
        return "undated"
    return f"reported {day(f'{actor.first_on}/{actor.last_on}')}"


def _counts(actor: Actor) -> str:
    reports = counted(actor.reports.count, "report")
    if actor.named_in is not None:
        return f"the newest {reports} of {actor.named_in:,}"
    return reports if actor.sources == actor.reports.count else f"{reports}, {actor.sources:,} without copies"


def _source(source: str) -> str:
    """The publisher, or words for a report that names none."""
    return "no publisher given" if source.startswith("?") else source


def _role(role: Role) -> Row:
    when = day(f"{role.first_on}/{role.last_on}") if role.first_on else ""
    tags = (counted(len(role.sources), "report"),)
    return Row(when or "undated", role.role, role.affiliation or "", tags, kind="actor")


def _meeting(meeting: Meeting) -> Row:
    when = DOT.join(part for part in (day(meeting.date), meeting.time or "") if part)
    status = () if meeting.status == "occurred" else (label("status", meeting.status),)
    told = several(named(publisher, source) for source, publisher, _ in meeting.told)
    where = f"in {meeting.place}" if meeting.place else ""
    company = f"with {several(meeting.partners, 6)}" if meeting.partners else ""
    return Row(
        when or "no day given",
        label("event", "CONSULT", meeting.mode),
        DOT.join(part for part in (where, company) if part),
        (*status, told),
        kind="event",
    )


def _statement(statement: Statement) -> Row:
    tone = statement.assessment or ""
    tags = (f"{tone} on the talks",) if tone else ()
    words = said(statement.words, statement.publisher, statement.source)
    return Row(day(statement.date) or "undated", "", "", tags, tone, "statement", (words,))


def _position(position: Position) -> Row:
    if position.fact == "term":
        head = label("term_status", position.status)
        amount = DOT.join(part for part in (label("term", position.kind), _amount(position)) if part)
    else:
        head = label("event", position.kind, position.mode)
        amount = f"to {several(position.toward)}" if position.toward else ""
    words = cited(position.words, position.publisher, position.source)
    return Row(day(position.date) or "undated", head, amount, kind="term", cited=(words,))


def _amount(position: Position) -> str:
    if position.value is None:
        return ""
    return f"{number(position.value)} {position.unit or ''}".strip()
