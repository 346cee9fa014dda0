"""Sums of money by their sign, code or word."""

from __future__ import annotations

from eirene.layers.figures.counts import Count
from eirene.lexicon import load_table, load_words
from eirene.syntax import span_at


def money_unit(count: Count) -> str | None:
    """The currency of a sum ("$7 million", "EUR 2.1 billion", "120 million euros"); None where no money is counted."""
    if count.noun is not None and count.lemma in load_words("count_currencies"):
        return count.noun.lower_
    doc = count.node.doc
    span = span_at(doc, count.number.anchor)
    signs = load_table("count_money_signs")
    before = doc[span.start - 1].text if span.start else ""
    for printed in (before, before[-1:], span[0].text[:1]):
        if printed in signs:
            return signs[printed]
    return None
