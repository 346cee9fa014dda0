"""Where an event took place: the narrowest place named in its clause."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Span, Token

from eirene.codebook.events import load_event_class
from eirene.layers.events.frames import has_case
from eirene.layers.events.matching import Trigger
from eirene.layers.events.scene import Scene
from eirene.lexicon import load_words
from eirene.syntax import relation

FAR = 300  # tokens back to the place that "the town" means
WIDEST = 200  # words under a verb among which places are looked for
OTHER_CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
MOVES = frozenset({"AID", "CONSULT", "MOBILIZE", "RETREAT"})


def place_of(scene: Scene, trigger: Trigger) -> str | None:
    """The name of the place in the clause of the event, an address before a town, the nearer before the farther."""
    found: list[tuple[int, int, str]] = []
    for level, governor in enumerate(_governors(trigger)):
        for token in islice(governor.subtree, WIDEST):
            span = _name_at(scene, token)
            if span is None or span.root.i != token.i or token.i in scene.time_tokens or _in_other_clause(token, governor):
                continue
            if _places(scene, token, trigger):
                found.append((level, _rank(token, span, trigger), " ".join(span.text.split())))
        if found:
            break
    return min(found)[2] if found else _described(scene, trigger)


def _described(scene: Scene, trigger: Trigger) -> str | None:
    """The name of a place that the clause only describes: "X, a town that the army seized", "the army took the town"."""
    if trigger.type.name not in {"ASSAULT", "COERCE"}:
        return None
    for noun in _place_nouns(trigger):
        first = next(t.i for t in noun.subtree if not t.is_punct)
        beside = [noun.doc[first - 2]] if first > 1 and noun.doc[first - 1].text == "," else []  # "X, a town"
        named = [noun, *(c for c in noun.children if relation(c) == "appos"), *beside]
        span = next((s for t in named if (s := _name_at(scene, t)) is not None), None) or _named_before(scene, noun)
        if span is not None:
            return " ".join(span.text.split())
    return None


def _place_nouns(trigger: Trigger) -> list[Token]:
    """What a clause hits or takes, where that is a place: what it describes, its object, and where it happens."""
    head = trigger.head
    described = [head.head] if head.dep_ == "acl:relcl" else []
    told = [c for c in head.children if relation(c) in {"obj", "obl"} or c.dep_ == "nsubj:pass"]
    nouns = load_words("actor_place_nouns")
    return [t for t in (*described, *told) if t.ent_type_ == "LOC" or t.lemma_.lower() in nouns]


def _named_before(scene: Scene, noun: Token) -> Span | None:
    """The last place named before "that town", or named as a town before "the town"; no country and no body."""
    words = {c.lower_ for c in noun.children}
    if not words & {"the", "that", "this"}:
        return None
    before = (scene.names.get(i) for i in range(noun.i - 1, max(-1, noun.i - FAR), -1))
    places = (s for s in before if s is not None and s.label_ == "LOC" and scene.actor(s.root) is None)
    return next((s for s in places if "the" not in words or _is_called(s, noun)), None)


def _is_called(name: Span, noun: Token) -> bool:
    """True for X in "the town of X" and "X, a town"."""
    root = name.root
    called = [*(c for c in root.children if relation(c) == "appos"), root.head]
    return any(t.lemma_.lower() == noun.lemma_.lower() for t in called)


def _governors(trigger: Trigger) -> list[Token]:
    """The event word, the verb that carries it, and the clause that it stands in."""
    governors = [trigger.head]
    if trigger.light is not None:
        governors.append(trigger.light)
    token = trigger.head
    while token.pos_ in {"NOUN", "PROPN", "NUM"} and token.head.i != token.i:
        token = token.head
    above = token.head if trigger.verbal and relation(token) in {"xcomp", "advcl", "conj"} else token
    return [*governors, *[t for t in (token, above) if t.i not in {g.i for g in governors}]]


def _name_at(scene: Scene, token: Token) -> Span | None:
    """The place name that the token is part of, or a lone name that the model took for somebody who is nobody of the report."""
    span = scene.names.get(token.i)
    if span is None or token.ent_type_ == "LOC":
        return span
    return span if len(span) == 1 and scene.actor(token) is None else None


def _in_other_clause(token: Token, governor: Token) -> bool:
    while token.i not in (governor.i, token.head.i):
        if relation(token) in OTHER_CLAUSES or token.dep_ == "acl:relcl" or (relation(token) == "conj" and token.pos_ == "VERB"):
            return True
        token = token.head
    return False


def _says_whose(scene: Scene, place: Token, trigger: Trigger) -> bool:
    """True for a place that says where somebody comes from or works ("mediators from A", "rebels in B")."""
    people = load_event_class(scene.codebook, "people") | load_event_class(scene.codebook, "bodies")
    return relation(place) == "nmod" and place.head.i != trigger.head.i and place.head.lemma_.lower() in people


def _places(scene: Scene, token: Token, trigger: Trigger) -> bool:
    """True when a place name says where: by its preposition, as the name of a described place, or as what is hit or taken."""
    top = token
    for _ in range(3):
        if has_case(top, *load_words("event_place_cases")):
            return not _says_whose(scene, top, trigger)
        if relation(top) == "obl" and trigger.type.name in MOVES and has_case(top, *load_words("event_way_cases")):
            return True
        if (
            relation(top) in {"appos", "flat", "compound", "conj", "nmod"}
            and top.head.pos_ in {"NOUN", "PROPN"}
            and _is_place_word(top)
        ):
            top = top.head
        else:
            break
    taken = trigger.type.name in {"ASSAULT", "COERCE", "RETREAT"}
    return taken and (
        relation(top) == "obj" or top.dep_ == "nsubj:pass" or (top.head.i == trigger.head.i and has_case(top, "of"))
    )


def _is_place_word(token: Token) -> bool:
    """True when the noun above is a place that the name names ("the town of Maldun"), not somebody from there."""
    return has_case(token, "of", "in", "at") or relation(token) in {"appos", "flat", "conj"}


def _rank(token: Token, span: Span, trigger: Trigger) -> int:
    """Smaller is narrower and nearer."""
    exact = len(span) > 1 and any(t.lemma_.lower() in load_words("event_venue_words") for t in span)
    return (0 if exact or has_case(token, "at") else 100) + abs(token.i - trigger.head.i)
