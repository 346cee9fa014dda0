"""From the words for a speaker to a name: the actor's, or the words that describe somebody who is no actor."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import Actor, ActorKind

LONGEST_NAME = 90
NAMELESS = frozenset({ActorKind.UNNAMED_SOURCE, ActorKind.OFFICE})  # "its organiser, Lina Petrov" is the person
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})
_BEFORE = frozenset({"amod", "compound", "nummod", "nmod", "flat", "det"})
_AFTER = frozenset({"flat", "compound", "nummod", "nmod", "goeswith"})
_WORD = re.compile(r"\w+")


def actor_of(doc: Doc, token: Token) -> Actor | None:
    """The actor that a token's mention means; its apposition's where it has none."""
    parts = [token, *(c for c in token.children if relation(c) in {"appos", "flat"} or c.dep_ == "nmod:desc")]
    found: list[Actor] = [
        a for part in parts if (a := doc._.actor_at(part.idx, part.idx + len(part))) is not None and _fits(part, a)
    ]
    if found and found[0].kind in NAMELESS:
        return next((a for a in found if a.kind is ActorKind.PERSON), found[0])
    return found[0] if found else None


def _fits(token: Token, actor: Actor) -> bool:
    """False for another office of the same kind: "the defence minister" is not the actor who is prime minister."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in load_words("actor_office_nouns"):
        return True
    branch = {c.lower_ for c in token.children if relation(c) == "compound" and c.pos_ == "NOUN"}
    known = {w.lower() for w in _WORD.findall(f"{actor.name} {actor.role or ''} {actor.affiliation or ''}")}
    return branch <= known or token.lower_ not in known


def name_of(doc: Doc, token: Token) -> str | None:
    """The actor's name; for somebody who is no actor the words that describe them, without article; None for a bare pronoun."""
    actor = actor_of(doc, token)
    if actor is not None:
        return actor.name
    if token.pos_ == "PRON":
        return None
    words = " ".join(described(token).text[:LONGEST_NAME].split())
    return words or None


def printed(token: Token) -> Span:
    """The same with its article or possessive: the words as they stand."""
    span = described(token)
    start = span.start
    while start > 0 and token.doc[start - 1].head.i == token.i and token.doc[start - 1].lower_ in _ARTICLES:
        start -= 1
    return token.doc[start : span.end]


def described(token: Token) -> Span:
    """The words of a noun phrase that describe its head: modifiers and complements, without article, preposition and clauses."""
    doc = token.doc
    start, end = token.i, token.i + 1
    for part in token.children:
        if part._.entity_type == "time" or (part.i > token.i and part.pos_ == "NUM" and token.doc[part.left_edge.i].text == ","):
            continue  # a time; "Amira, 34"
        if part.i < token.i and relation(part) in _BEFORE and part.lower_ not in _ARTICLES:
            start = min(start, part.left_edge.i)
        elif part.i > token.i and relation(part) in _AFTER and part.left_edge.i >= end:
            end = part.right_edge.i + 1
    while start < token.i and (
        doc[start].lower_ in _ARTICLES or doc[start].is_punct or doc[start].pos_ in {"ADP", "SCONJ", "ADV"}
    ):
        start += 1
    return doc[start:end]
