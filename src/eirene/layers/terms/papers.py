"""How a term stands where no word governs it: by its modifiers, the paper it is written in, or mood."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.layers.terms.cues import Standing, StatusCues
from eirene.lexicon import load_words
from eirene.syntax import child, children, is_negated, relation
from eirene.types import TermStatus

HEIGHT = 9  # heads followed from a concession upwards


def by_modifier(head: Token, cues: StatusCues) -> Standing | None:
    """ "The agreed truce", "a ceasefire signed in May"."""
    for part in children(head, "amod", "acl", "compound", "nmod"):
        if part.i < head.i or relation(part) == "acl":
            status = cues.modifiers.get(part.lower_)
            if status is not None:
                return Standing(status, part if part.pos_ == "VERB" else None)
    return None


def by_paper(head: Token, cues: StatusCues) -> Standing | None:
    """The paper in which the concession stands: above it ("the deal includes"), beside it ("under the accord, …")."""
    token = head
    for _ in range(HEIGHT):
        for paper in (token, *children(token, "nsubj", "obl", "nmod", "compound", "appos")):
            if paper.i == head.i and paper.lemma_.lower() not in cues.documents:
                continue
            status = _paper_status(paper, head, cues)
            if status is not None:
                return Standing(_with_mood(status, head, paper), None)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _paper_status(paper: Token, head: Token, cues: StatusCues) -> TermStatus | None:
    named = cues.documents.get(paper.lemma_.lower())
    if named is None and paper.lemma_.lower() not in load_words("term_paper_parts"):
        return None
    if relation(paper) in {"obl", "nmod"} and paper.i != head.i:
        cases = {c.lower_ for c in children(paper, "case")}
        if paper.head.i != head.i and not cases & load_words("term_paper_cases") and not _contains(paper, head):
            return None
    for part in children(paper, "amod", "acl", "compound"):
        status = cues.modifiers.get(part.lower_)
        if status is not None:
            return status
    return named or next((s for p in children(paper, "nmod") if (s := cues.documents.get(p.lemma_.lower())) is not None), None)


def _contains(paper: Token, head: Token) -> bool:
    return paper.left_edge.i <= head.i <= paper.right_edge.i


def _with_mood(status: TermStatus, head: Token, paper: Token) -> TermStatus:
    """What a paper holds is agreed only once the paper is: "could be finalized" leaves it proposed."""
    if status is not TermStatus.AGREED:
        return status
    token = paper
    for _ in range(HEIGHT):
        if token.pos_ in {"VERB", "AUX", "ADJ"} or child(token, "cop") is not None:
            hoped = any(a.lower_ in {"could", "might", "may", "would"} for a in children(token, "aux")) and not _contains_only(
                token, head
            )
            if hoped or token.lemma_.lower() in load_words("term_seeking_words"):
                return TermStatus.PROPOSED
        if token.lemma_.lower() in load_words("term_seeking_words"):
            return TermStatus.PROPOSED
        if token.head.i == token.i:
            break
        token = token.head
    return status


def _contains_only(verb: Token, head: Token) -> bool:
    """True when the modal verb is the concession itself, or one of a list of them ("under the deal, 30 soldiers would be freed
    and 80 trucks would cross")."""
    listed = (verb, *children(verb, "conj", "parataxis"))
    return any(clause.i == head.i or head in clause.children for clause in listed)


def by_mood(head: Token) -> Standing | None:
    """Mood alone: "must withdraw" is demanded, "would withdraw" proposed, "are to stop" and "due to be exchanged" agreed."""
    token = head
    for _ in range(4):
        if token.pos_ in {"VERB", "AUX"}:
            modals = {a.lower_ for a in children(token, "aux")}
            if modals & load_words("term_duty_modals") or ("may" in modals and is_negated(token)):
                return Standing(TermStatus.DEMANDED)
            if modals & {"will", "would"} and is_negated(token):
                return Standing(TermStatus.REJECTED, token)
            if modals & {"would", "could", "might"}:
                return Standing(TermStatus.PROPOSED)
            if _is_due(token) or modals & {"will", "shall"}:
                return Standing(TermStatus.AGREED)
            return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_due(verb: Token) -> bool:
    """ "are to stop", "is due to leave", "were due to be exchanged"."""
    marks = {m.lower_ for m in children(verb, "mark") if m.i < verb.i}
    due = load_words("term_due_words")
    if marks & due:
        return True
    above = verb.head.lemma_.lower() in due and relation(verb) in {"xcomp", "advcl", "ccomp"}
    return "to" in marks and (above or any(c.lemma_ == "be" for c in children(verb, "cop")))
