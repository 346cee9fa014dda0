"""Who or what a figure counts: the population, whose people they are, and when two of them may be the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from eirene.lexicon import load_rows, load_table, load_words
from eirene.types import Figure, Measure

ANY = ""  # people of no stated sort
CIVILIANS, HURT, PRISONERS, HOSTAGES = "civilians", "hurt", "prisoners", "hostages"
CROWD = "crowd:"  # before a noun that the list does not know: shepherds, worshippers, relatives
THINGS = "things:"
OWN = {"hostages_taken": HOSTAGES, "hostages_held": HOSTAGES, "detained": PRISONERS}  # who these measures count anyhow
_NO_SIDES = ("event_quantity_words", "actor_state_words", "actor_state_generics", "place_articles")
_OPENING = re.compile(r",?\s+(?:of|from|in|at|with|on|who|whose|that|which|including|among)\s+", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b[Nn]umber\s+of\s+(?P<who>[^\W\d]+(?:\s[^\W\d]+)?)\s+(?P<measure>killed|wounded|injured|missing|detained|displaced|released)\b"
)
_ALSO = {"injured": "wounded"}
BESIDE = 80  # characters from a number to the words that say what number it is
_BELONGING = frozenset({"member", "some", "group", "part"})  # heads that leave it to what follows who is counted
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "wives": "wife", "lives": "life", "people": "people"}


class Population(NamedTuple):
    """`counted` is a class of the list, "" for people of no stated sort; `whose` their nationality or side, "" when not said."""

    counted: str
    whose: str


def population_of(figure: Figure, text: str = "") -> Population:
    """The population that a figure counts: whom the reading names, else the text beside it ("the number of soldiers killed")."""
    if is_of_things(figure):
        return Population(THINGS + " ".join(_singulars(figure.unit or "")), "")
    who = figure.who or _who_beside(figure, text)
    found = set(_classes(who))
    counted = "+".join(sorted(found - {ANY, CIVILIANS})) or (CIVILIANS if CIVILIANS in found else ANY)
    if not found and who:
        counted = _crowd(who) if not _is_side(who) else ANY
    return Population(ANY if counted == OWN.get(figure.measure) else counted, _whose(who))


def _who_beside(figure: Figure, text: str) -> str:
    start, end = max(0, figure.anchor.start - BESIDE), figure.anchor.end + BESIDE
    for match in _NUMBER_OF.finditer(text, start, end):
        if figure.measure == _ALSO.get(match["measure"], match["measure"]):
            return match["who"]
    return ""


def is_of_things(figure: Figure) -> bool:
    """True for a number of lorries, bombs, houses: nothing that an event tells the day of."""
    return figure.measure is Measure.OTHER and figure.unit not in {None, "persons"}


def is_same_population(a: Population, b: Population, whole: bool) -> bool:
    """True when the figures can count the same people.

    `whole` is for one incident, whose victims reports call "people", "civilians" or "worshippers" alike; of those who died in a
    war civilians are a part.
    """
    if a.whose and b.whose and a.whose != b.whose:
        return False
    return a.counted == b.counted or (whole and _is_general(a.counted) and _is_general(b.counted))


def is_part_of(part: Population, wide: Population, whole: bool) -> bool:
    """True when the people of one figure are among those of the other: children among people, civilians among a war's dead."""
    if wide.whose and part.whose != wide.whose:
        return False
    general = _is_general(wide.counted) if whole else wide.counted == ANY
    return general and not is_same_population(part, wide, whole) and not part.counted.startswith(THINGS)


def _is_general(counted: str) -> bool:
    return counted in {ANY, CIVILIANS} or counted.startswith(CROWD)


def _classes(who: str) -> Iterator[str]:
    """The classes of the people named, those of a part or origin ("relatives of the men") only where the head is none."""
    head, *rest = _OPENING.split(who, maxsplit=1)
    found = [_people()[match] for match in _pattern().findall(" ".join(_singulars(head)))]
    if not found and rest and _BELONGING & set(_singulars(head)):
        found = [_people()[match] for match in _pattern().findall(" ".join(_singulars(who)))]
    yield from found


def _is_side(who: str) -> bool:
    """True for a nationality that stands for its people ("Palestinians")."""
    last = re.findall(r"[^\W_]+", _OPENING.split(who, maxsplit=1)[0])[-1:]
    return bool(last) and last[0][:1].isupper()


def _crowd(who: str) -> str:
    words = _singulars(_OPENING.split(who, maxsplit=1)[0])
    return CROWD + words[-1] if words else ANY


def _singulars(words: str) -> list[str]:
    return [_singular(word) for word in re.findall(r"[^\W_]+", words.casefold())]


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _whose(who: str) -> str:
    """Nationality or side: the country of a demonym, else the capitalised words that name no population."""
    owned = []
    for word in re.findall(r"[^\W_][\w'’-]*", who):
        plain = re.sub(r"['’]s?$", "", word)
        lower = plain.casefold()
        country = _demonyms().get(lower) or _demonyms().get(_singular(lower))
        if plain[:1].isupper() and not _is_common(lower):
            owned.append(country or lower)
    return " ".join(sorted(set(owned)))


def _is_common(word: str) -> bool:
    return (
        bool(_pattern().fullmatch(_singular(word)))
        or word in load_table("number_words")
        or any(word in load_words(name) for name in _NO_SIDES)
    )


@cache
def _people() -> dict[str, str]:
    rows = load_rows("figure_people.tsv")
    return {" ".join(_singulars(word)): ANY if kind == "any" else kind for word, kind in rows}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_people(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _demonyms() -> dict[str, str]:
    return {demonym.casefold(): country for demonym, country in load_table("country_demonyms").items()}
