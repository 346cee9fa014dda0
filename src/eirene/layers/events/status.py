"""Whether an event is told as done, going on, to come, imagined or denied."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.syntax import is_negated, relation
from eirene.types import EventStatus

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODAL = frozenset({"would", "could", "may", "might", "should", "can", "must", "ca"})
PLANNING = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "due",
        "set",
        "agree",
        "promise",
        "pledge",
        "vow",
        "intend",
        "prepare",
        "undertake",
        "commit",
        "decide",
        "announce",
        "propose",
        "arrange",
        "slate",
    ]
)
WISHING = frozenset(
    [
        "want",
        "demand",
        "ask",
        "urge",
        "call",
        "request",
        "seek",
        "wish",
        "hope",
        "propose",
        "refuse",
        "reject",
        "suggest",
        "offer",
        "threaten",
        "warn",
        "require",
        "let",
        "allow",
        "order",
        "insist",
        "help",
        "aim",
        "try",
        "fail",
        "beg",
        "press",
        "appeal",
        "able",
        "ready",
        "unable",
        "willing",
        "prevent",
        "stop",
        "deter",
        "avoid",
        "consider",
        "need",
        "discuss",
        "hint",
        "consist",
    ]
)
CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest", "should"})
DENYING = frozenset({"deny", "refute", "rebut", "disavow"})


def status_of(head: Token, light: Token | None) -> EventStatus | None:
    """The status of the event that a word tells of; None when it is only wished, conditional or not the case."""
    verb = light or head
    if verb.pos_ in {"NOUN", "PROPN"}:
        return _noun_status(verb)
    return _verb_status(verb)


def _verb_status(verb: Token) -> EventStatus | None:
    denied = _under_denial(verb)
    if denied:
        return EventStatus.DENIED
    if is_negated(verb):
        return None
    marks = {c.lower_ for c in verb.children if c.dep_.startswith("aux")}
    opened = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if opened & CONDITIONS:
        return None
    if marks & FUTURE:
        return EventStatus.PLANNED
    if marks & MODAL:
        return EventStatus.HYPOTHETICAL
    if "to" in opened or "to" in {c.lower_ for c in verb.children if c.pos_ == "PART"}:
        return _infinitive(verb)
    form, tense = verb.morph.get("VerbForm"), verb.morph.get("Tense")
    if "Ger" in form or ("Part" in form and "Pres" in tense):
        return _gerund(verb, marks)
    if "Inf" in form and not marks:
        return None
    above = verb.head
    if relation(verb) == "conj" and above.pos_ == "VERB" and not marks and "Inf" in above.morph.get("VerbForm"):
        return _verb_status(above)
    if relation(verb) in {"ccomp", "advcl"} and any(c.lower_ in {"if", "unless"} for c in verb.children):
        return None
    return EventStatus.OCCURRED


def _infinitive(verb: Token) -> EventStatus | None:
    above = verb.head
    word = above.lemma_.lower()
    if relation(verb) == "advcl" and above.pos_ == "VERB":
        return EventStatus.OCCURRED if word in {"meet", "gather", "convene", "arrive", "come", "go"} and False else None
    if any(c.lemma_.lower() == "be" for c in verb.children if c.dep_.startswith("aux")):
        return EventStatus.PLANNED
    if word in PLANNING or any(c.lemma_.lower() in PLANNING for c in above.children):
        return EventStatus.PLANNED
    if word in {"begin", "start", "continue", "come", "go", "resume", "proceed", "manage", "be"} and above.pos_ in {
        "VERB",
        "AUX",
    }:
        if word == "be":
            return EventStatus.PLANNED
        return _verb_status(above) if above.pos_ == "VERB" else EventStatus.OCCURRED
    return None


def _gerund(verb: Token, marks: set[str]) -> EventStatus | None:
    if marks & {"is", "are", "'s", "'re", "’s", "’re"} or {"has", "been"} <= marks or {"have", "been"} <= marks:
        return EventStatus.ONGOING
    if marks & {"was", "were"}:
        return EventStatus.OCCURRED
    above = verb.head.lemma_.lower()
    if above in WISHING or above in {"of", "for"}:
        return None if above != "accuse" else EventStatus.OCCURRED
    if relation(verb) in {"advcl", "xcomp", "conj", "acl"}:
        return EventStatus.OCCURRED
    return None


def _noun_status(noun: Token) -> EventStatus | None:
    described = {c.lemma_.lower() for c in noun.children if c.dep_ in {"amod", "acl", "compound"}} | {
        c.lower_ for c in noun.children
    }
    if described & {"no", "any", "possible", "potential", "another", "future", "further", "every", "each"}:
        return None
    if described & {"planned", "upcoming", "scheduled", "forthcoming", "next", "proposed", "plan", "schedule"}:
        return EventStatus.PLANNED
    verb = noun
    for _ in range(6):
        if verb.pos_ == "VERB" or verb.head.i == verb.i:
            break
        verb = verb.head
    if verb.pos_ == "VERB":
        lemma = verb.lemma_.lower()
        if lemma in WISHING - {"stop", "fail", "help"}:
            return None
        if _under_denial(verb) or lemma in DENYING:
            return EventStatus.DENIED
        if described & {"ongoing", "current", "continuing"} or lemma in {"continue", "rage", "drag"}:
            return EventStatus.ONGOING
        status = _verb_status(verb)
        if status is None and not is_negated(verb):
            return EventStatus.OCCURRED if relation(noun) in {"obl", "nmod"} else None
        return status
    return EventStatus.ONGOING if described & {"ongoing", "current", "continuing"} else EventStatus.OCCURRED


def _under_denial(verb: Token) -> bool:
    """True when the clause is what somebody denies ("denied that it had met …", "denied having met")."""
    above = verb.head
    return relation(verb) in {"ccomp", "xcomp", "obj"} and above.lemma_.lower() in DENYING
