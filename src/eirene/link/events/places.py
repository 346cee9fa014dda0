"""Places of events: towns, the regions that hold them and the sites that lie in them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from eirene.lexicon import load_table, load_words
from eirene.link.places import fold_place, is_same_place

NEAR, FAR = 20.0, 60.0  # kilometres
EARTH = 12_742  # kilometres across


@lru_cache(maxsize=50_000)
def is_wide(place: str) -> bool:
    """True for regions and states, which hold towns."""
    return bool(_words(place) & load_words("link_wide_places")) or fold_place(place) in _countries()


@lru_cache(maxsize=50_000)
def is_site(place: str) -> bool:
    """True for a building or road, which may lie in a town."""
    return bool(_words(place) & load_words("link_sites"))


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """True for two names of one place: one spelling or another, or the words of one among those of the other."""
    if is_wide(one) != is_wide(other):
        return False
    first, second = set(fold_place(one).split()), set(fold_place(other).split())
    return first <= second or second <= first or is_same_place(one, other)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points given in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = (map(radians, point) for point in (one, other))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return EARTH * asin(sqrt(chord))


def _words(place: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", place.casefold()))


@cache
def _countries() -> frozenset[str]:
    import pycountry

    official = {country.name for country in pycountry.countries}
    common = {country.common_name for country in pycountry.countries if hasattr(country, "common_name")}
    return frozenset(map(fold_place, official | common | set(load_table("country_short_names"))))
