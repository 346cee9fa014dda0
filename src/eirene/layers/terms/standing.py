"""How a term stands, read off the words above it: who demands, offers, accepts, refuses it, and in which paper it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from eirene.layers.terms.cues import Standing, StatusCues
from eirene.layers.terms.papers import by_modifier, by_mood, by_paper
from eirene.lexicon import load_words
from eirene.syntax import child, children, is_negated, relation
from eirene.types import TermStatus

HEIGHT = 9  # heads followed from a concession upwards
Frames = dict[int, list[tuple[int, int, int]]]  # sentence start → predicate, first and last token of an argument


def find_standing(head: Token, cues: StatusCues, frames: Frames) -> Standing | None:
    """The status of the concession that a word heads; None when it is told as done or merely named.

    The outermost governing cue wins ("rejected a proposal for a truce"), up to the edge of its clause; then what is predicated of
    the concession, its modifiers, the paper it stands in, and mood.
    """
    if any(above.lemma_.lower() in load_words("term_denial_verbs") and not is_negated(above) for above, _ in _above(head)):
        return None
    if any(_is_proviso(above) for above, _ in _above(head)):
        return Standing(TermStatus.DEMANDED)
    said = _predicated(head, cues)
    if said is not None:
        return said
    governing = _governing(head, cues, frames)
    if governing is not None:
        return governing
    return by_modifier(head, cues) or by_paper(head, cues) or by_mood(head)


def _is_proviso(noun: Token) -> bool:
    """True in "accepted the truce on condition that the officials are freed first"."""
    named = noun.lemma_.lower() in load_words("term_condition_nouns")
    return named and any(c.lower_ in {"on", "under"} for c in children(noun, "case"))


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
        status = cues.predicated(verb) if verb.pos_ != "NOUN" or child(verb, "cop") is None else None
        if status is None or is_negated(verb):
            continue
        unreal = _is_unreal(verb)
        if status is TermStatus.IN_FORCE and _is_to_come(verb):
            continue
        if status is TermStatus.IN_FORCE:
            return Standing(TermStatus.AGREED if unreal else status, None)
        if not unreal and not _is_transitive(verb, token):
            return Standing(status, verb) if _is_past(verb) else Standing(TermStatus.IN_FORCE)
    return None


def _is_past(verb: Token) -> bool:
    """False for "the truce expires on Friday", which holds until then."""
    return "Past" in str(verb.morph) or child(verb, "aux") is not None


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


def _governing(head: Token, cues: StatusCues, frames: Frames) -> Standing | None:
    found: Standing | None = None
    for token, below in _above(head):
        status = _given(token, below, cues)
        if status is not None:
            found = Standing(status, token) if found is None or _outranks(status, found, token, cues) else found
    role = _by_role(head, cues, frames)
    if found is not None and found.governor is not None and role is not None and role.governor is not None:
        hoped = found.status is TermStatus.PROPOSED and found.governor.lemma_.lower() in load_words("term_reaching_verbs")
        return role if hoped and role.governor.i < found.governor.i else found
    return found or _by_clause(head, cues) or role


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


def gather_frames(doc: Doc) -> Frames:
    """The ARG1 and ARG2 spans of the verbs of each sentence."""
    found: Frames = defaultdict(list)
    for predicate in doc._.predicates:
        verb = doc[predicate.i]
        if verb.pos_ == "VERB":
            spans = [(predicate.i, a.start, a.end) for a in predicate.arguments if a.role in {"ARG1", "ARG2"}]
            found[verb.sent.start].extend(spans)
    return found


def _by_role(head: Token, cues: StatusCues, frames: Frames) -> Standing | None:
    """By the tightest predicate with the concession in its ARG1 or ARG2, where the tree does not lead to it."""
    if head.dep_ == "nsubj":
        return None
    around = [f for f in frames.get(head.sent.start, ()) if f[1] <= head.i < f[2] and not f[1] <= f[0] < f[2]]
    for place, _, _ in sorted(around, key=lambda frame: frame[2] - frame[1]):
        verb = head.doc[place]
        status = _given(verb, None, cues) if not _is_only_hoped(verb) else None
        if status is not None:
            return Standing(status, verb)
    return None


def _above(head: Token) -> Iterator[tuple[Token, Token]]:
    """The words that govern a concession, inner ones first, each with the one below it, up to the edge of what they govern."""
    token = head
    for _ in range(HEIGHT):
        above, role = token.head, relation(token)
        if above.i == token.i or role in {"parataxis", "list", "discourse"}:
            return
        if role == "advcl" and not (_is_condition(token) or _is_asked(token)):
            return
        if role == "conj" and token.pos_ in {"VERB", "AUX"} and child(token, "nsubj") is not None:
            return
        if role == "nsubj" and token.dep_ != "nsubj:pass" and above.pos_ == "VERB" and child(above, "aux:pass") is None:
            return
        if not (role == "conj" and above.pos_ in {"VERB", "AUX"} and token.pos_ in {"VERB", "AUX"}):
            yield above, token
        token = above


def _is_asked(clause: Token) -> bool:
    """True for the infinitive of "called on the rebels to free 45 hostages", "appealed to both sides to stop"."""
    if not any(m.lower_ == "to" for m in children(clause, "mark")):
        return False
    whom = [o for o in children(clause.head, "obl") if o.i < clause.i]
    led = [*(c for o in whom for c in children(o, "case")), *(children(clause.head, "compound") if whom else ())]
    return any(c.lower_ in {"on", "upon", "to"} for c in led)


def _is_condition(clause: Token) -> bool:
    marks = {m.lower_ for m in children(clause, "mark", "case", "advmod")}
    return bool(marks & {"until", "unless", "if"})


def _given(token: Token, below: Token | None, cues: StatusCues) -> TermStatus | None:
    """The status that one governing word gives; None for a word that is no cue, or that acts on something else."""
    if below is not None and relation(below) == "advcl" and _is_condition(below):
        marks = {m.lower_ for m in children(below, "mark", "case", "advmod")}
        return TermStatus.DEMANDED if marks & {"until", "unless"} else TermStatus.PROPOSED
    status = cues.governing(token)
    if status is None or (below is not None and _is_beside(below)):
        return None
    paper = _paper(token, cues)
    if paper is not None and not is_negated(token):
        return paper
    if is_negated(token):
        return _denied(token, status)
    if status is TermStatus.AGREED and any(a.lower_ in load_words("term_duty_modals") for a in children(token, "aux")):
        return TermStatus.DEMANDED
    if status is TermStatus.AGREED and _is_only_hoped(token):
        return TermStatus.PROPOSED
    return status


def _paper(verb: Token, cues: StatusCues) -> TermStatus | None:
    """The status of the paper that is the verb's own subject ("the deal calls for", "the plan offers")."""
    for subject in children(verb, "nsubj"):
        status = cues.documents.get(subject.lemma_.lower())
        if status is not None and child(verb, "aux:pass") is None:
            return status
    return None


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
    marks = {m.lower_ for m in children(verb, "mark", "case")}
    gerund = verb.lower_.endswith("ing") and not any(True for _ in children(verb, "aux"))
    if gerund and not marks & {"after", "since", "by", "upon", "following"}:
        return verb.lemma_.lower() in load_words("term_reaching_verbs")
    infinitive = "to" in marks
    return infinitive and relation(verb) in {"acl", "xcomp", "advcl"} and verb.lemma_.lower() in load_words("term_reaching_verbs")


def _outranks(status: TermStatus, inner: Standing, token: Token, cues: StatusCues) -> bool:
    """True unless an outer word only reports or frames what an inner one has settled."""
    if inner.governor is None:
        return True
    if inner.status in {TermStatus.VIOLATED, TermStatus.EXPIRED}:
        return False
    if token.lemma_.lower() in cues.documents or token.lemma_.lower() in load_words("term_announcing_verbs"):
        return False
    finite = relation(inner.governor) == "ccomp" and not _is_unreal(inner.governor) and child(inner.governor, "nsubj") is not None
    subjunctive = status is TermStatus.DEMANDED
    return not finite or subjunctive
