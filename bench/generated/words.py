"""Invented names and words."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from random import Random

ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "z",
)
VOWELS = ("a", "e", "i", "o", "u", "ae", "ia", "ou")
CODAS = ("", "", "l", "m", "n", "r", "s", "sk", "t", "v", "nd", "rt")
PLAIN = (
    "the of and to in a on for that with by at from after had was were said but not they its their this be an as over more than",
    "who been would officials people town two road week city residents local near between since before during several army water",
    "houses market school hospital border bridge river valley mayor council families night morning rain food lorries shops radio",
    "power lines crossing station workers farmers teachers doctors drivers soldiers police court prison church mosque village",
    "district capital airport harbour train convoy camp shelter winter spring harvest prices fuel bread",
)
VOCABULARY = 6000


def stem(chance: Random, syllables: int) -> str:
    """An invented word."""
    return "".join(chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(syllables))


def country(chance: Random) -> str:
    """The name of a state."""
    return stem(chance, 2).capitalize() + chance.choice(("ia", "stan", "land", "ria", "via"))


def town(chance: Random) -> str:
    """The name of a town."""
    return stem(chance, 2).capitalize()


def person(chance: Random) -> str:
    """A first name and a surname."""
    middle = chance.choice(("", "", "", "al-", "de ", "ter "))
    return f"{stem(chance, 2).capitalize()} {middle}{stem(chance, chance.choice((2, 3))).capitalize()}"


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    chance = Random(0)
    plain = tuple(word for line in PLAIN for word in line.split())
    words = plain + tuple(stem(chance, chance.choice((2, 2, 3))) for _ in range(VOCABULARY))
    return words, tuple(accumulate(1 / (rank + 5) for rank in range(len(words))))


def filler(chance: Random, words: int) -> str:
    """A sentence that says nothing, with words as rare and as common as those of a language (Zipf)."""
    vocabulary, weights = _vocabulary()
    return " ".join(chance.choices(vocabulary, cum_weights=weights, k=words)).capitalize() + "."
