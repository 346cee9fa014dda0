"""Where people in one report differ on who did what, or whether it happened: blame on both sides, charges denied."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.sides.bodies import Bodies, bodies_of
from eirene.sides.names import same_body
from eirene.sides.talks import doers
from eirene.syntax import children, passage, span_at, subtree
from eirene.types import EventStatus, Finding, FindingKind

BACK = 2  # sentences before a denial in which the charge may stand
MUTUAL = frozenset({"other", "another"})


def check_accounts(doc: Doc) -> Iterator[Finding]:
    """Mutual blame, charges that are denied or answered with another, and acts told as denied; each matter once."""
    bodies = bodies_of(doc)
    sentences = {s.start: n for n, s in enumerate(doc.sents)}
    verbs = [t for t in doc if t.pos_ == "VERB"]
    charges = [t for t in verbs if t.lemma_.lower() in load_words("finding_blame_verbs")]
    denials = [t for t in verbs if _denies(t)]
    taken: set[int] = set()
    for verb in charges:
        if _is_mutual(verb):
            taken.add(verb.i)
            yield Finding(FindingKind.ACCOUNTS_DIFFER, (passage(verb),), "each side blames the other")
    answers = [*denials, *(c for c in charges if c.i not in taken)]
    for answer in sorted(answers, key=lambda t: t.i):
        charge = _charge_before(answer, charges, bodies, sentences, taken)
        if charge is not None and answer.i not in taken:
            taken |= {charge.i, answer.i}
            who = _name(answer, bodies) or "the other side"
            yield Finding(FindingKind.ACCOUNTS_DIFFER, (passage(charge), passage(answer)), f"{who} tells it otherwise")
    yield from _claims_denied(doc, [d for d in denials if d.i not in taken], bodies, sentences)
    yield from _denied_events(doc)


def _is_mutual(verb: Token) -> bool:
    """True for "each side blames the other", "they accused each other", "the two traded accusations" with one verb."""
    objects = list(children(verb, "obj"))
    return any(t.lower_ in MUTUAL and o.i in {t.i, t.head.i} for o in objects for t in subtree(o)[:4])


def _denies(token: Token) -> bool:
    """True for a verb of denial, and for a dismissal of a charge or a report."""
    lemma = token.lemma_.lower()
    if lemma in load_words("finding_denial_verbs"):
        withheld = load_words("finding_withheld_nouns")
        return not any(c.lemma_.lower() in withheld for c in token.children)
    claims = load_words("finding_blame_nouns")
    return lemma in load_words("finding_dismissal_verbs") and any(o.lemma_.lower() in claims for o in children(token, "obj"))


def _charge_before(
    answer: Token, charges: list[Token], bodies: Bodies, sentences: dict[int, int], taken: set[int]
) -> Token | None:
    """The nearest charge before an answer, by somebody else, that the answer can be about."""
    number = sentences[answer.sent.start]
    near = [c for c in charges if c.i < answer.i and number - sentences[c.sent.start] <= BACK and c.i not in taken]
    speaker = _name(answer, bodies)
    for charge in reversed(near):
        accuser = _name(charge, bodies)
        if accuser and speaker and same_body(accuser, speaker):
            continue
        if _denies(answer) or not (accuser and speaker) or _is_answered(charge, answer, bodies):
            return charge
    return None


def _is_answered(charge: Token, answer: Token, bodies: Bodies) -> bool:
    """True when one of two charges is laid on the other's speaker."""
    sides = [
        (_name(a, bodies), {n for o in children(b, "obj", "obl") for n in bodies.group(o)})
        for a, b in ((charge, answer), (answer, charge))
    ]
    return any(name is not None and any(same_body(name, target) for target in targets) for name, targets in sides)


def _name(verb: Token, bodies: Bodies) -> str | None:
    """Whom a verb's subject speaks for: a body, else the person or office itself."""
    for doer in doers(verb):
        group = bodies.group(doer)
        if group:
            return group[0]
        actor = bodies.actor(doer)
        if actor is not None:
            return actor.name
    return None


def _claims_denied(doc: Doc, denials: list[Token], bodies: Bodies, sentences: dict[int, int]) -> Iterator[Finding]:
    """What one speaker states in the sentence before, and another denies as "it" or "the report"."""
    for token in denials:
        if not any(_points_back(o) for o in children(token, "obj")):
            continue
        speaker, number = _name(token, bodies), sentences[token.sent.start]
        before = [
            s
            for s in doc._.statements
            if s.speaker and s.speaker != speaker and 0 <= number - _sentence_of(doc, s.content.start, sentences) <= 1
            and s.content.end <= token.idx and not _speaks_for(doc, s.speaker, speaker, bodies)
        ]  # fmt: skip
        if before:
            yield Finding(FindingKind.ACCOUNTS_DIFFER, (before[-1].content, passage(token)), f"{speaker or 'somebody'} denies it")


def _points_back(thing: Token) -> bool:
    """True for "it" and "the accusation", not for a claim that is told only here ("reports of a rift")."""
    if thing.pos_ == "PRON":
        return thing.lower_ in {"it", "this", "that", "them"}
    definite = any(c.lower_ in {"the", "this", "that", "these", "those", "such", "all"} for c in children(thing, "det"))
    return definite and thing.lemma_.lower() in load_words("finding_blame_nouns")


def _speaks_for(doc: Doc, name: str, body: str | None, bodies: Bodies) -> bool:
    """True when an actor belongs to a body."""
    actor = next((a for a in doc._.actors if a.name == name), None)
    home = bodies.body(actor) if actor is not None else None
    return bool(body and home and same_body(body, home))


def _sentence_of(doc: Doc, place: int, sentences: dict[int, int]) -> int:
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    return sentences[span[0].sent.start] if span is not None and len(span) else -BACK


def _denied_events(doc: Doc) -> Iterator[Finding]:
    """An act that a speaker denies, where the report says that somebody claims it or tells it as done."""
    told = {(e.type, a) for e in doc._.events if e.status is not EventStatus.DENIED for a in e.actors}
    for event in doc._.events:
        if event.status is not EventStatus.DENIED:
            continue
        span = span_at(doc, event.anchor)
        claimed = len(span) and {t.lemma_.lower() for t in span[0].sent} & load_words("finding_blame_nouns")
        if claimed or any((event.type, a) in told for a in event.actors):
            yield Finding(FindingKind.ACCOUNTS_DIFFER, (event.anchor,), f"denied by {event.source or 'a speaker'}")
