"""Who takes part in an event: the arguments of its trigger, each as an actor's name."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from eirene.layers.events.matching import Trigger
from eirene.sides import find_parties
from eirene.syntax import coordinated, phrase, relation, subjects

PARTNER_CASES = frozenset({"with", "between", "among", "and"})
TARGET_CASES = frozenset({"on", "against", "upon", "at", "to", "of", "over"})
AGENT_CASES = frozenset({"by", "from", "of"})
TALKS = frozenset({"talk", "talks", "negotiation", "consultation", "round", "session", "dialogue", "discussion"})
BOTH = frozenset({"party", "side", "delegation", "delegate", "rival", "foe", "adversary"})
FORCES = frozenset({"soldier", "troop", "fighter", "police", "commander", "policeman", "officer", "official"})
PEOPLE = frozenset(
    [
        "person",
        "people",
        "civilian",
        "villager",
        "resident",
        "soldier",
        "child",
        "woman",
        "man",
        "student",
        "worker",
        "fighter",
        "protester",
        "refugee",
        "family",
        "policeman",
        "officer",
        "peacekeeper",
        "prisoner",
        "hostage",
        "captive",
        "passenger",
        "patient",
        "doctor",
        "farmer",
        "herder",
        "shepherd",
        "fisherman",
        "journalist",
        "activist",
        "official",
        "populace",
        "population",
        "inhabitant",
        "detainee",
        "demonstrator",
        "crowd",
        "patrol",
        "convoy",
        "police",
        "troop",
        "commander",
    ]
)


def find_sides(doc: Doc, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(actors, recipients) by name, in text order, no name on both sides."""
    doers, undergoers = _verb_sides(trigger) if trigger.head.pos_ == "VERB" else _noun_sides(trigger)
    actors = _names(doc, doers, people=False)
    recipients = _names(doc, undergoers, people=True)
    if trigger.pattern.mutual:
        together = list(dict.fromkeys([*actors, *_names(doc, undergoers, people=False)]))
        if len(together) < 2 and trigger.head.lemma_.lower() in TALKS:
            together = list(dict.fromkeys([*together, *find_parties(doc)]))
        return tuple(together), ()
    recipients = [name for name in recipients if name not in actors]
    return tuple(actors), tuple(recipients)


def _names(doc: Doc, heads: Iterable[Token], people: bool) -> list[str]:
    """Names of the actors that noun heads stand for; with `people`, populations by their own words."""
    found: list[str] = []
    for head in heads:
        for token in coordinated(head):
            span = phrase(token)
            actor = doc._.actor_at(token.idx, token.idx + len(token))
            if token.lemma_.lower() in BOTH:
                found.extend(find_parties(doc))
                continue
            owner = None if actor is not None else _owner(doc, token)
            if actor is not None:
                found.append(actor.name)
            elif owner is not None and not (people and token.lemma_.lower() in PEOPLE - FORCES):
                found.append(owner)
            elif people and token.lemma_.lower() in PEOPLE:
                found.append(" ".join(span.text.split())[:80])
            elif people and token.ent_type_ == "LOC":
                found.append(token.text)
            if token.lemma_.lower() in {
                "delegation",
                "side",
                "leader",
                "team",
                "representative",
                "government",
                "member",
                "minister",
                "force",
                "troop",
                "army",
                "negotiator",
                "monitor",
            }:
                for child in token.children:
                    if relation(child) == "nmod" and any(c.lower_ in {"of", "from"} for c in child.children):
                        inner = doc._.actor_at(child.idx, child.idx + len(child))
                        if inner is not None and inner.name not in found and actor is None:
                            found.append(inner.name)
    return list(dict.fromkeys(found))


def _owner(doc: Doc, token: Token) -> str | None:
    """The actor that a noun belongs to ("the regime's gunners", "Dalmarian troops", "tanks of the army")."""
    for child in token.children:
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ in {"nmod:poss", "amod", "compound"} or (relation(child) == "nmod" and cases & {"of", "from"}):
            actor = doc._.actor_at(child.idx, child.idx + len(child))
            if actor is not None:
                return str(actor.name)
            states = [a for a in doc._.actors if a.kind == "state" and len(a.name) > 3]
            stem = child.text[:-3].lower()
            for state in states:
                last = state.name.split()[-1].lower()
                if child.text[:1].isupper() and len(stem) > 2 and (last.startswith(stem) or child.lower_.startswith(last[:-1])):
                    return str(state.name)
    return None


def _arguments(trigger: Trigger, verb: Token) -> dict[str, list[Token]]:
    """Roots of the PropBank arguments of a verb, by role."""
    found: dict[str, list[Token]] = {}
    for predicate in verb.doc._.predicates:
        if predicate.i == verb.i:
            for argument in predicate.arguments:
                root = verb.doc[argument.start : argument.end].root
                found.setdefault(argument.role, []).append(root)
    return found


def _verb_sides(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    verb, pattern = trigger.head, trigger.pattern
    arguments = _arguments(trigger, verb)
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children) or (
        verb.dep_ == "acl" and "Past" in verb.morph.get("Tense")
    )
    doers, undergoers = list(arguments.get(pattern.actor, [])), list(arguments.get(pattern.recipient, []))
    subject = [] if passive else subjects(verb)
    objects = [c for c in verb.children if relation(c) in {"obj", "iobj"}]
    agents = [c for c in verb.children if c.dep_ == "obl:agent"]
    if pattern.actor == "ARG1":
        doers, undergoers = doers or objects, undergoers or subject
    elif passive:
        doers = agents or [t for t in doers if relation(t) != "nsubj"]
        undergoers = (
            undergoers or [c for c in verb.children if c.dep_ == "nsubj:pass"] or ([verb.head] if verb.dep_ == "acl" else [])
        )
    else:
        doers = doers or subject
        undergoers = undergoers or objects
    if pattern.mutual or trigger.type in {"REJECT", "AGREE", "SANCTION", "REQUEST", "RETREAT", "COOPERATE"}:
        cases = (
            PARTNER_CASES
            if trigger.type in {"AGREE", "CONSULT", "COOPERATE", "SANCTION"}
            else PARTNER_CASES | {"on", "from", "to"}
        )
        undergoers = [
            *undergoers,
            *[c for c in verb.children if relation(c) == "obl" and any(k.lower_ in cases for k in c.children)],
        ]
    if not doers and trigger.type in {"AGREE", "CONSULT"}:
        doers = subject or [c for c in verb.children if c.dep_.startswith("nsubj")]
    for child in verb.children:
        if (
            relation(child) == "obl"
            and any(k.lower_ in TARGET_CASES for k in child.children if k.dep_ == "case")
            and trigger.type in {"ASSAULT", "REQUEST"}
        ):
            undergoers.append(child)
    if trigger.pattern.place_recipient:
        undergoers = [*undergoers, *[c for c in verb.children if relation(c) in {"obl", "obj"} and c.ent_type_ == "LOC"]]
    return doers, undergoers


def _noun_sides(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    noun, light = trigger.head, trigger.light
    doers: list[Token] = []
    undergoers: list[Token] = []
    if light is not None and relation(noun) in {"obj", "obl"}:
        passive = any(c.dep_ == "nsubj:pass" for c in light.children)
        doers.extend(c for c in light.children if c.dep_ == "obl:agent") if passive else doers.extend(subjects(light))
        undergoers.extend(
            c
            for c in light.children
            if relation(c) == "obl" and c.i != noun.i and any(k.lower_ in PARTNER_CASES for k in c.children)
        )
    elif noun.head.pos_ == "VERB" and relation(noun) == "nsubj":
        undergoers.extend(
            c for c in noun.head.children if relation(c) == "obl" and any(k.lower_ in {"with", "between"} for k in c.children)
        )
        doers.extend(c for c in noun.head.children if c.dep_ == "obl:agent")
    for child in noun.children:
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ == "nmod:poss" or (
            relation(child) in {"compound", "amod"} and child.doc._.actor_at(child.idx, child.idx + len(child))
        ):
            doers.append(child)
        elif relation(child) in {"nmod", "obl"} and cases & PARTNER_CASES:
            undergoers.append(child)
        elif (relation(child) in {"nmod", "obl"} and cases & {"by"}) or (
            relation(child) in {"nmod", "obl"} and cases & {"of"} and trigger.type in {"CONSULT", "RETREAT"}
        ):
            doers.append(child)
        elif relation(child) in {"nmod", "obl"} and cases & TARGET_CASES:
            undergoers.append(child)
        elif child.dep_ == "acl":
            doers.extend(c for c in child.children if c.dep_ == "obl:agent" or relation(c) == "nsubj")
            undergoers.extend(c for c in child.children if relation(c) in {"obj"} and trigger.pattern.mutual)
    return doers, undergoers
