"""Names of places that may be the same place in other words: other spellings, other scripts, "the town of"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz import fuzz

from eirene.lexicon import load_rows, load_words

ALIKE, LONG_ALIKE = 75.0, 60.0  # of 100: how close spellings of one place are at least, once they sound alike
LONG = 3  # sounds from which on that alone says much
VOWELS = frozenset("aeiou")
MUTE = VOWELS | {"h"}


@lru_cache(maxsize=50_000)
def fold_place(name: str) -> str:
    """The name without case, accents, articles and the words for its sort of place: "the town of Al-Tuvak" is "tuvak".

    A name that is made of such words alone is kept ("Old City").
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.findall(r"\w+", re.sub(r"['’ʼʻ`]s\b|['’ʼʻ`]", "", plain))
    loose = load_words("place_articles")
    bare = [word for word in words if word not in loose] or words
    return " ".join([word for word in bare if word not in load_words("place_nouns")] or bare)


@lru_cache(maxsize=50_000)
def sound_of_place(name: str) -> str:
    """What the spellings of one name have in common, by which it is looked up: its consonants, those of one sound alike."""
    heard = "".join(_spellings()[match] for match in _cut().findall(fold_place(name).replace(" ", "")))
    first = "a" if heard[:1] in VOWELS else heard[:1]
    return re.sub(r"(.)\1+", r"\1", first + "".join(letter for letter in heard[1:] if letter not in MUTE))


@lru_cache(maxsize=100_000)
def is_same_place(a: str, b: str) -> bool:
    """True for two names, or two spellings, of one place."""
    one, other = fold_place(a), fold_place(b)
    sound = sound_of_place(a)
    return one == other or (
        sound == sound_of_place(b) and fuzz.ratio(one, other) >= (LONG_ALIKE if len(sound) >= LONG else ALIKE)
    )


@cache
def _spellings() -> dict[str, str]:
    letters = {chr(code): chr(code) for code in range(ord("a"), ord("z") + 1)}
    return _Letters(letters | {row[0]: row[1] for row in load_rows("place_spellings.tsv")})


class _Letters(dict[str, str]):
    """Every letter stands for itself unless the list says otherwise."""

    def __missing__(self, letter: str) -> str:
        return letter


@cache
def _cut() -> re.Pattern[str]:
    rows = sorted((row[0] for row in load_rows("place_spellings.tsv")), key=lambda spelling: (-len(spelling), spelling))
    return re.compile("|".join([*map(re.escape, rows), "."]))
