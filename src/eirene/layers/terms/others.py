"""Any other concession: a thing done to a place, a body or a sum, and sums themselves."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.codebook.terms import TermEntry
from eirene.layers.terms.amounts import Amount, Amounts, is_person
from eirene.layers.terms.concessions import Concession, is_people, things_of, wording
from eirene.lexicon import load_words
from eirene.syntax import child, children, relation
from eirene.types import TermKind

FOLLOWING = 40  # words after a term in which a bare number goes on with it


def read_other(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "Reopen the crossing", "an end to the siege", "the transfer of nine prisoners", "2,400 fighters were to disarm"."""
    things = (
        things_of(token)
        + _selves(token)
        + [p for p in children(token, "nmod", "obl") if {c.lower_ for c in children(p, "case")} & {"to", "from"}]
    )
    verb = token.pos_ == "VERB"
    about = [t for t in things if t.lemma_.lower() in entry.objects or is_people(t, amounts) or _is_sum_of(t, amounts)]
    if verb and not [t for t in things if t.lemma_.lower() in entry.objects or t in _selves(token)]:
        return
    if not verb and not about and (token.lemma_.lower() not in load_words("term_whole_nouns") or _is_put_to(token)):
        return
    amount = next((a for t in things if (a := amounts.by_token.get(t.i)) is not None and _is_sized(t, a)), None)
    kind = TermKind.AID if any(_is_for_relief(t) for t in about) else entry.kind
    if amount is not None:
        unit = "persons" if amount.noun is None or is_person(amount.noun) else amount.length_unit or amount.noun.lower_
        yield Concession(kind, token, wording(token, *about[:1]), amount.number.value, unit)
    else:
        yield Concession(kind, token, wording(token, *about[:1]), None, None, firm=verb)


def _is_for_relief(way: Token) -> bool:
    """ "Three aid routes", "humanitarian corridors"."""
    return any(c.lower_ in {"aid", "relief", "humanitarian"} for c in children(way, "compound", "amod"))


def _is_put_to(token: Token) -> bool:
    """ "Put it to a referendum"."""
    return relation(token) == "obl" and any(c.lower_ == "to" for c in children(token, "case"))


def _is_sum_of(thing: Token, amounts: Amounts) -> bool:
    amount = amounts.by_token.get(thing.i)
    return amount is not None and _is_sized(thing, amount)


def _is_sized(thing: Token, amount: Amount) -> bool:
    """True for counts, and for lengths after "of" ("a guarantee of sixty days", not "a two-day strike")."""
    return amount.length_unit is None or any(c.lower_ == "of" for c in children(thing, "case"))


def _selves(token: Token) -> list[Token]:
    """Those who do the thing to themselves: "2,400 fighters were to disarm"."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in load_words("term_self_verbs") or child(token, "obj") is not None:
        return []
    return [t for t in children(token, "nsubj") if is_person(t)]


def read_sum(token: Token, amounts: Amounts) -> list[Concession]:
    """A sum of money, or a bare number, that is itself asked for or offered ("wants 2 million dollars", "has offered thirty")."""
    amount = amounts.by_token.get(token.i)
    if amount is None or amount.node.i != token.i:
        return []
    if amount.is_money:
        return [Concession(TermKind.OTHER, token, amount.where, amount.number.value, amount.money_unit, firm=False)]
    if amount.noun is not None and relation(token) == "nmod" and token.head.lemma_.lower() in load_words("term_pay_nouns"):
        return [Concession(TermKind.OTHER, token.head, amount.where, amount.number.value, amount.noun.lower_, firm=False)]
    return []


def read_bare(token: Token, amounts: Amounts, last: Concession | None) -> list[Concession]:
    """A bare number offered or asked for against the term told right before ("has offered 110,000", "promised twelve")."""
    amount = amounts.by_token.get(token.i)
    if last is None or last.value is None or amount is None or amount.noun is not None or relation(token) != "obj":
        return []
    if amount.is_money or not 0 < token.i - last.head.i < FOLLOWING:
        return []
    return [Concession(last.kind, token, amount.where, amount.number.value, last.unit, firm=False)]
