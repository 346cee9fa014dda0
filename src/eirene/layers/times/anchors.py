"""The day a text is told from: what it implies when nobody says it, and which way a verb looks."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from eirene.layers.times.calendar import make_day
from eirene.layers.times.grammar import Kind
from eirene.layers.times.joining import Group
from eirene.syntax import span_at
from eirene.types import Passage

HEAD = 300  # characters at the start of a text in which a full date is that of the report
FUTURE = frozenset({"will", "shall", "’ll", "'ll", "would", "could", "may", "might", "should", "must", "can", "wo", "ca"})
EXPECTING = frozenset({"expect", "plan", "schedule", "due", "set", "intend", "hope", "want", "promise", "vow", "pledge", "ask", "urge", "agree"})


def infer_publication(groups: Sequence[Group]) -> str | None:
    """The first full date in the head of the text (dateline, stamp), or None."""
    for group in groups:
        match = group.day
        if group.start > HEAD:
            break
        if match is None or match.kind is not Kind.DATE:
            continue
        iso = match.term("ISO")
        if iso is not None:
            return str(iso.value)[:10]
        month, day, year = match.number("MONTH"), match.number("SMALL", "ORD"), match.number("YEAR")
        if month and day and year:
            found = make_day(int(year), int(month), int(day))
            if found:
                return found.isoformat()
    return None


def looks_ahead(doc: Doc, start: int, end: int) -> bool:
    """True when the verb that a time expression hangs on tells of what is to come."""
    span = span_at(doc, Passage(start, end))
    if not len(span):
        return False
    token: Token = span.root
    for _ in range(12):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "aux:pass", "cop"}:
            return _verb_looks_ahead(token)
        if token.head.i == token.i:
            break
        token = token.head
    copula = next((c for c in token.children if c.dep_ == "cop"), None)
    if copula is not None:
        return any(c.lower_ in FUTURE for c in token.children if c.dep_ == "aux")
    return False


def _verb_looks_ahead(verb: Token) -> bool:
    marks = [c.lower_ for c in verb.children if c.dep_.startswith("aux")]
    if any(m in FUTURE for m in marks) and "have" not in marks:
        return True
    form, tense = verb.morph.get("VerbForm"), verb.morph.get("Tense")
    if "Inf" in form and any(c.lower_ == "to" for c in verb.children):
        head = verb.head
        return head.i == verb.i or head.lemma_.lower() in EXPECTING or head.pos_ in {"NOUN", "ADJ"} or "be" in marks
    if verb.lemma_.lower() in EXPECTING and ("Part" in form or "Past" in tense) and verb.lemma_.lower() in {"expect", "schedule", "due", "set"}:
        return True
    if "Ger" in form or "Part" in form:
        finite = [c for c in verb.children if c.dep_.startswith("aux") and "Past" in c.morph.get("Tense")]
        return not finite and bool(marks) and "have" not in marks and "has" not in marks and verb.dep_ == "ROOT" and "Pres" in tense
    return "Pres" in tense and "Past" not in tense and verb.dep_ != "acl:relcl"
