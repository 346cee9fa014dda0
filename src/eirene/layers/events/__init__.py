"""What happened, is planned or was denied, between whom."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.events.building import build_event
from eirene.layers.events.matching import match_triggers
from eirene.layers.events.merging import merge_events

__all__ = ["find_events"]


def find_events(doc: Doc, codebook: Codebook) -> None:
    """Puts `events` on the document, in text order, one an occurrence.

    Triggers come from the codebook's patterns; participants, time and place from the trigger's own clause.
    """
    found = [event for trigger in match_triggers(doc, codebook) if (event := build_event(doc, trigger)) is not None]
    doc._.events = merge_events(doc, found)
