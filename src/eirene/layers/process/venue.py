"""Where the talks are, or are to be, held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.sides.bodies import bodies_of
from eirene.sides.names import same_body
from eirene.sides.talks import doers, is_deal, is_sitting, is_talks, negotiates
from eirene.syntax import HYPHENS, clause_head, relation

PLACES = frozenset({"LOC", "GPE", "FAC"})
CASES = frozenset({"in", "at", "near", "outside", "to"})
TOLD = 2.0  # weight from which on a place is told outright as the seat, and needs no hints
NEAR = 12  # words before a place in which talks must be named when the tree does not say so
LEAD = 6  # words between a preposition and a place's name ("in the Swiss lakeside city of …")


def find_venue(doc: Doc, parties: tuple[str, ...] = ()) -> str | None:
    """The place told most often as the seat of the talks; of former rounds only when there is no other, a party's own never."""
    votes: dict[str, float] = defaultdict(float)
    places = {e.text.lower() for e in doc.ents if e.label_ in PLACES}
    for entity in doc.ents:
        if entity.label_ in PLACES or entity.text.lower() in places:
            weight = 0.0 if any(same_body(entity.text, p) for p in parties) else _weight(entity)
            if weight:
                votes[_name(entity)] += weight
    dateline = _dateline(doc)
    if dateline in votes:
        votes[dateline] += 1
    if not any(weight >= TOLD for weight in votes.values()):
        for entity in doc.ents:
            if entity.label_ in PLACES and _is_hinted(entity) and not any(same_body(entity.text, p) for p in parties):
                votes[_name(entity)] += TOLD
    return max(votes, key=votes.__getitem__) if votes else None


def _is_hinted(place: Span) -> bool:
    """True for "diplomats in PLACE", and for "in PLACE" in a headline about talks or what keeps the sides apart."""
    case = _case(place)
    if case is None or case.lower_ == "to" or _is_widening(place) or not place.text[:1].isupper():
        return False
    if case.i > case.sent.start and case.nbor(-1).lemma_.lower() in load_words("process_talk_people"):
        return True
    words = load_words("process_open_matters") | load_words("process_talks")
    told = any(t.lemma_.lower() in words for t in place.doc[case.sent.start : case.i])
    return told and relation(place.root) != "compound" and place.start_char < place.doc._.body_start


def _name(place: Span) -> str:
    """The place's name, in title case where a dateline has it in capitals."""
    name = place.text.strip(" ,.;:\n")
    return name.title() if name.isupper() and len(name) > 3 else name


def _weight(place: Span) -> float:
    """How strongly the words around a place make it the seat of talks; half for a building, which a town holds."""
    head = place.root
    if relation(head) in {"compound", "amod"} or head.dep_ == "nmod:poss":
        noun = head.head
        if is_talks(noun) or (is_sitting(noun) and _of_talks(noun)):
            return 4.0
    after = place.doc[place.end] if place.end < place.sent.end else None
    if after is not None and (is_talks(after) or after.lower_ == "talks"):
        return 4.0
    described = after is not None and after.lemma_.lower() in load_words("process_place_nouns")
    if described or (after is not None and after.text in HYPHENS) or _is_widening(place) or head.pos_ == "ADJ":
        return 0.0
    case = _case(place)
    if case is None:
        return 0.0
    found = _seat(place, case)
    narrow = {t.lower_ for t in place} & load_words("process_buildings")
    return found / 2 if narrow else found


def _is_widening(place: Span) -> bool:
    """True for the second of "Town, Country"."""
    doc, first = place.doc, place.start
    return first > 1 and doc[first - 1].text == "," and doc[first - 2].ent_type_ == place.label_


def _case(place: Span) -> Token | None:
    """The preposition that leads to a place, over what describes it ("in the lakeside city of", "at the border point of")."""
    doc = place.doc
    for token in reversed(doc[max(place.sent.start, place.start - LEAD) : place.start]):
        if token.lower_ in CASES and token.pos_ == "ADP":
            return token
        describes = token.lemma_.lower() in load_words("process_place_nouns") or token.pos_ in {"DET", "ADJ", "PROPN"}
        if not describes and token.lower_ not in {"of", "'s", "’s", ","} and relation(token) not in {"compound", "amod"}:
            return None
    return None


def _seat(place: Span, case: Token) -> float:
    """The weight of "in PLACE": by the noun right before it, by what the tree hangs it on, by the words before it."""
    before = case.nbor(-1) if case.i > case.sent.start else None
    if before is not None and case.lower_ != "to" and (is_talks(before) or (is_sitting(before) and _of_talks(before))):
        return 1.0 if _former(before) else 4.0
    hangs = case.head.head
    if hangs.pos_ == "NOUN" and any(is_talks(c) for c in hangs.children if relation(c) == "nmod"):
        return 4.0
    if hangs.pos_ == "VERB":
        return _at_verb(hangs, case)
    if _told_where(place):
        return 3.0
    if hangs.pos_ == "NOUN" and hangs.lemma_.lower() in load_words("process_delegates") | load_words("process_mediators"):
        return 2.0
    if hangs.pos_ == "NOUN" and hangs.ent_type_ == "" and not (is_talks(hangs) or is_sitting(hangs)):
        sent = load_words("process_delegates") - load_words("process_envoys")
        return 2.0 if any(d.lemma_.lower() in sent for d in doers(clause_head(hangs))) else 0.0
    if case.lower_ == "to":
        return 0.0
    window = case.doc[max(case.sent.start, case.i - NEAR) : case.i]
    about = [t for t in window if is_talks(t) or (is_sitting(t) and _of_talks(t)) or (t.pos_ == "VERB" and _meets(t))]
    return 0.0 if not about else 1.0 if any(_former(t) for t in about) else 2.0


def _at_verb(verb: Token, case: Token) -> float:
    """The weight of a verb's place by what the verb is about."""
    nouns = list(_nouns(verb))
    if any(_former(noun) for noun in nouns if is_talks(noun) or is_sitting(noun)):
        return 1.0
    if any(is_talks(noun) or (is_sitting(noun) and _of_talks(noun)) for noun in nouns):
        return 2.0 if case.lower_ == "to" else 4.0
    if case.lower_ == "to":
        return 1.0 if any(is_deal(t) for c in verb.children if relation(c) in {"advcl", "xcomp"} for t in c.children) else 0.0
    if any(is_deal(noun) for noun in nouns) and negotiates(verb):
        return 1.0 if relation(verb) == "acl" else 3.0
    if any(noun.lemma_.lower() in load_words("process_drafts") for noun in nouns) and relation(verb) == "acl":
        return 2.0
    return 3.0 if _meets(verb) or _agree(verb) else 0.0


def _nouns(verb: Token) -> Iterator[Token]:
    """What a verb is about: its subjects, objects and further phrases, those of its purpose, and the noun it describes."""
    for part in verb.children:
        if relation(part) in {"nsubj", "obj", "obl"}:
            yield part
        elif relation(part) in {"advcl", "xcomp"}:
            yield from (c for c in part.children if relation(c) in {"obj", "obl"})
    if relation(verb) == "acl" or (relation(verb) == "advcl" and verb.head.pos_ == "NOUN"):
        yield verb.head


def _meets(verb: Token) -> bool:
    """True when sides, delegates or mediators meet or negotiate, not two people about something else."""
    about = load_words("process_delegates") | load_words("process_generic_bodies") | load_words("process_mediators")
    about |= load_words("process_deals") | load_words("process_talks")
    return negotiates(verb) and any(t.lemma_.lower() in about for d in doers(verb) for t in (d, *d.children))


def _agree(verb: Token) -> bool:
    """True when two bodies, not two people, negotiate or agree."""
    bodies = bodies_of(verb.doc)
    sides = [d for d in doers(verb) if not bodies.is_person(d)] if negotiates(verb) else []
    return len({name for side in sides for name in bodies.group(side)}) > 1


def _told_where(place: Span) -> bool:
    """True for "in A, where the delegations have been meeting"."""
    clauses = (c for t in place for c in t.children if relation(c) == "acl")
    return any(c.pos_ == "VERB" and _meets(c) and any(w.lower_ == "where" for w in c.children) for c in clauses)


def _of_talks(noun: Token) -> bool:
    """True for "a round of talks", and for a sitting where its sentence or, with "the", the one before speaks of talks."""
    if noun.lemma_.lower() == "round" and any("Ord" in c.morph.get("NumType", []) for c in noun.children):
        return True
    own = [c for c in noun.children if relation(c) == "nmod" and any(p.lower_ == "of" for p in c.children)]
    if own:
        return any(is_talks(c) or is_sitting(c) for c in own)
    if any(is_talks(t) for t in noun.sent):
        return True
    definite = any(c.lower_ in {"the", "this"} for c in noun.children)
    return definite and noun.sent.start > 0 and any(is_talks(t) for t in noun.doc[noun.sent.start - 1].sent)


def _former(noun: Token) -> bool:
    """True for a former round: "previous talks", "last year's session"."""
    return any(c.lower_ in load_words("process_former") for c in noun.subtree if c.i <= noun.i)


def _dateline(doc: Doc) -> str | None:
    """The place named last before the body begins."""
    body = doc._.body_start
    places = [e for e in doc.ents if e.label_ in PLACES and body - 60 < e.end_char <= body]
    return _name(places[-1]) if places else None
