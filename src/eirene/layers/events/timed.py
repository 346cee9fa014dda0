"""Time expressions of a report with the words that they date."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import TimeExpression

REACH = 20  # tokens to the left of a time expression in which the verb that it dates is looked for


@dataclass(frozen=True, slots=True)
class Timed:
    """A dated time expression, its tokens `[start, end)`, the head of them, and the word that it dates."""

    time: TimeExpression
    start: int
    end: int
    root: Token
    dates: Token


def time_in(doc: Doc, time: TimeExpression, span: Span, sentence: int) -> Timed:
    """The time expression of a span in the sentence that starts at a token."""
    return Timed(time, span.start, span.end, span.root, _dated_word(doc, span, sentence))


def _dated_word(doc: Doc, span: Span, sentence: int) -> Token:
    """The word that a time expression dates.

    Nearness is surer than the tree in two cases: right after a reporting verb it dates that verb, and before a comma it dates the
    verb on its left, not one that follows.
    """
    root = span.root
    before = span.start - 1
    while before > sentence and doc[before].pos_ in {"ADP", "DET", "ADV", "SPACE"}:
        before -= 1
    if before >= sentence and doc[before].pos_ == "VERB" and doc[before].lemma_.lower() in load_words("event_telling_words"):
        return doc[before]
    if root.head.i > span.end and doc[min(span.end, len(doc) - 1)].text == ",":
        left = doc[max(sentence, span.start - REACH) : span.start]
        return next((t for t in reversed(left) if t.pos_ == "VERB" and relation(t) not in {"amod", "compound"}), root)
    return root
