"""How a speaker sees the prospects of the talks."""

from __future__ import annotations

import re
from functools import cache

from eirene.codebook import Codebook
from eirene.codebook.attribution import ProspectCues
from eirene.types import Assessment

NEGATORS = re.compile(r"\b(?:not|no|never|nor|neither|without|hardly|little|lack of|despite)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)


@cache
def _patterns(codebook: Codebook) -> dict[str, re.Pattern[str]]:
    entries = codebook.entries("assessment", ProspectCues)
    return {name: re.compile("|".join(entry.patterns), re.IGNORECASE) for name, entry in entries.items()}


def assess(said: str, around: str, codebook: Codebook) -> Assessment | None:
    """The assessment that the words `said` carry, when they or the sentence `around` are about the talks; None otherwise."""
    patterns = _patterns(codebook)
    if not patterns["about"].search(said + " " + around):
        return None
    if patterns["negative"].search(said):
        return Assessment.NEGATIVE
    hopeful = patterns["positive"].search(said)
    if hopeful and NEGATORS.search(said[: hopeful.start()]):
        return Assessment.NEGATIVE
    if patterns["cautious"].search(said):
        return Assessment.CAUTIOUS
    return Assessment.POSITIVE if hopeful else None
