"""Noun phrases of trees whose branches cross, as the parser gives them for broken text."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from eirene.layers.actors.forms import determiner, noun_span


def test_a_part_that_reaches_past_its_head_leaves_the_head_its_own_phrase() -> None:
    doc = Doc(
        Vocab(),
        words=["said", "minister", "Geneva", "."],
        heads=[1, 1, 0, 1],
        deps=["parataxis", "ROOT", "obl", "punct"],
        pos=["VERB", "NOUN", "PROPN", "PUNCT"],
    )
    span = noun_span(doc[1])
    assert span[0].text == "minister"
    assert determiner(span) == ""
