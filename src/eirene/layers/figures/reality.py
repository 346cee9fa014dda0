"""Whether a count is told as fact: what is only asked for, planned, possible or denied gives no figure."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.layers.figures.counts import Count
from eirene.lexicon import load_words
from eirene.syntax import children, is_negated, relation

HEIGHT = 10  # heads followed from a count upwards


def is_told_as_fact(count: Count, verb: Token | None) -> bool:
    """True unless the clause of the count is modal, negated, a purpose, or the object of a demand, an offer or the like.

    `verb` is the predicate that gives the measure; only of that one a negation matters.
    """
    if verb is not None and (is_negated(verb) or _is_unreal(verb)):
        return False
    token = count.node
    for _ in range(HEIGHT):
        head = token.head
        if head.i == token.i:
            return not _is_unreal(token)
        argument = relation(token) not in {"nsubj", "advcl", "parataxis", "conj"}
        if argument and head.lemma_.lower() in load_words("count_open_words") and not _is_asserted(token):
            return False
        if head.pos_ in {"VERB", "AUX"} or any(True for _ in children(head, "cop")):
            if _is_unreal(head):
                return False
            if _is_finite(head) or (relation(head) in {"advcl", "acl"} and head.dep_ != "acl"):
                return True
        token = head
    return True


def _is_asserted(token: Token) -> bool:
    """True for a finite clause without modal, which states even under a word of will ("accepts that 14 died")."""
    return token.pos_ in {"VERB", "AUX"} and _is_finite(token) and not _is_unreal(token)


def _is_unreal(verb: Token) -> bool:
    """True for a modal verb (a past one only with a condition), a condition, and an infinitive that nothing makes a fact."""
    auxiliaries = list(children(verb, "aux"))
    perfect = any(a.lemma_.lower() == "have" for a in auxiliaries)
    if any(a.lower_ in load_words("count_modals") for a in auxiliaries) and (not perfect or _has_condition(verb)):
        return True
    marks = {c.lower_ for c in children(verb, "mark", "aux") if c.i < verb.i}
    if marks & {"if", "unless", "due"}:
        return True
    if "to" in marks and not perfect and relation(verb) in {"xcomp", "acl", "advcl", "ccomp", "conj", "csubj"}:
        return verb.head.lemma_.lower() not in load_words("count_implying_verbs")
    return False


def _has_condition(verb: Token) -> bool:
    """True where "if …" or "had it …" hangs on the verb."""
    for clause in children(verb, "advcl"):
        if clause.left_edge.lower_ == "had" or any(m.lower_ in {"if", "unless"} for m in children(clause, "mark")):
            return True
    return False


def _is_finite(verb: Token) -> bool:
    if "Fin" in verb.morph.get("VerbForm", []):
        return True
    return any("Fin" in a.morph.get("VerbForm", []) or a.lemma_.lower() in {"have", "be"} for a in children(verb, "aux", "cop"))
