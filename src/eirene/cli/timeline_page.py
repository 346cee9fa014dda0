"""What the terminal shows of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eirene.answers.tellings import Telling
from eirene.answers.timeline import Timeline, TimelineEvent
from eirene.cli.citing import cited, counted, several
from eirene.cli.pages import Block, Cited, Page, Row
from eirene.cli.who_page import AS_REPORTED
from eirene.exports.sheet import DOT
from eirene.exports.wording import MONTHS, day, label

QUOTED = 4  # publishers that are quoted for an event
SIDES = 4  # names of a side
ARROW = " → "


def lay_out_timeline(answer: Timeline) -> list[Page]:
    """The newest events first, by month."""
    newest = answer.events[::-1]
    months = dict.fromkeys(event.day[:7] for event in newest)
    blocks = [
        Block(_month(month), tuple(_event(event) for event in newest if event.day[:7] == month), spaced=True) for month in months
    ]
    if blocks and not answer.complete:
        blocks[-1] = replace(blocks[-1], more="earlier ones: --limit N shows more, --json all")
    count = counted(len(newest), "event")
    about = (count if answer.complete else f"the newest {count}",)
    return [Page("Timeline", about, tuple(blocks), AS_REPORTED, "No events in scope.")]


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}" if number else "Without a day"


def _event(event: TimelineEvent) -> Row:
    when = DOT.join(part for part in (day(event.date), event.time or "") if part) or f"by {day(event.day) or 'an undated report'}"
    status = () if event.status == "occurred" else (label("status", event.status),)
    count = len(event.tellings)
    told = counted(event.sources, "source") + (f" in {counted(count, 'report')}" if count > event.sources else "")
    cites, left = _cites(event)
    return Row(
        lead=when,
        head=label("event", event.type, event.mode),
        detail=_who_and_where(event),
        tags=(*status, told, *left),
        kind="event",
        cited=cites,
        name=event.id,
    )


def _who_and_where(event: TimelineEvent) -> str:
    sides = ARROW.join(several(side, SIDES) for side in (event.actors, event.recipients) if side)
    if event.recipients and not event.actors:
        sides = f"to {sides}"
    return DOT.join(part for part in (sides, event.place or "") if part)


def _cites(event: TimelineEvent) -> tuple[tuple[Cited, ...], tuple[str, ...]]:
    """The words of each publisher, the first that it told with its last status; what is left out is said."""
    last = {told.publisher or told.source: told for told in event.tellings}
    first = {(told.publisher or told.source, told.status): told for told in reversed(event.tellings)}
    chosen = _spread([first[publisher, told.status] for publisher, told in last.items()])
    quotes = tuple(_cite(event, told) for told in chosen)
    more = len(last) - len(chosen)
    return quotes, ((f"{more} more publishers",) if more else ())


def _cite(event: TimelineEvent, told: Telling) -> Cited:
    """The words, whose they are, and what this telling has otherwise than the event."""
    found = cited(told.words, told.publisher, told.source, told.published)
    doers = [taker.name for taker in told.actors]
    otherwise = (
        label("status", told.status) if told.status != event.status else "",
        told.time if told.time and told.time != event.time else "",
        f"laid on {several(doers)}" if event.type == "ASSAULT" and doers and not event.actors else "",
    )
    return replace(found, source=DOT.join((found.source, *filter(None, otherwise))))


def _spread(tellings: Sequence[Telling]) -> list[Telling]:
    """The first and the last tellings, in their order."""
    if len(tellings) <= QUOTED:
        return sorted(tellings, key=lambda told: told.order)
    ordered = sorted(tellings, key=lambda told: told.order)
    return [*ordered[: QUOTED // 2], *ordered[-(QUOTED - QUOTED // 2) :]]
