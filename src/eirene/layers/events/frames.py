"""What stands around a word that may tell of an event: the lemmas of its subject, object, clause and modifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from eirene.layers.events.scene import Scene
from eirene.lexicon import load_words
from eirene.syntax import is_negated, relation, subjects

CLAUSE_LIMIT = 80  # descendants that are looked at
BESIDE = frozenset({"conj", "appos"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "acl", "det", "case"})
CONTENT = frozenset({"obj", "obl", "ccomp", "xcomp", "advcl", "iobj"})


def is_passive(verb: Token) -> bool:
    """True for a passive clause and for a participle that describes a noun ("soldiers killed in …")."""
    links = {c.dep_ for c in verb.children}
    if "aux:pass" in links or "obl:agent" in links:
        return True
    if "nsubj:pass" in links and any(c.lemma_.lower() in {"be", "get"} for c in verb.children):
        return True
    if links & {"nsubj", "aux"}:
        return False  # "reports that he had met her"
    return is_past_participle(verb) and relation(verb) in {"acl", "amod"} and verb.dep_ != "acl:relcl"


def is_past_participle(verb: Token) -> bool:
    """True for "killed" in "was killed", "those killed"."""
    return "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])


def antecedent(verb: Token) -> Token | None:
    """The noun that a clause describes, when the clause leaves it out or stands for it by a relative pronoun."""
    return verb.head if relation(verb) == "acl" and verb.head.i != verb.i else None


def undergoers(verb: Token) -> list[Token]:
    """What a verb acts on: its object, the subject of its passive, the noun that it describes."""
    found = [c for c in verb.children if relation(c) in {"obj", "iobj"} or _is_bare_object(c)]
    if is_passive(verb):
        found += [c for c in verb.children if c.dep_ == "nsubj:pass"]
    described = antecedent(verb)
    if described is not None and not [t for t in found if not is_relative(t)]:
        own_subject = any(c.dep_ == "nsubj" and not is_relative(c) for c in verb.children)
        if own_subject or is_passive(verb) or any(is_relative(t) for t in found):
            found = [described]
    if not found and is_passive(verb) and relation(verb) in {"conj", "xcomp"}:
        found = [t for t in subjects(verb) if t.i < verb.i]
    return found


def _is_bare_object(token: Token) -> bool:
    """True for a noun after a particle that the tree takes for an adjunct without a preposition ("handed over medicine")."""
    first = token.left_edge
    after_particle = first.i > 0 and first.nbor(-1).dep_ == "compound:prt"
    return token.dep_ == "obl" and after_particle and not any(relation(c) == "case" for c in token.children)


def doers(verb: Token) -> list[Token]:
    """Who acts: the subject of an active verb, shared and controlled ones included, or the agent of a passive one."""
    if is_passive(verb):
        agents = [c for c in verb.children if is_agent(c)]
        hands = (c for c in verb.children if c.lower_ == "hands" and has_case(c, "at"))  # "killed at the hands of"
        return agents or [owner for hand in hands for owner in hand.children if relation(owner) == "nmod"]
    start: int = verb.doc._.body_start
    found = [t for t in subjects(verb) if t.idx >= start and not any(relation(c) == "case" for c in t.children)]
    found = found[:1]  # a second subject is a slip of the tree
    described = antecedent(verb)
    if described is not None:
        own = [c for c in verb.children if relation(c) == "nsubj"]
        if own and all(is_relative(c) for c in own):
            return [described]
    return found


def is_agent(token: Token) -> bool:
    """True for "by the army" in a passive; not for "by the ministry's count", "by nightfall"."""
    by = token.dep_ == "obl:agent" or (relation(token) == "obl" and has_case(token, "by"))
    return by and token.lemma_.lower() not in load_words("event_not_agents")


def is_relative(token: Token) -> bool:
    """True for "who", "which", "that" opening a relative clause."""
    return "Rel" in token.morph.get("PronType", []) or token.lower_ in {"who", "which", "whom"}


def has_case(token: Token, *words: str) -> bool:
    """True when one of the prepositions introduces the token."""
    return any(c.lower_ in words for c in token.children if relation(c) in {"case", "mark"})


def heads_of(token: Token) -> Iterator[Token]:
    """A noun, what is coordinated with it, and what it counts or holds ("dozens of schoolgirls", "control of the town")."""
    stack, seen = [token], 0
    while stack and seen < CLAUSE_LIMIT:
        current = stack.pop()
        seen += 1
        yield current
        stack.extend(c for c in current.children if relation(c) in BESIDE or (relation(c) == "nmod" and has_case(c, "of")))


def names_in(tokens: Iterable[Token], scene: Scene) -> set[str]:
    """Lemmas of nouns, "modifier head" phrases, and the kinds of names among them."""
    found: set[str] = set()
    for token in tokens:
        lemma = token.lemma_.lower()
        found.add(lemma)
        found.add(token.lower_)
        if token.ent_type_:
            found.add(token.ent_type_)
        if scene.actor(token) is not None or token.pos_ == "PROPN":
            found.add("ACTOR")
        if token.lower_ in load_words("event_person_pronouns") or (token.pos_ == "NUM" and token.dep_ != "nummod"):
            found.add("people")
        for part in token.lefts:
            if relation(part) in {"compound", "amod", "nmod"}:
                found.add(f"{part.lemma_.lower()} {lemma}")
    return found


def companions(verb: Token, scene: Scene) -> set[str]:
    """Particles, adverbs and prepositions that belong to a verb; those of time expressions do not."""
    found: set[str] = set()
    for part in verb.children:
        if relation(part) in {"compound", "advmod", "xcomp", "mark"}:
            found.add(part.lower_)
        elif relation(part) in {"obl", "obj", "advcl", "ccomp", "xcomp", "iobj"} and part.i not in scene.time_tokens:
            found |= {
                c.lower_
                for c in part.children
                if c.i > verb.i and (relation(c) == "case" or (relation(c) == "mark" and c.lower_ != "to"))
            }
    for token in verb.doc[verb.i + 1 : verb.i + 2]:
        if token.pos_ in {"ADP", "PART", "ADV"} and token.i + 1 not in scene.time_tokens:
            found.add(token.lower_)
    return found


def clause_words(head: Token, scene: Scene) -> set[str]:
    """Lemmas and kinds of names of everything under a word, without the clauses that are coordinated with it."""
    found: list[Token] = []
    stack, seen = list(head.children), 0
    while stack and seen < CLAUSE_LIMIT:
        token = stack.pop()
        seen += 1
        if relation(token) in {"parataxis", "punct"} or (
            relation(token) == "conj" and token.pos_ == "VERB" and token.head.i == head.i
        ):
            continue
        found.append(token)
        stack.extend(token.children)
    return names_in(found, scene)


def modifiers(noun: Token) -> set[str]:
    """Lemmas of what describes a noun, one step down, and the words that its preposition phrases hold."""
    found: set[str] = set()
    for part in noun.children:
        if relation(part) in MODIFIERS:
            found |= {part.lemma_.lower(), part.lower_}
            found |= {c.lemma_.lower() for c in part.children if relation(c) in {"conj", "compound", "amod"}}
    return found


def is_refusing(verb: Token) -> bool:
    """True for "will not accept", "would not discuss", "cannot agree"."""
    helpers = {c.lower_ for c in verb.children if relation(c) == "aux"}
    return is_negated(verb) and bool(helpers & load_words("event_refusing_auxiliaries"))


def is_predicative(verb: Token) -> bool:
    """True for "is opposed to", which describes; not for "is to meet"."""
    return any(relation(c) == "cop" for c in verb.children) and not any(c.lower_ == "to" for c in verb.children)


def is_imperative(verb: Token) -> bool:
    """True for an order given in so many words ("Ask the general")."""
    return "Imp" in verb.morph.get("Mood", [])


def is_gerund_subject(token: Token) -> bool:
    """True for "fighting" in "fighting between A and B entered its third week"."""
    return token.pos_ == "VERB" and relation(token) == "csubj" and token.lower_.endswith("ing") and not doers_of_own(token)


def doers_of_own(verb: Token) -> list[Token]:
    """The verb's own subjects and objects."""
    return [c for c in verb.children if relation(c) in {"nsubj", "obj"}]


def has_partners(noun: Token) -> bool:
    """True for "talks between A and B", "a meeting with C"."""
    return any(relation(c) == "nmod" and has_case(c, "between", "with", "among") for c in noun.children)


def has_ended(token: Token) -> bool:
    """True when the sentence says that something ended, broke or ran out."""
    sentence = token.sent
    first, last = max(sentence.start, token.i - CLAUSE_LIMIT // 2), min(sentence.end, token.i + CLAUSE_LIMIT // 2)
    return any(t.lemma_.lower() in load_words("event_ending_words") for t in token.doc[first:last])


def meets_alone(verb: Token) -> bool:
    """True when one subject is enough to tell of a meeting: several people or a body ("ministers met", "the council met")."""
    if is_passive(verb):
        return False
    if any("Plur" in t.morph.get("Number", []) for t in doers(verb)):
        return True
    return not undergoers(verb) and any(t.ent_type_ != "PERSON" and t.pos_ != "PRON" for t in doers(verb))


def is_bare_participle(verb: Token) -> bool:
    """True for a participle that describes a noun and names nobody who did it ("prisoners held in state jails")."""
    return verb.dep_ == "acl" and is_past_participle(verb) and not any(is_agent(c) for c in verb.children)


def light_verb(noun: Token) -> Token | None:
    """The verb that carries an event noun and lends it its subject ("held talks", "talks were held", "launched an attack")."""
    top = noun
    while relation(top) == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    if relation(top) == "acl" or top.head.i == top.i:
        return None
    verb = top.head
    if verb.pos_ != "VERB" or relation(top) not in {"obj", "nsubj", "obl"}:
        for part in noun.children:  # "talks held in Oslo"
            if relation(part) == "acl" and part.pos_ == "VERB" and part.lemma_.lower() in load_words("event_light_verbs"):
                return part
        return None
    if relation(top) == "obl" and not has_case(top, "in", "into", "to", "on", "by"):
        return None
    return verb if verb.lemma_.lower() in load_words("event_light_verbs") else None
