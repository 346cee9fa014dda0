"""A reading out of its JSON form (docs/record.md): the reverse of `Reading.to_dict`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from eirene.errors import UsageError
from eirene.types import (
    Actor,
    ActorKind,
    Assessment,
    Bound,
    Event,
    EventStatus,
    Figure,
    Finding,
    FindingKind,
    Measure,
    Passage,
    Process,
    Reading,
    Report,
    Statement,
    StatementKind,
    Term,
    TermKind,
    TermStatus,
    TimeExpression,
)

_PASSAGES = frozenset({"anchor", "passage", "cue", "content", "speaker_words", "role_anchor"})
_PASSAGE_LISTS = frozenset({"mentions", "anchors"})
_LISTS = frozenset({"actors", "recipients", "by", "parties", "mediators"})
_ENUMS: dict[type[Any], dict[str, Callable[[str], Any]]] = {
    Actor: {"kind": ActorKind},
    Event: {"status": EventStatus},
    Statement: {"kind": StatementKind, "assessment": Assessment},
    Figure: {"measure": Measure, "bound": Bound},
    Term: {"kind": TermKind, "status": TermStatus},
    Finding: {"kind": FindingKind},
}


def decode_reading(value: Mapping[str, Any], text: str | None = None) -> Reading:
    """The reading that a JSON object of docs/record.md holds; `text` where the object has none.

    Keys that the record does not name and findings that rest on no passage are left out; keys that may be missing take their
    default. Raises UsageError where a key is missing or a value is none of the record's.
    """
    try:
        report = _decode(Report, {**value, "text": value.get("text", text)})
        if report.text is None:
            raise ValueError("it has no text; give it beside the reading")
        return Reading(
            report=report,
            actors=_each(Actor, value.get("actors")),
            events=_each(Event, value.get("events")),
            statements=_each(Statement, value.get("statements")),
            figures=_each(Figure, value.get("figures")),
            terms=_each(Term, value.get("terms")),
            process=_decode(Process, value["process"]) if value.get("process") else None,
            findings=tuple(_decode(Finding, item) for item in map(_with_anchors, value.get("findings") or ()) if item["anchors"]),
            times=_each(TimeExpression, value.get("times")),
            inferred_date=value.get("inferred_date"),
            unread=value.get("unread") or 0,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{value.get('id', 'a reading')}: this is no reading of docs/record.md ({error})") from error


def _with_anchors(item: Mapping[str, Any]) -> Mapping[str, Any]:
    anchor = item.get("anchor")
    return {**item, "anchors": item.get("anchors") or ([anchor] if anchor else [])}


def _each(kind: type[Any], items: Sequence[Mapping[str, Any]] | None) -> tuple[Any, ...]:
    return tuple(_decode(kind, item) for item in items or ())


def _decode(kind: type[Any], item: Mapping[str, Any]) -> Any:
    enums = _ENUMS.get(kind, {})
    return kind(**{field.name: _value(field.name, item[field.name], enums) for field in fields(kind) if field.name in item})


def _value(name: str, value: Any, enums: Mapping[str, Callable[[str], Any]]) -> Any:
    if name in _PASSAGE_LISTS:
        return tuple(Passage(start, end) for start, end in value or ())
    if name in _LISTS:
        return tuple(value or ())
    if value is None:
        return None
    if name in _PASSAGES:
        return Passage(*value)
    return enums[name](value) if name in enums else value
