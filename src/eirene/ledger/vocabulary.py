"""The values that people may give to a fact: those of docs/record.md, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from eirene.errors import UsageError
from eirene.types import Actor, Event, Figure, Finding, Passage, Process, Statement, Term

if TYPE_CHECKING:
    from eirene.codebook import Codebook

FACTS: dict[str, type[Any]] = {
    "actor": Actor,
    "event": Event,
    "statement": Statement,
    "figure": Figure,
    "term": Term,
    "process": Process,
    "finding": Finding,
}
LISTS = {kind: "process" if kind == "process" else f"{kind}s" for kind in FACTS}  # where a reading has the facts of a kind
_FIXED = frozenset({"reason"})  # the rule that gave a fact is no matter of decision
_DAYS = frozenset({"date", "since", "as_of", "expected"})
_DAY_TIMES = ("morning", "afternoon", "evening", "night")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
_KOSOVO = "XKX"  # the code in use for Kosovo, which ISO has not listed


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Event types with their modes, and the sectors."""

    modes: Mapping[str, tuple[str, ...]]
    sectors: frozenset[str]


@cache
def load_vocabulary(codebook: Codebook | None = None) -> Vocabulary:
    """What a codebook knows; the packaged one where none is given."""
    from eirene.codebook import Codebook  # what checks it takes long to load, and asking needs none
    from eirene.codebook.events import EventType
    from eirene.codebook.sectors import Sector

    codebook = codebook or Codebook()
    types = codebook.entries("events", EventType)
    return Vocabulary({name: entry.modes for name, entry in types.items()}, frozenset(codebook.entries("sectors", Sector)))


def editable(kind: str) -> list[str]:
    """The fields of a kind that people may set."""
    return [field.name for field in fields(FACTS[kind]) if field.name not in _FIXED]


def check_edit(kind: str, value: Mapping[str, Any], text: str, fact: Mapping[str, Any], words: Vocabulary) -> dict[str, Any]:
    """The new values of some fields of a fact, in the form of docs/record.md. Raises UsageError where one cannot be."""
    if not value:
        raise UsageError(f"an edit of {kind} sets no field; give one of {', '.join(editable(kind))}")
    checked = {name: _check(kind, name, new, text) for name, new in value.items()}
    whole = {**fact, **checked}
    if kind == "event" and {"type", "mode"} & checked.keys() and (whole["type"], whole.get("mode")) != _type_of(fact):
        _check_type(whole, words)
    if kind == "actor" and whole.get("sector") not in {*words.sectors, fact.get("sector"), None}:
        raise UsageError(f"sector: {whole['sector']!r} is no sector; choose one of {', '.join(sorted(words.sectors))}")
    if kind == "figure" and whole.get("value_max") is not None and whole["value_max"] < whole["value"]:
        raise UsageError(f"value_max: {whole['value_max']} is less than the value {whole['value']}")
    if {"place", "latitude", "longitude"} & set(value) == {"place"} and "latitude" in fact:
        checked |= {"latitude": None, "longitude": None}  # they were those of the other place
    return checked


def check_new(kind: str, value: Mapping[str, Any], text: str, words: Vocabulary) -> dict[str, Any]:
    """A whole fact that people add, every field set. Raises UsageError where one is missing or cannot be."""
    known = fields(FACTS[kind])
    missing = [f.name for f in known if f.default is MISSING and f.default_factory is MISSING and f.name not in value]
    missing = [name for name in missing if name not in ("mode", "actors", "recipients", "speaker")]
    if missing:
        raise UsageError(f"{kind}: {', '.join(missing)} is missing; a fact that is added needs it")
    empty: dict[str, Any] = {f.name: [] if "tuple" in str(f.type) else None for f in known}
    defaults = {f.name: str(f.default) for f in known if isinstance(f.default, str)}
    whole = {**empty, **defaults, **check_edit(kind, value, text, {}, words)}
    if kind == "actor" and not whole["mentions"]:
        raise UsageError("mentions: an actor that is added needs a mention, the words that name it: [[start, end]]")
    if kind in ("process", "finding") and not whole["anchors"]:
        raise UsageError(f"anchors: a {kind} that is added needs the words that say it: [[start, end]]")
    return whole


def _type_of(event: Mapping[str, Any]) -> tuple[Any, Any]:
    """Type and mode as read: those of a codebook of the user's own stay as they are."""
    return event.get("type"), event.get("mode")


def _check_type(event: Mapping[str, Any], words: Vocabulary) -> None:
    modes = words.modes.get(event["type"])
    if modes is None:
        raise UsageError(f"type: {event['type']!r} is no event type; choose one of {', '.join(sorted(words.modes))}")
    if event.get("mode") is not None and event["mode"] not in modes:
        raise UsageError(
            f"mode: {event['type']} has no mode {event['mode']!r}; choose one of {', '.join(modes) or 'none (null)'}"
        )


def _check(kind: str, name: str, value: Any, text: str) -> Any:
    if name not in editable(kind):
        raise UsageError(f"{name}: {kind} has no such field to set; choose one of {', '.join(editable(kind))}")
    expected = get_type_hints(FACTS[kind])[name]
    options = get_args(expected) or (expected,)
    if value is None:
        if NoneType in options:
            return None
        raise UsageError(f"{name}: it cannot be null")
    if Passage in options:
        return _check_passage(name, value, text, several=Ellipsis in options)
    if Ellipsis in options:
        return _check_names(name, value)
    plain = next(option for option in options if option is not NoneType)
    if issubclass(plain, StrEnum):
        return _check_code(name, value, plain)
    if plain is str:
        return _check_words(kind, name, value)
    return _check_number(name, value, whole=plain is int)


def _check_passage(name: str, value: Any, text: str, several: bool) -> Any:
    spans = [_find(name, span, text) for span in (value if several and isinstance(value, list) else [value])]
    for span in spans:
        if not (isinstance(span, list | tuple) and len(span) == 2 and all(type(end) is int for end in span)):
            raise UsageError(f"{name}: {span!r} is no span; give [start, end], or the words where they stand only once")
        if not 0 <= span[0] < span[1] <= len(text):
            raise UsageError(f"{name}: {list(span)} is outside the text, which has {len(text)} characters")
    return [list(span) for span in spans] if several else list(spans[0])


def _find(name: str, span: Any, text: str) -> Any:
    """The span of words that stand once in the text; anything else as it is."""
    if not isinstance(span, str):
        return span
    times = text.count(span) if span else 0
    if not times:
        raise UsageError(f"{name}: the text does not say {span!r}; give its words as they are printed, or [start, end]")
    if times > 1:
        raise UsageError(f"{name}: {span!r} stands {times} times in the text; give [start, end]")
    start = text.index(span)
    return [start, start + len(span)]


def _check_names(name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise UsageError(f"{name}: {value!r} is no list of names")
    return list(value)


def _check_code(name: str, value: Any, codes: type[StrEnum]) -> str:
    try:
        return str(codes(value))
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is not known; choose one of {', '.join(codes)}") from error


def _check_number(name: str, value: Any, whole: bool) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and value != int(value)):
        raise UsageError(f"{name}: {value!r} is no {'whole ' if whole else ''}number")
    limit = {"latitude": 90, "longitude": 180}.get(name)
    if limit is not None and abs(value) > limit:
        raise UsageError(f"{name}: {value} is no {name}, which lies between -{limit} and {limit} degrees")
    if limit is None and value < 0:
        raise UsageError(f"{name}: {value} is less than nothing")
    return int(value) if whole or value == int(value) else value


def _check_words(kind: str, name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{name}: {value!r} is no words" + ("" if name in ("name", "type", "note") else "; null for none"))
    if name in _DAYS:
        _check_days(name, value)
    if name == "time" and not (_CLOCK.fullmatch(value) or value in _DAY_TIMES):
        raise UsageError(f"time: {value!r} is no time; give HH:MM or one of {', '.join(_DAY_TIMES)}")
    if kind == "actor" and name == "country":
        _check_country(value)
    return value


def _check_days(name: str, value: str) -> None:
    first, slash, last = value.partition("/")
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        right = begin.isoformat() == first and (not slash or end.isoformat() == last) and begin <= end
    except ValueError:
        right = False
    if not right:
        raise UsageError(f"{name}: {value!r} is no day; give YYYY-MM-DD or an interval YYYY-MM-DD/YYYY-MM-DD, the earlier first")


def _check_country(value: str) -> None:
    import pycountry

    if value != _KOSOVO and pycountry.countries.get(alpha_3=value) is None:
        raise UsageError(f"country: {value!r} is no country code of three letters (ISO 3166); as for Norway, NOR")
