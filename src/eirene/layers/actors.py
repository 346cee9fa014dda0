"""Stub of the actors layer."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook


def find_actors(doc: Doc, codebook: Codebook) -> None:
    """Puts nothing on the document yet."""
