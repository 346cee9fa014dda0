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
        role = part.i > token.i and relation(part) in {"acl", "ccomp", "advcl", "appos", "parataxis"} and part.dep_ != "acl:relcl"
        if role and any(c.lower_ == "that" and c.dep_ == "mark" for c in part.children):
            return part
    return None


def _by_noun(material: Material, noun: Token, word: Word) -> Draft | None:
    clause = _that_clause(noun)
    governor = noun.head
    if clause is None or governor.i in material.taken or _is_wanted(material, governor):
        return None
    owner = _owner(noun)
    light = governor.lemma_.lower() in load_words("speech_light_verbs")
    if owner is None and light and not is_negated(governor) and not is_modal(governor):
        owner = speaker_of(material, governor)
    content = material.tidy(clause.left_edge.i, clause.right_edge.i + 1)
    if owner is None or content is None:
        return None
    return Draft(passage(noun), content, f"{word.entries[Form.CLAUSE]}: noun", owner, governor if light else noun)


def _is_wanted(material: Material, governor: Token) -> bool:
    """True for "demanded an admission that …": it has not been made."""
    word = material.cues.verbs.get(governor.lemma_.lower()) if governor.pos_ == "VERB" else None
    return word is not None and CueClass.DEMAND in word.kinds and CueClass.SPEECH not in word.kinds


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
    found = _adjective_content(material, adjective, word)
    if found is None:
        return None
    content, form = found
    cue = passage(adjective.doc[copula.i : adjective.i + 1]) if 0 < adjective.i - copula.i < 4 else passage(adjective)
    return Draft(cue, content, f"{word.entries[form]}: adjective", speaker_of(material, adjective), adjective)


def _adjective_content(material: Material, adjective: Token, word: Word) -> tuple[Passage, Form] | None:
    after = [c for c in adjective.children if c.i > adjective.i]
    if word.takes(Form.CLAUSE):
        clause = next((c for c in after if relation(c) == "ccomp"), None) or _that_clause(adjective)
        content = material.tidy(clause.left_edge.i, clause.right_edge.i + 1) if clause is not None else None
        if content is not None:
            return content, Form.CLAUSE
    if word.takes(Form.WITH_PREPOSITION):
        for part in (c for c in after if relation(c) in {"obl", "advcl"}):
            case = child(part, "case", "mark")
            content = (
                material.tidy(case.i, part.right_edge.i + 1) if case is not None and case.lower_ in word.prepositions else None
            )
            if content is not None:
                return content, Form.WITH_PREPOSITION
    return None
