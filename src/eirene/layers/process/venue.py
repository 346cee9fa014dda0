"""Where the talks are, or are to be, held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.sides.talks import doers, is_deal, is_sitting, is_talks, negotiates
from eirene.syntax import passage, relation

PLACES = frozenset({"LOC", "GPE", "FAC"})
CASES = frozenset({"in", "at", "near", "outside"})


def find_venue(doc: Doc) -> str | None:
    """The place told most often as the seat of the talks; one of former rounds only when there is no other."""
    votes: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ in PLACES:
            weight = _weight(entity)
            if weight:
                votes[_name(entity)] += weight
    dateline = _dateline(doc)
    if dateline is not None and votes:
        votes[_name(dateline)] += 1
    return max(votes, key=lambda name: (votes[name], name)) if votes else None


def _name(place: Span) -> str:
    """The place's name, in title case where a dateline has it in capitals."""
    return place.text.title() if place.text.isupper() and len(place.text) > 3 else place.text


def _weight(place: Span) -> int:
    head = place.root
    while relation(head) in {"flat", "compound", "appos"} and head.head.ent_type_ in PLACES and head.head.i != head.i:
        head = head.head
    if relation(head) in {"compound", "amod"} or head.dep_ == "nmod:poss":
        noun = head.head
        return 4 if is_talks(noun) or (is_sitting(noun) and _of_talks(noun)) else 2 if is_deal(noun) else 0
    if not any(c.lower_ in CASES for c in head.children if relation(c) == "case"):
        return 0
    return _seat(head)


def _seat(place: Token) -> int:
    """The weight of "in PLACE" by what it hangs on: talks, or a verb whose parties meet, negotiate or sign."""
    governor = place.head
    if governor.pos_ in {"NOUN", "PROPN"}:
        if is_talks(governor):
            return 1 if _former(governor) else 4
        if is_sitting(governor) and _of_talks(governor):
            return 1 if _former(governor) else 3
        return 2 if governor.lemma_.lower() in load_words("process_delegates") | {"mediator"} else 0
    if governor.pos_ != "VERB":
        return 0
    if any(_former(noun) for noun in _nouns(governor)):
        return 1
    if any(is_talks(noun) or (is_sitting(noun) and _of_talks(noun)) for noun in _nouns(governor)):
        return 4
    if any(is_deal(noun) for noun in _nouns(governor)) and negotiates(governor):
        return 3
    return 2 if negotiates(governor) and _at_table(governor) else 0


def _nouns(verb: Token) -> Iterator[Token]:
    """What a verb is about: its subjects, objects and "for" or "after" phrases, and the noun that its clause describes."""
    for part in verb.children:
        if relation(part) in {"nsubj", "obj", "obl"} or part.dep_ == "obl:agent":
            yield part
    if relation(verb) == "acl":
        yield verb.head


def _at_table(verb: Token) -> bool:
    """True when sides, delegates or mediators meet, not two people about something else."""
    about = load_words("process_delegates") | load_words("process_generic_bodies") | load_words("process_mediators")
    return any(t.lemma_.lower() in about for d in doers(verb) for t in (d, *d.children))


def _of_talks(noun: Token) -> bool:
    """True for "a round of talks", "a negotiating session", and for a sitting in a sentence that speaks of talks."""
    return noun.lemma_.lower() == "round" or any(is_talks(t) for t in noun.subtree) or any(is_talks(t) for t in noun.sent)


def _former(noun: Token) -> bool:
    """True for a former round: "previous talks", "last year's session"."""
    return any(c.lower_ in load_words("process_former") for c in noun.subtree if c.i <= noun.i)


def _dateline(doc: Doc) -> Span | None:
    """The place before the body's first sentence, when there is one."""
    body = doc._.body_start
    return next((e for e in doc.ents if e.label_ in PLACES and passage(e).end <= body and passage(e).end > body - 60), None)
