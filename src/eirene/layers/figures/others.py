"""Counts of no set measure – lorries, shells, marchers – and numbers that count nothing a report would list."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from eirene.layers.figures.context import Context
from eirene.layers.figures.counts import Count
from eirene.layers.figures.sharing import Told, tally_phrases
from eirene.lexicon import load_words
from eirene.syntax import HYPHENS, children, relation, span_at
from eirene.types import ActorKind, Measure

FEW = 10  # up to here a definite phrase names its members ("the two leaders") and a rare noun is no count
SHORTEST = 3  # letters of a counted noun; shorter ones are units and signs


def counts_nothing(count: Count) -> bool:
    """True for shares, and for numbers inside a compound ("two-state solution", "five-point plan")."""
    doc, span = count.node.doc, span_at(count.node.doc, count.number.anchor)
    after = doc[span.end].text if span.end < len(doc) else ""
    if after in HYPHENS:
        return True
    return after.lower() in load_words("count_shares")


def is_other(count: Count, before: Sequence[Told], context: Context) -> bool:
    """True when the number counts people or things that are neither sides, speakers, issues nor measures of space and time."""
    if count.noun is None:
        return _goes_on(count, before) or numbered(count) is not None
    if count.is_bare or _names_members(count) or _speaks(count.noun, context):
        return False
    lemma = count.lemma
    if count.number.value == 1 or not (count.noun.is_alpha or "-" in lemma) or len(lemma) < SHORTEST:
        return False
    if lemma in load_words("count_uncounted_nouns") or relation(count.noun) == "compound":
        return False
    if lemma in load_words("count_thing_nouns") or lemma in load_words("count_person_nouns") or count.is_person:
        return True
    return count.noun.pos_ == "NOUN" and count.number.value > FEW and count.noun.i > count.numeral.i


def _goes_on(count: Count, before: Sequence[Told]) -> bool:
    """ "62 lorries crossed on Saturday and 58 on Sunday": a bare number coordinated with a count of things."""
    if not before or before[-1][1].measure is not Measure.OTHER:
        return False
    token, last = count.node, before[-1][0].node
    while relation(token) == "conj" and token.head.i != token.i:
        token = token.head
    if token.i != count.node.i and (token.i == last.i or token.head.i == last.head.i):
        return True
    return count.number.value <= before[-1][1].value and (_is_drawn(token, last) or _is_done_besides(token, last))


def _is_drawn(part: Token, whole: Token) -> bool:
    """ "Of the 21 lorries that left, two were turned back"."""
    drawn = any(c.lower_ in {"of", "among"} for c in children(whole, "case"))
    return drawn and relation(part) == "nsubj" and whole.head.i in {part.head.i, part.i}


def _is_done_besides(part: Token, whole: Token) -> bool:
    """ "It attacked 60 vessels, sinking three and seizing two"."""
    if relation(part) != "obj" or relation(whole) != "obj":
        return False
    verb = part.head
    while relation(verb) == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return relation(verb) == "advcl" and verb.head.i == whole.head.i


def numbered(count: Count) -> Token | None:
    """What "the number of" counts where the number stands alone ("the number of checkpoints has risen to 40")."""
    if count.noun is not None:
        return None
    for phrase in tally_phrases(count):
        if phrase.lemma_.lower() == "number":
            for part in children(phrase, "nmod"):
                if any(c.lower_ == "of" for c in children(part, "case")) and _is_listed(part):
                    return part
    return None


def _is_listed(noun: Token) -> bool:
    """True for the people and things that reports count."""
    lemma = noun.lemma_.lower()
    known = lemma in load_words("count_thing_nouns") or lemma in load_words("count_person_nouns")
    return known and lemma not in load_words("count_uncounted_nouns")


def _names_members(count: Count) -> bool:
    """ "the two leaders", "these three conditions", "its two neighbours"."""
    if count.noun is None or count.number.value > FEW:
        return False
    first = span_at(count.noun.doc, count.number.anchor).start
    lead = count.noun.doc[max(0, first - 2) : first]
    return any(t.lower_ in load_words("count_definite_words") for t in lead)


def _speaks(noun: Token, context: Context) -> bool:
    """ "two officials said", "according to two people with knowledge of the talks"."""
    actor = noun.doc._.actor_at(noun.idx, noun.idx + len(noun))
    if actor is not None and actor.kind is ActorKind.UNNAMED_SOURCE:
        return True
    if any(c.lemma_.lower() == "accord" or c.lower_ == "according" for c in children(noun, "case")):
        return True
    if relation(noun) == "nsubj" and noun.head.pos_ == "VERB":
        verb = noun.head
        return any(cue.start <= verb.idx < cue.end for cue in context.cues[context.sentence(verb)])
    return False
