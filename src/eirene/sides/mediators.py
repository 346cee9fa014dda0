"""Who mediates: states, bodies and persons that the report shows between the sides, by syntax and by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from eirene.lexicon import load_table, load_words
from eirene.sides.bodies import Bodies, bodies_of, capitals_before, kept
from eirene.sides.names import same_body
from eirene.sides.talks import doers, is_sitting, is_topical
from eirene.syntax import HYPHENS, children, relation
from eirene.types import Actor, ActorKind

ABOVE = 2  # nouns above the one that a clause hangs on ("talks between A and a delegation, which were facilitated by B")


def find_mediators(doc: Doc, parties: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Names of the mediators without the parties: those who are told to mediate first, then those who sent envoys.

    A person stands for himself where no body is named for him.
    """
    bodies = bodies_of(doc)
    persons = {a.name: bodies.home(a) for a in doc._.actors if a.kind is ActorKind.PERSON}
    kept: list[str] = []
    for name in (*told_mediators(doc), *find_envoys(doc), *find_visitors(doc)):
        if not any(same_body(name, other) for other in (*kept, *parties)):
            kept.append(name)
    return tuple(name for name in kept if persons.get(name) not in {k for k in kept if k not in persons})


def told_mediators(doc: Doc) -> Counter[str]:
    """How often the report's words show each body or person mediating, by themselves or beside one who does."""
    return kept(doc, "mediators", _count_told)


def _count_told(doc: Doc) -> Counter[str]:
    bodies = bodies_of(doc)
    told = Counter(name for token in doc for name in _told(token, bodies))
    for token in doc:
        if told and token.lemma_.lower() in load_words("process_officials") and any(is_topical(t) for t in token.sent):
            senders = next((bodies.names(c) for c in token.children if _is_from(c)), ())
            if len(senders) > 1 and set(senders) & set(told):
                told.update(name for name in senders if name not in told)
    return told


def _is_from(token: Token) -> bool:
    """True for the phrase of "officials from A and B"."""
    return relation(token) == "nmod" and any(c.lower_ in {"from", "of"} for c in token.children)


def _told(token: Token, bodies: Bodies) -> Iterator[str]:
    """The mediators one word tells: of a verb its doers, of a noun its owners, of a hyphenated participle its first part."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in load_table("process_mediating_verbs") and _is_mediation(token):
        for doer in doers(token):
            yield from bodies.group(doer) or _person(bodies, doer)
            beside = (c for c in (*doer.children, *token.children) if relation(c) in {"nmod", "obl"} and _beside(c))
            yield from (n for c in beside for n in bodies.group(c) or _person(bodies, c))
        if relation(token) == "amod":
            yield from (n for c in children(token.head, "appos") for n in bodies.group(c))
    elif token.pos_ == "VERB" and lemma in load_words("process_thanks_verbs") and _thanked_for_mediation(token):
        yield from (name for thanked in children(token, "obj") for name in bodies.group(thanked) or _person(bodies, thanked))
    elif token.pos_ in {"NOUN", "PROPN"} and (
        lemma in load_words("process_mediators") or _good_offices(token) or _invites(token)
    ):
        yield from _mediators_of(token, bodies)
    hyphenated = token.lower_ in load_words("process_mediating_participles") and token.i > 1 and token.nbor(-1).text in HYPHENS
    if hyphenated and any(is_topical(t) or is_sitting(t) for t in (token.head, token.head.head)):
        first = token.nbor(-2)
        if first.text[:1].isupper():
            yield bodies.at(first) or capitals_before(first)


def _beside(token: Token) -> bool:
    """True for "along with A", "together with A", "alongside A"."""
    words = {c.lower_ for c in token.children} | {g.lower_ for c in token.children for g in c.children}
    return "alongside" in words or bool(words & {"along", "together"})


def _is_mediation(verb: Token) -> bool:
    """True when the verb means mediation by itself, or has talks or a deal as its object or passive subject."""
    if load_table("process_mediating_verbs")[verb.lemma_.lower()] == "alone":
        return True
    things = [c for c in verb.children if relation(c) == "obj" or c.dep_ == "nsubj:pass"]
    if relation(verb) == "conj" and verb.head.pos_ == "VERB":
        things.extend(c for c in verb.head.children if relation(c) == "obj" or c.dep_ == "nsubj:pass")
        verb = verb.head
    if relation(verb) in {"acl", "amod"}:
        things.extend((verb.head, *islice(verb.head.ancestors, ABOVE)))
    return any(is_topical(t) or is_sitting(t) for thing in things for t in (thing, *thing.children))


def _thanked_for_mediation(verb: Token) -> bool:
    """True for thanks "for its mediation", "for the good offices of …", "for hosting the talks"."""
    words = load_words("process_mediators") | load_words("process_thanked_work")
    reasons = (t for c in verb.children if relation(c) in {"obl", "advcl"} for t in c.subtree)
    return any(
        t.lemma_.lower() in words or _good_offices(t) or t.lemma_.lower() in load_table("process_mediating_verbs")
        for t in reasons
    )


def _invites(token: Token) -> bool:
    """True for "at the invitation of A", by which a host brings the sides together."""
    return token.lower_ == "invitation" and any(c.lower_ in {"at", "upon"} for c in token.children)


def _good_offices(token: Token) -> bool:
    return token.lower_ == "offices" and any(c.lower_ == "good" for c in token.children)


def _mediators_of(noun: Token, bodies: Bodies) -> Iterator[str]:
    """The bodies that own a noun of mediation ("Omani mediators", "mediators from A and B", "the good offices of A")."""
    if any(relation(c) == "det" and c.lower_ in {"no", "any"} for c in noun.children):
        return
    named = _person(bodies, noun)
    team = (*noun.head.children,) if relation(noun) == "compound" else ()
    owners = [
        c
        for c in (*noun.children, *team)
        if relation(c) in {"amod", "compound", "appos", "flat"}
        or c.dep_ == "nmod:poss"
        or (relation(c) == "nmod" and any(p.lower_ in {"of", "from", "by", "including", "like"} for p in c.children))
    ]
    if named and not any(bodies.at(o) for o in owners if relation(o) not in {"amod", "appos", "flat"}):
        yield from named
        return
    for owner in owners:
        if owner is not noun:
            state = bodies.state(owner)
            yield from (state,) if state and bodies.known(state) else bodies.names(owner)
    acting = relation(noun) == "obl" and any(c.lower_ == "as" for c in noun.children)
    if acting:
        for doer in doers(noun.head):
            yield from bodies.group(doer) or _person(bodies, doer)
    elif relation(noun) == "appos" or any(relation(c) == "cop" for c in noun.children):
        subject = noun.head if relation(noun) == "appos" else next(iter(doers(noun)), None)
        if subject is not None and not owners:
            yield from bodies.group(subject) or _person(bodies, subject)


def _person(bodies: Bodies, token: Token) -> tuple[str, ...]:
    """The person or office that a word names, when it stands for no body of the report."""
    actor = bodies.actor(token)
    return (actor.name,) if actor is not None and actor.kind in {ActorKind.PERSON, ActorKind.OFFICE} else ()


def find_envoys(doc: Doc) -> tuple[str, ...]:
    """Mediators and envoys by their roles: a mediator in person, an envoy for the body that sent him."""
    return kept(doc, "envoys", lambda d: tuple(dict.fromkeys(_envoys(d))))


def _envoys(doc: Doc) -> Iterator[str]:
    bodies = bodies_of(doc)
    for actor in doc._.actors:
        words = {w.strip(",.").lower() for w in (actor.role or "").replace("-", " ").split()}
        if actor.kind is ActorKind.PERSON and words & load_words("process_mediators"):
            yield actor.name
        elif actor.kind in {ActorKind.PERSON, ActorKind.OFFICE} and words & load_words("process_envoys"):
            sender = bodies.home(actor) or bodies.named_in((actor.role or "").partition("nvoy")[0]) or _body_named(doc, actor)
            if sender:
                yield sender
    for token in doc:
        if token.lemma_.lower() in load_words("process_envoys") and token.pos_ in {"NOUN", "PROPN"}:
            owners = list(children(token, "nmod:poss")) or list(children(token, "amod", "compound"))
            for part in owners:
                yield from (name for name in bodies.names(part) if bodies.known(name) or bodies.actor(part) is not None)


def _body_named(doc: Doc, actor: Actor) -> str | None:
    """The affiliation of an envoy when the report names it as an organization."""
    return next((e.text for e in doc.ents if e.label_ == "ORG" and e.text == actor.affiliation), None)


def find_visitors(doc: Doc) -> Iterator[str]:
    """States that send a delegation and whose office speaks of the talks' prospects."""
    bodies = bodies_of(doc)
    speakers = {s.speaker for s in doc._.statements if s.assessment}
    assessing = {bodies.home(a) for a in doc._.actors if a.kind is ActorKind.OFFICE and a.name in speakers}
    for token in doc:
        if token.lemma_.lower() in load_words("process_delegates"):
            yield from (name for name in bodies.sent_by(token) if name in assessing)


def find_observers(doc: Doc) -> Iterator[str]:
    """Bodies that send monitors, observers or peacekeepers: third parties that need not mediate."""
    bodies = bodies_of(doc)
    for token in doc:
        if token.lemma_.lower() in load_words("process_observers") and token.pos_ in {"NOUN", "PROPN"}:
            for part in token.children:
                if relation(part) in {"amod", "compound", "nmod"}:
                    yield from bodies.names(part)
