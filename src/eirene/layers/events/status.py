"""Whether an event is told as done, going on, to come, imagined or denied."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from eirene.layers.events.frames import has_case, is_past_participle
from eirene.layers.events.matching import Trigger
from eirene.lexicon import load_words
from eirene.syntax import is_negated, relation
from eirene.types import EventStatus

OCCURRED, ONGOING, PLANNED = EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.PLANNED
HYPOTHETICAL, DENIED = EventStatus.HYPOTHETICAL, EventStatus.DENIED
LINKS = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "conj", "obl", "obj", "nmod", "parataxis"})
DEPTH = 12  # clauses and nouns that are looked at above an event word


def status_of(trigger: Trigger, triggers: Mapping[int, Trigger]) -> EventStatus | None:
    """The status of an event; None when it is only wished, asked for, conditional, or not the case.

    `triggers` are those of the document by head, so that what somebody demands or threatens is not told as done.
    """
    if _is_wording(trigger, triggers):
        return None
    verb = trigger.light
    if verb is not None:
        carrier = triggers.get(verb.i)
        if carrier is not None and carrier.type.speech and carrier.type.name not in {"ACCUSE", "SUPPORT"}:
            return None
        described = _noun_description(trigger.head)
        if described is DENIED:
            return DENIED if _tense(verb) is OCCURRED else None
        status = _clause(verb, triggers)
        if status is None and is_negated(verb) and _tense(verb) is OCCURRED:
            return DENIED
        return described if status is OCCURRED and described is not OCCURRED else status
    if trigger.pattern.refused:
        return OCCURRED
    if trigger.verbal:
        status = _clause(trigger.head, triggers)
        if status is None and is_negated(trigger.head) and trigger.pattern.mutual and _tense(trigger.head) is OCCURRED:
            return DENIED
        return status
    return _noun(trigger.head, triggers)


def is_announced(trigger: Trigger) -> bool:
    """True for what somebody says will be done ("Norway will send doctors"), which needs no day to count as planned."""
    helpers = {c.lower_ for c in trigger.governor.children if relation(c) == "aux"}
    will = bool(helpers & load_words("event_future_auxiliaries")) or _reported_future(trigger.governor)
    return will and trigger.governor.dep_ != "acl:relcl"


def _is_habit(verb: Token) -> bool:
    """True for the simple present in a relative clause ("fighters who lay down their arms"), which tells of no single day."""
    return "Pres" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", [])


def _is_wording(trigger: Trigger, triggers: Mapping[int, Trigger]) -> bool:
    """True for a noun that belongs to the wording of another event ("lifted the blockade", "a round of talks")."""
    above = triggers.get(trigger.head.head.i)
    if above is None and relation(trigger.head) == "nmod" and _is_object(trigger.head.head):
        above = triggers.get(trigger.head.head.head.i)  # "suspended its part in the talks"
        return above is not None and above.verbal and above.type.name not in {"ACCUSE", "SUPPORT", "ASSAULT"}
    if trigger.verbal or above is None or above.head.i == trigger.head.i:
        return False
    if relation(trigger.head) == "nmod" and above.type.name == trigger.type.name and not above.verbal:
        return has_case(trigger.head, "of")
    if above.verbal and above.type.name == trigger.type.name == "CONSULT" and has_case(trigger.head, "for"):
        return True  # "flew to A for talks"
    absorbed = relation(trigger.head) in {"obj", "obl"} and trigger.head.lemma_.lower() in _wording_of(above)
    return above.verbal and above.type.name not in {"ACCUSE", "SUPPORT"} and (absorbed or _is_object(trigger.head))


def _wording_of(trigger: Trigger) -> set[str]:
    """The words that the patterns of a trigger name."""
    return {word for wording in trigger.pattern.verbs for word in wording.split()[1:]}


def _is_object(token: Token) -> bool:
    return relation(token) == "obj" or token.dep_ == "nsubj:pass"


def _clause(verb: Token, triggers: Mapping[int, Trigger], depth: int = DEPTH) -> EventStatus | None:
    """The status of a clause by its own tense, then by what it depends on."""
    if _denied(verb):
        return DENIED
    if is_negated(verb):
        return None
    if any(c.lower_ in load_words("event_condition_words") for c in verb.children if relation(c) in {"mark", "advmod"}):
        return None
    if is_negated_subject(verb):
        return None
    if relation(verb) == "advcl" and any(
        c.lower_ in load_words("event_before_cases") for c in verb.children if relation(c) == "mark"
    ):
        return PLANNED
    if verb.dep_ == "acl:relcl" and _is_habit(verb):
        return None
    status = _tense(verb)
    if depth <= 0:
        return status
    if status is None or verb.head.i == verb.i:
        return status if status is not None else _dependent(verb, triggers, depth)
    if status is HYPOTHETICAL and _reported_future(verb):
        return PLANNED
    if relation(verb) in {"ccomp", "xcomp", "advcl", "acl", "csubj"} and _unreal_governor(verb, triggers):
        return status if _is_said(verb) else None
    return status


def is_negated_subject(verb: Token) -> bool:
    """True for "no other state has recognised it", "nobody was hurt"."""
    subject = next((c for c in verb.children if relation(c) == "nsubj"), None)
    words = load_words("event_nobody_words")
    return subject is not None and (
        subject.lower_ in words or any(c.lower_ in words for c in subject.children if relation(c) == "det")
    )


def _tense(verb: Token) -> EventStatus | None:
    """What auxiliaries and verb form say by themselves; None for infinitives and participles without an auxiliary."""
    helpers = {c.lower_ for c in verb.children if relation(c) in {"aux", "cop"}}
    lemmas = {c.lemma_.lower() for c in verb.children if relation(c) in {"aux", "cop"}}
    if helpers & load_words("event_future_auxiliaries"):
        return PLANNED
    if helpers & load_words("event_bare_auxiliaries"):
        return None
    if helpers & load_words("event_possible_auxiliaries"):
        return HYPOTHETICAL
    if _is_to(verb):
        return PLANNED if _is_to_be(verb) else None
    forms = set(verb.morph.get("VerbForm", []))
    if verb.pos_ != "VERB":
        return OCCURRED
    if "Ger" in forms or ("Part" in forms and "Pres" in verb.morph.get("Tense", [])):
        if "be" in lemmas:
            return ONGOING if helpers & load_words("event_present_forms") else OCCURRED
        return None
    if "Fin" in forms:
        return OCCURRED
    return OCCURRED if lemmas & {"have", "be", "get", "do"} or "Part" in forms else None


def _dependent(verb: Token, triggers: Mapping[int, Trigger], depth: int) -> EventStatus | None:
    """The status of an infinitive, a gerund or a second conjunct, which rests on the word above."""
    above, role = verb.head, relation(verb)
    if role == "conj" and above.pos_ == "VERB":
        return _clause(above, triggers, depth - 1)
    if _is_to(verb):
        return _infinitive(verb, triggers, depth)
    if role in {"ROOT", "parataxis"} or (role == "ccomp" and not _unreal_governor(verb, triggers)):
        return OCCURRED
    if role in {"advcl", "xcomp", "acl"} and above.lemma_.lower() in load_words("event_imagining_words"):
        return HYPOTHETICAL  # "hinted at relocating", "the idea of mining"
    if role in {"advcl", "xcomp", "acl", "ccomp", "obl", "nmod"}:
        return None if _unreal_governor(verb, triggers) or has_case(verb, "without", "instead") else _above(verb, triggers, depth)
    return None


def _above(verb: Token, triggers: Mapping[int, Trigger], depth: int) -> EventStatus | None:
    """The status of what a participle depends on: the governing clause, or what its noun does."""
    above = verb.head
    if above.pos_ not in {"VERB", "AUX"} or has_case(verb, "after", "by", "since", "for"):
        return OCCURRED
    status = _clause(above, triggers, depth - 1)
    return OCCURRED if status is ONGOING else status


def _infinitive(verb: Token, triggers: Mapping[int, Trigger], depth: int) -> EventStatus | None:
    above = verb.head
    word = above.lemma_.lower()
    if (relation(verb) in {"ccomp", "xcomp", "csubj", "ROOT"} and word == "be") or _is_to_be(verb):
        return PLANNED
    if word in load_words("event_aspect_verbs") and above.pos_ == "VERB":
        if relation(verb) == "advcl" and word in {"come", "stop", "join", "use"}:
            return None
        return _clause(above, triggers, depth - 1)
    if word in load_words("event_planning_words") and not is_negated(above):
        return PLANNED
    return None


def _is_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and relation(c) in {"mark", "aux"} for c in verb.children)


def _is_to_be(verb: Token) -> bool:
    """True for "is to meet", "were to disarm"."""
    return _is_to(verb) and any(
        c.lemma_.lower() == "be" and c.i < verb.i and relation(c) in {"aux", "cop"} for c in verb.children
    )


def _unreal_governor(verb: Token, triggers: Mapping[int, Trigger]) -> bool:
    """True when the clause is what somebody wishes, asks, fears, refuses or threatens, or what a charge is about."""
    above = verb.head
    if above.i in triggers and relation(verb) != "acl":
        governor = triggers[above.i]
        return governor.type.speech and governor.head.i == above.i and not _is_adjunct(verb)
    if _is_adjunct(verb):
        return False
    if relation(verb) == "acl":
        return (
            verb.dep_ != "acl:relcl" and not is_past_participle(verb) and above.lemma_.lower() in load_words("event_unreal_nouns")
        )
    return above.lemma_.lower() in load_words("event_wishing_words")


def _is_adjunct(verb: Token) -> bool:
    """True for a clause beside another ("…, killing four"), which is not what the other is about."""
    return relation(verb) == "advcl" and not has_case(verb, *load_words("event_content_cases")) and not _is_to(verb)


def _is_said(verb: Token) -> bool:
    """True for a finite clause under a verb of saying or thinking ("said that …", "believes they attacked")."""
    return verb.head.lemma_.lower() in load_words("event_saying_words") and any(
        "Fin" in t.morph.get("VerbForm", []) for t in (verb, *verb.children)
    )


def _reported_future(verb: Token) -> bool:
    """True for "would" as the future of the past ("said it would send troops"); not beside a condition."""
    if not any(c.lower_ in {"would", "'d", "’d"} for c in verb.children if relation(c) == "aux"):
        return False
    if any(c.lower_ in load_words("event_condition_words") for t in verb.children if relation(t) == "advcl" for c in t.children):
        return False
    above = verb.head
    return (
        relation(verb) == "ccomp"
        and above.lemma_.lower() in load_words("event_telling_words")
        and "Past" in above.morph.get("Tense", [])
    )


def _denied(verb: Token) -> bool:
    """True when the clause is what somebody denies ("denied that it had met …", "denied having met", "denied reports that …")."""
    claim = verb.head
    if verb.dep_ == "acl" and relation(claim) == "obj" and claim.lemma_.lower() in load_words("event_claim_nouns"):
        return claim.head.lemma_.lower() in load_words("event_denying_words") | load_words("finding_dismissal_verbs")
    return relation(verb) in {"ccomp", "xcomp", "obj", "advcl"} and verb.head.lemma_.lower() in load_words("event_denying_words")


def _noun_description(noun: Token) -> EventStatus | None:
    """What the words before an event noun say of it."""
    described = {c.lemma_.lower() for c in noun.children if relation(c) in {"amod", "compound", "acl", "det"}}
    described |= {c.lower_ for c in noun.children}
    if described & {"no", "neither"}:
        return DENIED
    if described & load_words("event_unreal_modifiers"):
        return None
    if described & load_words("event_planned_modifiers"):
        return PLANNED
    return ONGOING if described & load_words("event_ongoing_modifiers") else OCCURRED


def _noun(noun: Token, triggers: Mapping[int, Trigger]) -> EventStatus | None:
    """The status of an event noun that no light verb carries."""
    described = _noun_description(noun)
    if described is not OCCURRED:
        return None if described is DENIED and not _finite_above(noun) else described
    token = noun
    for _ in range(DEPTH):
        above, role = token.head, relation(token)
        if above.i == token.i or role not in LINKS | {"nsubj", "appos", "compound"}:
            return OCCURRED
        if above.pos_ in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"} and role not in {"nsubj", "acl"}:
            if above.lemma_.lower() in load_words("event_unreal_nouns"):
                return None
            token = above
            continue
        return _noun_in_clause(token, above, triggers)
    return OCCURRED


def _finite_above(noun: Token) -> bool:
    return relation(noun) in {"nsubj", "obj"} and noun.head.pos_ == "VERB" and _tense(noun.head) is OCCURRED


def _noun_in_clause(noun: Token, verb: Token, triggers: Mapping[int, Trigger]) -> EventStatus | None:
    """The status of an event noun in a clause: that of the clause when the clause is about it, else told as done."""
    role = relation(noun)
    if role == "obl" and has_case(noun, *load_words("event_before_cases")):
        return PLANNED
    word = verb.lemma_.lower()
    if word in load_words("event_denying_words"):
        return DENIED
    if word in load_words("event_planning_words") and role in {"nsubj", "obj"}:
        return PLANNED
    asked = verb.i in triggers and triggers[verb.i].type.speech and triggers[verb.i].type.name != "ACCUSE"
    if (asked or word in load_words("event_wishing_words")) and (_is_object(noun) or has_case(noun, "for", "to")):
        return None
    if role == "obl" and has_case(noun, *load_words("event_after_cases")):
        return OCCURRED
    status = _clause(verb, triggers)
    if status in {PLANNED, HYPOTHETICAL} and role == "nsubj" and verb.dep_ != "acl:relcl":
        return status if word in load_words("event_light_verbs") else OCCURRED
    return OCCURRED if status is None or status is ONGOING else status
