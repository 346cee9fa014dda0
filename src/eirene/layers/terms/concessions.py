"""Concessions as worded: the word that names one, what it is about, its number and its unit."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from eirene.layers.terms.amounts import Amounts, is_person
from eirene.lexicon import load_words
from eirene.syntax import child, children, coordinated, passage, relation
from eirene.types import Passage, TermKind

PARTICLES = frozenset({"over", "back", "up"})
LONGEST = 90  # characters of a concession's wording


@dataclass(frozen=True, slots=True)
class Concession:
    """A concession: kind, the word that heads it, its wording, value and unit; `firm` when a number or an object makes it one."""

    kind: TermKind
    head: Token
    where: Passage
    value: float | None = None
    unit: str | None = None
    firm: bool = True


def things_of(token: Token) -> list[Token]:
    """What is given: objects and passive subjects of a verb, "of" phrases and owners of a noun, with those coordinated."""
    found: list[Token] = []
    for part in token.children:
        role = relation(part)
        passive = role == "nsubj" and (part.dep_ == "nsubj:pass" or child(token, "aux:pass") is not None)
        given = role == "obj" or passive or _is_after_particle(part) or (token.pos_ == "NOUN" and _is_of(part))
        if given:
            found.extend(coordinated(part))
    found.extend(_shared(token))
    found.extend(_things_above(token))
    return found


def _shared(token: Token) -> list[Token]:
    """What a participle shares with the one before it ("the remains are to be exhumed and returned")."""
    if (
        relation(token) != "conj"
        or "Part" not in token.morph.get("VerbForm", [])
        or child(token, "nsubj", "aux", "obj") is not None
    ):
        return []
    first = token.head
    return [t for part in first.children if part.dep_ == "nsubj:pass" for t in coordinated(part)]


def _is_after_particle(part: Token) -> bool:
    """ "Hand over the bodies", its particle read as a preposition."""
    return relation(part) == "obl" and any(c.i == part.head.i + 1 and c.lower_ in PARTICLES for c in children(part, "case"))


def _things_above(token: Token) -> list[Token]:
    """What is given where it stands above: "the men released", "names to be struck", "prisoners due to be exchanged"."""
    if relation(token) == "acl" and ("Part" in token.morph.get("VerbForm", []) or child(token, "aux:pass") is not None):
        return [token.head]
    head = token.head
    if relation(token) in {"xcomp", "advcl", "ccomp"} and head.pos_ == "ADJ" and relation(head) in {"amod", "acl"}:
        return [head.head]
    return []


def _is_of(part: Token) -> bool:
    if relation(part) == "nmod" and part.dep_ != "nmod:poss":
        return part.i > part.head.i and any(c.lower_ == "of" for c in children(part, "case"))
    return relation(part) == "compound"


def wording(token: Token, *parts: Token) -> Passage:
    """From the head word to the end of what it is about, kept short."""
    last = max((end_of(p) for p in parts), default=token.idx + len(token))
    first = min([token.idx, *(p.left_edge.idx for p in parts if p.i < token.i)])
    end = max(last, token.idx + len(token))
    return Passage(first, end) if end - first <= LONGEST else passage(token)


def end_of(part: Token) -> int:
    """The end of a phrase before any clause or list hanging on it."""
    last = part
    for each in part.children:
        if each.i > part.i and relation(each) in {"nmod", "flat", "compound", "nummod"}:
            last = max(last, each.right_edge, key=lambda t: t.i)
    return last.idx + len(last)


def is_people(token: Token, amounts: Amounts) -> bool:
    """True when the word stands for people or for their remains."""
    if token.lemma_.lower() in load_words("term_corpse_nouns") or is_person(token):
        return True
    amount = amounts.of(token)
    return amount is not None and amount.is_people
