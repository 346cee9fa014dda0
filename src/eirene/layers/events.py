"""Stub of the events layer."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook


def find_events(doc: Doc, codebook: Codebook) -> None:
    """Puts nothing on the document yet."""
