"""What the terminal shows of the situation: a screen, with the verb that tells more behind each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from eirene.answers.brief import Brief, Since
from eirene.answers.figures import Series
from eirene.answers.finding import Finding
from eirene.answers.talks import Talks
from eirene.answers.timeline import TimelineEvent
from eirene.cli.citing import counted, several
from eirene.cli.figures_page import how_many, spread_of, title_of
from eirene.cli.pages import Block, Page, Row
from eirene.cli.talks_words import cell_words, deadline_words, short_day, status_words, term_words
from eirene.exports.sheet import DOT
from eirene.exports.wording import day, explained, label
from eirene.talks.cells import OPEN, Cell
from eirene.talks.changes import Change
from eirene.talks.state import State
from eirene.types import TermKind

AS_REPORTED = "As reported: what the reports say and on whose word, not what is true."
NOTHING = "The record has no dated report; `eirene add` adds reports, --date dates them."
BOARDS = 3  # negotiations that are shown with their state
OTHERS = 3
CHANGES = 8
VOICES = 3  # of each mood
BODIES = 4  # counting bodies of a series
EXCHANGE = TermKind.PRISONER_EXCHANGE
NEWS = ("talks", "issues", "term", "deadline", "round", "party", "mediator", "venue", "mood")  # positions: eirene diff
KINDS = {"issues": "process", "round": "event", "deadline": "event", "mood": "statement"}
MORE_EVENTS, MORE_COUNTS, MORE_FINDINGS = "more: eirene timeline", "more: eirene figures", "more: eirene findings"
MOODS = ("positive", "cautious", "negative")


def lay_out_brief(answer: Brief) -> Page:
    """The page of the situation."""
    if answer.day is None:
        return Page(
            "The situation", (), (), nothing="The record has no dated report; `eirene add` adds reports, --date dates them."
        )
    on = answer.day
    worked_out = [(talk, talk.state) for talk in answer.talks.talks if talk.state is not None]
    counts = [series for series in answer.figures.series if spread_of(series)]
    blocks = (
        *(_talks(talk, state, on) for talk, state in worked_out[:BOARDS]),
        _others(answer, worked_out[BOARDS:], on),
        _changes(answer, on),
        Block("Newest events", tuple(_event(event, on) for event in answer.events.events[::-1]), more=MORE_EVENTS),
        Block("Counts", tuple(_series(series, on) for series in counts), more=MORE_COUNTS),
        Block("What to ask", tuple(_finding(finding) for finding in answer.findings), more=MORE_FINDINGS),
    )
    return Page(f"The situation on {day(on)}", tuple(_about(answer.since)), blocks, AS_REPORTED)


def _about(since: Since | None) -> Iterable[str]:
    if since is not None:
        yield f"since {day(since.day)}: {counted(since.reports, 'report')}"
        if since.publishers:
            yield several(since.publishers)


def _talks(talk: Talks, state: State, on: str) -> Block:
    rows = [Row("where", DOT.join(_where(talk, state, on)), kind="process")]
    for step in state.issues[-1:]:
        before = f", from {step.before}" if step.before not in {None, step.value} else ""
        said = f"by {step.source.publisher or step.source.report}, {short_day(step.day, on)}"
        rows.append(Row("issues", f"{step.value} outstanding{before}", "", (said,), kind="process"))
    for status, cells in _by_status(state.cells):
        rows.append(Row(status_words(status), "", "; ".join(_terms(cells, on)), kind="term"))
    rows += _moods(state, on)
    return Block(talk.name, tuple(rows), talk.reports)


def _where(talk: Talks, state: State, on: str) -> Iterable[str]:
    if state.parts.venue:
        yield state.parts.venue
    if state.parts.mediators:
        yield f"mediated by {several(state.parts.mediators)}"
    if talk.told_on != on:
        yield f"last told of {short_day(talk.told_on, on)}"


def _by_status(cells: Sequence[Cell]) -> list[tuple[str, list[Cell]]]:
    """The terms of each status, what is open first."""
    ordered = sorted(cells, key=lambda cell: (cell.status not in OPEN, str(cell.status)))
    return [(status, list(group)) for status, group in groupby(ordered, key=lambda cell: str(cell.status))]


def _terms(cells: Sequence[Cell], on: str) -> Iterable[str]:
    """Each term since when; the two sides of an exchange as one."""
    for _, group in groupby(cells, key=lambda cell: (str(cell.kind), cell.since) if cell.kind == EXCHANGE else cell.term):
        together = list(group)
        yield f"{cell_words(together)} (since {short_day(together[0].since, on)})"


def _moods(state: State, on: str) -> Iterable[Row]:
    """Who said what of the prospects lately, on which day."""
    for tone in MOODS:
        moods = [mood for mood in state.lately if mood.assessment == tone]
        names = [f"{mood.voice.name} ({short_day(mood.source.published, on)})" for mood in moods]
        if names:
            yield Row(tone, "", several(names, VOICES), kind="statement")


def _others(answer: Brief, worked_out: Sequence[tuple[Talks, State]], on: str) -> Block:
    """Talks that are only named."""
    listed = [talk for talk, _ in worked_out] + [talk for talk in answer.talks.talks if talk.state is None]
    rows = (Row(f"last told of {short_day(talk.told_on, on)}", "", talk.name, kind="process") for talk in listed[:OTHERS])
    left = len(listed) - OTHERS
    return Block("Other talks", tuple(rows), len(listed), f"{left} more: eirene talks" if left > 0 else "")


def _changes(answer: Brief, on: str) -> Block:
    """What changed in the talks, each kind by day."""
    first = answer.talks.talks[0].name if answer.talks.talks else ""
    told = [("" if one.name == first else one.name, change) for one in answer.changes.talks for change in one.changes]
    found = [(talks, change) for talks, change in told if change.what in NEWS]
    found.sort(key=lambda pair: (pair[1].day, -NEWS.index(pair[1].what)), reverse=True)
    each: dict[tuple[str, str, str], Row] = {}  # what is told of two negotiations alike stands there once
    for talks, change in found:
        row = _change(talks, change, on)
        each.setdefault((row.lead, row.head, row.detail), row)
    rows = tuple(each.values())[:CHANGES]
    left = len(told) - len(rows)
    since = short_day(answer.changes.first, on)
    more = f"{left} more: eirene diff {answer.changes.first} {on}" if left > 0 else ""
    return Block(f"Changed since {since}", rows, len(rows) + max(left, 0), more)


def _change(talks: str, change: Change, on: str) -> Row:
    source = (change.source.publisher or change.source.report,) if change.source else ()
    lead = short_day(change.day, on)
    match change.what:
        case "term":
            about = change.about if change.kind == "other" else term_words(change.kind or "", change.value, change.unit)
            moved = " → ".join((status_words(change.before) if change.before else "new", *map(status_words, change.steps)))
        case "issues":
            about, moved = "issues outstanding", " → ".join((change.before or "not stated", *change.steps))
        case "mood":
            about, moved = change.about, (change.after or "") + (f", before {change.before}" if change.before else "")
        case "deadline":
            about, moved = deadline_words(change.about), f"by {short_day(change.due or '', on)}: {change.after or ''}"
        case _:
            about, moved = change.about, f"{change.before} → {change.after}" if change.before else change.after or ""
    return Row(lead, about, moved, tuple(filter(None, (*source, talks))), kind=KINDS.get(change.what, "term"))


def _event(event: TimelineEvent, on: str) -> Row:
    when = DOT.join(part for part in (short_day(event.date or "", on), event.time or "") if part)
    status = () if event.status == "occurred" else (label("status", event.status),)
    sides = " → ".join(several(side, 3) for side in (event.actors, event.recipients) if side)
    where = DOT.join(part for part in (sides, event.place or "") if part)
    told = several((told.publisher or told.source for told in event.tellings), 2)
    return Row(
        when or f"by {short_day(event.day, on)}", label("event", event.type, event.mode), where, (*status, told), kind="event"
    )


def _series(series: Series, on: str) -> Row:
    """A count by its bodies, those with the newest number first: from the lowest of the latest numbers to the highest."""
    spread = spread_of(series)
    last = [points[-1] for _, points in spread]
    lowest, highest = min(last, key=lambda point: point.value), max(last, key=lambda point: point.value)
    head = how_many(last[0]) if lowest.value == highest.value else f"{how_many(lowest)} to {how_many(highest)}"
    given = [f"{how_many(point)} {body}" for (body, _), point in zip(spread, last, strict=True)]
    shown = several(given, BODIES) if len(spread) > 1 else spread[0][0]
    head += ":" if len(spread) > 1 else ""
    newest = max((point.published or "" for point in last), default="")
    return Row(title_of(series), head, shown, (short_day(newest, on),) if newest else (), kind="figure")


def _finding(finding: Finding) -> Row:
    told = several((shown.publisher or shown.source for shown in finding.passages), 2)
    words = explained(finding.note) or label("question", finding.kind)
    return Row(label("finding", finding.kind), "", words, (told,), kind="finding")
