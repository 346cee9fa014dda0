"""What happened, is planned or was denied, as the reports together tell it: `eirene timeline`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from eirene.answers.merging import Merged, merge
from eirene.answers.naming import display_names, public_names
from eirene.answers.passages import AROUND
from eirene.answers.scope import Scope
from eirene.answers.tellings import Taker, Telling, find_events, tellings_of
from eirene.errors import UsageError
from eirene.link.events.evidence import sentence_of
from eirene.link.events.families import known_codes
from eirene.types import Passage

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event over all its tellings, in the order of their reports.

    `id` is the name of its earliest telling; `sources` how many independent ones tell it: a publisher counts once, copies of an
    agency text for their first; `actors` and `recipients` are called as the record calls them. The rest is as in an event; how
    it is chosen is told in `eirene.answers.merging`.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    time: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    status: str
    sources: int
    tellings: tuple[Telling, ...]

    @property
    def day(self) -> str:
        """The first day of the event; for one told without a day that of its earliest report."""
        return (self.date or self.tellings[0].published or "")[:10]

    def to_dict(self) -> dict[str, Any]:
        """The fields of an event, with `reports`: one entry for each telling. On whose word and in which words is
        that of the first telling."""
        first = self.tellings[0]
        return {
            "id": self.id,
            "type": self.type,
            "mode": self.mode,
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "date": self.date,
            "time": self.time,
            "place": self.place,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "status": self.status,
            "told_by": first.told_by,
            "anchor": list(first.anchor),
            "passage": list(first.passage) if first.passage else None,
            "sources": self.sources,
            "reports": [_report(told) for told in self.tellings],
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of their days; `complete` unless a limit left earlier ones out."""

    events: tuple[TimelineEvent, ...]
    complete: bool

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON of `timeline`: a list of events, the earliest first."""
        return [event.to_dict() for event in self.events]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each telling, with the event that it tells of."""
        return [_row(event, told) for event in self.events for told in event.tellings]


def ask_timeline(connection: Connection, scope: Scope, event_type: str | None = None, newest: int | None = None) -> Timeline:
    """The events in scope, of one type (`ASSAULT`) or mode (`ASSAULT/aerial`) where that is asked for; only so many `newest`.

    Raises UsageError where there is no such type, and where the record knows no such process or actor.
    """
    event_type = _code(event_type) if event_type else None
    found = [
        (merge(tellings), tellings)
        for tellings in tellings_of(connection, find_events(connection, scope, event_type, newest), scope)
    ]
    kept = [(merged, tellings) for merged, tellings in found if _is_type(merged, event_type)]
    kept.sort(key=lambda pair: _order(*pair))
    chosen = kept[-newest:] if newest else kept
    if event_type and not chosen and event_type not in known_codes():
        types = sorted(code for code in known_codes() if "/" not in code)
        raise UsageError(
            f"{event_type}: no event is of such a type; give one of {', '.join(types)}, or a mode as in ASSAULT/aerial"
        )
    events = _named(connection, chosen, scope)
    return Timeline(events, not newest or len(kept) <= newest)


def _code(words: str) -> str:
    """A type and mode as they are written: "assault/Aerial" is "ASSAULT/aerial"."""
    event_type, slash, mode = words.strip().partition("/")
    return event_type.upper() + slash + mode.lower()


def events_of(connection: Connection, clusters: Iterable[int], scope: Scope) -> tuple[TimelineEvent, ...]:
    """The events of some clusters in the order of their days."""
    found = [(merge(tellings), tellings) for tellings in tellings_of(connection, list(clusters), scope)]
    return _named(connection, sorted(found, key=lambda pair: _order(*pair)), scope)


def _named(connection: Connection, chosen: Sequence[tuple[Merged, list[Telling]]], scope: Scope) -> tuple[TimelineEvent, ...]:
    """The events, with what their actors are called."""
    called = display_names(connection, _clusters(merged for merged, _ in chosen), scope)
    public = public_names(connection, (tellings[0].cluster for _, tellings in chosen))
    return tuple(_event(merged, tellings, called, public[tellings[0].cluster]) for merged, tellings in chosen)


def _is_type(merged: Merged, wanted: str | None) -> bool:
    return wanted is None or wanted in (merged.type, f"{merged.type}/{merged.mode}")


def _order(merged: Merged, tellings: list[Telling]) -> tuple[str, str, tuple[str, str, int]]:
    return (merged.date or tellings[0].published or "")[:10], merged.time or "", tellings[0].order


def _clusters(merged: Iterable[Merged]) -> set[int]:
    return {taker.cluster for one in merged for taker in (*one.actors, *one.recipients) if taker.cluster is not None}


def _event(merged: Merged, tellings: list[Telling], called: Mapping[int, str], public: str) -> TimelineEvent:
    def names(takers: Iterable[Taker]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(called.get(t.cluster, t.name) if t.cluster is not None else t.name for t in takers))

    return TimelineEvent(
        id=public,
        type=merged.type,
        mode=merged.mode,
        actors=names(merged.actors),
        recipients=names(merged.recipients),
        date=merged.date,
        time=merged.time,
        place=merged.place,
        latitude=merged.point[0] if merged.point else None,
        longitude=merged.point[1] if merged.point else None,
        status=merged.status,
        sources=merged.sources,
        tellings=tuple(tellings),
    )


def quoted(told: Telling) -> str:
    """The sentence of a report that tells the event; of a very long one the part around the trigger words."""
    text = told.words.before + told.words.words + told.words.after
    start = len(told.words.before)
    sentence = sentence_of(text, Passage(start, start + len(told.words.words)))
    words = sentence.of(text)
    if sentence.start == 0 and start > 0 and told.anchor[0] > start:
        words = f"{ELLIPSIS}{words.partition(' ')[2]}"
    return words if sentence.end < len(text) or len(told.words.after) < AROUND else f"{words.rpartition(' ')[0]}{ELLIPSIS}"


def _report(told: Telling) -> dict[str, Any]:
    return {
        "source": told.source,
        "publisher": told.publisher,
        "published": told.published,
        "fact": told.id,
        "anchor": list(told.anchor),
        "type": told.type,
        "mode": told.mode,
        "date": told.date,
        "time": told.time,
        "place": told.place,
        "status": told.status,
        "told_by": told.told_by,
        "actors": [taker.name for taker in told.actors],
        "recipients": [taker.name for taker in told.recipients],
        "quote": quoted(told),
    }


def _row(event: TimelineEvent, told: Telling) -> dict[str, Any]:
    whole = {
        "event": event.id,
        "event_type": event.type,
        "event_mode": event.mode,
        "event_date": event.date,
        "event_place": event.place,
        "event_status": event.status,
        "sources": event.sources,
    }
    row = _report(told)
    start, end = row.pop("anchor")
    return whole | row | {"anchor_start": start, "anchor_end": end}
