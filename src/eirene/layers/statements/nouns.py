"""Statements by nouns and adjectives: "the army's claim that …", "the envoy is confident that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.codebook.attribution import CueClass, Form
from eirene.layers.statements.cues import Word
from eirene.layers.statements.drafts import Draft
from eirene.layers.statements.material import Material, is_modal
from eirene.layers.statements.speakers import FROM, is_speaker, speaker_of
from eirene.lexicon import load_words
from eirene.syntax import child, is_negated, passage, relation
from eirene.types import Passage


def draft_by_nouns(material: Material) -> Iterator[Draft]:
    """A draft for every noun or adjective of attribution with its content and somebody who says or thinks it."""
    for token in material.doc[material.first :]:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in material.cues.nouns:
            draft = _by_noun(material, token, material.cues.nouns[lemma])
        elif token.pos_ == "ADJ" and lemma in material.cues.adjectives:
            draft = _by_adjective(material, token, material.cues.adjectives[lemma])
        else:
            continue
        if draft is not None and is_speaker(material, draft.speaker):
            material.taken.add(token.i)
            yield draft


def _that_clause(token: Token) -> Token | None:
    for part in token.children:
        if part.i > token.i and relation(part) in {"acl", "ccomp", "advcl", "appos", "parataxis"} and part.dep_ != "acl:relcl":
            if any(c.lower_ == "that" and c.dep_ == "mark" for c in part.children):
                return part
    return None


def _by_noun(material: Material, noun: Token, word: Word) -> Draft | None:
    clause = _that_clause(noun)
    governor = noun.head
    if clause is None or governor.i in material.taken:
        return None
    owner = _owner(noun)
    light = governor.lemma_.lower() in load_words("speech_light_verbs")
    if owner is None and light and not is_negated(governor) and not is_modal(governor):
        owner = speaker_of(material, governor)
    content = material.tidy(clause.left_edge.i, clause.right_edge.i + 1)
    if owner is None or content is None:
        return None
    return Draft(passage(noun), content, f"{word.names[0]}: noun", owner, governor if light else noun)


def _owner(noun: Token) -> Token | None:
    owner = child(noun, "nmod:poss")
    if owner is not None and owner.dep_ == "nmod:poss":
        return owner
    for part in noun.children:
        if part.i > noun.i and relation(part) == "nmod" and any(c.lower_ in FROM for c in part.children if relation(c) == "case"):
            return part
    return None


def _by_adjective(material: Material, adjective: Token, word: Word) -> Draft | None:
    copula = child(adjective, "cop")
    subject = child(adjective, "nsubj")
    if copula is None or subject is None or is_modal(adjective):
        return None
    if is_negated(adjective) and CueClass.BELIEF not in word.kinds:
        return None
    content = _adjective_content(material, adjective, word)
    if content is None:
        return None
    cue = passage(adjective.doc[copula.i : adjective.i + 1]) if 0 < adjective.i - copula.i < 4 else passage(adjective)
    return Draft(cue, content, f"{word.names[0]}: adjective", speaker_of(material, adjective), adjective)


def _adjective_content(material: Material, adjective: Token, word: Word) -> Passage | None:
    if word.takes(Form.CLAUSE):
        clause = next((c for c in adjective.children if c.i > adjective.i and relation(c) == "ccomp"), None) or _that_clause(
            adjective
        )
        if clause is not None:
            return material.tidy(clause.left_edge.i, clause.right_edge.i + 1)
    if word.takes(Form.WITH_PREPOSITION):
        for part in adjective.children:
            case = child(part, "case", "mark")
            if (
                part.i > adjective.i
                and relation(part) in {"obl", "advcl"}
                and case is not None
                and case.lower_ in word.prepositions
            ):
                return material.tidy(case.i, part.right_edge.i + 1)
    return None
