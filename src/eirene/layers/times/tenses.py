"""Which way the verb of a time expression looks: back, ahead, or neither."""

from __future__ import annotations

import re
from enum import Enum, auto

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.syntax import relation, span_at
from eirene.types import Passage

STEPS = 10  # heads between an expression and its verb


class Tense(Enum):
    """Where the verb puts the time: before the report, after it, at it ("meets on Monday"), or not said."""

    PAST = auto()
    PRESENT = auto()
    FUTURE = auto()
    NONE = auto()


def read_tense(doc: Doc, where: Passage, preposition: str = "") -> Tense:
    """The tense of the clause that holds a time expression; NONE without a verb."""
    verb = governing_verb(doc, where)
    if verb is None:
        return Tense.NONE
    tense = _tense(verb, STEPS)
    if tense is Tense.PAST and preposition in {"until", "till", "to"} and verb.lemma_.lower() in load_words("time_grant_verbs"):
        return Tense.FUTURE
    return tense


def governing_verb(doc: Doc, where: Passage) -> Token | None:
    """The nearest verb, or noun or adjective with a copula, above the expression."""
    span = span_at(doc, where)
    if not len(span):
        return None
    token: Token = span[-1]
    before = [t for t in doc[max(0, span.start - 2) : span.start] if t.pos_ not in {"ADP", "PART"}]
    if before and before[-1].pos_ == "VERB" and before[-1].sent.start <= span.start:
        return before[-1]  # "shrank on Friday": nearness is surer than the parse
    for _ in range(STEPS):
        if token.pos_ in {"VERB", "AUX"} or any(relation(c) == "cop" for c in token.children):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(verb: Token, steps: int) -> Tense:
    """The tense of a verb from its auxiliaries, its form, and what governs it."""
    helpers = [c for c in verb.children if relation(c) in {"aux", "cop"}]
    words = {c.lower_ for c in helpers}
    lemmas = {c.lemma_.lower() for c in helpers}
    form, tense = verb.morph.get("VerbForm", []), verb.morph.get("Tense", [])
    if not words.isdisjoint(load_words("time_modals")):
        return Tense.PAST if "have" in words else Tense.FUTURE
    if "had" in words:
        return Tense.PAST
    if _is_planned(verb, form, bool(helpers)):
        return Tense.FUTURE
    if "have" in lemmas or "did" in words or any("Past" in c.morph.get("Tense", []) for c in helpers):
        return Tense.PAST
    if "Inf" in form and any(c.lower_ == "to" for c in verb.children):
        return _infinitive(verb, bool(lemmas & {"be"}), steps)
    if helpers:
        return Tense.PRESENT
    if "Fin" in form:
        return Tense.PAST if "Past" in tense else _present(verb)
    if "Ger" in form or ("Part" in form and "Pres" in tense):
        return _above(verb, steps)
    return Tense.PAST if "Part" in form or "Past" in tense else _above(verb, steps)


def _is_planned(verb: Token, form: list[str], helped: bool) -> bool:
    """True for "is due to open", "scheduled for Monday", "expected to"."""
    plans = load_words("time_plan_words")
    if any(c.lower_ in plans and c.pos_ in {"ADJ", "VERB"} and relation(c) in {"case", "amod", "advmod"} for c in verb.children):
        return verb.pos_ != "NOUN"
    passive = "Part" in form and (helped or relation(verb) == "acl")
    return passive and verb.lower_ in {"due", "set", "scheduled", "slated", "planned", "expected", "tipped", "poised"}


def _infinitive(verb: Token, helped: bool, steps: int) -> Tense:
    head = verb.head
    if (
        helped
        or head.i == verb.i
        or relation(verb) not in {"xcomp", "advcl"}
        or head.lemma_.lower() not in load_words("time_done_verbs")
    ):
        return Tense.FUTURE
    return _tense(head, steps - 1) if steps else Tense.NONE


def _present(verb: Token) -> Tense:
    """A present tense is that of a timetable ("meets on Monday") but for reporting verbs, headlines and after "demanded that"."""
    bare = re.sub(r"^(?:re|over|out|under|with)-?(?=..)", "", verb.lower_)
    if verb.lemma_.lower() in load_words("time_report_verbs") or {bare, verb.lower_} & load_words("time_irregular_pasts"):
        return Tense.PAST
    if verb.head.lower_ in load_words("time_plan_words") or verb.head.lemma_.lower() in load_words("time_plan_words"):
        return Tense.FUTURE
    return Tense.PAST if verb.sent.text.rstrip()[-1:].isalnum() else Tense.PRESENT


def _above(verb: Token, steps: int) -> Tense:
    """A participle or gerund has the tense of the clause above it."""
    if verb.head.i == verb.i or not steps:
        return Tense.NONE
    head = verb.head
    if head.pos_ not in {"VERB", "AUX"}:
        return Tense.NONE
    return _tense(head, steps - 1)
