"""Stub of the findings layer."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook


def find_findings(doc: Doc, codebook: Codebook) -> None:
    """Puts nothing on the document yet."""
