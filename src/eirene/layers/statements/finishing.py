"""From drafts to statements: the speaker's name, the kind, the addressee, the date and the assessment."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from eirene.codebook import Codebook
from eirene.layers.statements.assessing import assess, find_topical
from eirene.layers.statements.drafts import Draft, Places
from eirene.layers.statements.material import Material
from eirene.layers.statements.names import name_of, printed
from eirene.layers.statements.quotes import Quotes
from eirene.lexicon import load_words
from eirene.syntax import clause_head, passage, relation
from eirene.types import Actor, ActorKind, Passage, Statement, StatementKind

PEOPLE = frozenset({"person", "organization"})
NEAR = 40  # statements before one among which its pronoun finds the speaker
BOUNDS = frozenset({"by", "until", "till", "before", "within", "since", "from", "after"})  # of what is told, not of its telling
_WORD = re.compile(r"\w+")


def finish(material: Material, drafts: list[Draft], codebook: Codebook) -> tuple[Statement, ...]:
    """The statements of the drafts in text order, without those that somebody says of their own saying."""
    topical = find_topical(material.doc)
    made: list[Statement] = []
    for draft in sorted(drafts, key=lambda d: (d.content, d.cue)):
        speaker = _speaker(material, draft, made[-NEAR:])
        if speaker is None and not material.quotes.within(draft.content) and not draft.turn:
            continue
        made.append(
            Statement(
                speaker=speaker,
                kind=StatementKind.DIRECT
                if draft.turn or draft.verbatim
                else _kind(material.text, draft.content, material.quotes),
                cue=draft.cue,
                content=draft.content,
                speaker_words=_words(draft),
                addressee=_addressee(material, draft.head, draft.content),
                date=_date(material, draft),
                assessment=assess(material.doc, draft.content, topical, codebook),
                reason=draft.reason,
            )
        )
    places: Places[Statement] = Places()
    for statement in made:
        places.add(statement.content, statement)
    return tuple(s for s in made if not any(_own_words(s, other) for other in places.near(s.cue)))


def _words(draft: Draft) -> Passage | None:
    """The words that name the speaker: a noun phrase, or the label of a turn."""
    if draft.turn:
        return draft.cue
    return passage(printed(draft.speaker)) if draft.speaker is not None else None


def _own_words(inner: Statement, outer: Statement) -> bool:
    """True for the "he expects" inside what he himself says."""
    if inner is outer or inner.speaker is None or inner.speaker != outer.speaker:
        return False
    return outer.content.covers(inner.cue) and outer.content.covers(inner.content) and outer.content != inner.content


def _speaker(material: Material, draft: Draft, earlier: list[Statement]) -> str | None:
    if draft.turn:
        return _labelled(material, draft.cue)
    if draft.speaker is None:
        return None
    if draft.speaker.pos_ == "PRON" and draft.head is not None and draft.head.dep_ == "acl:relcl":
        around = next((s for s in earlier if s.content.covers(draft.cue)), None)
        if around is not None:
            return around.speaker  # "…, which he called a lie", in what he himself says
    if (issuer := _issuer(draft.speaker, earlier, material)) is not None:
        return issuer
    name = name_of(material.doc, draft.speaker)
    if name is None and draft.speaker.pos_ == "PRON" and draft.speaker.lower_ in {"he", "she", "they", "it"}:
        line = material.text.rfind("\n", 0, draft.cue.start)
        before = [s for s in earlier if line < s.cue.start < draft.cue.start and s.speaker]
        return max(before, key=lambda s: s.cue).speaker if before else None
    return name


def _issuer(document: Token, earlier: list[Statement], material: Material) -> str | None:
    """Who speaks through "the statement": whoever was told before to have said something "in a statement"."""
    bare = [c.lower_ for c in document.children if not c.is_punct] == ["the"]
    if not bare or document.lemma_.lower() not in load_words("speech_documents"):
        return None
    for said in reversed(earlier):
        sentence = material.doc[material.token_at(said.cue.start)].sent
        if said.speaker and sentence.end <= document.i and any(t.lemma_ == document.lemma_ for t in sentence):
            return said.speaker
    return None


def _labelled(material: Material, label: Passage) -> str | None:
    """Whom a speaker label names; the "A" of an interview is the person named most before the first turn."""
    printed = label.of(material.text)
    words = {w.lower() for w in _WORD.findall(printed)}
    people: list[Actor] = [a for a in material.doc._.actors if a.kind is ActorKind.PERSON]
    if words & {"a", "answer"} and len(words) == 1:
        first = [(-sum(m.start < label.start for m in a.mentions), a.mentions[0], a.name) for a in people if a.mentions]
        return min(first)[2] if first else None
    for actor in [*people, *material.doc._.actors]:
        names = {w.lower() for w in _WORD.findall(actor.name)}
        if words <= names or (len(names & words) >= 1 and actor.name.split()[-1].lower() in printed.lower()):
            return str(actor.name)
    return printed.title() if printed.isupper() else printed


def _kind(text: str, content: Passage, quotes: Quotes) -> StatementKind:
    inside = quotes.within(content)
    if not inside:
        return StatementKind.INDIRECT
    bare = content.of(text).strip(" ,.;:")
    covered = sum(min(q.end, content.end) - max(q.start, content.start) for q in inside)
    return StatementKind.DIRECT if covered >= len(bare) - 2 else StatementKind.MIXED


def _addressee(material: Material, verb: Token | None, content: Passage) -> str | None:
    """To whom it is said: the object of telling, or "to reporters"."""
    if verb is None:
        return None
    word = material.word(verb)
    for child in verb.children:
        if child.i > verb.i and content.covers(passage(child)):
            continue
        told = relation(child) in {"iobj", "obj"} and word is not None and word.addressed
        to = relation(child) == "obl" and any(c.lower_ == "to" for c in child.children if relation(c) == "case")
        if told or (to and child._.entity_type in PEOPLE):
            return name_of(material.doc, child)
    return None


def _date(material: Material, draft: Draft) -> str | None:
    """The date in the cue's own clause."""
    if draft.head is None:
        return None
    doc, sentence = material.doc, draft.head.sent
    first = bisect_left(material.time_starts, sentence.start_char)
    for time in doc._.times[first : bisect_left(material.time_starts, sentence.end_char)]:
        if not time.date or time.relation in BOUNDS or draft.content.overlaps(time.anchor):
            continue
        span = doc.char_span(time.anchor.start, time.anchor.end, alignment_mode="expand")
        if span is not None and len(span) and _is_adverbial(span.root) and clause_head(span.root).i == clause_head(draft.head).i:
            return str(time.date)
    return None


def _is_adverbial(token: Token) -> bool:
    """False for a time that only names a kind of thing: "his Sunday sermon"."""
    return not (token.head.i > token.i and relation(token) in {"compound", "nmod"})
