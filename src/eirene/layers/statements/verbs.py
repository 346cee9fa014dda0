"""Statements by verbs: "the ministry said the talks go on", "he accused them of "playing with fire"", "it put the dead at 23"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.codebook.attribution import CueClass, Form
from eirene.layers.statements import clauses, phrases_of_verbs
from eirene.layers.statements.cues import Word
from eirene.layers.statements.drafts import Draft
from eirene.layers.statements.material import Material, is_modal
from eirene.layers.statements.speakers import is_speaker, speaker_of
from eirene.lexicon import load_words
from eirene.syntax import is_negated, passage, relation
from eirene.types import Passage

CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})


def draft_by_verbs(material: Material) -> Iterator[Draft]:
    """A draft for every verb of attribution that reports something said, thought or counted."""
    for verb, word in list(material.verbs()):
        if not tells(verb, word):
            continue
        speaker = speaker_of(material, verb)
        if not is_speaker(material, speaker):
            continue
        found = _content(material, verb, word)
        if found is None:
            continue
        content, cue, reason = found
        material.taken.add(verb.i)
        yield Draft(cue, content, f"{word.names[0]}: {reason}", speaker, verb)


def tells(verb: Token, word: Word) -> bool:
    """False where the saying is denied, wished, asked for or only imagined."""
    if is_negated(verb) and CueClass.BELIEF not in word.kinds:
        return False
    if is_modal(verb) or any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children):
        return False
    if not _is_infinitive(verb):
        return True
    if relation(verb) == "conj":
        return tells(verb.head, word) if verb.head.i < verb.i else True
    return relation(verb) == "advcl" or (relation(verb) == "xcomp" and verb.head.lemma_.lower() in load_words("speech_leadins"))


def _is_infinitive(verb: Token) -> bool:
    if "Inf" not in verb.morph.get("VerbForm", []):
        return False
    return not any(relation(c) == "aux" for c in verb.children)


def _content(material: Material, verb: Token, word: Word) -> tuple[Passage, Passage, str] | None:
    """Content, cue and form of a verb's statement."""
    if word.takes(Form.CLAUSE):
        span = clauses.complement(material, verb)
        reason = "clause"
        if span is None:
            span, reason = clauses.around(material, verb), "beside a clause"
        where = material.tidy(*span) if span else None
        if where is not None and not passage(verb).covers(where):
            return where, _cue(verb), reason
    return phrases_of_verbs.content(material, verb, word)


def _cue(verb: Token) -> Passage:
    """The verb; with "quoted as" before "saying"."""
    head = verb.head
    if verb.lower_ == "saying" and head.i < verb.i and head.lemma_.lower() in {"quote", "cite", "report", "record"}:
        return passage([head, verb])
    return passage(verb)
