"""Statements printed below their cue: "The minister said:" at the end of a line, and the quotation or text after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from eirene.codebook.attribution import Form
from eirene.layers.statements.drafts import Draft
from eirene.layers.statements.material import Material
from eirene.layers.statements.speakers import is_speaker, speaker_of
from eirene.layers.statements.verbs import cue_of, tells
from eirene.syntax import relation
from eirene.types import Passage

BACK = 20  # tokens between the cue and the colon
LONGEST = 12_000  # characters of one reprinted text
_COLON = re.compile(r":[ \t]*\n\s*(?=\S)")
_OWN = re.compile(r"\b(?:I|we|We|our|Our|my|My|us|me)\b")


def draft_releases(material: Material) -> Iterator[Draft]:
    """A draft for the quotation after such a line; without marks, for the paragraph and on to the last in the first person.

    The line may be the last one of the head, which some layouts take it for.
    """
    text, last = material.text, -1
    for colon in _COLON.finditer(text, max(0, text.rfind("\n", 0, max(0, material.body_start - 2)))):
        if colon.start() < last:
            continue
        verb = _cue(material, colon.start())
        word = material.word(verb) if verb is not None else None
        if verb is None or word is None:
            continue
        speaker = speaker_of(material, verb)
        if not is_speaker(material, speaker):
            continue
        quote = material.quotes.at(colon.end())
        content = quote or _content(material, colon.end())
        last = content.end
        material.taken.add(verb.i)
        yield Draft(cue_of(verb, word), content, "text after a colon", speaker, verb, verbatim=quote is None)


def _cue(material: Material, colon: int) -> Token | None:
    """The verb of saying before a colon, on its line."""
    doc, at = material.doc, material.token_at(colon)
    for token in reversed(doc[max(0, at - BACK) : at]):
        if token.is_space and "\n" in token.text:
            return None
        word = material.word(token)
        if word is not None and word.takes(Form.QUOTATION) and tells(token, word):
            return token
    return None


def _content(material: Material, start: int) -> Passage:
    """The reprinted words: one paragraph, and on to the last in the first person before somebody else is told to speak."""
    text = material.text
    end = place = start
    while place < min(len(text), start + LONGEST):
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        if place > start and _is_told(material, place, stop):
            break
        if place == start or _OWN.search(text, place, stop):
            end = stop
        place = stop + 1
    return Passage(start, start + len(text[start:end].rstrip()))


def _is_told(material: Material, start: int, stop: int) -> bool:
    """True for a paragraph of the report's own voice: with a quotation, or a named speaker's verb of saying."""
    if any(stop > q.start >= start for q in material.quotes.within(Passage(start, max(stop, start + 1)))):
        return True
    tokens = material.doc[material.token_at(start) : material.token_at(stop)]
    return any(c.pos_ == "PROPN" for t in tokens if material.word(t) is not None for c in t.children if relation(c) == "nsubj")
