"""People who act together without a name: gunmen, masked men, marchers, soldiers of some unit."""

from __future__ import annotations

from spacy.tokens import Span, Token

from eirene.layers.actors.forms import case_of, clean, conjoined, is_listed, is_plural
from eirene.lexicon import load_words
from eirene.syntax import children

CROWDS = ("actor_armed_nouns", "actor_crowd_nouns", "actor_collective_nouns")


def is_crowd(head: Token) -> bool:
    """True for nouns of people who act together, for people told by what they wear or bear, and for people who gather."""
    if is_listed(head, *CROWDS):
        return True
    if not is_plural(head) or not is_listed(head, "actor_people_nouns"):
        return False
    told = children(head, "amod", "compound")
    if any(is_listed(c, "actor_armed_adjectives", "actor_masked_adjectives") for c in told):
        return True
    return is_gathering(head) or (is_listed(head, "actor_soldier_nouns") and _is_of_some_unit(head))


def is_gathering(head: Token) -> bool:
    """True for many people who march, rally or protest: "some 5,000 people marched", "thousands of people gathered"."""
    counts = [c for c in head.children if c.dep_ in {"nummod", "amod"} and (c.pos_ == "NUM" or _is_vague(c))]
    top = conjoined(counted(head))
    many = bool(counts) or counted(head) is not head
    return many and top.dep_ == "nsubj" and is_listed(top.head, "actor_gathering_verbs")


def counted(head: Token) -> Token:
    """The noun of number that stands for a noun in its clause ("thousands" of "thousands of people"); itself when none does."""
    over = head.head
    return over if head.dep_ == "nmod" and case_of(head) == "of" and _is_vague(over) else head


def _is_vague(token: Token) -> bool:
    return token.lower_ in load_words("actor_vague_words")


def _is_of_some_unit(head: Token) -> bool:
    """ "Soldiers from an elite unit": some of a force, not the force."""
    parts = [c for c in head.children if c.dep_ == "nmod" and case_of(c) in {"from", "of"}]
    return any(c.pos_ == "NOUN" and is_listed(c, "actor_unit_words", "actor_part_nouns", "actor_org_nouns") for c in parts)


def fires(head: Token) -> bool:
    """True for those from whom fire comes: "came under fire from gunmen", "an attack by gunmen"."""
    top = conjoined(head)
    if case_of(top) not in {"from", "by"}:
        return False
    near = [top.head, *(c for c in top.head.children if c.dep_ == "obl")]
    return any(t.pos_ == "NOUN" and is_listed(t, "actor_conflict_nouns", "actor_fire_nouns") for t in near)


def crowd_name(span: Span, head: Token) -> str:
    """What the report calls them in a phrase, without words of number; those who are only people keep their number."""
    if is_gathering(head) and not is_listed(head, *CROWDS):
        top = counted(head)
        first = next((t.i for t in head.doc[top.left_edge.i : head.i] if t.pos_ in {"NUM", "ADJ"} or t.i == top.i), span.start)
        return clean(head.doc[first : head.i + 1].text)
    words = (t for t in span if t.pos_ in {"NOUN", "ADJ", "PROPN", "VERB"} and not _is_vague(t) and t.head.pos_ != "NUM")
    start = next((t.i for t in words), span.start)
    return clean(head.doc[start : span.end].text)
