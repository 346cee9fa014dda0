"""Terms of a document: each concession with its status and whose it is, once for each kind, value and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.layers.terms.amounts import gather_amounts
from eirene.layers.terms.concessions import Concession
from eirene.layers.terms.cues import Standing, compile_status
from eirene.layers.terms.history import gather_dates, is_history
from eirene.layers.terms.others import read_bare, read_sum
from eirene.layers.terms.owners import find_owners
from eirene.layers.terms.reading import compile_kinds, read_concessions
from eirene.layers.terms.standing import find_standing, gather_frames
from eirene.lexicon import load_words
from eirene.sides import find_parties
from eirene.syntax import children, relation, sentence_passage
from eirene.types import Term, TermKind, TermStatus

ASKED = frozenset({TermStatus.DEMANDED, TermStatus.PROPOSED})
SAID = frozenset({TermStatus.IN_FORCE, TermStatus.VIOLATED, TermStatus.EXPIRED})
NEAR = 90  # words over which a deal's list of terms goes on
Key = tuple[TermKind, float | None, TermStatus]


def find_terms(doc: Doc, codebook: Codebook) -> None:
    """Puts `terms` on the document, in text order: one for each kind, value and status, where most terms are told together.

    A concession is a term when something says how it stands: it is demanded, offered, agreed, refused, in force, broken or
    over. What is told as done, or as long past, is an event and no term.
    """
    kinds, cues = compile_kinds(codebook), compile_status(codebook)
    amounts, frames, dates, body = gather_amounts(doc), gather_frames(doc), gather_dates(doc), doc._.body_start
    taken: list[tuple[Concession, Standing]] = []
    for token in doc:
        if token.idx < body or token.is_punct:
            continue
        for concession in _paired(read_concessions(token, kinds, amounts)):
            if any(concession.where.overlaps(other.where) for other, _ in taken[-6:]):
                continue
            standing = find_standing(concession.head, cues, frames) or _as_before(concession, taken)
            if standing is not None and _counts(concession, standing) and not is_history(concession.head, standing, dates):
                taken.append((concession, standing))
        for concession in (*read_sum(token, amounts), *read_bare(token, amounts, taken[-1][0] if taken else None)):
            standing = find_standing(concession.head, cues, frames)
            if standing is not None and standing.status in ASKED and _is_direct(concession.head, standing):
                taken.append((concession, standing))
    doc._.terms = _once(doc, _settled(taken))


def _paired(found: list[Concession]) -> list[Concession]:
    """Releases given for other captives, or "in exchange", are an exchange."""
    if found and found[0].kind is TermKind.RELEASE and _is_in_return(found[0].head):
        return [replace(c, kind=TermKind.PRISONER_EXCHANGE) if c.kind is TermKind.RELEASE else c for c in found]
    return found


def _is_in_return(head: Token) -> bool:
    verb = head
    for _ in range(3):
        for part in children(verb, "obl", "nmod"):
            if part.lemma_.lower() in {"exchange", "return", "swap"} and any(c.lower_ == "in" for c in children(part, "case")):
                return True
        for clause in children(verb, "conj"):
            if clause.pos_ == "VERB" and any(
                p.lemma_.lower() == "exchange" and any(c.lower_ == "in" for c in children(p, "case"))
                for p in children(clause, "obl")
            ):
                return True
        if relation(verb) != "conj":
            return False
        verb = verb.head
    return False


def _counts(concession: Concession, standing: Standing) -> bool:
    """True unless a mere mention ("talks on a ceasefire") is all there is."""
    if concession.firm:
        return True
    if any(c.lower_ in load_words("term_time_cases") for c in children(concession.head, "case")):
        return False
    governor = standing.governor
    if governor is None:
        return concession.kind is not TermKind.TRUCE or standing.status in SAID
    return governor.lemma_.lower() not in load_words("term_weak_cues")


def _is_direct(head: Token, standing: Standing) -> bool:
    """True when the governing verb has the word itself, or what it is coordinated with, as object."""
    return (
        standing.governor is not None
        and standing.governor.pos_ == "VERB"
        and head.head.i in {standing.governor.i, head.i} | {t.i for t in standing.governor.children}
    )


def _as_before(concession: Concession, taken: list[tuple[Concession, Standing]]) -> Standing | None:
    """In a list of what a deal holds ("Thirty soldiers will be returned …") the standing of what was named right before."""
    if not taken or not concession.firm:
        return None
    head, before = concession.head, taken[-1][0].head
    near = head.i - before.i < NEAR
    over = (head, head.head, head.head.head, head.head.head.head)
    coming = any(a.lower_ in {"will", "would", "shall"} for t in over for a in children(t, "aux"))
    return (
        Standing(taken[-1][1].status)
        if near and coming and taken[-1][1].status in {TermStatus.AGREED, TermStatus.PROPOSED}
        else None
    )


def _settled(taken: list[tuple[Concession, Standing]]) -> list[tuple[Concession, Standing]]:
    """Without the bare mentions ("the truce") of what the report names with a value."""
    valued = {c.kind for c, _ in taken if c.value is not None}
    return [
        (c, s)
        for c, s in taken
        if c.value is not None
        or c.kind not in valued
        or c.kind in {TermKind.OTHER, TermKind.WITHDRAWAL}
        or s.status is TermStatus.VIOLATED
    ]


def _once(doc: Doc, taken: list[tuple[Concession, Standing]]) -> tuple[Term, ...]:
    crowd = Counter(c.head.sent.start for c, _ in taken)
    parties = cache(lambda: find_parties(doc))
    best: dict[Key, tuple[int, Term]] = {}
    for concession, standing in taken:
        term = _made(concession, standing, parties)
        key = (term.kind, term.value, term.status)
        count = crowd[concession.head.sent.start]
        if key not in best or count > best[key][0]:
            best[key] = (count, term)
    return tuple(sorted((t for _, t in best.values()), key=lambda t: (t.anchor, t.kind)))


def _made(concession: Concession, standing: Standing, parties: Callable[[], tuple[str, ...]]) -> Term:
    return Term(
        kind=concession.kind,
        status=standing.status,
        anchor=concession.where,
        value=concession.value,
        unit=concession.unit,
        by=find_owners(standing, parties),
        passage=sentence_passage(concession.head),
        reason=f"{concession.kind}: {concession.head.lemma_}" + (f", {standing.governor.lemma_}" if standing.governor else ""),
    )
