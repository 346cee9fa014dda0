"""Concessions about people: exchanges, releases, and the return of the dead."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.codebook.terms import TermEntry
from eirene.layers.terms.amounts import Amount, Amounts, is_person
from eirene.layers.terms.concessions import Concession, is_people, things_of, wording
from eirene.lexicon import load_words
from eirene.syntax import child, children, coordinated, relation
from eirene.types import TermKind

WHOLE = frozenset({"remaining", "rest", "all", "those", "others"})


def read_exchange(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "the exchange of 30 soldiers for 120 prisoners", "30 soldiers would be exchanged for 120 prisoners", "a prisoner swap"."""
    listed = children(token, "appos", "parataxis", "dep", "list") if token.pos_ == "NOUN" else ()
    sides: list[Token] = [*things_of(token), *listed]
    around = (*token.children, *(g for t in sides for g in t.children), *_beside(token))
    for part in around:
        if relation(part) in {"obl", "nmod"} and {c.lower_ for c in children(part, "case")} & {"for", "against"}:
            sides.extend(coordinated(part))
    people = [t for t in dict.fromkeys(sides) if is_people(t, amounts)]
    valued = [a for t in people if (a := amounts.of(t)) is not None and a.length_unit is None]
    if valued:
        for amount in valued:
            dead = amount.lemma in load_words("term_corpse_nouns")
            kind, unit = (TermKind.RETURN_OF_REMAINS, "bodies") if dead else (entry.kind, entry.unit)
            yield Concession(kind, token, amount.where, amount.number.value, unit)
    elif people and not _reads_done(token):
        kind = TermKind.RETURN_OF_REMAINS if _is_corpse(people[0]) else entry.kind
        yield Concession(kind, token, wording(token, *people[:1]), None, entry.unit, firm=False)


def _beside(token: Token) -> Iterator[Token]:
    """What hangs beside "in exchange" ("the release of 33 hostages in exchange for 1,900 prisoners")."""
    if any(c.lower_ == "in" for c in children(token, "case")):
        yield from token.head.children


def _reads_done(token: Token) -> bool:
    """True for a plain past or perfect verb: it tells what was done."""
    return token.pos_ == "VERB" and "Past" in token.morph.get("Tense", []) and child(token, "aux") is None


def read_remains(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "the return of the bodies of 14 fighters", and the living given back together with the dead."""
    things = things_of(token)
    if any(_is_corpse(thing) for thing in things):
        yield from _handed(token, things, entry.unit, amounts, "persons")


def read_release(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "The release of ten hostages", "free 120 prisoners", "hand over the rest"."""
    yield from _handed(token, things_of(token), "bodies", amounts, entry.unit)


def _is_corpse(thing: Token) -> bool:
    """True for "remains", and for "nine dead men's remains" read from either end."""
    corpses = load_words("term_corpse_nouns")
    if thing.lemma_.lower() in corpses or any(t.lemma_.lower() in corpses for t in children(thing, "nmod", "compound")):
        return True
    after = thing.doc[thing.i + 1 : thing.i + 3]
    return len(after) == 2 and after[0].pos_ == "PART" and after[1].lemma_.lower() in corpses


def _handed(token: Token, things: list[Token], bodies: str | None, amounts: Amounts, people: str | None) -> Iterator[Concession]:
    """The people and the dead that are let go or given back; a single person is 1, "the rest" has no number."""
    for thing in things:
        amount = amounts.of(thing)
        value = amount.number.value if amount is not None else None
        if _is_corpse(thing):
            where = amount.where if amount is not None else wording(token, thing)
            yield Concession(TermKind.RETURN_OF_REMAINS, token, where, value, bodies, firm=value is not None)
        elif not _is_let_go(token, amount.noun if amount is not None and amount.noun is not None else thing):
            continue
        elif amount is not None and _counts_people(amount, thing):
            yield Concession(TermKind.RELEASE, token, amount.where, value, people)
        elif amount is None and (is_person(thing) or thing.lower_ in WHOLE):
            one = "Plur" not in thing.morph.get("Number", []) and thing.lower_ not in WHOLE and relation(thing) != "compound"
            yield Concession(TermKind.RELEASE, token, wording(token, thing), 1.0 if one else None, people, firm=False)


def _is_let_go(token: Token, thing: Token) -> bool:
    """False for people who are no captives and only go back or are moved ("the return of displaced persons")."""
    if token.lemma_.lower() not in load_words("term_moving_words"):
        return True
    return thing.pos_ == "NUM" or thing.lemma_.lower() in load_words("term_captive_nouns") or _is_captured(thing)


def _is_captured(thing: Token) -> bool:
    """True when a word at the noun says that its people are captives."""
    return any(part.lower_ in load_words("term_captive_words") for part in children(thing, "amod", "acl"))


def _counts_people(amount: Amount, thing: Token) -> bool:
    return amount.length_unit is None and not amount.is_money and (amount.is_people or is_person(thing))
