"""Who gives a number: the body that counts, else whoever says so."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from eirene.layers.figures.context import Context
from eirene.layers.figures.counts import Count
from eirene.layers.figures.sharing import PEOPLE, Told
from eirene.lexicon import load_words
from eirene.syntax import children, coordinated, relation
from eirene.types import Measure, Statement

HEIGHT = 8  # heads followed from a number up to the verb that claims it
BESIDE = 3  # characters between a statement's content and a number that still belongs to it


def find_source(count: Count, context: Context, before: Sequence[Told], measure: Measure) -> str | None:
    """The name of the actor that the report makes answer for the number; None where it does not say.

    The publisher of its own findings answers for counts of people done harm. `before` are the figures found so far: "it counted
    71 wounded" goes on with the source of the last one.
    """
    named = _beside(count, context) or _owner(count, context) or _speaker(count, context) or _counter(count, context, before)
    return named or (context.author if measure in PEOPLE else None)


def _name(token: Token, context: Context) -> str | None:
    actor = token.doc._.actor_at(token.idx, token.idx + len(token))
    return actor.name if actor is not None else context.aliases.get(token.text)


def _entity(token: Token) -> str | None:
    """The name that a word is part of."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return doc[first : last + 1].text


def _beside(count: Count, context: Context) -> str | None:
    """The body right before a bare number in a list of counts ("the ministry 24 and the movement 47")."""
    node = count.node
    if (
        count.noun is not None
        or node.i == node.sent.start
        or relation(node) not in {"flat", "appos", "nummod", "conj", "dep", "orphan", "nmod"}
    ):
        return None
    before = node.nbor(-1)
    return _name(before, context) if before.pos_ in {"PROPN", "NOUN"} and node.head.i < node.i else None


def _owner(count: Count, context: Context) -> str | None:
    """The owner of the tally that the number is: "the movement's figure is 46", "its count of 21", "by the office's count"."""
    for token in (*count.node.children, count.node.head, *count.node.head.children):
        if token.i != count.node.i and token.lemma_.lower() in load_words("count_tally_nouns"):
            for owner in children(token, "nmod:poss"):
                found = _name(owner, context)
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


def _counter(count: Count, context: Context, before: Sequence[Told]) -> str | None:
    """The subject of the verb that counts, recalls or alleges the number ("investigators verified 29 deaths")."""
    token = count.node
    for _ in range(HEIGHT):
        role, verb = relation(token), token.head
        if verb.i == token.i:
            return None
        if role != "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() in load_words("count_claiming_verbs"):
            for subject in (*children(verb, "nsubj"), *children(verb, "obl:agent")):
                named = [n for t in coordinated(subject) if (n := _name(t, context)) is not None]
                if named:
                    return named[0]
                if subject.pos_ == "PRON" and before:
                    return before[-1][1].source
                if subject.ent_type_ == "ORG":
                    return _entity(subject)
        token = verb
    return None
