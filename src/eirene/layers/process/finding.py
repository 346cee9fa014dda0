"""From the evidence of a report to its process."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.process.expected import find_expected
from eirene.layers.process.issues import find_issues
from eirene.layers.process.venue import find_venue
from eirene.lexicon import load_words
from eirene.sides import find_lone_party, find_mediators, find_parties
from eirene.sides.mediators import told_mediators
from eirene.sides.talks import count_peacemaking, is_talks, negotiates
from eirene.types import Passage, Process

LEAD = 3  # sentences
ENOUGH = 2  # words of peacemaking that make a report one about talks


def find_process(doc: Doc, codebook: Codebook) -> None:  # noqa: ARG001 - every layer has this signature
    """Puts `process` on the document when the report tells of a negotiation with a named side; else leaves it None."""
    if count_peacemaking(doc) < ENOUGH and not _leads_with_talks(doc):
        return
    issues = find_issues(doc)
    parties = find_parties(doc)
    if not parties and (issues.outstanding is not None or told_mediators(doc)):
        parties = find_lone_party(doc)
    if not parties:
        return
    doc._.process = Process(
        parties=parties,
        mediators=find_mediators(doc, parties),
        venue=find_venue(doc, parties),
        issues_outstanding=issues.outstanding,
        issues_before=issues.before,
        expected=find_expected(doc),
        anchors=(*issues.anchors, *_first_mentions(doc, parties)),
    )


def _leads_with_talks(doc: Doc) -> bool:
    """True when the headline or the first sentences tell of somebody negotiating, in so many words."""
    lead = [t for s in islice(doc.sents, LEAD) for t in s]
    words = load_words("process_peacemaking")
    return any(t.lemma_.lower() in words for t in lead) and any(is_talks(t) or negotiates(t) for t in lead)


def _first_mentions(doc: Doc, parties: tuple[str, ...]) -> list[Passage]:
    return [a.mentions[0] for a in doc._.actors if a.name in parties and a.mentions]
