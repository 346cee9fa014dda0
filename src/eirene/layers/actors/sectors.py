"""The sector of an actor, from the words of its role and name."""

from __future__ import annotations

import re
from functools import cache

from eirene.codebook import Codebook
from eirene.codebook.sectors import Sector
from eirene.types import ActorKind

LEADING = frozenset({"IGO", "NGO", "PTY", "OPP"})  # bodies whose people belong to their sector, not to that of their post


@cache
def _compiled(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all wordings, the longest first, and the sector of each; a later sector takes a wording over."""
    owners: dict[str, str] = {}
    for sector in codebook.entries("sectors", Sector).values():
        for word in sector.words:
            owners[word.lower()] = sector.name
    wordings = sorted(owners, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, wordings)) + r")(?:s|'s|’s)?(?!\w)"), owners


def _sector_in(text: str, codebook: Codebook) -> str | None:
    pattern, owners = _compiled(codebook)
    order = list(codebook.entries("sectors", Sector))
    found = [(len(match[1]), -order.index(owners[match[1]]), owners[match[1]]) for match in pattern.finditer(text.lower())]
    if not found:
        return None
    return max(found)[2]


def sector_of(kind: ActorKind, name: str, role: str | None, affiliation_sector: str | None, codebook: Codebook) -> str | None:
    """The PLOVER sector that kind, role, name and affiliation suggest, in this order; None when nothing does."""
    if kind is ActorKind.STATE:
        return "GOV"
    said = _sector_in(role, codebook) if role else None
    if kind is ActorKind.PERSON:
        if affiliation_sector == "REB" or (affiliation_sector in LEADING and said in {None, "GOV", "MIL", "CVL"}):
            return affiliation_sector
        return said or affiliation_sector
    named = _sector_in(name, codebook)
    if kind is ActorKind.ARMED_GROUP:
        return named if named in {"UAF", "CRM"} else "REB"
    if affiliation_sector in {"REB", "IGO"} and named in {None, "GOV", "MIL", "CVL"}:
        return affiliation_sector
    return named or said or affiliation_sector
