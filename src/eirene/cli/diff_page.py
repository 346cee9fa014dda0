"""What changed between two days, on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from eirene.answers.changes import Changes, TalksChanges
from eirene.cli.pages import Block, Cited, Page, Row
from eirene.cli.talks_words import both_sides, cite, cite_saying, deadline_words, short_day, status_words, term_words
from eirene.exports.wording import day
from eirene.talks.changes import Change

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
KINDS = {"issues": "process", "round": "event", "deadline": "event"}


def lay_out_changes(changes: Changes) -> list[Page]:
    """A page for each negotiation that changed."""
    span = f"{day(changes.first)} → {day(changes.last)}"
    if not changes.talks:
        return [Page("What changed in talks", (span,), (), nothing="Nothing changed in the talks that the record knows.")]
    return [_lay_out(one, span, changes.last) for one in changes.talks]


def _lay_out(one: TalksChanges, span: str, on: str) -> Page:
    blocks = []
    for what, title in TITLES.items():
        found = [change for change in one.changes if change.what == what]
        rows = _positions(found, one.parties, on) if what == "position" else [_row(change, on) for change in found]
        blocks.append(Block(title, tuple(rows)))
    return Page(one.name, (span, one.process), tuple(blocks))


def _positions(changes: Sequence[Change], parties: tuple[str, ...], on: str) -> Iterable[Row]:
    """What is told in one sentence is one row: several terms, both sides."""
    told: dict[object, list[Change]] = {}
    for change in changes:
        sentence = (change.source.report, change.source.sentence_span) if change.source else None
        told.setdefault((sentence, change.after), []).append(change)
    for group in told.values():
        sides = both_sides(list(dict.fromkeys(change.about for change in group)), parties)
        terms = dict.fromkeys(_named_term(change) for change in group if change.kind)
        voices = dict.fromkeys(change.name for change in group if change.name and change.name != change.about)
        before = dict.fromkeys(change.before for change in group if change.before)
        tags = [f"by {', '.join(voices)}"] if voices else []
        tags += [f"before: {', '.join(before)}"] if before else []
        yield Row(sides, group[0].after or "", "; ".join(terms), tuple(tags), kind="actor", cited=_cited(group[0], on))


def _named_term(change: Change) -> str:
    if change.kind == "other" and change.source:
        return change.source.quote
    return term_words(change.kind or "", change.value, change.unit)


def _row(change: Change, on: str) -> Row:
    kind, cited, lead = KINDS.get(change.what, "term"), _cited(change, on), short_day(change.day, on)
    match change.what:
        case "term":
            reason = (change.reason,) if change.reason else ()
            return Row(lead, _term(change), _steps(change), reason, kind=kind, cited=cited)
        case "mood":
            tone = change.after or ""
            tags = (tone, f"before: {change.before}") if change.before else (tone,)
            words = (cite_saying(change.source, on),) if change.source else ()
            return Row(change.about, "", "", tags, tone, "statement", words)
        case "deadline":
            due = f"by {short_day(change.due or '', on)}"
            return Row(lead, deadline_words(change.about), due, (_moved(change),), kind=kind, cited=cited)
        case "issues":
            steps = [step for step, _ in groupby((change.before or "not stated", *change.steps))]
            return Row(lead, " → ".join(steps), kind=kind, cited=cited)
        case "venue":
            return Row(lead, "", _moved(change), kind=kind, cited=cited)
        case _:
            return Row(lead, change.about, _moved(change), kind=kind, cited=cited)


def _cited(change: Change, on: str) -> tuple[Cited, ...]:
    return (cite(change.source, on),) if change.source else ()


def _term(change: Change) -> str:
    if change.kind == "other":
        return change.about
    return term_words(change.kind or "", change.value, change.unit)


def _steps(change: Change) -> str:
    before = status_words(change.before) if change.before else "new"
    return " → ".join((before, *map(status_words, change.steps)))


def _moved(change: Change) -> str:
    if change.before is None:
        return change.after or ""
    return f"{change.before} → {change.after or 'no longer named'}"
