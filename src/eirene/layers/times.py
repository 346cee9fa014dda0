"""Stub of the times layer."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook


def find_times(doc: Doc, codebook: Codebook) -> None:
    """Puts nothing on the document yet."""
