"""Concessions as worded: the word that names one, what it is about, its number and its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from eirene.codebook.terms import TermEntry
from eirene.layers.terms.amounts import Amount, Amounts, is_person
from eirene.lexicon import load_words
from eirene.syntax import child, children, coordinated, passage, relation
from eirene.types import Passage, TermKind

LONGEST = 90  # characters of a concession's wording
NEAR = 5  # words after a verb in which its particle stands
WHOLE = frozenset({"remaining", "rest", "all", "those", "others"})


@dataclass(frozen=True, slots=True)
class Concession:
    """A concession: kind, the word that heads it, its wording, value and unit; `firm` when a number or an object makes it one."""

    kind: TermKind
    head: Token
    where: Passage
    value: float | None = None
    unit: str | None = None
    firm: bool = True


def read_concessions(token: Token, entries: dict[str, TermEntry], amounts: Amounts) -> list[Concession]:
    """The concessions that a word heads; none for most words."""
    lemma = token.lemma_.lower()
    for entry in entries.values():
        if not _heads(token, lemma, entry):
            continue
        found = list(_READERS[entry.kind](token, entry, amounts))
        if found:
            return found
    return []


def _heads(token: Token, lemma: str, entry: TermEntry) -> bool:
    if token.pos_ in {"NOUN", "PROPN"} and (lemma in entry.nouns or token.lower_ in entry.nouns):
        return True
    if token.pos_ not in {"VERB", "NOUN", "ADJ"}:
        return False
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + NEAR]} if token.i + 1 < len(token.doc) else set()
    for wording in entry.verbs:
        word, _, particle = wording.partition(" ")
        if word == lemma and (particle in after if particle else token.pos_ == "VERB"):
            return not particle or token.pos_ == "VERB" or _is_verbal(token)
    return False


def _is_verbal(token: Token) -> bool:
    """True for a verb that the tagger takes for a noun: it has a subject and a clause of its own."""
    return child(token, "nsubj", "aux", "mark") is not None


def _things(token: Token) -> list[Token]:
    """What is given: objects and passive subjects of a verb, "of" phrases and owners of a noun, with those coordinated."""
    found: list[Token] = []
    for part in token.children:
        role = relation(part)
        passive = role == "nsubj" and (part.dep_ == "nsubj:pass" or child(token, "aux:pass") is not None)
        given = role == "obj" or passive or (token.pos_ == "NOUN" and _is_of(part))
        if given:
            found.extend(coordinated(part))
    found.extend(_things_above(token))
    return found


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


def _wording(token: Token, *parts: Token) -> Passage:
    """From the head word to the end of what it is about, kept short."""
    last = max((_end(p) for p in parts), default=token.idx + len(token))
    first = min([token.idx, *(p.left_edge.idx for p in parts if p.i < token.i)])
    end = max(last, token.idx + len(token))
    return Passage(first, end) if end - first <= LONGEST else passage(token)


def _end(part: Token) -> int:
    """The end of a phrase before any clause or list hanging on it."""
    last = part
    for each in part.children:
        if each.i > part.i and relation(each) in {"nmod", "flat", "compound", "nummod"}:
            last = max(last, each.right_edge, key=lambda t: t.i)
    return last.idx + len(last)


# -- one reader a kind


def _exchange(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "the exchange of 30 soldiers for 120 prisoners", "30 soldiers would be exchanged for 120 prisoners", "a prisoner swap"."""
    listed = children(token, "appos", "parataxis", "dep", "list") if token.pos_ == "NOUN" else ()
    sides: list[Token] = [*_things(token), *listed]
    for part in list(token.children) + [g for t in sides for g in t.children]:
        if relation(part) in {"obl", "nmod"} and {c.lower_ for c in children(part, "case")} & {"for", "against"}:
            sides.extend(coordinated(part))
    people = [t for t in dict.fromkeys(sides) if _is_people(t, amounts)]
    valued = [a for t in people if (a := amounts.of(t)) is not None and a.length_unit is None]
    if valued:
        for amount in valued:
            yield Concession(entry.kind, token, amount.where, amount.number.value, entry.unit)
    elif people and not _reads_done(token):
        yield Concession(entry.kind, token, _wording(token, *people[:1]), None, entry.unit, firm=False)


def _is_people(token: Token, amounts: Amounts) -> bool:
    if token.lemma_.lower() in load_words("term_corpse_nouns"):
        return True
    amount = amounts.by_token.get(token.i)
    return is_person(token) or (amount is not None and amount.is_people)


def _remains(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    """ "the return of the bodies of 14 fighters", and the living given back together with the dead."""
    things = _things(token)
    if any(_is_corpse(thing) for thing in things):
        yield from _handed(token, things, entry.unit, amounts, "persons")


def _release(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    yield from _handed(token, _things(token), "bodies", amounts, entry.unit)


def _is_corpse(thing: Token) -> bool:
    """True for "remains", and for "nine dead men's remains" read from either end."""
    corpses = load_words("term_corpse_nouns")
    return thing.lemma_.lower() in corpses or any(t.lemma_.lower() in corpses for t in children(thing, "nmod", "compound"))


def _handed(token: Token, things: list[Token], bodies: str | None, amounts: Amounts, people: str | None) -> Iterator[Concession]:
    """The people and the dead that are let go or given back; a single person is 1, "the rest" has no number."""
    for thing in things:
        amount = amounts.of(thing)
        value = amount.number.value if amount is not None else None
        if _is_corpse(thing):
            where = amount.where if amount is not None else _wording(token, thing)
            yield Concession(TermKind.RETURN_OF_REMAINS, token, where, value, bodies, firm=value is not None)
        elif amount is not None and _counts_people(amount, thing):
            yield Concession(TermKind.RELEASE, token, amount.where, value, people)
        elif amount is None and (is_person(thing) or thing.lower_ in WHOLE):
            one = "Plur" not in thing.morph.get("Number", []) and thing.lower_ not in WHOLE
            yield Concession(TermKind.RELEASE, token, _wording(token, thing), 1.0 if one else None, people, firm=False)


def _counts_people(amount: Amount, thing: Token) -> bool:
    return amount.length_unit is None and not amount.is_money and (amount.is_people or is_person(thing))


def _truce(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    lemma = token.lemma_.lower()
    length = _length(token, amounts)
    if lemma not in entry.nouns or lemma in load_words("term_vague_truce_nouns"):
        about = {w for t in token.subtree if t.i != token.i and abs(t.i - token.i) < NEAR for w in (t.lemma_.lower(), t.lower_)}
        if not about & {*entry.objects, "silent"} and not (length and lemma in entry.nouns):
            return
    if length is not None:
        where = Passage(min(token.idx, length.where.start), max(token.idx + len(token), length.where.end))
        if where.end - where.start > LONGEST:
            where = length.where
        yield Concession(entry.kind, token, where, length.number.value, length.length_unit)
    elif relation(token) != "compound":
        yield Concession(entry.kind, token, _wording(token), None, None, firm=False)


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
    if head.i == token.i or (head.head.i == token.i and head in _things(token)):
        return True
    verb = token if token.pos_ == "VERB" else token.head
    verbs = {verb.i} | {t.i for t in children(verb, "xcomp")} | ({t.i for t in children(token, "acl")})
    if head.i not in verbs or relation(unit) not in {"obl", "obj", "nmod", "advmod"}:
        return False
    return bool(cases & {"for", "by", "of", "to"}) or head.lemma_.lower() in load_words("term_lasting_verbs")


def _withdrawal(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    words = [t for t in token.subtree if abs(t.i - token.i) < 15 and t.i != token.i]
    lemmas = {t.lemma_.lower() for t in words}
    near = {t.lemma_.lower() for part in children(token, "obl", "nmod", "obj") for t in coordinated(part)}
    if near & set(entry.bars):
        return
    forces = lemmas & set(entry.objects)
    places = [t for t in words if t.ent_type_ == "LOC" or t.lemma_.lower() in load_words("term_place_nouns")]
    far = next((a for t in words if (a := amounts.by_token.get(t.i)) is not None and a.distance_unit), None)
    noun = token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in entry.nouns
    vague = token.lemma_.lower() in load_words("term_vague_leaving_words")
    if (vague and not forces) or not (noun or forces or (places and not vague) or far):
        return
    parts = [p for p in children(token, "nmod", "obl", "obj") if p.i > token.i and _end(p) - token.idx < LONGEST]
    if far is not None:
        yield Concession(entry.kind, token, _wording(token, *parts[:2]), far.number.value, far.distance_unit)
    else:
        yield Concession(entry.kind, token, _wording(token, *parts[:1]), None, None, firm=bool(forces or places))


def _aid(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
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
        yield Concession(entry.kind, token, _wording(token), None, None, firm=False)


def _is_daily(token: Token) -> bool:
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 6) : min(token.sent.end, token.i + 14)]]
    return "daily" in words or any(rate in {"a", "per", "each", "every"} and day == "day" for rate, day in pairwise(words))


def _other(token: Token, entry: TermEntry, amounts: Amounts) -> Iterator[Concession]:
    things = (
        _things(token)
        + _selves(token)
        + [p for p in children(token, "nmod", "obl") if {c.lower_ for c in children(p, "case")} & {"to", "from"}]
    )
    verb = token.pos_ == "VERB"
    about = [t for t in things if t.lemma_.lower() in entry.objects or t in amounts or _is_people(t, amounts)]
    if verb and not [t for t in things if t.lemma_.lower() in entry.objects or t in _selves(token)]:
        return
    if not verb and not about:
        return
    amount = next((a for t in things if (a := amounts.by_token.get(t.i)) is not None), None)
    if amount is not None:
        unit = "persons" if amount.noun is None or is_person(amount.noun) else amount.length_unit or amount.noun.lower_
        yield Concession(entry.kind, token, _wording(token, *about[:1]), amount.number.value, unit)
    else:
        yield Concession(entry.kind, token, _wording(token, *about[:1]), None, None, firm=verb)


def _selves(token: Token) -> list[Token]:
    """Those who do the thing to themselves: "2,400 fighters were to disarm"."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in load_words("term_self_verbs") or child(token, "obj") is not None:
        return []
    return [t for t in children(token, "nsubj") if is_person(t)]


def read_sum(token: Token, amounts: Amounts) -> list[Concession]:
    """A sum of money, or a bare number, that is itself asked for or offered ("wants 2 million dollars", "has offered thirty")."""
    amount = amounts.by_token.get(token.i)
    if amount is None or amount.node.i != token.i or not amount.is_money:
        return []
    return [
        Concession(
            TermKind.OTHER, token, amount.where, amount.number.value, f"{amount.lemma}s" if amount.lemma else "money", firm=False
        )
    ]


_READERS = {
    TermKind.PRISONER_EXCHANGE: _exchange,
    TermKind.RETURN_OF_REMAINS: _remains,
    TermKind.RELEASE: _release,
    TermKind.TRUCE: _truce,
    TermKind.WITHDRAWAL: _withdrawal,
    TermKind.AID: _aid,
    TermKind.OTHER: _other,
}


def _reads_done(token: Token) -> bool:
    """True for a plain past or perfect verb: it tells what was done."""
    return token.pos_ == "VERB" and "Past" in token.morph.get("Tense", []) and child(token, "aux") is None
