"""What happened, is planned or was denied, between whom."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.events.building import build_event
from eirene.layers.events.matching import match_triggers
from eirene.layers.events.merging import Telling, merge_tellings
from eirene.layers.events.scene import Scene

__all__ = ["find_events"]


def find_events(doc: Doc, codebook: Codebook) -> None:
    """Puts `events` on the document, in text order, one an occurrence.

    Triggers come from the codebook's patterns; participants, time and place from the trigger's own clause.
    """
    scene = Scene(doc, codebook)
    triggers = {trigger.head.i: trigger for trigger in match_triggers(scene)}
    built = ((trigger, build_event(scene, trigger, triggers)) for trigger in triggers.values())
    doc._.events = merge_tellings(
        Telling(trigger, event, scene.sentence_of[trigger.head.i]) for trigger, event in built if event is not None
    )
