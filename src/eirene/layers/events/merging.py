"""One entry an occurrence: repeated tellings in a report are merged into the fullest."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from eirene.types import Event, EventStatus


def merge_events(doc: Doc, events: list[Event]) -> tuple[Event, ...]:
    """The events in text order, without those that tell again what another tells."""
    kept: list[Event] = []
    for event in events:
        twin = next((k for k in kept if _same(doc, k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[kept.index(twin)] = _joined(twin, event)
    return tuple(sorted(kept, key=lambda e: (e.anchor, e.type)))


def _same(doc: Doc, a: Event, b: Event) -> bool:
    if a.type != b.type:
        return False
    if {a.status, b.status} & {EventStatus.PLANNED} and a.status != b.status:
        return False
    if a.date and b.date and a.date != b.date:
        return False
    if a.place and b.place and a.place != b.place and a.place not in b.place and b.place not in a.place:
        return False
    first, second = {*a.actors, *a.recipients}, {*b.actors, *b.recipients}
    shared = first & second
    if a.mode and b.mode and a.mode != b.mode and not shared:
        return False
    if a.type in {"REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE"}:
        near = a.anchor.gap(b.anchor) < 60
        return (
            bool(shared)
            and set(a.actors) & set(b.actors) != set()
            and (near or (a.recipients == b.recipients and a.date == b.date))
        )
    if not first or not second:
        return True
    nominal = b.reason.split(": ")[1][:1].islower() and doc.text[max(0, b.anchor.start - 4) : b.anchor.start].lower() in {
        "the ",
        "hat ",
        "his ",
    }
    if nominal and (shared or not b.actors):
        return True
    small, big = sorted((first, second), key=len)
    return bool(shared) and (small <= big or len(shared) >= 2 or a.anchor.gap(b.anchor) < 80)


def _joined(a: Event, b: Event) -> Event:
    """The fuller of two tellings, with the date, time and place that only the other has."""
    fuller, other = (b, a) if _fullness(b) > _fullness(a) else (a, b)
    return replace(
        fuller,
        date=fuller.date or other.date,
        time=fuller.time or other.time,
        place=fuller.place or other.place,
        mode=fuller.mode or other.mode,
        actors=fuller.actors or other.actors,
        recipients=fuller.recipients or other.recipients,
        source=fuller.source or other.source,
    )


def _fullness(event: Event) -> int:
    return 2 * len(event.actors) + len(event.recipients) + 2 * bool(event.date) + bool(event.place) + bool(event.mode)
