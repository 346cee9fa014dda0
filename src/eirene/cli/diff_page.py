"""What changed between two days, on the terminal."""

from __future__ import annotations

from eirene.answers.changes import Changes, TalksChanges
from eirene.cli.citing import named
from eirene.cli.pages import Block, Cited, Page, Row
from eirene.exports.wording import day, label, number, quote
from eirene.talks.changes import Change

ROOM = 88  # characters of a quote: a line
TITLES = {
    "talks": "New talks",
    "issues": "Issues outstanding",
    "term": "On the table",
    "position": "Positions",
    "mood": "Moods",
    "party": "Parties",
    "mediator": "Mediators",
    "venue": "Venue",
    "round": "Rounds",
    "deadline": "Deadlines",
}
KINDS = {"issues": "process", "mood": "statement", "round": "event", "deadline": "event", "position": "actor"}


def lay_out_changes(changes: Changes) -> list[Page]:
    """A page for each negotiation that changed."""
    span = f"{day(changes.first)} → {day(changes.last)}"
    if not changes.talks:
        return [Page("What changed in talks", (span,), (), nothing="Nothing changed in the talks that the record knows.")]
    return [_lay_out(one, span) for one in changes.talks]


def _lay_out(one: TalksChanges, span: str) -> Page:
    blocks = (
        Block(title, tuple(_row(change) for change in one.changes if change.what == what)) for what, title in TITLES.items()
    )
    return Page(one.name, (span, one.process), tuple(blocks))


def _row(change: Change) -> Row:
    kind, cited = KINDS.get(change.what, "term"), _cited(change)
    reason = (change.reason,) if change.reason else ()
    match change.what:
        case "term":
            return Row(day(change.day), _term(change), _steps(change), reason, kind=kind, cited=cited)
        case "position":
            detail = " ".join(part for part in (_term(change), _voice(change), _was(change)) if part)
            return Row(change.about, change.after or "", detail, kind=kind, cited=cited)
        case "mood":
            tags = (change.after or "", *((_was(change),) if change.before else ()))
            return Row(change.about, "", "", tags, change.after or "", kind, cited)
        case "venue":
            return Row(day(change.day), "", _moved(change), kind=kind, cited=cited)
        case _:
            return Row(day(change.day), change.about, _moved(change), kind=kind, cited=cited)


def _cited(change: Change) -> tuple[Cited, ...]:
    source = change.source
    if source is None:
        return ()
    where = named(source.publisher, source.report, source.published)
    return (Cited(quote(source.text, source.anchor, ROOM), where),)


def _term(change: Change) -> str:
    if change.kind is None:
        return ""
    amount = "" if change.value is None else f"{number(change.value)} {change.unit or ''}".strip()
    return ", ".join(part for part in (label("term", change.kind), amount) if part)


def _steps(change: Change) -> str:
    told = [
        label("term_status", change.before) if change.before else "new",
        *(label("term_status", step) for step in change.steps),
    ]
    return " → ".join(told)


def _voice(change: Change) -> str:
    return f"by {change.name}" if change.name and change.name != change.about else ""


def _was(change: Change) -> str:
    return f"(was: {change.before})" if change.before else ""


def _moved(change: Change) -> str:
    if change.before is None:
        return change.after or ""
    return f"{change.before} → {change.after or 'no longer named'}"
