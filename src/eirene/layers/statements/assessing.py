"""How a speaker sees the prospects of the talks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.codebook.assessment import Prospect
from eirene.lexicon import load_words
from eirene.types import Assessment, Passage

_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|without|hardly|little|scarcely|cannot|\w+n[’']t|lack(?:s|ed|ing)? (?:of|any)?|despite|absence of"
    r"|rule[sd]? out)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:but|although|though|while|yet|however|despite|even if|nevertheless)\b", re.IGNORECASE)
AROUND = 260  # characters before a content in which its topic may stand


@dataclass(frozen=True, slots=True)
class _Pattern:
    expression: re.Pattern[str]
    assessment: Assessment
    turned: Assessment | None
    settled: bool


@cache
def _patterns(codebook: Codebook) -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(re.compile(r"\b(?:" + "|".join(e.patterns) + ")", re.IGNORECASE), e.assessment, e.turned, e.settled)
        for e in codebook.entries("assessment", Prospect).values()
    )


def assess(doc: Doc, content: Passage, topical: list[int], codebook: Codebook) -> Assessment | None:
    """The assessment in the words of a content that is about talks, or that follows closely on a word for talks.

    `topical` are the places of such words in the text, in order.
    """
    said = content.of(doc.text)
    about = any(content.start <= place < content.end for place in topical)
    near = about or any(content.start - AROUND < place < content.end for place in topical)
    found: set[Assessment] = set()
    for pattern in _patterns(codebook):
        if not (near or pattern.settled):
            continue
        for match in pattern.expression.finditer(said):
            negated = _NEGATED.search(said[max(0, match.start() - 40) : match.start()]) is not None
            value = pattern.turned if negated else pattern.assessment
            if value is not None:
                found.add(value)
    return _together(found, said)


def find_topical(doc: Doc) -> list[int]:
    """The places of words for talks."""
    words = load_words("speech_talks")
    return [t.idx for t in doc if t.lemma_.lower() in words and t.pos_ in {"NOUN", "VERB", "PROPN"}]


def _together(found: set[Assessment], said: str) -> Assessment | None:
    if not found:
        return None
    if len(found) == 1:
        return next(iter(found))
    if Assessment.NEGATIVE in found:
        mixed = Assessment.POSITIVE in found and _CONTRAST.search(said) is not None
        return Assessment.CAUTIOUS if mixed else Assessment.NEGATIVE
    return Assessment.CAUTIOUS
