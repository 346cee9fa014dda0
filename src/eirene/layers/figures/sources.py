"""Who gives a number: the body that counts, else whoever says so."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.layers.figures.context import Context
from eirene.layers.figures.counts import Count
from eirene.layers.figures.measures import governors
from eirene.lexicon import load_words
from eirene.syntax import children, coordinated, relation
from eirene.types import Statement

BESIDE = 3  # characters between a statement's content and a number that still belongs to it


def find_source(count: Count, context: Context) -> str | None:
    """The name of the actor that the report makes answer for the number; None where it does not say."""
    return _beside(count) or _owner(count) or _speaker(count, context) or _counting_subject(count) or context.author


def _name(token: Token) -> str | None:
    actor = token.doc._.actor_at(token.idx, token.idx + len(token))
    return actor.name if actor is not None else None


def _beside(count: Count) -> str | None:
    """The body right before a bare number in a list of counts ("the ministry 24 and the movement 47")."""
    node = count.node
    if (
        count.noun is not None
        or node.i == node.sent.start
        or relation(node) not in {"flat", "appos", "nummod", "conj", "dep", "orphan", "nmod"}
    ):
        return None
    before = node.nbor(-1)
    return _name(before) if before.pos_ in {"PROPN", "NOUN"} and node.head.i < node.i else None


def _owner(count: Count) -> str | None:
    """The owner of the tally that the number is: "the movement's figure is 46", "its count of 21", "by the office's count"."""
    for token in (*count.node.children, count.node.head, *count.node.head.children):
        if token.i != count.node.i and token.lemma_.lower() in load_words("count_tally_nouns"):
            for owner in children(token, "nmod:poss"):
                found = _name(owner)
                if found is not None:
                    return found
    return None


def _speaker(count: Count, context: Context) -> str | None:
    """The speaker of the tightest statement that holds the number."""
    anchor = count.number.anchor
    around = [s for s in context.statements[context.sentence(count.node)] if _holds(s, count)]
    best = min(around, key=lambda s: (not s.content.covers(anchor), s.content.end - s.content.start), default=None)
    return best.speaker if best is not None else None


def _holds(statement: Statement, count: Count) -> bool:
    return statement.content.covers(count.number.anchor) or statement.content.gap(count.number.anchor) < BESIDE


def _counting_subject(count: Count) -> str | None:
    """The subject of the counting verb that has the number as object ("investigators verified 29 deaths")."""
    for verb, role in governors(count):
        if role == "subject" or verb.lemma_.lower() not in load_words("count_counting_verbs"):
            continue
        for subject in children(verb, "nsubj", "obl"):
            if relation(subject) == "obl" and subject.dep_ != "obl:agent":
                continue
            named = [n for t in coordinated(subject) if (n := _name(t)) is not None]
            if named:
                return named[0]
    return None
