"""The state behind an adjective ("an Omani proposal") when it is no actor of the report's own."""

from __future__ import annotations

from functools import cache

import pycountry
from babel import Locale

from eirene.lexicon import load_table


@cache
def state_of(adjective: str) -> str | None:
    """The English name of the state that an adjective or a people's name belongs to; None for other words."""
    table = load_table("country_demonyms")
    code = table.get(adjective) or table.get(adjective.removesuffix("s"))
    country = pycountry.countries.get(alpha_3=code) if code else None
    return Locale("en").territories.get(country.alpha_2) if country is not None else None
