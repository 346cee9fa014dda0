"""A reading as rows of the tables of facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from eirene.types import Passage, Reading

Rows = dict[str, list[dict[str, Any]]]


def rows_of(reading: Reading, report_id: int) -> Rows:
    """The rows for each table of facts, without nodes."""
    known = {actor.name: position for position, actor in reversed(list(enumerate(reading.actors)))}
    rows: Rows = {
        "actors": [
            _columns(actor, ("name", "kind", "role", "affiliation", "country", "sector"))
            | _span("anchor", actor.mentions[0] if actor.mentions else None)
            for actor in reading.actors
        ],
        "events": [
            _columns(event, ("type", "mode", "date", "time", "place", "latitude", "longitude", "status", "source"))
            | {"actors": _json(event.actors), "recipients": _json(event.recipients)}
            | _days(event.date)
            | _span("anchor", event.anchor)
            | _span("passage", event.passage)
            for event in reading.events
        ],
        "statements": [
            _columns(statement, ("speaker", "kind", "addressee", "date", "assessment"))
            | {"actor": known.get(statement.speaker or "")}
            | _span("cue", statement.cue)
            | _span("content", statement.content)
            for statement in reading.statements
        ],
        "figures": [
            _columns(figure, ("measure", "value", "value_max", "bound", "unit", "who", "place", "since", "as_of", "source"))
            | {"actor": known.get(figure.source or "")}
            | _span("anchor", figure.anchor)
            | _span("passage", figure.passage)
            for figure in reading.figures
        ],
        "terms": [
            _columns(term, ("kind", "status", "value", "unit"))
            | {"by": _json(term.by)}
            | _span("anchor", term.anchor)
            | _span("passage", term.passage)
            for term in reading.terms
        ],
        "processes": [
            _columns(process, ("venue", "issues_outstanding", "issues_before", "expected"))
            | {"parties": _json(process.parties), "mediators": _json(process.mediators), "anchors": _spans(process.anchors)}
            for process in ([reading.process] if reading.process else [])
        ],
        "findings": [
            {"kind": str(finding.kind), "anchors": _spans(finding.anchors), "note": finding.note} for finding in reading.findings
        ],
    }
    for facts in rows.values():
        for position, row in enumerate(facts):
            row |= {"report_id": report_id, "position": position}
    rows["participants"] = [row | {"report_id": report_id} for row in _participants(reading, known)]
    return rows


def _participants(reading: Reading, known: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    for position, event in enumerate(reading.events):
        for side, names in (("actor", event.actors), ("recipient", event.recipients)):
            for place_in, name in enumerate(names):
                yield {"event": position, "place_in": place_in, "side": side, "name": name, "actor": known.get(name)}


def _columns(fact: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in names}


def _days(date: str | None) -> dict[str, str | None]:
    if date is None:
        return {"start_on": None, "end_on": None}
    start, _, end = date.partition("/")
    return {"start_on": start, "end_on": end or start}


def _span(name: str, passage: Passage | None) -> dict[str, int | None]:
    return {f"{name}_start": passage.start if passage else None, f"{name}_end": passage.end if passage else None}


def _spans(passages: Iterable[Passage]) -> str:
    return json.dumps([[passage.start, passage.end] for passage in passages])


def _json(names: Iterable[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)
