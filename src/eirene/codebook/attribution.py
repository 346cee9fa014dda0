"""Cues of attribution: the words by which a report puts something in somebody's mouth."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from eirene.codebook.loading import Entry


class CueClass(StrEnum):
    """What the speaker does with the words."""

    SPEECH = "speech"
    BELIEF = "belief"
    DENIAL = "denial"
    DEMAND = "demand"
    ACCUSATION = "accusation"
    JUDGEMENT = "judgement"
    COUNT = "count"


class Form(StrEnum):
    """What may stand for the content of a cue."""

    CLAUSE = "clause"  # said (that) the talks go on; the talks go on, they said
    QUESTION = "question"  # asked whether the talks go on
    QUOTATION = "quotation"  # "…", she said
    QUOTED = "quoted"  # quoted words inside an argument: accused them of "playing with fire"
    INFINITIVE = "infinitive"  # claimed to have won
    GERUND = "gerund"  # denied opening fire
    AS = "as"  # dismissed the summit as theatre
    NAME = "name"  # called the deal a mistake
    COUNT = "count"  # counted 71 wounded
    NUMBER = "number"  # counted 71
    COUNT_AT = "count_at"  # put the dead at 23
    OBJECT = "object"  # floated the idea of a buffer zone; with `objects`, only those nouns
    WITH_PREPOSITION = "with_preposition"  # hinted at a pause; with one of `prepositions`


class Cue(Entry):
    """Words that behave alike: what class they are of and which contents they take.

    `verbs`, `adjectives` and `nouns` are lemmas; `wordings` fixed phrases with SPEAKER (or POSSESSOR, a possessive) where the
    source stands ("in the words of SPEAKER"); `addressed`: the object of the verb is whom it is said to; `objects`: lemmas
    that the object of form `object` must have (any when empty); `prepositions`: those of form `with_preposition`, each taken
    only before a number when listed in `counting`; `particles`: one of them must follow the verb ("pointed out", "made clear").
    """

    kind: CueClass = Field(alias="class")
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    forms: frozenset[Form] = frozenset()
    objects: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    addressed: bool = False
