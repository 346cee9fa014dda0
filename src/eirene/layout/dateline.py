"""Datelines and lines about publication: "GENEVA, 12 March (Agency) —", "Published: 9 July 2025, 14:05 GMT"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from eirene.layout.dates import WEEKDAY, find_date, match_date
from eirene.lexicon import load_table, load_words

LONGEST = 160  # characters a dateline may take
SHORTEST_LEAD = 60  # characters of text after a dateline that has neither date nor agency

_CAPITALS = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|['’.-](?=[^\W\d_a-z]))+(?![^\W\d_])(?:(?<=\.[^\W\d_a-z])\.)?")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*|\d+(?=[/-][A-Z])")
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?<!\.)"
    r"(?:[ \u00a0]+(?:(?:of|de|del|da|du|la|al|el|and|the|in|on|des|at)[ \u00a0]+){0,2}[^\W\d_a-z][\w'’-]*){0,6}"
)
_PAREN = re.compile(r"\(([^()]{2,60})\)|/([A-Z][A-Za-z -]{1,20})/\.?")
_CLOCK = re.compile(
    r"(?:at )?\d{1,2}(?:[:.]\d{2}){1,2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{4}\s?(?=GMT|UTC|[Hh])", re.IGNORECASE
)
_ZONE = re.compile(
    r"(?:GMT|UTC|[A-Z]{2,4}T|[A-Z]ST|EAT|CAT|WAT|MSK|IST)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\b|[hH](?:rs?)?\b|local time\b"
)
_AGO = re.compile(r"(?:an?|\d{1,3})\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago\b", re.IGNORECASE)
_PART = re.compile(r"(?:early |late )?(?:morning|noon|midday|afternoon|evening|night|midnight)\b", re.IGNORECASE)
_GAP = re.compile(r"(?:[\s,;|·•]|/(?![A-Z][A-Za-z -]{1,20}/))*")
_LOOSE_GAP = re.compile(r"[\s,;|·•/:()\[\]–—-]*")
_SPACED_DASH = re.compile(r"\s+(?:[—–]|--?)\s+")
_TIGHT_DASH = re.compile(r"\s*\.?\s*(?:[—–]|--+)\s*|\s*\.?-\s+|\s+-\s*")
_STOP = re.compile(r"\.(?:\s+|$)")
_COLON = re.compile(r"\s*:\s+")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?:\s|$)")
_LINKS = frozenset({"and", "at", "in", "on", "the"})
_OPENING = re.compile(r"[\"“‘'«(\[]*[^\W_a-z]")


class Part(Enum):
    """What a piece of a dateline is."""

    CAPITALS = auto()
    NAME = auto()
    PAREN = auto()
    DATE = auto()
    WEEKDAY = auto()
    CLOCK = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a dateline."""

    part: Part
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where its last word ends, where the text after it begins, its full date if any, and who publishes."""

    end: int
    text_start: int
    published: str | None
    publisher: str | None


def match_dateline(line: str) -> Dateline | None:
    """The dateline that a line begins with or is, offsets in the line."""
    head = line[: LONGEST + 2 * SHORTEST_LEAD]
    items: list[Item] = []
    for item in _items(head):
        items.append(item)
        if item.end > LONGEST:
            return None
        text_start = _text_start(head, items)
        if text_start is not None:
            return _continued(head, items, text_start, line)
    return None


def is_stamp(line: str) -> bool:
    """True for a line that holds a date, or how long ago, and else only words about publication."""
    if len(line) > LONGEST:
        return False
    words, place, dated = load_words("reader_stamp_words"), 0, False
    while place < len(line):
        day = match_date(line, place)
        end = day.end if day else _first_end(line, place, _AGO, WEEKDAY, _CLOCK, _ZONE, _PART)
        dated = dated or day is not None or _AGO.match(line, place) is not None
        if end is None:
            word = _WORD.match(line, place)
            if word is None or word[0].lower() not in words:
                return False
            end = word.end()
        place = _gap_end(_LOOSE_GAP, line, end)
        if place == end == len(line):
            break
    return dated


def publisher_named(name: str) -> str | None:
    """The publisher that a name stands for: an agency's full name, or the name itself if it sounds like a publisher's."""
    name = name.split(",", maxsplit=1)[0].strip()
    agency = load_table("reader_agencies").get(name.lower().strip(" ."))
    if agency:
        return agency
    words = [word.lower() for word in re.findall(r"[^\W_]+", name)]
    return name if len(words) > 1 and not load_words("reader_publisher_words").isdisjoint(words) else None


def _items(line: str) -> Iterator[Item]:
    place = 0
    while place < len(line):
        item = _item(line, place)
        if item is None:
            return
        yield item
        place = _gap_end(_GAP, line, item.end)
        if line[item.end : item.end + 2] == ". ":  # "MOSCOW. March 12 (Agency) –"
            place = _gap_end(_GAP, line, item.end + 1)
        dash = _SPACED_DASH.match(line, item.end)
        if dash and match_date(line, dash.end()):  # "Juba – 12 March 2026 –"
            place = dash.end()


def _item(line: str, place: int) -> Item | None:
    day = match_date(line, place)
    if day:
        return Item(Part.DATE, place, day.end, line[place : day.end])
    weekday = WEEKDAY.match(line, place)
    if weekday:
        end = _first_end(line, _gap_end(_GAP, line, weekday.end()), _PART) or weekday.end()
        return Item(Part.WEEKDAY, place, end, line[place:end])
    clock_end = _first_end(line, place, _CLOCK, _ZONE)
    if clock_end and any(c.isdigit() for c in line[place:clock_end]):
        end = _first_end(line, _gap_end(_GAP, line, clock_end), _ZONE) or clock_end
        return Item(Part.CLOCK, place, end, line[place:end])
    for part, pattern in ((Part.PAREN, _PAREN), (Part.CAPITALS, _CAPITALS), (Part.NAME, _NAME)):
        found = pattern.match(line, place)
        if found:
            words = found[0].strip("()/.")
            dated = part is Part.PAREN and find_date(words) is not None
            return Item(Part.DATE if dated else part, place, found.end(), words)
    return None


def _text_start(line: str, items: list[Item]) -> int | None:
    """Where the text begins, if the items so far are a dateline and end here."""
    last = items[-1]
    parts = [item.part for item in items]
    timed = Part.DATE in parts or Part.WEEKDAY in parts
    named = Part.NAME in parts or Part.CAPITALS in parts
    rest = line[last.end :].strip()
    if not rest:
        return len(line) if named and Part.DATE in parts else None
    if parts[-1] is Part.PAREN and timed and rest[0].isupper() and load_table("reader_agencies").get(last.text.lower()):
        return len(line) - len(line[last.end :].lstrip())
    dash = (_TIGHT_DASH if timed or parts[-1] in {Part.PAREN, Part.CAPITALS} else _SPACED_DASH).match(line, last.end)
    if dash and match_date(line, dash.end()):
        return None  # the dateline goes on
    if dash and _OPENING.match(line, dash.end()) and _has_place(line, items, dash.end()):
        return dash.end()
    if parts[-1] in {Part.DATE, Part.WEEKDAY, Part.CLOCK} or (last.text.isupper() and parts[-1] is Part.PAREN and timed):
        stop = _STOP.match(line, last.end if line[last.end - 1 : last.end] != "." else last.end - 1)
        if stop and _stops_here(items, parts) and (stop.end() == len(line) or _OPENING.match(line, stop.end())):
            return stop.end()
    colon = _COLON.match(line, last.end)
    if colon and named and Part.DATE in parts and _OPENING.match(line, colon.end()):
        return colon.end()
    return None


def _has_place(line: str, items: list[Item], text_start: int) -> bool:
    """Tells a dateline before a dash from a sentence with a parenthesis ("The envoy – Ms Roe – left")."""
    parts = [item.part for item in items]
    if items[0].text.lower() in load_words("reader_labels"):
        return False
    if Part.DATE in parts:
        return True
    if Part.PAREN in parts:
        named = any(item.part is Part.PAREN and publisher_named(item.text) for item in items)
        alone = len(items) == 1 and bool(_NAME.fullmatch(items[0].text)) and len(line) - text_start >= SHORTEST_LEAD
        return named or alone or parts[0] is Part.CAPITALS  # "(Geneva) – The army …", as rights groups write
    if len(line) - text_start < SHORTEST_LEAD or not _SENTENCE_END.search(line, text_start):
        return False  # a headline
    if parts[0] is Part.CAPITALS:
        return len(items[0].text) > 3
    words = [word for item in items for word in item.text.split()]
    return len(words) <= 4 and not _SPACED_DASH.search(line, text_start) and not any(word in _LINKS for word in words)


def _stops_here(items: list[Item], parts: list[Part]) -> bool:
    """Tells "Radio North, Monday evening. Text" and "Tuesday, 12 May 2026. Text" from a short first sentence."""
    if Part.CLOCK in parts or Part.WEEKDAY in parts or Part.PAREN in parts:
        return Part.DATE in parts or len(parts) > 2
    return Part.DATE in parts and (len(parts) > 1 or find_date(items[0].text) is not None)


def _continued(head: str, items: list[Item], text_start: int, line: str) -> Dateline:
    """The dateline, taken on over a second part ("New York – 12 March 2025 – Text", "12 March. /AGENCY/. Text")."""
    place = text_start
    more = _item(head, place) if place < len(head) else None
    if more and more.part in {Part.DATE, Part.PAREN}:
        dash = _TIGHT_DASH.match(head, more.end) or _STOP.match(head, more.end)
        if dash and _OPENING.match(head, dash.end()):
            items, text_start = [*items, more], dash.end()
        elif more.part is Part.PAREN and head[more.end - 1] == ".":
            items, text_start = [*items, more], _gap_end(_GAP, head, more.end)
    names = [item for item in items if item.part in {Part.PAREN, Part.NAME, Part.CAPITALS}]
    return Dateline(
        end=items[-1].end - (items[-1].part is Part.DATE and items[-1].text.endswith(".")),
        text_start=min(text_start, len(line)),
        published=next((day for item in items if item.part is Part.DATE and (day := find_date(item.text))), None),
        publisher=_publisher(items, names),
    )


def _publisher(items: list[Item], names: list[Item]) -> str | None:
    """An agency in brackets, or a first name that sounds like a publisher's."""
    for item in names:
        known = publisher_named(item.text)
        if known and (item.part is Part.PAREN or item is names[0]):
            return known
    bracketed = [item.text for item in names if item.part is Part.PAREN and find_date(item.text) is None]
    dated = any(item.part is Part.DATE for item in items)
    return bracketed[-1] if bracketed and dated and len(bracketed[-1].split()) <= 3 else None


def _first_end(line: str, place: int, *patterns: re.Pattern[str]) -> int | None:
    for pattern in patterns:
        found = pattern.match(line, place)
        if found:
            return found.end()
    return None


def _gap_end(pattern: re.Pattern[str], line: str, place: int) -> int:
    found = pattern.match(line, place)
    return found.end() if found else place
