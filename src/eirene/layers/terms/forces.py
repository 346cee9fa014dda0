"""Concessions of armed forces: halts to fighting, withdrawals, and relief let through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from eirene.codebook.terms import TermEntry
from eirene.layers.terms.amounts import Amount, Amounts
from eirene.layers.terms.concessions import LONGEST, Concession, end_of, things_of, wording
from eirene.lexicon import load_words
from eirene.syntax import children, coordinated, relation
from eirene.types import ActorKind, Passage

WIDEST = 60  # characters from a halt to its length as one wording
NEAR = 5  # words around a halt in which what is halted stands


def read_truce(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "A truce of 45 days", "stop firing for 60 days", and a bare "ceasefire" without value."""
    lemma = token.lemma_.lower()
    length = _length(token, amounts)
    if lemma not in entry.nouns or lemma in load_words("term_vague_truce_nouns"):
        about = {w for t in token.subtree if t.i != token.i and abs(t.i - token.i) < NEAR for w in (t.lemma_.lower(), t.lower_)}
        if not about & {*entry.objects, "silent"} and not (length and lemma in entry.nouns):
            return
    if length is not None:
        where = Passage(min(token.idx, length.where.start), max(token.idx + len(token), length.where.end))
        if where.end - where.start > WIDEST:
            where = length.where
        yield Concession(entry.kind, token, where, length.number.value, length.length_unit)
    elif _stands_alone(token):
        yield Concession(entry.kind, token, wording(token), None, None, firm=False)


def _stands_alone(token: Token) -> bool:
    """True for "a ceasefire" and "a ceasefire proposal", not for "ceasefire talks" and "part of a ceasefire"."""
    if relation(token) == "compound":
        return token.head.lemma_.lower() in load_words("term_paper_nouns")
    return token.head.lemma_.lower() not in load_words("term_paper_parts")


def _length(token: Token, amounts: Amounts) -> Amount | None:
    """The length that a halt is to have: "60-day truce", "truce of 45 days", "may not exceed 15 days", "extend … by 30 days"."""
    near = [a for a in amounts.lengths.get(token.sent.start, ()) if _belongs(a.node, token)]
    return min(near, key=lambda a: abs(a.node.i - token.i), default=None)


def _belongs(unit: Token, token: Token) -> bool:
    cases = {c.lower_ for c in children(unit, "case")}
    if cases & {"after", "within", "in", "before", "since", "until", "during", "over"}:
        return False
    head = unit.head
    if head.lemma_.lower() in load_words("term_span_nouns") and head.i != token.i:
        unit, head, cases = head, head.head, {c.lower_ for c in children(head, "case")}
    whole = token.head.i if relation(token) == "compound" else token.i  # "a 60-day ceasefire deal"
    if head.i in {token.i, whole} or (head.head.i == token.i and head in things_of(token)):
        return True
    if head.lemma_.lower() in load_words("term_enduring_verbs") and "Past" in head.morph.get("Tense", []):
        return False
    verb = token if token.pos_ == "VERB" else token.head
    verbs = {verb.i} | {t.i for t in children(verb, "xcomp")} | ({t.i for t in children(token, "acl")})
    if head.i not in verbs or relation(unit) not in {"obl", "obj", "nmod", "advmod"}:
        return False
    return bool(cases & {"for", "by", "of", "to"}) or head.lemma_.lower() in load_words("term_lasting_verbs")


def read_withdrawal(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "The withdrawal of troops from the town", "pull back 15 kilometres"; leaving talks or treaties is none."""
    words = [t for t in token.subtree if abs(t.i - token.i) < 15 and t.i != token.i]
    lemmas = {t.lemma_.lower() for t in words}
    near = {t.lemma_.lower() for part in children(token, "obl", "nmod", "obj") for t in coordinated(part)}
    if near & set(entry.bars):
        return
    forces = lemmas & set(entry.objects)
    places = [t for t in words if t.ent_type_ == "LOC" or t.lemma_.lower() in load_words("term_place_nouns")]
    far = next((a for t in words if (a := amounts.by_token.get(t.i)) is not None and a.distance_unit), None)
    noun = token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in entry.nouns
    vague = token.lemma_.lower() in load_words("term_vague_leaving_words") and not _goes_out(token)
    if vague and token.pos_ == "VERB" and token.lemma_.lower() != "pull":
        movers = (*children(token, "nsubj"), token.head)
        forces = {t.lemma_.lower() for t in movers if t.lemma_.lower() in entry.objects or _is_armed(t)}
    if (vague and not forces) or not (noun or forces or (places and not vague) or far):
        return
    parts = [p for p in children(token, "nmod", "obl", "obj") if p.i > token.i and end_of(p) - token.idx < LONGEST]
    if far is not None:
        yield Concession(entry.kind, token, wording(token, *parts[:2]), far.number.value, far.distance_unit)
    else:
        yield Concession(entry.kind, token, wording(token, *parts[:1]), None, None, firm=bool(forces or places))


def _is_armed(token: Token) -> bool:
    """True for the name of an armed group."""
    actor = token.doc._.actor_at(token.idx, token.idx + len(token)) if token.pos_ == "PROPN" else None
    return actor is not None and actor.kind is ActorKind.ARMED_GROUP


def _goes_out(token: Token) -> bool:
    """ "Pull out", "pull back"."""
    return any(t.lower_ in {"out", "back"} for t in token.doc[token.i + 1 : min(token.sent.end, token.i + NEAR)])


def read_aid(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "600 trucks of aid a day", "humanitarian access", "let aid in"."""
    amount = amounts.by_token.get(token.i)
    carriers = load_words("term_carrier_nouns")
    if amount is not None and token.lemma_.lower() in carriers and _is_daily(token):
        yield Concession(entry.kind, token, amount.where, amount.number.value, entry.unit)
        return
    if amount is not None or token.lemma_.lower() in carriers or relation(token) == "compound":
        return
    humane = {t.lemma_.lower() for t in token.children} & set(entry.objects)
    passes = token.head.lemma_.lower() in load_words("term_passing_verbs") and relation(token) in {"obj", "nsubj"}
    word = token.lemma_.lower()
    if (passes and (humane or word in {"aid", "relief"})) or (humane and word in {"corridor", "access"}):
        yield Concession(entry.kind, token, wording(token), None, None, firm=False)


def _is_daily(token: Token) -> bool:
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 6) : min(token.sent.end, token.i + 14)]]
    return "daily" in words or any(rate in {"a", "per", "each", "every"} and day == "day" for rate, day in pairwise(words))
