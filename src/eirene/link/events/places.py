"""Places of events as different reports write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz

from eirene.lexicon import load_table, load_words

NEAR, FAR = 20.0, 60.0  # kilometres
ALIKE, SPELLED = 88.0, 70.0  # likeness of two spellings of one name, of two with the same consonants
SHORT = 5  # letters of names that a letter makes another
ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ad", "ar", "at", "the", "of", "in", "de", "la", "le"})


@lru_cache(maxsize=50_000)
def fold_place(name: str) -> str:
    """The name without case, accents, articles and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[\w]+", re.sub(r"['’ʼʻ`]s?\b", "", plain))
    return " ".join([word for word in words if word not in ARTICLES] or words)


@lru_cache(maxsize=50_000)
def skeleton(folded: str) -> str:
    """The consonants of a folded name, the same for its transliterations: "khan yunis" and "khan younis" are "khnyns"."""
    bare = re.sub(r"(?<=\w)[aeiou]|[^\w]", "", folded)
    return re.sub(r"(.)\1+", r"\1", bare) or folded


def is_wide(folded: str) -> bool:
    """True for regions and states, which hold towns."""
    return bool(set(folded.split()) & load_words("link_wide_places")) or folded in _countries()


def is_site(folded: str) -> bool:
    """True for a building or road, which may lie in a town."""
    return bool(set(folded.split()) & load_words("link_sites"))


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import pycountry

    official = {country.name for country in pycountry.countries}
    common = {country.common_name for country in pycountry.countries if hasattr(country, "common_name")}
    return frozenset(map(fold_place, official | common | set(load_table("country_short_names"))))


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """True for two folded names of one place: one spelling, or the words of one among those of the other."""
    if one == other:
        return True
    first, second = set(one.split()), set(other.split())
    if (first <= second or second <= first) and not (is_wide(one) or is_wide(other)):
        return True
    likeness = fuzz.ratio(one, other)
    return likeness >= SPELLED if skeleton(one) == skeleton(other) else likeness >= ALIKE and min(len(one), len(other)) > SHORT


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points given in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = (map(radians, point) for point in (one, other))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(chord))
