"""Where the codebook's patterns match: verbs, adjectives and nouns that tell of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Token

from eirene.codebook import Codebook
from eirene.codebook.events import EventType, Pattern, load_event_types
from eirene.layers.events import frames
from eirene.layers.events.inflection import regular_forms
from eirene.layers.events.scene import Scene
from eirene.syntax import HYPHENS, relation


@dataclass(frozen=True, slots=True)
class Condition:
    """Words of which one must stand in a part of what is around the head, or none when not `wanted`."""

    part: str
    words: frozenset[str]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One wording of a pattern: its words, the head word last for nouns and first for verbs, and the pattern's word sets."""

    words: tuple[str, ...]
    type: EventType
    pattern: Pattern
    conditions: tuple[Condition, ...]
    modes: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The head word of an event, its first token, type and pattern; `light` is the verb that carries a noun ("held talks")."""

    head: Token
    first: int
    type: EventType
    pattern: Pattern
    mode: str | None
    light: Token | None = None

    @property
    def governor(self) -> Token:
        """The word whose clause tells of the event."""
        return self.light if self.light is not None else self.head

    @property
    def verbal(self) -> bool:
        """True when the head is the predicate of a clause and not a noun."""
        return self.head.pos_ not in {"NOUN", "PROPN"} and not frames.is_gerund_subject(self.head)


@dataclass(frozen=True, slots=True)
class Index:
    """Wordings by their head word: verbs by lemma and by regular form, nouns by lemma."""

    verbs: dict[str, list[Row]]
    nouns: dict[str, list[Row]]


@cache
def load_index(codebook: Codebook) -> Index:
    """The patterns of a codebook by head word; those that ask for more come first."""
    verbs: dict[str, list[Row]] = defaultdict(list)
    nouns: dict[str, list[Row]] = defaultdict(list)
    for entry in load_event_types(codebook).values():
        for pattern in entry.patterns:
            conditions, modes = _conditions(pattern), _modes(pattern)
            for wording in (*pattern.verbs, *pattern.adjectives):
                words = tuple(wording.split())
                for form in regular_forms(words[0]):
                    verbs[form].append(Row(words, entry, pattern, conditions, modes))
            for wording in pattern.nouns:
                words = tuple(wording.split())
                nouns[words[-1]].append(Row(words, entry, pattern, conditions, modes))
    for rows in (*verbs.values(), *nouns.values()):
        rows.sort(key=lambda row: -len(row.words) - row.pattern.conditions)
    return Index(dict(verbs), dict(nouns))


def _conditions(pattern: Pattern) -> tuple[Condition, ...]:
    """The pattern's conditions on words, those that are quickest to look at first."""
    asked = (
        ("objects", pattern.objects, pattern.not_objects),
        ("content", pattern.content, pattern.not_content),
        ("subjects", pattern.subjects, pattern.not_subjects),
        ("modifiers", pattern.modifiers, pattern.not_modifiers),
        ("clause", pattern.about, pattern.not_about),
    )
    both = ((part, words, wanted) for part, some, none in asked for words, wanted in ((some, True), (none, False)))
    return tuple(Condition(part, frozenset(words), wanted) for part, words, wanted in both if words)


def _modes(pattern: Pattern) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words that choose another mode, by mode."""
    words = pattern.mode_words
    return tuple((mode, frozenset(words[mode])) for mode in words) if isinstance(words, Mapping) else ()


class Around:
    """What stands around a word, worked out when a pattern first asks."""

    def __init__(self, head: Token, scene: Scene, light: Token | None = None) -> None:
        self.head, self.scene, self.light = head, scene, light

    @cached_property
    def objects(self) -> set[str]:
        return frames.names_in((t for u in frames.undergoers(self.head) for t in frames.heads_of(u)), self.scene)

    @cached_property
    def subjects(self) -> set[str]:
        return frames.names_in((t for d in frames.doers(self.light or self.head) for t in frames.heads_of(d)), self.scene)

    @cached_property
    def clause(self) -> set[str]:
        found = frames.clause_words(self.head, self.scene)
        return found if self.light is None else found | frames.clause_words(self.light, self.scene)

    @cached_property
    def modifiers(self) -> set[str]:
        return frames.modifiers(self.head)

    @cached_property
    def belonging(self) -> set[str]:
        """Words that may belong to a verb of several words ("open fire", "call on", "go on strike")."""
        return frames.companions(self.head, self.scene) | self.objects | self.content

    @cached_property
    def content(self) -> set[str]:
        """Lemmas of what hangs directly on the word: what is asked, refused or threatened."""
        found = {c.lemma_.lower() for c in self.head.children if relation(c) in frames.CONTENT}
        return found | {t.lemma_.lower() for t in frames.undergoers(self.head)}


def match_triggers(scene: Scene) -> Iterator[Trigger]:
    """Triggers of the body in text order, at most one a token."""
    index = load_index(scene.codebook)
    for i in scene.tokens_among(index.verbs.keys() | index.nouns.keys()):
        token = scene.doc[i]
        if token.idx < scene.body_start or i in scene.time_tokens:
            continue
        verbs, nouns = (rows.get(token.lower_) or rows.get(token.lemma_.lower()) for rows in (index.verbs, index.nouns))
        trigger = None
        if verbs and _is_predicate(token):
            trigger = _verb(token, verbs, scene)
        elif nouns and (token.pos_ in {"NOUN", "PROPN"} or frames.is_gerund_subject(token)):
            trigger = _noun(token, nouns, scene)
        if trigger is not None:
            yield trigger


def _is_predicate(token: Token) -> bool:
    """True for verbs and adjectives that head a clause, orders left out."""
    if token.pos_ not in {"VERB", "ADJ"} or relation(token) in {"amod", "compound"}:
        return False
    return not frames.is_imperative(token) and not frames.is_gerund_subject(token)


def _verb(verb: Token, rows: list[Row], scene: Scene) -> Trigger | None:
    around = Around(verb, scene)
    is_adjective = not frames.is_passive(verb) and (verb.pos_ == "ADJ" or frames.is_predicative(verb))
    for row in rows:
        pattern = row.pattern
        if is_adjective != (" ".join(row.words) in pattern.adjectives) or (pattern.refused and not frames.is_refusing(verb)):
            continue
        if len(row.words) > 1 and not around.belonging.issuperset(row.words[1:]):
            continue
        if pattern.rolesets and scene.roleset(verb) not in pattern.rolesets:
            continue
        if pattern.intransitive and around.objects:
            continue
        if _meets(row, around):
            return Trigger(verb, verb.i, row.type, pattern, _mode(row, around))
    return None


def _noun(noun: Token, rows: list[Row], scene: Scene) -> Trigger | None:
    if relation(noun) in {"compound", "flat"} or noun.ent_type_:
        return None
    light = frames.light_verb(noun)
    around = Around(noun, scene, light)
    for row in rows:
        first = _first_word(noun, row.words)
        pattern = row.pattern
        if first is None or (pattern.light and (light is None or light.lemma_.lower() not in pattern.light)):
            continue
        if _meets(row, around):
            return Trigger(noun, first, row.type, pattern, _mode(row, around), light)
    return None


def _first_word(noun: Token, words: tuple[str, ...]) -> int | None:
    """The token where a noun's wording begins, hyphens passed over; None when the words before it are others."""
    place = noun.i
    for word in reversed(words[:-1]):
        place -= 1
        if place >= 0 and noun.doc[place].text in HYPHENS:
            place -= 1
        if place < 0 or word not in {noun.doc[place].lower_, noun.doc[place].lemma_.lower()}:
            return None
    return place


def _meets(row: Row, around: Around) -> bool:
    """True when what stands around the word fulfils the conditions of the pattern."""
    return all(getattr(around, c.part).isdisjoint(c.words) is not c.wanted for c in row.conditions)


def _mode(row: Row, around: Around) -> str | None:
    """The mode whose words stand nearest, right under the word or anywhere in its clause, else the pattern's own."""
    if row.modes:
        clause = around.clause | around.subjects | around.modifiers | {around.head.lemma_.lower()}
        for near in (around.content, clause):
            for mode, words in row.modes:
                if not near.isdisjoint(words):
                    return mode
    return row.pattern.mode
