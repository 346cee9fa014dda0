"""How a term stands, read off the words above it: who demands, offers, accepts, refuses it, and in which paper it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from eirene.layers.terms.cues import StatusCues
from eirene.lexicon import load_words
from eirene.syntax import child, children, is_negated, relation
from eirene.types import TermStatus

HEIGHT = 9  # heads followed from a concession upwards
REACH = 60  # words between a concession and a predicate that has it as argument


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the word that gives it (None where only mood or paper does)."""

    status: TermStatus
    governor: Token | None = None


def find_standing(head: Token, cues: StatusCues) -> Standing | None:
    """The status of the concession that a word heads; None when it is told as done or merely named.

    The outermost governing cue wins ("rejected a proposal for a truce"), up to the edge of its clause; then what is predicated of
    the concession, its modifiers, the paper it stands in, and mood.
    """
    if any(above.lemma_.lower() in load_words("term_denial_verbs") and not is_negated(above) for above, _ in _above(head)):
        return None
    said = _predicated(head, cues)
    if said is not None:
        return said
    governing = _governing(head, cues)
    if governing is not None:
        return governing
    modified = _modified(head, cues)
    return modified or _written(head, cues) or _by_mood(head)


# -- what is said of the concession


def _predicated(head: Token, cues: StatusCues) -> Standing | None:
    """ "The truce expired", "the truce that took effect", "broke the ceasefire"."""
    token = head
    while relation(token) == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    clauses = [c for c in children(head, "acl") if c.dep_ == "acl:relcl" or _is_participle(c)]
    if relation(token) == "nsubj":
        clauses.insert(0, token.head)
    for verb in clauses:
        status = cues.predicated(verb)
        if status is None or is_negated(verb):
            continue
        unreal = _is_unreal(verb)
        if status is TermStatus.IN_FORCE and _is_to_come(verb):
            continue
        if status is TermStatus.IN_FORCE:
            return Standing(TermStatus.AGREED if unreal else status, None)
        if not unreal and not _is_transitive(verb, token):
            return Standing(status, verb)
    return None


def _is_to_come(verb: Token) -> bool:
    """ "before the truce begins", "once the ceasefire takes effect"."""
    marks = {m.lower_ for m in children(verb, "mark", "advmod")}
    return (
        relation(verb) == "advcl"
        and bool(marks & {"before", "until", "once", "when", "if", "unless", "as"})
        and "Past" not in str(verb.morph)
    )


def _is_transitive(verb: Token, subject: Token) -> bool:
    """True when the concession acts on something else in the clause ("the truce ended the war")."""
    return relation(subject) == "nsubj" and child(verb, "obj") is not None and child(verb, "aux:pass") is None


def _is_participle(verb: Token) -> bool:
    return "Part" in verb.morph.get("VerbForm", [])


def _is_unreal(verb: Token) -> bool:
    """True when a verb is modal, infinitive or conditional."""
    if any(a.lower_ in load_words("count_modals") for a in children(verb, "aux")):
        return True
    return any(m.lower_ in {"to", "if", "unless"} and m.i < verb.i for m in children(verb, "mark", "aux"))


# -- what governs it


def _governing(head: Token, cues: StatusCues) -> Standing | None:
    found: Standing | None = None
    for token, below in _above(head):
        status = _given(token, below, cues)
        if status is not None:
            found = Standing(status, token) if found is None or _outranks(status, found, token, cues) else found
    return found or _by_clause(head, cues) or _by_role(head, cues)


def _by_clause(head: Token, cues: StatusCues) -> Standing | None:
    """By a relative or participle clause at the concession or what it is about ("the return of 14 bodies, which they demand")."""
    for noun in (head, *children(head, "nmod"), *(g for p in children(head, "nmod") for g in children(p, "nmod"))):
        for clause in children(noun, "acl"):
            relative = (
                clause.dep_ == "acl:relcl" and child(clause, "nsubj") is not None and child(clause, "obj", "obl") is not None
            )
            if relative or (noun.i == head.i and (clause.dep_ == "acl:relcl" or _is_participle(clause))):
                status = _given(clause, None, cues)
                if status is not None and status is not TermStatus.PROPOSED:
                    return Standing(status, clause)
    return None


def _by_role(head: Token, cues: StatusCues) -> Standing | None:
    """By the tightest predicate with the concession in its ARG1 or ARG2, where the tree does not lead to it."""
    doc, best, found = head.doc, len(head.doc), None
    for predicate in doc._.predicates:
        verb = doc[predicate.i]
        if abs(predicate.i - head.i) > REACH or verb.i == head.i or verb.sent.start != head.sent.start:
            continue
        for argument in predicate.arguments:
            inside = argument.role in {"ARG1", "ARG2"} and argument.start <= head.i < argument.end
            if inside and not argument.start <= verb.i < argument.end and argument.end - argument.start < best:
                status = _given(verb, None, cues) if verb.pos_ == "VERB" else None
                if status is not None:
                    best, found = argument.end - argument.start, Standing(status, verb)
    return found


def _above(head: Token) -> Iterator[tuple[Token, Token]]:
    """The words that govern a concession, inner ones first, each with the one below it, up to the edge of what they govern."""
    token = head
    for _ in range(HEIGHT):
        above, role = token.head, relation(token)
        if above.i == token.i or role in {"parataxis", "list", "discourse"}:
            return
        if role == "advcl" and not _is_condition(token):
            return
        if role == "conj" and token.pos_ in {"VERB", "AUX"} and child(token, "nsubj") is not None:
            return
        if role == "nsubj" and token.dep_ != "nsubj:pass" and above.pos_ == "VERB" and child(above, "aux:pass") is None:
            return
        if not (role == "conj" and above.pos_ in {"VERB", "AUX"} and token.pos_ in {"VERB", "AUX"}):
            yield above, token
        token = above


def _is_condition(clause: Token) -> bool:
    marks = {m.lower_ for m in children(clause, "mark", "case", "advmod")}
    return bool(marks & {"until", "unless", "if"})


def _given(token: Token, below: Token | None, cues: StatusCues) -> TermStatus | None:
    """The status that one governing word gives; None for a word that is no cue, or that acts on something else."""
    if below is not None and relation(below) == "advcl":
        marks = {m.lower_ for m in children(below, "mark", "case", "advmod")}
        return TermStatus.DEMANDED if marks & {"until", "unless"} else TermStatus.PROPOSED
    status = cues.governing(token)
    if status is None or (below is not None and _is_beside(below)):
        return None
    if is_negated(token):
        return _denied(token, status)
    if status is TermStatus.AGREED and _is_only_hoped(token):
        return TermStatus.PROPOSED
    return status


def _is_beside(below: Token) -> bool:
    """True when the word below only gives time, place or manner ("agreed after the truce")."""
    if relation(below) != "obl":
        return False
    cases = {c.lower_ for c in children(below, "case")}
    return bool(cases & load_words("term_loose_cases"))


def _denied(token: Token, status: TermStatus) -> TermStatus | None:
    if status is TermStatus.REJECTED:
        return TermStatus.PROPOSED
    if status is TermStatus.AGREED:
        return TermStatus.REJECTED if token.pos_ == "VERB" and not _has_yet(token) else TermStatus.PROPOSED
    return None


def _has_yet(token: Token) -> bool:
    return any(t.lower_ in {"yet", "still"} for t in token.children)


def _is_only_hoped(verb: Token) -> bool:
    """True for "could agree", "efforts to reach", "close to signing"."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if any(a.lower_ in {"could", "would", "might", "may", "should", "can"} for a in children(verb, "aux")):
        return True
    infinitive = any(m.lower_ == "to" for m in children(verb, "mark"))
    return infinitive and relation(verb) in {"acl", "xcomp", "advcl"} and verb.lemma_.lower() in load_words("term_reaching_verbs")


def _outranks(status: TermStatus, inner: Standing, token: Token, cues: StatusCues) -> bool:
    """True unless an outer word only reports or frames what an inner one has settled."""
    if inner.governor is None:
        return True
    if inner.status in {TermStatus.VIOLATED, TermStatus.EXPIRED}:
        return False
    if token.lemma_.lower() in cues.documents:
        return False
    finite = relation(inner.governor) == "ccomp" and not _is_unreal(inner.governor) and child(inner.governor, "nsubj") is not None
    subjunctive = status is TermStatus.DEMANDED
    return not finite or subjunctive


# -- modifiers, papers, mood


def _modified(head: Token, cues: StatusCues) -> Standing | None:
    for part in children(head, "amod", "acl", "compound", "nmod"):
        if part.i < head.i or relation(part) == "acl":
            status = cues.modifiers.get(part.lower_)
            if status is not None:
                return Standing(status, part if part.pos_ == "VERB" else None)
    return None


def _written(head: Token, cues: StatusCues) -> Standing | None:
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
    if named is None and paper.lemma_.lower() != "term":
        return None
    if relation(paper) in {"obl", "nmod"} and paper.i != head.i:
        cases = {c.lower_ for c in children(paper, "case")}
        if paper.head.i != head.i and not cases & load_words("term_paper_cases") and not _contains(paper, head):
            return None
    for part in children(paper, "amod", "acl", "compound"):
        status = cues.modifiers.get(part.lower_)
        if status is not None:
            return status
    return named


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
    """True when the modal verb is the concession itself ("under the deal, 30 soldiers would be freed")."""
    return verb.i == head.i or head in verb.children


def _by_mood(head: Token) -> Standing | None:
    """Mood alone: "must withdraw" is demanded, "would withdraw" proposed, "are to stop" and "due to be exchanged" agreed."""
    token = head
    for _ in range(4):
        if token.pos_ in {"VERB", "AUX"}:
            modals = {a.lower_ for a in children(token, "aux")}
            if modals & {"must", "should", "shall", "ought"} or ("may" in modals and is_negated(token)):
                return Standing(TermStatus.DEMANDED)
            if modals & {"would", "could", "might"}:
                return Standing(TermStatus.PROPOSED)
            if _is_due(token):
                return Standing(TermStatus.AGREED)
            return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_due(verb: Token) -> bool:
    """ "are to stop", "is due to leave", "were due to be exchanged"."""
    if not any(m.lower_ == "to" and m.i < verb.i for m in children(verb, "mark")):
        return False
    above = verb.head
    due = above.lemma_.lower() in {"due", "set", "expected", "schedule", "scheduled", "slated"} and relation(verb) in {
        "xcomp",
        "advcl",
        "ccomp",
    }
    return due or any(c.lemma_ == "be" for c in children(verb, "cop"))
