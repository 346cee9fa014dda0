"""What is on the table: concessions offered, asked for, agreed, refused or broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.codebook.terms import StatusCue, TermEntry
from eirene.sides import find_parties
from eirene.syntax import coordinated, relation, sentence_passage, subjects
from eirene.types import Number, Passage, Term, TermKind, TermStatus

__all__ = ["find_terms"]

DISTANCE = re.compile(r"^\s*-?(?:km|kilomet|mile)", re.IGNORECASE)
NEVER_DONE = frozenset({TermKind.TRUCE, TermKind.AID})
REACH = 70  # characters between a concession and the number that is its value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concession as worded: kind, head word, value and unit with the words that give them."""

    kind: TermKind
    head: Token
    where: Passage
    value: float | None
    unit: str | None


def find_terms(doc: Doc, codebook: Codebook) -> None:
    """Puts `terms` on the document, in text order: one entry for each kind, value and status that the report gives."""
    entries = codebook.entries("terms", TermEntry)
    candidates = [c for token in doc if token.idx >= doc._.body_start for c in _candidates(doc, token, entries)]
    taken: list[Candidate] = []
    for candidate in candidates:
        if not any(candidate.where.overlaps(other.where) for other in taken):
            taken.append(candidate)
    crowd: dict[int, int] = {}
    for candidate in taken:
        crowd[candidate.head.sent.start] = crowd.get(candidate.head.sent.start, 0) + 1
    best: dict[tuple[TermKind, float | None, TermStatus], tuple[int, Term]] = {}
    for candidate in taken:
        stand = _status(doc, candidate, codebook)
        if stand is None:
            continue
        status, governor = stand
        term = Term(
            kind=candidate.kind,
            status=status,
            anchor=candidate.where,
            value=candidate.value,
            unit=candidate.unit if candidate.value is not None else None,
            by=_by(doc, governor, status),
            passage=sentence_passage(candidate.head),
            reason=f"{candidate.kind}: {candidate.head.lemma_}",
        )
        key = (term.kind, term.value, term.status)
        count = crowd[candidate.head.sent.start]
        if key not in best or count > best[key][0]:
            best[key] = (count, term)
    doc._.terms = tuple(sorted((t for _, t in best.values()), key=lambda t: (t.anchor, t.kind)))


def _candidates(doc: Doc, token: Token, entries: dict[str, TermEntry]) -> list[Candidate]:
    lemma = token.lemma_.lower()
    for name, entry in entries.items():
        noun = token.pos_ in {"NOUN", "PROPN", "ADJ"} and lemma in entry.nouns
        verb = token.pos_ in {"VERB", "ADJ"} and lemma in entry.verbs
        if not noun and not verb:
            continue
        words = {t.lemma_.lower() for t in token.subtree} | {t.lower_ for t in token.subtree}
        around = words | {a.lemma_.lower() for a in list(token.ancestors)[:3]}
        kind = TermKind(name) if name in set(TermKind) else TermKind.OTHER
        if (
            entry.objects
            and (verb or kind in {TermKind.AID, TermKind.PRISONER_EXCHANGE, TermKind.RETURN_OF_REMAINS})
            and not around & set(entry.objects)
        ):
            continue
        found = _valued(doc, token, kind, entry)
        if found:
            return found
    return []


def _valued(doc: Doc, token: Token, kind: TermKind, entry: TermEntry) -> list[Candidate]:
    """The candidates of a concession with its numbers."""
    start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    sentence = sentence_passage(token)
    reach = Passage(max(sentence.start, min(start, token.idx - 25)), min(sentence.end, max(end, token.idx + len(token) + 25)))
    numbers = [n for n in doc._.numbers if reach.covers(n.anchor) and n.anchor.gap(_word(token)) < REACH]
    lengths = [n for n in numbers if any(t.type == "DURATION" and t.anchor.overlaps(n.anchor) for t in doc._.times)]
    if kind is TermKind.TRUCE:
        return (
            [Candidate(kind, token, _joined(doc, token, lengths[0]), lengths[0].value, _length_unit(doc, lengths[0]))]
            if lengths
            else []
        )
    if kind is TermKind.WITHDRAWAL:
        far = [n for n in numbers if DISTANCE.match(doc.text[n.anchor.end : n.anchor.end + 12])]
        where = _joined(doc, token, far[0]) if far else _head_phrase(token)
        return [Candidate(kind, token, where, far[0].value if far else None, "km" if far else None)]
    counts = [n for n in numbers if n not in lengths and not _dated(doc, n)]
    if kind is TermKind.PRISONER_EXCHANGE:
        return [Candidate(kind, token, _counted(doc, n), n.value, "persons") for n in counts[:2]]
    if kind is TermKind.AID:
        near = [n for n in counts if n.anchor.gap(_word(token)) < 30]
        return [Candidate(kind, token, _counted(doc, near[0]), near[0].value, "trucks per day")] if near and kind else []
    if kind is TermKind.OTHER:
        return [Candidate(kind, token, _head_phrase(token), None, None)]
    if counts:
        return _people(doc, token, kind, entry, counts)
    return (
        [Candidate(kind, token, _head_phrase(token), None, "persons")]
        if kind is TermKind.RELEASE and token.pos_ == "NOUN"
        else []
    )


def _people(doc: Doc, token: Token, kind: TermKind, entry: TermEntry, counts: list[Number]) -> list[Candidate]:
    """Numbers of people released or of dead given back; "remains" among the counted turns a release into the latter."""
    found = []
    for number in counts:
        tail = doc.text[number.anchor.end : number.anchor.end + 40].lower()
        dead = bool(re.match(r"[^,.;]*?\b(?:remains|bodies|body|corpses)\b", tail)) or bool(
            re.search(
                r"(?:remains|bodies) of (?:the )?(?:\w+ )?$",
                doc.text[max(0, number.anchor.start - 25) : number.anchor.start].lower(),
            )
        )
        actual = TermKind.RETURN_OF_REMAINS if dead else kind
        if kind is TermKind.RETURN_OF_REMAINS and not dead:
            continue
        found.append(Candidate(actual, token, _counted(doc, number), number.value, "bodies" if dead else entry.unit))
    return found


def _word(token: Token) -> Passage:
    return Passage(token.idx, token.idx + len(token))


def _joined(doc: Doc, token: Token, number: Number) -> Passage:
    word = _word(token)
    return Passage(
        min(word.start, number.anchor.start),
        max(word.end, number.anchor.end + len(re.match(r"[\s-]*\w*", doc.text[number.anchor.end :]).group(0))),
    )  # type: ignore[union-attr]


def _counted(doc: Doc, number: Number) -> Passage:
    """The number with the words it counts, up to the end of the small phrase."""
    span = doc.char_span(number.anchor.start, number.anchor.end, alignment_mode="expand")
    if span is None:
        return number.anchor
    noun = span.root.head if relation(span.root) == "nummod" else span.root
    end = max(number.anchor.end, noun.idx + len(noun))
    return Passage(number.anchor.start, end) if end - number.anchor.start < 60 else number.anchor


def _head_phrase(token: Token) -> Passage:
    last = max(
        (c.right_edge for c in token.children if relation(c) in {"nmod", "obj", "obl"} and c.i > token.i),
        key=lambda t: t.i,
        default=token,
    )
    end = last.idx + len(last)
    return Passage(token.idx, end if end - token.idx < 90 else token.idx + len(token))


def _dated(doc: Doc, number: Number) -> bool:
    return any(t.anchor.overlaps(number.anchor) for t in doc._.times)


def _length_unit(doc: Doc, number: Number) -> str:
    found = re.match(r"[\s-]*(hour|day|week|month|year)", doc.text[number.anchor.end :].lower())
    return f"{found.group(1)}s" if found else "days"


@cache
def _cues(codebook: Codebook) -> tuple[tuple[TermStatus, frozenset[str], re.Pattern[str] | None], ...]:
    rows = []
    for name, cue in codebook.entries("term_status", StatusCue).items():
        phrases = re.compile("|".join(rf"\b{re.escape(p)}\b" for p in cue.phrases), re.IGNORECASE) if cue.phrases else None
        rows.append((TermStatus(name), frozenset(cue.words), phrases))
    return tuple(rows)


def _status(doc: Doc, candidate: Candidate, codebook: Codebook) -> tuple[TermStatus, Token] | None:
    """How the term stands and the word that says so: the nearest governing cue, else one in its sentence; None when it is merely told as done."""
    head = candidate.head
    chain = [head, *head.ancestors]
    for token in chain[:8]:
        for word in [
            token,
            *[
                c
                for c in token.children
                if relation(c) in {"obj", "nsubj", "amod", "compound", "obl", "nmod", "conj"}
                and c.i not in {t.i for t in chain[:3]}
            ],
        ]:
            for status, words, _ in _cues(codebook):
                if word.lemma_.lower() in words and word.i != head.i:
                    negated = any(c.lower_ in {"not", "n't", "n’t", "nor"} for c in word.children)
                    if negated and status is TermStatus.REJECTED:
                        continue
                    return (TermStatus.REJECTED if negated and status in {TermStatus.AGREED} else status), word
    sentence = head.sent.text
    for status, words, phrases in _cues(codebook):
        if phrases and phrases.search(sentence):
            return status, head
        if any(t.lemma_.lower() in words for t in head.sent) and candidate.value is not None:
            return status, head
    previous = doc[head.sent.start - 1].sent.text if head.sent.start and candidate.value is not None else ""
    if re.search(r"\b(?:proposes?|deal|accord|paper|plan|proposal)\b", previous):
        return TermStatus.PROPOSED, head
    return None


def _by(doc: Doc, governor: Token, status: TermStatus) -> tuple[str, ...]:
    """Who offers, asks, accepts or refuses: the subject of the governing verb."""
    if (
        status not in {TermStatus.DEMANDED, TermStatus.PROPOSED, TermStatus.AGREED, TermStatus.REJECTED}
        or governor.pos_ != "VERB"
    ):
        return ()
    names: list[str] = []
    for subject in subjects(governor):
        for token in coordinated(subject):
            if token.lemma_.lower() in {"party", "side"}:
                names.extend(find_parties(doc))
                continue
            actor = doc._.actor_at(token.idx, token.idx + len(token))
            if actor is not None:
                names.append(actor.name)
    return tuple(dict.fromkeys(names))
