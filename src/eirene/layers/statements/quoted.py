"""Statements by quotation marks: "…", she said; he told reporters: "…"; and quotations that go on without a new cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from eirene.codebook.attribution import Form
from eirene.layers.statements.clauses import is_described
from eirene.layers.statements.drafts import Draft
from eirene.layers.statements.material import Material
from eirene.layers.statements.names import actor_of
from eirene.layers.statements.speakers import is_speaker, speaker_of
from eirene.layers.statements.verbs import cue_of, tells
from eirene.lexicon import load_words
from eirene.syntax import passage, relation
from eirene.types import ActorKind, Passage

NEAR = 40  # drafts before and after a quotation that may have to do with it
REACH = 30  # tokens between a quotation and the verb that gives it to somebody
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when"})
LEADS = frozenset({"obj", "iobj", "obl", "advmod", "mark", "compound", "nsubj"})  # "told reporters “…”"
BREAKS = frozenset({".", "!", "?", ";", "…"})
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OFFICE, ActorKind.UNNAMED_SOURCE})
PAUSES = frozenset(",;:–—")
FRESH = frozenset(".!?:;,…–—-(”\"»’'")  # signs after which a quotation with a capital stands for itself
_MARKS = "\"“”„«»‹›‘’'` \n「」"
_ENDED = re.compile(r"[,.?!…–—-]$")


def draft_quotations(material: Material) -> Iterator[Draft]:
    """A draft for each quotation that a verb beside it gives to somebody."""
    for quote in _standing(material):
        verb = _cue_of(material, quote)
        word = material.word(verb) if verb is not None else None
        if verb is None or word is None:
            continue
        speaker = speaker_of(material, verb)
        if not is_speaker(material, speaker):
            speaker = _between(material, quote, verb)
        if is_speaker(material, speaker):
            material.taken.add(verb.i)
            yield Draft(cue_of(verb, word), quote, "quotation beside its cue", speaker, verb)


def draft_continued(material: Material, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for quotations without a cue: said by whom the sentence before is about, else by whoever spoke last before."""
    found: list[Draft] = []
    known = sorted(drafts, key=lambda d: d.content)
    starts = [d.content.start for d in known]
    for quote in _standing(material):
        at = bisect_left(starts, quote.start)
        near = known[max(0, at - NEAR) : at + NEAR]
        if any(d.content.overlaps(quote) for d in near) or _opening(material, quote)[1] == ",":
            continue
        draft = _introduced(material, quote, near) or _continued(material, quote, [*near, *found[-NEAR:]])
        if draft is not None:
            found.append(draft)
    return found


def _standing(material: Material) -> Iterator[Passage]:
    """Quotations of the body that stand as a clause of their own, not as words of another clause."""
    text, start = material.text, material.body_start
    before: Passage | None = None
    for quote in material.quotes.passages:
        if quote.start < start:
            continue
        inner = quote.of(text).strip(_MARKS)
        after = text[quote.end : quote.end + 1]
        if not inner or not (_ENDED.search(inner) or after in {",", "."}):
            before = quote
            continue
        line, sign = _opening(material, quote)
        goes_on = before is not None and before.start >= line and before.end > quote.start - 120
        if inner[0].islower():
            stands = sign in PAUSES and (goes_on or (sign in ",:" and _cue_before(material, quote) is not None))
        else:
            stands = not sign or sign in FRESH or (goes_on and sign in PAUSES) or _cue_before(material, quote) is not None
        if stands:
            yield quote
        before = quote


def _opening(material: Material, quote: Passage) -> tuple[int, str]:
    """Where a quotation's line begins, and the last sign before it on that line ("" when there is none)."""
    text = material.text
    line = text.rfind("\n", max(0, quote.start - 5000), quote.start) + 1
    return line, text[line : quote.start].rstrip()[-1:]


def _cue_of(material: Material, quote: Passage) -> Token | None:
    _, sign = _opening(material, quote)
    if sign and sign not in ".!?…”\"»’'":
        return _cue_before(material, quote) or _cue_after(material, quote)
    return _cue_after(material, quote)


def _cue_after(material: Material, quote: Passage) -> Token | None:
    """The verb after a quotation whose content it is."""
    doc = material.doc
    first = material.token_at(quote.end - 1) + 1
    ended = quote.of(material.text).rstrip(_MARKS).endswith(".")
    for token in doc[first : first + REACH]:
        if token.text in BREAKS or token.text.startswith("\n") or material.quotes.at(token.idx) is not None:
            return None
        word = material.word(token)
        if word is None or not word.takes(Form.QUOTATION) or _is_relative(token, first) or not tells(token, word):
            continue
        relayed = next((t for t in doc[token.i + 1 : token.i + 4] if t.lower_ == "saying"), None)
        if relayed is not None and token.lemma_.lower() in load_words("speech_relay_verbs"):
            return relayed
        if _has_other_content(material, token, quote):
            return None
        if ended and doc[first].is_title and token.i > first and relation(token) == "ROOT":
            return None  # a new sentence, in which somebody speaks of something
        return token
    return None


def _is_relative(verb: Token, first: int) -> bool:
    """True for a verb in a relative clause that begins after the quotation."""
    return verb.dep_ == "acl:relcl" and any(t.text in RELATIVE for t in verb.doc[first : verb.i])


def _between(material: Material, quote: Passage, verb: Token) -> Token | None:
    """The noun phrase between a quotation and its verb, whatever the parse hangs it on."""
    first = material.token_at(quote.end - 1) + 1
    inside = material.doc[first : verb.i]
    return next((t for t in inside if t.pos_ in {"NOUN", "PROPN", "PRON"} and not first <= t.head.i < verb.i), None)


def _cue_before(material: Material, quote: Passage) -> Token | None:
    """The verb before a quotation, in its sentence, whose content it is."""
    doc = material.doc
    last = material.token_at(quote.start) - 1
    bare = doc[last].text[-1:].isalnum()  # no comma or colon: the quotation is the verb's only right behind it
    for token in reversed(doc[max(material.first, last - REACH) : last + 1]):
        if token.text in BREAKS or "\n" in token.text:
            return None
        if bare and not _is_led(token, doc[last]):
            if token.pos_ in {"VERB", "AUX"}:
                return None
            continue
        if material.quotes.at(token.idx) is not None:
            continue
        word = material.word(token)
        if word is None or not word.takes(Form.QUOTATION) or not tells(token, word):
            continue
        return None if _has_other_content(material, token, quote) else token
    return None


def _is_led(verb: Token, last: Token) -> bool:
    """True when the word right before a quotation is the verb, its "that", or what belongs to it ("told reporters “…”")."""
    return last.i == verb.i or last.lower_ == "that" or (last.head.i == verb.i and relation(last) in LEADS)


def _has_other_content(material: Material, verb: Token, quote: Passage) -> bool:
    """True when the verb has a clause for its content that begins outside of the quotation, and not in another one."""
    for child in verb.children:
        if relation(child) != "ccomp" or child.i < verb.i or is_described(verb, child):
            continue
        first = next((t for t in child.subtree if not t.is_punct and relation(t) != "mark"), child)
        if quote.start <= child.idx < quote.end:
            return first.idx < quote.start
        return not child.idx < quote.start <= child.right_edge.idx and material.quotes.at(first.idx) is None
    return False


def _introduced(material: Material, quote: Passage, known: list[Draft]) -> Draft | None:
    """A quotation after a sentence about a person ("The envoy was less sure. “…”", "Her answer was short: “…”")."""
    line, sign = _opening(material, quote)
    if sign not in {".", ":"}:
        return None
    doc = material.doc
    last = material.token_at(quote.start) - 1
    while last > material.first and doc[last].is_space:
        last -= 1
    sentence = doc[last].sent
    if sentence.start_char < line or any(d.cue.start >= sentence.start_char for d in known if d.cue.start < quote.start):
        return None
    root = sentence.root
    speaker = speaker_of(material, root) if root.pos_ in {"VERB", "ADJ", "AUX", "NOUN"} else None
    if sign == ":" and root.pos_ == "VERB" and any(relation(c) == "obj" for c in root.children):
        return None  # "they had a slogan: “…”"
    if speaker is None or not is_speaker(material, speaker) or not _is_person(doc, speaker, sign == ":"):
        return None
    if sign == "." and speaker.pos_ != "PRON" and known and any(line <= d.content.start < quote.start for d in known):
        return None
    copula = next((c for c in root.children if relation(c) == "cop"), None)
    cue = passage(doc[copula.i : root.i + 1]) if copula is not None and 0 < root.i - copula.i < 4 else passage(root)
    return Draft(cue, quote, "quotation after its speaker", speaker, root)


def _is_person(doc: Doc, speaker: Token, colon: bool) -> bool:
    """True for an actor who is a person; before a colon for any person."""
    actor = actor_of(doc, speaker)
    return actor.kind in PEOPLE if actor is not None else colon and speaker._.entity_type == "person"


def _continued(material: Material, quote: Passage, known: list[Draft]) -> Draft | None:
    """A quotation that the speaker of the paragraph, or of the paragraph before when that ends in a quotation, goes on with."""
    line, sign = _opening(material, quote)
    before = [d for d in known if d.cue.start < quote.start]
    if not before:
        return None
    last = max(before, key=lambda d: (max(d.cue.end, d.content.end), d.cue))
    end = max(last.cue.end, last.content.end)
    same = line <= last.content.start or line <= last.cue.start
    next_line = not sign and not material.text[end:line].strip(" \n.") and material.quotes.within(last.content) != ()
    if same or next_line:
        return Draft(last.cue, quote, "quotation that goes on", last.speaker, None)
    return None
