"""Words of names without what differs from source to source: case, accents, marks, and the letters of a transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from eirene.lexicon import load_table

KEPT = 50_000  # names held in one form
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_MARKS = re.compile(r"['’ʼʻ`´ʿʾ.]")
_POSSESSIVE = re.compile(r"['’]s?(?![^\W_])")
# What writers of different houses put for one sound, longest first.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "z"), ("dj", "j"),
    ("tz", "ts"), ("ck", "k"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ei", "i"),
    ("ey", "i"), ("y", "i"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_VOWELS = re.compile(r"(?<=.)[aeiou]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=KEPT)
def plain(word: str) -> str:
    """A word in small letters without accents and marks."""
    spread = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return _MARKS.sub("", "".join(char for char in spread if not unicodedata.combining(char)))


def words_of(name: str) -> list[str]:
    """The words of a name as `plain` has them, possessives off; hyphens hold words together."""
    return [word for part in _POSSESSIVE.sub("", name).split() if (word := plain(part.strip(',;:()[]"“”«»/')))]


@lru_cache(maxsize=KEPT)
def sound(word: str) -> str:
    """A plain word as it sounds: what transliterations of one name have in common."""
    found = load_table("link_name_spellings").get(word, word).replace("-", "")
    for letters, one in _SOUNDS:
        found = found.replace(letters, one)
    found = re.sub(r"c(?!h)", "k", found)
    found = _TWICE.sub(r"\1", found)
    return found[:-1] if len(found) > 3 and found.endswith("h") else found


@lru_cache(maxsize=KEPT)
def skeleton(word: str) -> str:
    """The consonants of a plain word as it sounds, with its first letter; vowels that begin a word are one."""
    heard = sound(word)
    return re.sub(r"^[aeiou]", "a", _VOWELS.sub("", heard))
