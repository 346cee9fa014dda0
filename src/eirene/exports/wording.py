"""How codes, days, numbers and printed words are shown to people, on the terminal and on the page alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from eirene.lexicon import load_table
from eirene.types import Bound, Event, Figure, Passage, Term

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ELLIPSIS = "…"
MARKS = frozenset('“”"')
LEAST_CONTEXT = 12  # fewer characters around a passage say nothing
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\.[A-Z])(?<!\b[ap]\.m)[.!?][\"'”’)\]]*\s+")
_JOINERS = frozenset("\u200c\u200d")  # Persian and Indic spelling, emoji families: harmless and needed


def label(kind: str, code: str | None, mode: str | None = None) -> str:
    """The words for a code ("event", "CONSULT", "visit" → "visit"); the code itself in lower case when it is not listed."""
    table = load_table("display")
    found = table.get(f"{kind}.{code}.{mode}") if mode else None
    plain = str(code or "").lower().replace("_", " ")
    return found if found is not None else table.get(f"{kind}.{code}", plain)


def clean(text: str) -> str:
    """The text on one line and without characters that steer a terminal or turn the direction of what follows."""
    shown = []
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cc", "Zl", "Zp"}:
            shown.append(" ")
        elif category == "Cs":
            shown.append("\ufffd")
        elif category != "Cf" or character in _JOINERS:
            shown.append(character)
    return " ".join("".join(shown).split())


def day(value: str | None) -> str:
    """An ISO day or interval in words: "8 July 2025", "7–13 July 2025", "July 2025", "2025"; anything else as it is."""
    if not value:
        return ""
    first, _, last = value.partition("/")
    begin, end = _date(first), _date(last or first)
    if begin is None or end is None:
        return value
    until = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    whole = begin.day == 1 and (end + timedelta(1)).day == 1  # of months
    if begin == end:
        return until
    if begin.year != end.year:
        return f"{begin.day} {MONTHS[begin.month - 1]} {begin.year} – {until}"
    if whole and (begin.month, end.month) == (1, 12):
        return str(begin.year)
    if begin.month != end.month:
        return f"{begin.day} {MONTHS[begin.month - 1]} – {until}"
    return f"{MONTHS[begin.month - 1]} {begin.year}" if whole else f"{begin.day}–{until}"


def _date(value: str) -> date | None:
    """The day that YYYY-MM-DD stands for; weeks and other ISO forms are wider than a day."""
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if found.isoformat() == value and found < date.max else None


def explained(note: str) -> str:
    """A note with its days written out and its measures in words."""
    named = re.sub(r"\b[a-z]+(?:_[a-z]+)+\b", lambda found: label("measure", found[0]), note)
    return re.sub(r"\b\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?\b", lambda found: day(found[0]), named)


def number(value: float) -> str:
    """A number with thousands apart: "57,500", "0.5"."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,g}"


def amount(value: float, value_max: float | None, bound: Bound, unit: str | None) -> str:
    """A quantity in words: "more than 57,500", "20–30 lorries"."""
    digits = number(value) + (f"–{number(value_max)}" if value_max is not None else "")
    return " ".join(part for part in (label("bound", bound), digits, unit or "") if part)


def figure_amount(figure: Figure) -> str:
    """What a figure counts to."""
    return amount(figure.value, figure.value_max, figure.bound, figure.unit)


def term_amount(term: Term) -> str:
    """What a term comes to; empty when it has no number."""
    return amount(term.value, None, Bound.EXACT, term.unit) if term.value is not None else ""


def moment(event: Event) -> str:
    """Day and time of an event; empty when the report gives neither."""
    return ", ".join(part for part in (day(event.date), event.time or "") if part)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the report: `words` is the passage itself, `before` and `after` what stands around it, on one line each."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return self.before + self.words + self.after


def quote(text: str, passage: Passage, room: int = 90) -> Quote:
    """A passage with as much of its sentence as fits into `room` characters; cuts at words and marks them with an ellipsis."""
    words = _shorten(text[passage.start : min(passage.end, passage.start + 4 * room)], room)
    left = room - len(words)
    if left < LEAST_CONTEXT:
        return Quote("", words, "")
    lead, tail = text[max(0, passage.start - 2 * room) : passage.start], text[passage.end : passage.end + 2 * room]
    cut = passage.start > 2 * room
    after = _head(tail, left // 2)
    before = _tail(lead, left - len(after), cut)
    if len(before) + len(after) < left:  # what stands before is short: give its room to what follows
        after = _head(tail, left - len(before))
    return Quote(before, words, after)


def unquoted(words: str) -> str:
    """The words without the quotation marks that they stand in as a whole, for those who put them into marks of their own."""
    opened, closed = words[:1] in MARKS, words[-1:] in MARKS
    inner = words[opened : len(words) - (closed and opened)]
    whole = opened and (closed or words.endswith(ELLIPSIS)) and MARKS.isdisjoint(inner)
    return inner if whole else words


def _shorten(text: str, room: int) -> str:
    """The text on one line, cut at a word when it is longer than the room."""
    line = clean(text)
    if len(line) <= room:
        return line
    cut = line.rfind(" ", room // 2, room)
    return line[: cut if cut > 0 else room].rstrip(" ,;:—–-") + ELLIPSIS


def _tail(text: str, room: int, cut: bool) -> str:
    """The end of what stands before a passage: its own sentence, as many words as fit; `cut` when the text began earlier."""
    line = text.rsplit("\n", 1)[-1]
    begin = max((end.end() for end in _SENTENCE_END.finditer(line)), default=0)
    whole = begin > 0 or len(line) < len(text) or not cut
    shown = clean(line[begin:])
    space = " " if shown and line[-1].isspace() else ""
    if whole and len(shown) + len(space) <= room:
        return shown + space
    words = shown[-room:].partition(" ")[2] if room > 1 else ""
    return f"{ELLIPSIS}{words}{space}" if shown else ""


def _head(text: str, room: int) -> str:
    """The beginning of what stands after a passage: the rest of its sentence, as many words as fit."""
    line = text.split("\n", 1)[0]
    end = _SENTENCE_END.search(line)
    line = line[: end.end()].rstrip() if end else line
    shown = clean(line)
    space = " " if shown and line[0].isspace() else ""
    if len(shown) + len(space) <= room:
        return space + shown
    words = shown[: max(0, room)].rpartition(" ")[0]
    return f"{space}{words}{ELLIPSIS}" if words else ELLIPSIS
