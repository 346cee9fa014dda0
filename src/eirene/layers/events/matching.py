"""Where the codebook's patterns match: verbs and nouns that tell of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.codebook.events import EventType, Pattern
from eirene.lexicon import load_words
from eirene.syntax import relation

ABOUT = frozenset({"obj", "obl", "iobj", "ccomp", "xcomp", "advcl", "nsubj:pass", "compound:prt", "advmod", "compound"})
CONDITION_DEPTH = 60  # descendants of an argument that are looked at


@dataclass(frozen=True, slots=True)
class Trigger:
    """The head word of an event, its words, type and pattern; `light` is the verb that carries an event noun ("held talks")."""

    head: Token
    first: int
    last: int
    type: str
    pattern: Pattern
    mode: str | None
    light: Token | None = None


@dataclass(frozen=True)
class Index:
    """Patterns by the first word of their verbs and the last word of their nouns."""

    verbs: dict[str, list[tuple[tuple[str, ...], str, Pattern]]]
    nouns: dict[str, list[tuple[tuple[str, ...], str, Pattern]]]


@cache
def load_index(codebook: Codebook) -> Index:
    """The patterns of a codebook, indexed; conditioned and longer ones before plain and shorter ones."""
    verbs: dict[str, list[tuple[tuple[str, ...], str, Pattern]]] = defaultdict(list)
    nouns: dict[str, list[tuple[tuple[str, ...], str, Pattern]]] = defaultdict(list)
    for name, entry in codebook.entries("events", EventType).items():
        for pattern in entry.patterns:
            for verb in pattern.verbs:
                verbs[verb.split()[0]].append((tuple(verb.split()), name, pattern))
            for noun in pattern.nouns:
                nouns[noun.split()[-1]].append((tuple(noun.split()), name, pattern))
    for rows in [*verbs.values(), *nouns.values()]:
        rows.sort(key=lambda row: (-len(row[0]), not (row[2].objects or row[2].subjects)))
    return Index(dict(verbs), dict(nouns))


def match_triggers(doc: Doc, codebook: Codebook) -> Iterator[Trigger]:
    """Triggers in text order, at most one a token."""
    index = load_index(codebook)
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in index.verbs:
            yield from _verb(token, index.verbs[lemma])
        elif token.pos_ in {"NOUN", "PROPN"} and (lemma in index.nouns or token.lower_ in index.nouns):
            yield from _noun(token, index.nouns.get(lemma) or index.nouns[token.lower_])


def _verb(verb: Token, rows: list[tuple[tuple[str, ...], str, Pattern]]) -> Iterator[Trigger]:
    around, objects, subjects = _companions(verb), _argument_lemmas(verb), _subject_lemmas(verb)
    for words, name, pattern in rows:
        if not all(word in around or word in objects for word in words[1:]):
            continue
        if pattern.objects and pattern.subjects:
            if not (_meets(pattern.objects, objects) or _meets(pattern.subjects, subjects)):
                continue
        elif (pattern.objects and not _meets(pattern.objects, objects)) or (
            pattern.subjects and not _meets(pattern.subjects, subjects)
        ):
            continue
        if pattern.not_objects and objects & set(pattern.not_objects):
            continue
        yield Trigger(verb, verb.i, verb.i + 1, name, pattern, _mode(pattern, verb, objects))
        return


def _meets(wanted: tuple[str, ...], found: set[str]) -> bool:
    return any(word in found for word in wanted) or any(" " in word and word in " ".join(sorted(found)) for word in wanted)


def _companions(verb: Token) -> set[str]:
    """Particles, adverbs and prepositions that belong to a verb."""
    found = {c.lower_ for c in verb.children if c.dep_ in {"compound:prt", "advmod", "xcomp", "mark"}}
    for child in verb.children:
        if relation(child) in {"obl", "obj", "advcl", "ccomp"}:
            found |= {c.lower_ for c in child.children if c.dep_ in {"case", "mark"}}
    following = verb.doc[verb.i + 1 : verb.i + 3]
    return found | {t.lower_ for t in following if t.pos_ in {"ADP", "ADV", "PART"}}


def _argument_lemmas(verb: Token) -> set[str]:
    """Lemmas of what a verb acts on: heads of its arguments, their modifiers, coordinates and appositions."""
    found: set[str] = set()
    for child in verb.children:
        if child.dep_ not in ABOUT and relation(child) not in ABOUT:
            continue
        stack, seen = [child], 0
        while stack and seen < CONDITION_DEPTH:
            token = stack.pop()
            seen += 1
            found |= {token.lemma_.lower(), token.lower_}
            if token.ent_type_ == "LOC":
                found.add("LOC")
            if token.ent_type_ == "PERSON":
                found.add("person")
            stack.extend(
                c
                for c in token.children
                if relation(c) in {"conj", "compound", "nmod", "amod", "obj", "xcomp", "appos", "flat", "nummod"}
            )
    if verb.dep_ in {"acl", "acl:relcl"} and "Part" in verb.morph.get("VerbForm"):
        found.add(verb.head.lemma_.lower())
    return found


def _subject_lemmas(verb: Token) -> set[str]:
    found: set[str] = set()
    for child in verb.children:
        if relation(child) == "nsubj":
            found |= {t.lemma_.lower() for t in [child, *child.children] if t.dep_ != "acl:relcl"}
    return found


def _mode(pattern: Pattern, head: Token, objects: set[str]) -> str | None:
    if pattern.mode_by_object:
        if objects & {"meet", "meeting", "talk", "talks", "invitation"}:
            return "yield" if "discuss" in objects else None
        if objects & {
            "proposal",
            "plan",
            "offer",
            "mediation",
            "ceasefire",
            "truce",
            "deal",
            "exchange",
            "demand",
            "discuss",
            "withdraw",
            "release",
            "concession",
            "discussion",
        }:
            return "yield" if objects & {"demand", "withdraw", "release", "discuss", "concession", "discussion"} else None
        return "assist" if objects & {"aid", "help", "assistance"} else None
    if pattern.mode_words:
        near = {t.lemma_.lower() for t in head.subtree} | {t.lower_ for t in head.subtree}
        for mode, words in pattern.mode_words.items():
            if near & set(words):
                return mode
    return pattern.mode


def _noun(noun: Token, rows: list[tuple[tuple[str, ...], str, Pattern]]) -> Iterator[Trigger]:
    if relation(noun) in {"compound", "flat"} or noun.ent_type_ in {"PERSON"}:
        return
    for words, name, pattern in rows:
        start = noun.i - len(words) + 1
        if start < 0 or [t.lower_ for t in noun.doc[start : noun.i]] != list(words[:-1]):
            continue
        if pattern.only_subject and relation(noun) != "nsubj":
            continue
        light = noun.head if noun.head.pos_ == "VERB" and noun.head.lemma_.lower() in load_words("event_light_verbs") else None
        if light is not None and relation(noun) not in {"obj", "nsubj", "obl"}:
            light = None
        if not pattern.needs_actor or light is not None or any(c.dep_ in {"nmod:poss"} for c in noun.children):
            yield Trigger(noun, start, noun.i + 1, name, pattern, _mode(pattern, noun, set()), light)
        return
