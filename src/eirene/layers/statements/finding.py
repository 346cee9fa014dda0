"""Statements from the model's attributions, from reporting verbs with a clause, and from quotation marks."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.codebook.attribution import CueClass
from eirene.layers.statements.draft import Draft
from eirene.syntax import passage, relation, subjects
from eirene.types import Passage

SURE = 0.6  # model score from which an attribution counts whatever its cue
LEAST_WORDS = 4  # quoted words that make a statement without a clause
EDGES = " \n\t,;:."


@cache
def _lemmas(codebook: Codebook, *classes: str) -> frozenset[str]:
    entries = codebook.entries("attribution", CueClass)
    return frozenset(lemma for name, entry in entries.items() if not classes or name in classes for lemma in entry.lemmas)


def draft_statements(doc: Doc, quotes: list[Passage], codebook: Codebook) -> list[Draft]:
    """Drafts in no order, none telling the same words twice."""
    drafts: list[Draft] = []
    for draft in [*_attributed(doc, quotes, codebook), *_reported(doc, quotes, codebook)]:
        if not any(_same(draft.content, other.content) for other in drafts):
            drafts.append(draft)
    drafts.extend(_quoted(doc, quotes, drafts, codebook))
    return drafts


def _same(a: Passage, b: Passage) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0.5 * min(a.end - a.start, b.end - b.start)


def _attributed(doc: Doc, quotes: list[Passage], codebook: Codebook) -> list[Draft]:
    """The model's attributions whose cue is a reporting word, or of which it is sure."""
    found = []
    for said in doc._.attributions:
        if said.content is None or doc[said.cue[0]].sent.start < _first_body_token(doc):
            continue
        cue = doc[said.cue[0] : said.cue[1]]
        known = any(t.lemma_.lower() in _lemmas(codebook) for t in cue) or "according" in cue.text.lower()
        if not known and said.score < SURE:
            continue
        if cue.root.lemma_.lower() in _lemmas(codebook, "belief") and said.source is None:
            continue
        content = _tidy(doc, passage(doc[said.content[0] : said.content[1]]), quotes, doc[said.content[0]])
        speaker = passage(doc[said.source[0] : said.source[1]]) if said.source else _subject(cue.root)
        if speaker is None and not any(q.overlaps(content) for q in quotes):
            continue
        found.extend(Draft(passage(cue), part, "attribution", speaker, _addressee(cue.root)) for part in _stretches(doc, content, quotes, passage(cue)))
    return found


def _first_body_token(doc: Doc) -> int:
    start = doc._.body_start
    return next((t.i for t in doc if t.idx >= start), 0) if start else 0


def _reported(doc: Doc, quotes: list[Passage], codebook: Codebook) -> list[Draft]:
    """Reporting verbs with a complement clause or quoted words that the attributions left out."""
    found = []
    first = _first_body_token(doc)
    for verb in doc:
        if verb.i < first or verb.pos_ != "VERB" or verb.lemma_.lower() not in _lemmas(codebook):
            continue
        speaker = _subject(verb)
        if speaker is None:
            continue
        clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        if clause is None and verb.lemma_.lower() in _lemmas(codebook, "speech", "denial", "claim"):
            quoted = [q for q in quotes if verb.sent.start_char <= q.start < verb.sent.end_char and 0 < q.start - verb.idx < 120]
            if quoted and len(quoted[0].of(doc.text).split()) >= 2:
                obj = next((c for c in verb.children if relation(c) in {"obj", "obl", "xcomp"} and c.left_edge.idx <= quoted[0].start <= c.right_edge.idx + 1), None)
                where = Passage(obj.left_edge.idx, max(quoted[0].end, obj.right_edge.idx + len(obj.right_edge))) if obj is not None else quoted[0]
                found.append(Draft(passage(verb), _tidy(doc, where, quotes, None), "cue with quoted words", speaker, _addressee(verb)))
            continue
        if clause is None or (verb.lemma_.lower() in _lemmas(codebook, "belief") and verb.dep_ in {"ccomp", "acl:relcl"}):
            continue
        where = Passage(clause.left_edge.idx, clause.right_edge.idx + len(clause.right_edge))
        if where.covers(passage(verb)):
            continue
        content = _tidy(doc, where, quotes, clause.left_edge)
        found.extend(Draft(passage(verb), part, "reporting verb", speaker, _addressee(verb)) for part in _stretches(doc, content, quotes, passage(verb)))
    return found


def _subject(verb: Token) -> Passage | None:
    if verb.pos_ not in {"VERB", "AUX", "NOUN"}:
        return None
    found = subjects(verb)
    if not found or found[0].lower_ in {"it", "there"} and found[0].dep_ == "expl":
        return None
    return passage(found[0])


def _addressee(verb: Token) -> Passage | None:
    """Whom a verb of telling is told to."""
    if verb.lemma_.lower() not in {"tell", "inform", "brief", "remind", "assure", "notify"}:
        return None
    told = next((c for c in verb.children if relation(c) in {"obj", "iobj"}), None)
    return passage(told.doc[told.left_edge.i : told.i + 1]) if told is not None else None


def _tidy(doc: Doc, where: Passage, quotes: list[Passage], first: Token | None) -> Passage:
    """The content with its "that" and its quotation marks, without the mark at its end."""
    text, start, end = doc.text, where.start, where.end
    if first is not None and first.i > 0:
        before = doc[first.i - 1]
        if before.lower_ == "that" and before.pos_ in {"SCONJ", "PRON"}:
            start = before.idx
    while start < end and text[start] in EDGES:
        start += 1
    for quote in quotes:
        if quote.start < start <= quote.start + 2:
            start = quote.start
        if quote.start < end < quote.end <= end + 3:
            end = quote.end
    while end > start and text[end - 1] in EDGES:
        end -= 1
    for quote in quotes:
        if start <= quote.start < end < quote.end and quote.end - end <= 2:
            end = quote.end
    return Passage(start, max(end, start + 1))


def _stretches(doc: Doc, content: Passage, quotes: list[Passage], cue: Passage) -> list[Passage]:
    """A content inside quotation marks as the quoted stretches it is made of; other contents whole."""
    inside = [q for q in quotes if q.overlaps(content)]
    covered = sum(min(q.end, content.end) - max(q.start, content.start) for q in inside)
    if inside and covered >= 0.75 * (content.end - content.start) and not (len(inside) == 1 and inside[0].start > content.start + 5):
        return [q for q in inside if min(q.end, content.end) - max(q.start, content.start) > 0.4 * (q.end - q.start)] or [content]
    if content.covers(cue) and cue.start - content.start > 3 and cue.end < content.end - 3:
        return [content]
    return [content]


def _quoted(doc: Doc, quotes: list[Passage], drafts: list[Draft], codebook: Codebook) -> list[Draft]:
    """Full quotations that no draft covers: said by whoever the sentence or paragraph last let speak."""
    text, found = doc.text, []
    known = sorted(drafts, key=lambda d: d.content)
    for quote in quotes:
        if quote.start < doc._.body_start or any(d.content.overlaps(quote) for d in [*drafts, *found]):
            continue
        words = quote.of(text).strip("“”\"«»‘’ ").split()
        full = text[quote.end - 2 : quote.end - 1] in {",", ".", "?", "!", "…"} or text[quote.end : quote.end + 1] in {",", "."}
        if len(words) < LEAST_WORDS and not (full and words and words[0][:1].isupper()):
            continue
        cue = _cue_near(doc, quote, codebook)
        if cue is not None:
            speaker = _subject(cue)
            found.append(Draft(passage(cue), quote, "quotation beside a cue", speaker, _addressee(cue)))
            continue
        line = text.rfind("\n", 0, quote.start)
        before = [d for d in [*known, *found] if line <= d.content.start < quote.start]
        if before and words[0][:1].isupper():
            last = max(before, key=lambda d: d.content)
            found.append(Draft(last.cue, quote, "quotation goes on", last.speaker, None))
    return found


def _cue_near(doc: Doc, quote: Passage, codebook: Codebook) -> Token | None:
    """The reporting verb that stands right after or before a quotation, in its line."""
    start, end = quote.start - 90, quote.end + 90
    span = doc.char_span(max(0, start), min(len(doc.text), end), alignment_mode="expand")
    if span is None:
        return None
    lemmas = _lemmas(codebook, "speech", "denial", "claim")
    near = [
        t
        for t in span
        if t.pos_ == "VERB" and t.lemma_.lower() in lemmas and not (quote.start <= t.idx < quote.end)
        and "\n" not in doc.text[min(t.idx, quote.start) : max(t.idx, quote.end)].strip()
        and not any(c in doc.text[min(t.idx, quote.end) : max(t.idx, quote.start)] for c in (".\n", ". "))
    ]  # fmt: skip
    return min(near, key=lambda t: (max(t.idx - quote.end, quote.start - t.idx), t.i), default=None)
