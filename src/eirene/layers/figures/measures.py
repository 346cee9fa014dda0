"""What a number counts, told by the words around it: its noun, a state beside it, the verb whose argument it is, a tally."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from eirene.layers.figures.counts import Count, following
from eirene.layers.figures.cues import Cues, Wordings, measures_of
from eirene.lexicon import load_words
from eirene.syntax import child, children, relation
from eirene.types import Measure

OF_THE_DEAD = frozenset({Measure.KILLED, Measure.RETURNED_BODIES, Measure.OTHER})
STRONG = frozenset({Measure.KILLED, Measure.WOUNDED})  # at a noun these outlast what is done to it after
AFTER = 12  # words after a verb among which those of its wording stand


@dataclass(frozen=True, slots=True)
class Evidence:
    """A measure and the predicate that gives it (None where a noun or a state does)."""

    measure: Measure
    verb: Token | None = None


def find_measure(count: Count, cues: Cues) -> Evidence | None:
    """The measure that the count's own clause names; None where the clause is silent."""
    found = _find_any(count, cues)
    return found if found is None or found.measure in OF_THE_DEAD or not _counts_remains(count) else None


def _counts_remains(count: Count) -> bool:
    """ "The remains of 30 others", of which what befalls the living cannot be said."""
    return any(t.lemma_.lower() in load_words("term_corpse_nouns") for t in count.standings[1:])


def _find_any(count: Count, cues: Cues) -> Evidence | None:
    noun, state = _of_noun(count, cues), _of_state(count, cues)
    verb = _of_verb(count, cues)
    if verb is not None and count.is_partitive and verb.measure in STRONG:
        return verb
    if noun is not None:
        return noun
    if state in STRONG:
        return Evidence(state)
    if verb is not None:
        return verb
    found = state or _of_act(count, cues) or (None if count.noun is None else cues.people.get(count.lemma))
    return Evidence(found) if found is not None else None


def _of_noun(count: Count, cues: Cues) -> Evidence | None:
    """By noun and verb together ("claimed 30 lives"), else by a noun that is the happening itself ("30 deaths")."""
    heads = [count.noun, *count.standings] if count.noun is not None else count.standings
    for head in heads:
        for verb, _ in count.governors:
            measure = cues.pairs.get((head.lemma_.lower(), verb.lemma_.lower()))
            if measure is not None:
                return Evidence(measure, verb)
        act = head.head if relation(head) == "nmod" else None
        if act is not None and (head.lemma_.lower(), act.lemma_.lower()) in cues.pairs:
            return Evidence(cues.pairs[(head.lemma_.lower(), act.lemma_.lower())])
    if count.noun is None or count.noun.pos_ == "PRON":
        return None
    measure = cues.nouns.get(count.lemma) or cues.nouns.get(count.noun.lower_)
    return Evidence(measure) if measure is not None else None


def _of_state(count: Count, cues: Cues) -> Measure | None:
    """By a participle or adjective at the counted ("30 abducted pupils", "12 people killed in the blast", "30 wounded")."""
    if count.is_thing:
        return None
    for holder in (count.noun, count.node):
        if holder is None:
            continue
        for part in children(holder, "amod", "acl", "compound"):
            measure = _state(part, cues) if part.dep_ != "acl:relcl" else None
            if measure is not None:
                return measure
    words = following(count)
    if count.noun is not None:
        words = [w for w in words if w.i > count.noun.i][:1]
    words = [w for w in words if w.lower_ not in load_words("count_pronouns")]
    return _state(words[0], cues) if words and (_is_participle(words[0]) or words[0].lower_ in cues.states) else None


def _state(token: Token, cues: Cues) -> Measure | None:
    if any(c.lower_ in {"not", "never"} for c in children(token, "advmod")):
        return None
    return cues.states.get(token.lower_) or cues.states.get(token.lemma_.lower())


def _is_participle(token: Token) -> bool:
    return token.pos_ in {"VERB", "ADJ", "NOUN"} and "Gerund" not in str(token.morph) and not token.lower_.endswith("ing")


def _of_verb(count: Count, cues: Cues) -> Evidence | None:
    if count.is_thing:
        return None
    for verb, role in count.governors:
        for measure in _verb_measures(verb, role, count, cues):
            if _is_posted(measure, count):
                continue
            if count.is_person or (count.is_bare and count.noun is not None) or not _wants_person(verb, measure, cues):
                return Evidence(measure, verb)
    return None


def _is_posted(measure: Measure, count: Count) -> bool:
    """True for diplomats and the like, who are sent home, not driven from it."""
    return measure is Measure.DISPLACED and count.lemma in load_words("count_posted_nouns")


def _wants_person(verb: Token, measure: Measure, cues: Cues) -> bool:
    return (verb.lemma_.lower(), measure) in cues.needs_person


def _verb_measures(verb: Token, role: str, count: Count, cues: Cues) -> Iterator[Measure]:
    lemma, after = verb.lemma_.lower(), words_after(verb)
    if role == "oblique":
        return
    yield from _predicative(verb, count, cues)
    for told in _raised(verb):
        yield from measures_of(cues.subject_verbs, told.lemma_.lower(), words_after(told))
    patient: tuple[Wordings, ...] = (cues.patient_verbs,)
    subject: tuple[Wordings, ...] = (cues.subject_verbs,)
    if count.is_person or (count.noun is not None and count.is_bare):
        patient, subject = (*patient, cues.person_objects), (*subject, cues.person_subjects)
    for wordings in patient if role == "patient" else subject:
        yield from measures_of(wordings, lemma, after)


def _raised(verb: Token) -> Iterator[Token]:
    """What is told of the subject of a passive ("are known to have died", "is feared to have drowned")."""
    if any(True for _ in children(verb, "nsubj:pass", "nsubj")) and any(True for _ in children(verb, "aux")):
        yield from (part for part in children(verb, "xcomp", "advcl") if any(m.lower_ == "to" for m in children(part, "mark")))


def words_after(verb: Token) -> frozenset[str]:
    """Words and lemmas of the same sentence that follow a verb closely."""
    end = min(verb.sent.end, verb.i + AFTER)
    near = verb.doc[verb.i + 1 : end]
    return frozenset(w for t in near for w in (t.lower_, t.lemma_.lower()))


def _predicative(verb: Token, count: Count, cues: Cues) -> Iterator[Measure]:
    """A state as predicate: "nine are dead", "left 40 people dead", "12 remain missing"."""
    if verb.pos_ in {"ADJ", "NOUN"} or child(verb, "cop") is not None or any(a.lemma_ == "be" for a in children(verb, "aux")):
        measure = _state(verb, cues) or (cues.nouns.get(verb.lemma_.lower()) if verb.pos_ == "ADJ" else None)
        if measure is not None:
            yield measure
    for part in children(verb, "xcomp", "advcl", "conj", "obj", "amod"):
        if (
            part.pos_ in {"ADJ", "VERB"}
            and part.i > verb.i
            and part.i > count.node.i
            and part.head.i == verb.i
            and relation(part) == "xcomp"
        ):
            measure = _state(part, cues)
            if measure is not None and verb.lemma_.lower() in load_words("count_leaving_verbs"):
                yield measure


def _of_act(count: Count, cues: Cues) -> Measure | None:
    """By the noun that holds the count after "of" ("the killing of 30", "the lives of 112 villagers")."""
    if count.is_thing:
        return None
    for token in count.standings:
        if relation(token) == "nmod" and any(c.lower_ == "of" for c in children(token, "case")):
            measure = cues.acts.get(token.head.lemma_.lower())
            if measure is not None:
                return measure
    return None
