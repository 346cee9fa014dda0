"""Statements by verbs: "the ministry said the talks go on", "he accused them of "playing with fire"", "it put the dead at 23"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.codebook.attribution import CueClass, Form
from eirene.layers.statements import clauses, phrases
from eirene.layers.statements.cues import Word
from eirene.layers.statements.drafts import Draft
from eirene.layers.statements.material import Material, is_modal, particle_of
from eirene.layers.statements.names import actor_of
from eirene.layers.statements.speakers import is_speaker, speaker_of
from eirene.layers.statements.tails import clause_before, impersonal, tail
from eirene.lexicon import load_words
from eirene.syntax import is_negated, passage, relation, span_at
from eirene.types import Passage

CLOSE = 3  # tokens from "quoted" to "saying" that are one cue


def draft_by_verbs(material: Material) -> Iterator[Draft]:
    """A draft for every verb of attribution that reports something said, thought or counted."""
    for verb, word in list(material.verbs()):
        if not tells(verb, word):
            continue
        at_end = tail(verb) if word.takes(Form.CLAUSE) else None
        speaker = at_end[0] if at_end is not None else speaker_of(material, verb)
        if not is_speaker(material, speaker) or not _is_known(material, speaker, word):
            continue
        found = _at_end(material, verb, word, at_end[1]) if at_end is not None else _content(material, verb, word)
        if found is None:
            continue
        content, cue, reason = found
        material.taken.add(verb.i)
        yield Draft(cue, content, reason, speaker, verb)


def _at_end(material: Material, verb: Token, word: Word, span: clauses.Range) -> tuple[Passage, Passage, str] | None:
    where = material.tidy(*span)
    return (where, cue_of(verb, word), f"{word.entries[Form.CLAUSE]}: end of the sentence") if where is not None else None


def tells(verb: Token, word: Word) -> bool:
    """False where the saying is denied, wished, asked for or only imagined."""
    if _is_denied(verb) and CueClass.BELIEF not in word.kinds:
        return False
    if is_modal(verb) or any(c.dep_ == "mark" and c.lower_ in load_words("speech_conditions") for c in verb.children):
        return False
    if word.takes(Form.QUESTION) and relation(verb) == "advcl" and "Past" in verb.morph.get("Tense", []):
        return False  # "asked by reporters whether …, she replied"
    if verb.lower_.endswith("ing") and relation(verb) != "advcl" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "by":
        return False  # "Reporting by …"
    if relation(verb) == "xcomp" and verb.head.lemma_.lower() in load_words("speech_ending_verbs"):
        return False
    if not _is_infinitive(verb):
        return True
    if relation(verb) == "conj":
        return tells(verb.head, word) if verb.head.i < verb.i else True
    return relation(verb) == "advcl" or (relation(verb) == "xcomp" and verb.head.lemma_.lower() in load_words("speech_leadins"))


def _is_denied(verb: Token) -> bool:
    """True for "did not say", not for "says they do not", whose negation the parse may hang on the verb."""
    after = [c for c in verb.children if c.i > verb.i and relation(c) == "advmod"]
    return is_negated(verb) and not any(c.lower_ in {"not", "n't", "n’t", "never"} for c in after)


def _is_infinitive(verb: Token) -> bool:
    if "Inf" not in verb.morph.get("VerbForm", []):
        return False
    return not any(relation(c) == "aux" for c in verb.children)


def _is_known(material: Material, speaker: Token | None, word: Word) -> bool:
    """False for what people at large are told to think: "each side expects", "many believe"."""
    if speaker is None or word.kinds != {CueClass.BELIEF} or speaker.pos_ in {"PROPN", "PRON"}:
        return True
    return actor_of(material.doc, speaker) is not None or speaker._.entity_type == "person"


def _content(material: Material, verb: Token, word: Word) -> tuple[Passage, Passage, str] | None:
    """Content, cue and reason of a verb's statement."""
    if word.takes(Form.CLAUSE) or word.takes(Form.QUESTION):
        span, reason = _clause(material, verb, word)
        where = material.tidy(*span) if span else None
        if where is not None and not passage(verb).covers(where) and _says_something(material, where):
            form = Form.QUESTION if _asks(material, where) else Form.CLAUSE
            return (where, cue_of(verb, word), f"{word.entries[form]}: {reason}") if word.takes(form) else None
    return phrases.content(material, verb, word)


def _asks(material: Material, where: Passage) -> bool:
    """True for "whether the talks go on", which "determine" and "say" leave open."""
    return span_at(material.doc, where)[0].lower_ in {"whether", "if"}


def _says_something(material: Material, where: Passage) -> bool:
    """True for words with a verb or in quotation marks."""
    return bool(material.quotes.within(where)) or any(t.pos_ in {"VERB", "AUX"} for t in span_at(material.doc, where))


def _clause(material: Material, verb: Token, word: Word) -> tuple[clauses.Range | None, str]:
    span = clauses.complement(material, verb)
    particle = particle_of(verb, word) if word.particles else None
    if span is None and particle is not None:
        span = clauses.complement(material, particle)
    if span is not None:
        return span, "clause"
    span = impersonal(verb) or clauses.around(verb) or clause_before(verb, word.addressed)
    return span, "beside a clause"


def cue_of(verb: Token, word: Word) -> Passage:
    """The verb, with its particle, with "quoted as" before "saying" and with the rest of "as reported by"."""
    doc, head = verb.doc, verb.head
    between = doc[head.i + 1 : verb.i] if 0 < verb.i - head.i <= CLOSE else ()
    relayed = verb.lower_ == "saying" and head.lemma_.lower() in load_words("speech_relay_verbs")
    if relayed and len(between) and not any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in between):
        return passage([head, verb])
    if 0 < verb.i < len(doc) - 1 and doc[verb.i - 1].lower_ == "as" and doc[verb.i + 1].lower_ == "by":
        return passage(doc[verb.i - 1 : verb.i + 2])
    particle = particle_of(verb, word) if word.particles else None
    return passage([verb, particle]) if particle is not None else passage(verb)
