"""Which words stand for those who act in an event and those acted on: the arguments of its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from eirene.codebook.events import load_event_class
from eirene.layers.events import frames
from eirene.layers.events.matching import Trigger
from eirene.layers.events.scene import Scene
from eirene.lexicon import load_words
from eirene.syntax import relation

FAR = ("against",)  # told of whoever is meant however far it stands ("mobilised for a war against A")
REACH = 3  # nouns within nouns that are looked through
PARTNERS = ("with", "between", "among", "alongside")


def tokens_of(scene: Scene, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """The heads of those who act and of those acted on."""
    pattern = trigger.pattern
    if trigger.verbal:
        acting = _verb_arguments(scene, trigger.head, pattern.actor)
        suffering = _verb_arguments(scene, trigger.head, pattern.recipient)
    else:
        acting, suffering = _noun_arguments(scene, trigger)
    if pattern.mutual and trigger.verbal:
        suffering = [*suffering, *cased(trigger.head, PARTNERS)]
    if pattern.host and trigger.verbal:
        suffering = [*suffering, *_hosts(trigger.head)]
    return acting, suffering if pattern.mutual else _without(suffering, acting)


def _without(tokens: Iterable[Token], others: Sequence[Token]) -> list[Token]:
    taken = {t.i for t in others}
    return [t for t in tokens if t.i not in taken]


def _verb_arguments(scene: Scene, verb: Token, sources: Iterable[str]) -> list[Token]:
    """The heads that fill the named places of a verb, in the order in which the pattern names them."""
    found: list[Token] = []
    for source in sources:
        if source == "ARG0":
            found.extend(_agents(scene, verb))
        elif source == "ARG1":
            found.extend(_patients(scene, verb))
        elif source.startswith("ARG"):
            found.extend(scene.arguments(verb, source))
        elif source == "content":
            if not found:
                found.extend(_content_subjects(verb))
        else:
            found.extend(cased(verb, (source,)))
    return list(dict.fromkeys(found))


def _agents(scene: Scene, verb: Token) -> list[Token]:
    """Who acts: by the tree, else by the roles; nobody for a passive without an agent."""
    by_tree = frames.doers(verb)
    if by_tree or frames.is_passive(verb):
        return by_tree
    by_role = scene.arguments(verb, "ARG0")
    suffering = {t.i for t in frames.undergoers(verb)}
    return [t for t in by_role if t.i not in suffering]


def _patients(scene: Scene, verb: Token) -> list[Token]:
    """Who is acted on: by the tree, else by the roles."""
    by_tree = [t for t in frames.undergoers(verb) if t.pos_ not in {"VERB", "AUX"}]
    if by_tree:
        return by_tree
    return [t for t in scene.arguments(verb, "ARG1") if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}]


def cased(governor: Token, cases: Sequence[str]) -> list[Token]:
    """Nouns that a preposition ties to a verb or noun, or to what its objects hold ("suspended air links with A")."""
    found = [c for c in governor.children if relation(c) in {"obl", "nmod", "advcl", "obj"} and frames.has_case(c, *cases)]
    level = [c for c in governor.children if relation(c) == "obj" or c.dep_ == "nsubj:pass"]
    below = [case for case in cases if case != "of"]
    if set(cases) & set(FAR):
        around = [c for c in governor.children if relation(c) == "obl" and not frames.has_case(c, *cases)]
        found.extend(c for above in around for c in above.children if relation(c) == "nmod" and frames.has_case(c, *FAR))
    for _ in range(REACH):
        inner = [c for above in level for c in above.children if relation(c) == "nmod"]
        found.extend(c for c in inner if frames.has_case(c, *below))
        level = [c for c in inner if frames.has_case(c, "of", "to", "for")]
    return found


def _content_subjects(verb: Token) -> list[Token]:
    """Who is to do what is asked: the object told to, or the subject of the clause ("demanded that the army leave")."""
    for part in verb.children:
        if relation(part) in {"ccomp", "xcomp", "advcl"} and part.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and part.i > verb.i:
            own = [c for c in part.children if relation(c) == "nsubj" and not frames.is_relative(c)]
            if own:
                return own
    for part in verb.children:
        if relation(part) in {"obl", "obj"}:
            clause = next((c for c in part.children if relation(c) == "acl" and frames.has_case(c, "to")), None)
            if clause is not None and part.pos_ in {"NOUN", "PROPN"}:
                return [part]
    return []


def _hosts(verb: Token) -> list[Token]:
    """Whom or what a visitor comes to: the object, those met there, and the place."""
    return [
        c
        for c in verb.children
        if relation(c) == "obj"
        or (
            relation(c) == "obl"
            and frames.has_case(c, "to", "in", "at", "with")
            and (c.ent_type_ or c.pos_ in {"NOUN", "PROPN", "PRON"})
        )
    ]


def _noun_arguments(scene: Scene, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """The sides of an event noun: those in its own phrase, then those of the verb that carries it."""
    noun, light, pattern = trigger.head, trigger.light, trigger.pattern
    acting, suffering = _in_phrase(scene, trigger)
    if light is not None:
        acting = [t for t in acting if t.pos_ != "PRON" or scene.actor(t) is not None]  # "completed their withdrawal"
        passive_subject = noun.dep_ == "nsubj:pass" or relation(light) == "acl"
        if relation(noun) == "obj" or (relation(noun) == "obl" and not frames.is_passive(light)):
            acting = acting or [t for t in frames.doers(light) if t.i != noun.i]
        elif passive_subject or relation(noun) == "nsubj":
            acting = acting or [t for t in frames.doers(light) if t.i != noun.i and frames.is_passive(light)]
        beside = tuple(s for s in pattern.recipient if s.islower() and s != "content") or ("on", "against", "to")
        suffering = suffering or [t for t in cased(light, PARTNERS if pattern.mutual else beside) if t.i != noun.i]
        if pattern.host or pattern.mutual:
            suffering = [*suffering, *[t for t in cased(light, PARTNERS) if t.i != noun.i and t not in suffering]]
    elif pattern.mutual and noun.head.pos_ == "VERB" and not acting and not suffering:
        suffering = [c for c in cased(noun.head, ("between", "with")) if c.i != noun.i]
    return acting, suffering


def _carries(verb: Token, trigger: Trigger) -> bool:
    """True for a participle whose agent takes part ("an attack launched by A"); who brokers a truce is no party to it."""
    lemma = verb.lemma_.lower()
    brokered = lemma in load_words("event_mediation_words") and trigger.type.name != "CONSULT"
    return verb.pos_ == "VERB" and lemma in load_words("event_light_verbs") and not brokered


def _in_phrase(scene: Scene, trigger: Trigger, depth: int = REACH) -> tuple[list[Token], list[Token]]:
    noun, pattern = trigger.head, trigger.pattern
    acting: list[Token] = []
    suffering: list[Token] = []
    prepositions = {s for s in pattern.recipient if s.islower()} or {"on", "against", "at", "of", "upon"}
    for part in noun.children:
        role = relation(part)
        if (
            part.dep_ == "nmod:poss"
            or (role in {"compound", "amod"} and (scene.actor(part) is not None or part.ent_type_ in {"ORG", "NORP"}))
            or (role in {"nmod", "obl", "acl"} and frames.has_case(part, "by"))
        ):
            acting.append(part)
        elif (
            depth
            and role == "nmod"
            and part.lemma_.lower() in load_event_class(scene.codebook, "talks")
            and frames.has_case(part, "of")
        ):
            inner = _in_phrase(scene, replace(trigger, head=part), depth - 1)  # "a round of talks between …"
            acting, suffering = [*acting, *inner[0]], [*suffering, *inner[1]]
        elif (role in {"nmod", "obl"} and pattern.mutual and frames.has_case(part, *PARTNERS, "of")) or (
            role in {"nmod", "obl"} and frames.has_case(part, *prepositions)
        ):
            suffering.append(part)
        elif role in {"nmod", "obl"} and frames.has_case(part, "of", "from") and scene.actor(part) is not None:
            acting.append(part)
        elif role == "acl" and _carries(part, trigger):
            acting.extend(t for t in frames.doers(part) if t.i != noun.i)
    return acting, suffering
