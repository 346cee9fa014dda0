"""What a text says of where a place lies, and whose a counting body is."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from eirene.lexicon import load_words
from eirene.link.places import fold_place, is_same_place

KEPT = 500  # patterns held
NO_PLACES = frozenset(calendar.month_name) | frozenset(calendar.day_name) | frozenset(calendar.month_abbr)
_NAME = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*"
_OFFICE = re.compile(rf"^(?:[Tt]he\s+)?(?P<owner>{_NAME}?)(?:['’]s?)?\s+(?:\w+\s+)?(?:[Mm]inistry|[Hh]ealth|[Aa]uthorit\w+)")


def wider_places(text: str, place: str | None) -> tuple[str, ...]:
    """The places that the text says a place lies in: "Kanan village in Sagaing" gives Sagaing for Kanan."""
    named = {match["wide"] for match in _placed(place).finditer(text)} if place else set()
    return tuple(sorted(wide for wide in named if place and wide.split()[0] not in NO_PLACES and not is_same_place(wide, place)))


def narrower_place(sentence: str, place: str) -> str | None:
    """The place within another that the sentence names, by its sort: "Kanan village in Sagaing" gives Kanan for Sagaing."""
    match = _within(place).search(sentence) if place in sentence else None
    return (match["before"] or match["after"] or match["apart"]) if match else None


def narrowest(text: str, places: Iterable[str]) -> list[str]:
    """The places without other spellings of them and without those that hold another by the text."""
    kept: list[str] = []
    for place in sorted(places):
        if not any(is_same_place(place, other) for other in kept):
            kept.append(place)
    return [place for place in kept if not any(_stands_in(text, other, place) for other in kept if other != place)]


def may_hold(text: str, a: str, b: str) -> bool:
    """True when two names are of one place, one has all words of the other, or the text says that one lies in the other."""
    first, second = set(fold_place(a).split()), set(fold_place(b).split())
    named = first <= second or second <= first or is_same_place(a, b)
    return named or _stands_in(text, a, b) or _stands_in(text, b, a)


def place_of_body(source: str | None) -> str | None:
    """The place whose authority a body is by its name: "Ondaria's Health Ministry" gives Ondaria."""
    match = _OFFICE.match(source or "")
    return match["owner"] if match and match["owner"] not in {"Health", "The", "Interior", "Defence", "Defense"} else None


def _stands_in(text: str, narrow: str, wide: str) -> bool:
    return any(is_same_place(wide, match["wide"]) for match in _placed(narrow).finditer(text))


@cache
def _sorts() -> str:
    return "|".join(sorted(load_words("place_nouns"), key=lambda word: (-len(word), word)))


@cache
def _loose() -> str:
    return "|".join(sorted(load_words("place_nouns") | load_words("place_articles"), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=KEPT)
def _placed(place: str) -> re.Pattern[str]:
    """A place followed by another that holds it: "Tuvak, in the Ilda valley", "the Verrin market in the town of Kesrin"."""
    lead = rf"(?:,?\s+(?:\w+\s+){{0,2}}in)\s+(?:the\s+)?(?:(?:{_loose()})\s+(?:of\s+)?)*"
    return re.compile(rf"\b{re.escape(place)}{lead}(?P<wide>{_NAME})")


@lru_cache(maxsize=KEPT)
def _within(place: str) -> re.Pattern[str]:
    """A place of a stated sort that lies in this one, or one set apart: "in Tamour, in the north of Sahel"."""
    lead = rf"\s+in\s+(?:the\s+)?(?:(?:{_loose()})\s+(?:of\s+)?)*{re.escape(place)}\b"
    named = rf"\b(?P<before>{_NAME})\s+(?:{_sorts()}),?|\b(?:{_sorts()})\s+of\s+(?P<after>{_NAME}),?"
    return re.compile(rf"(?:{named}|\b(?:in|at|near|on)\s+(?P<apart>{_NAME}),){lead}")
