"""The predicates that a counted phrase is an argument of, by the tree and by PropBank roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.syntax import child, children, relation

CLIMB = 6  # heads followed from a count to the verb it belongs to
Patients = dict[int, list[tuple[int, int, int]]]  # sentence start → predicate, first and last token of its ARG1


def gather_patients(doc: Doc) -> Patients:
    """The ARG1 spans of the verbs of each sentence."""
    found: Patients = defaultdict(list)
    for predicate in doc._.predicates:
        verb = doc[predicate.i]
        if verb.pos_ == "VERB":
            spans = [(predicate.i, a.start, a.end) for a in predicate.arguments if a.role == "ARG1"]
            found[verb.sent.start].extend(spans)
    return found


def find_standings(node: Token) -> tuple[Token, ...]:
    """The word and what stands for it above: the one it is coordinated with, "number" or "group" over it."""
    found, token = [node], node
    for _ in range(CLIMB):
        role = relation(token)
        light = role == "nmod" and token.head.lemma_.lower() in load_words("count_light_nouns")
        if token.head.i == token.i or not (role == "conj" or light) or token.head.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
        found.append(token)
    return tuple(found)


def find_governors(node: Token, standings: Sequence[Token], patients: Patients) -> Iterator[tuple[Token, str]]:
    """The predicates of a counted phrase, and as what it is their argument: "patient", "subject" or "oblique"."""
    for token in standings:
        role, head = relation(token), token.head
        if role in {"nsubj", "csubj"}:
            yield head, "patient" if token.dep_ == "nsubj:pass" or child(head, "aux:pass") is not None else "subject"
        elif role in {"obj", "iobj"}:
            yield head, "patient"
        elif role == "obl":
            yield head, "patient" if _is_after_particle(token) else "oblique"
        for clause in children(token, "acl:relcl"):
            if clause.pos_ in {"VERB", "ADJ", "NOUN"} and _relative_subject(clause):
                yield clause, "patient" if child(clause, "aux:pass") is not None else "subject"
            elif clause.pos_ == "VERB" and _relative_object(clause):
                yield clause, "patient"
    yield from _by_role(node, patients)


def _is_after_particle(token: Token) -> bool:
    """ "Handed over 16 bodies", "killed over 40 people": what follows the verb is read as a preposition."""
    return any(c.i == token.head.i + 1 and c.lower_ in load_words("count_particles") for c in children(token, "case"))


def _relative_subject(clause: Token) -> bool:
    """True when the counted are the subject of the clause ("who died", "having died", not "whom they saw")."""
    return all(t.lower_ in {"who", "that", "which"} for t in children(clause, "nsubj")) and child(clause, "obj") is None


def _relative_object(clause: Token) -> bool:
    """True when the counted are what the clause acts on ("whom it seized", "they released")."""
    objects = list(children(clause, "obj"))
    return child(clause, "nsubj") is not None and all(t.lower_ in {"whom", "who", "that", "which"} for t in objects)


def _by_role(node: Token, patients: Patients) -> Iterator[tuple[Token, str]]:
    """Predicates with the count at the head of their ARG1, where the tree hangs it elsewhere."""
    doc = node.doc
    for place, start, end in patients.get(node.sent.start, ()):
        if place != node.i and start <= node.i < end and doc[start:end].root.i == node.i:
            yield doc[place], "subject" if _acts(doc[place], node) else "patient"


def _acts(verb: Token, node: Token) -> bool:
    return node.i < verb.i and child(verb, "aux:pass", "nsubj:pass") is None and "Part" not in str(verb.morph)
