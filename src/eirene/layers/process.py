"""The negotiation that a report is about: sides, mediators, venue, issues, and when an outcome is expected."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.lexicon import load_words
from eirene.numerals import find_numerals, split_words
from eirene.sides import find_parties
from eirene.types import ActorKind, Passage, Process

__all__ = ["find_process"]

TALKS = re.compile(
    r"\b(?:talks|negotiat\w+|ceasefire|cease-fire|truce|mediat\w+|peace (?:process|accord|deal|plan)|dialogue|consultations|accord|summit|settlement)\b",
    re.I,
)
MEDIATING = re.compile(r"\b(?:mediat|broker|facilitat|good offices|shuttl|guarantor|go-between|intermediar|envoy|host)\w*", re.I)
ISSUE = r"(?:issues?|points?|questions?|items?|disputes?|disagreements?|topics?|differences|obstacles?|sticking points?|quarrels|demands|chapters?)"
N = r"(?P<{0}>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a single|single|no|both)"
FALL = (
    re.compile(
        rf"\bfrom {N.format('before')}\b[^.\n]{{0,40}}? to (?:just |only )?{N.format('now')}\b(?![^.\n]{{0,12}}(?:day|week|hour|per))",
        re.I,
    ),
    re.compile(rf"\bto (?:just |only )?{N.format('now')} (?:\w+ )?from {N.format('before')}\b", re.I),
    re.compile(
        rf"\b(?:settled|resolved|agreed on|closed) {N.format('done')} of (?:their|the|its) {N.format('before')} (?:\w+ ){{0,2}}{ISSUE}",
        re.I,
    ),
    re.compile(
        rf"\b{N.format('now')} of (?:an original |the original |the |an initial )?{N.format('before')} (?:\w+ ){{0,2}}{ISSUE} (?:now )?(?:stood|stand|remain)",
        re.I,
    ),
)
LEFT = (
    re.compile(
        rf"\b(?:only |just )?{N.format('now')} (?:remaining |outstanding |unresolved |open |contentious |disputed )+{ISSUE}", re.I
    ),
    re.compile(
        rf"\b(?:only |just )?{N.format('now')} (?:\w+ )?{ISSUE} (?:still )?(?:remain|are left|is left|was left|were left|stood|stand|are open|divide|separate)",
        re.I,
    ),
    re.compile(rf"\bthe {N.format('now')} {ISSUE} (?:which|that) (?:still )?remain", re.I),
    re.compile(rf"\b(?P<now>no|not a single) (?:\w+ )?{ISSUE} (?:remains? )?open", re.I),
)
SETTLED = re.compile(
    rf"\b(?:of|on) (?:the )?(?P<a>\w+) (?:of the )?(?P<b>\w+)?[^.\n]{{0,60}}{ISSUE}[^.\n]{{0,60}}\b(?P<c>\w+) (?:have|had|has) (?:now )?been (?:settled|resolved|agreed)",
    re.I,
)
OUTCOME = re.compile(
    r"\b(?:deal|agreement|accord|truce|ceasefire|text|settlement|breakthrough|finali[sz]ed|signed|finished)\b", re.I
)
HOPED = re.compile(r"\b(?:could|can|would|may|might|expect\w*|hope\w*|aim\w*|before|by|within|as early as)\b", re.I)


def find_process(doc: Doc, codebook: Codebook) -> None:  # noqa: ARG001 - every layer has this signature
    """Puts `process` on the document when the report tells of a negotiation between named sides; else leaves it None."""
    if len(TALKS.findall(doc.text)) < 2:
        return
    parties = find_parties(doc)
    if len(parties) < 2:
        return
    before, now, where = _issues(doc.text)
    doc._.process = Process(
        parties=parties,
        mediators=_mediators(doc, parties),
        venue=_venue(doc),
        issues_outstanding=now,
        issues_before=before,
        expected=_expected(doc),
        anchors=tuple([*where, *_first_mentions(doc, parties)]),
    )


def _first_mentions(doc: Doc, parties: tuple[str, ...]) -> list[Passage]:
    return [a.mentions[0] for a in doc._.actors if a.name in parties and a.mentions]


def _value(word: str | None) -> int | None:
    if word is None:
        return None
    plain = word.lower()
    if plain in {"no", "not a single"}:
        return 0
    if plain in {"a single", "single"}:
        return 1
    if plain == "both":
        return 2
    numerals = find_numerals(split_words(plain))
    return int(numerals[0].value) if numerals else None


def _issues(text: str) -> tuple[int | None, int | None, list[Passage]]:
    """Issues before and now, and the words that say so; the fall from one number to another first."""
    for pattern in FALL:
        for match in pattern.finditer(text):
            context = text[max(0, match.start() - 120) : match.end() + 80]
            groups = match.groupdict()
            before, now = _value(groups.get("before")), _value(groups.get("now"))
            if groups.get("done") and before is not None:
                now = before - (_value(groups["done"]) or 0)
            if re.search(ISSUE, context, re.I) and before is not None and now is not None and before < 30:
                return before, now, [Passage(*match.span())]
    for pattern in LEFT:
        found = pattern.search(text)
        if found and _value(found["now"]) is not None:
            return None, _value(found["now"]), [Passage(*found.span())]
    return None, None, []


def _mediators(doc: Doc, parties: tuple[str, ...]) -> tuple[str, ...]:
    """States and bodies beside words of mediation, and those whose envoys are not of a party."""
    found: list[str] = []
    party_words = {w.lower() for p in parties for w in p.split() if len(w) > 3}
    by_name = {a.name.lower(): a.name for a in doc._.actors}
    for actor in doc._.actors:
        own = {w.lower() for w in actor.name.split()}
        if actor.name in parties or own & party_words:
            continue
        if (
            actor.kind in {ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.OFFICE}
            and not own & load_words("actor_armed_words")
            and _beside_mediation(doc, actor.mentions)
        ):
            if not own & {"mediators", "monitors", "parties", "delegation", "side", "sides"}:
                found.append(actor.name)
        elif (
            actor.kind is ActorKind.PERSON
            and actor.affiliation
            and re.search(r"\b(?:envoy|mediator|facilitator|special representative)\b", actor.role or "", re.I)
        ):
            words = {w.lower() for w in actor.affiliation.split()}
            if not words & party_words:
                found.append(by_name.get(actor.affiliation.lower(), actor.affiliation))
    speakers = {s.speaker for s in doc._.statements if s.assessment}
    for actor in doc._.actors:
        if actor.name in speakers and actor.kind is ActorKind.OFFICE and actor.affiliation:
            state = by_name.get(actor.affiliation.lower())
            if state and state not in parties:
                found.append(state)
    return tuple(dict.fromkeys(found))


def _beside_mediation(doc: Doc, mentions: tuple[Passage, ...]) -> bool:
    for where in mentions:
        around = doc.text[max(0, where.start - 45) : where.end + 30].split("\n")
        if len(doc.text[where.start : where.end]) > 3 and MEDIATING.search(max(around, key=len)):
            return True
    return False


def _venue(doc: Doc) -> str | None:
    """The place most often named with the talks; the dateline counts when nothing else does."""
    votes: Counter[str] = Counter()
    for event in doc._.events:
        if event.type in {"CONSULT", "AGREE"} and event.place:
            votes[event.place] += 3
    for entity in doc.ents:
        if entity.label_ == "LOC":
            before = doc.text[max(0, entity.start_char - 60) : entity.start_char]
            if re.search(
                r"\b(?:talks|round|session|met|meeting|negotiations|delegations?|summit|consultations|signed)\b[^.\n]*\b(?:in|at)\s+(?:the \w+ )?$",
                before,
                re.I,
            ):
                votes[entity.text] += 2
    return max(votes.items(), key=lambda item: (item[1], item[0]))[0] if votes else None


def _expected(doc: Doc) -> str | None:
    """When an outcome is expected: the day or interval of a sentence that hopes for a deal."""
    now = doc._.report.published if doc._.report else None
    for sentence in doc.sents:
        text = sentence.text
        if not (OUTCOME.search(text) and HOPED.search(text)):
            continue
        for time in doc._.times:
            if not time.date or not sentence.start_char <= time.anchor.start < sentence.end_char:
                continue
            last = time.date.split("/")[-1]
            if now and last > now:
                if "/" in time.date:
                    return str(time.date)
                return f"{now}/{last}"
    return None
