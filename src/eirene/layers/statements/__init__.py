"""Who says what."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.statements.finding import draft_statements
from eirene.layers.statements.finishing import finish
from eirene.layers.statements.material import gather

__all__ = ["find_statements"]


def find_statements(doc: Doc, codebook: Codebook) -> None:
    """Puts `statements` on the document, in text order: what the report puts in somebody's mouth, never its own voice."""
    material = gather(doc, codebook)
    doc._.statements = finish(material, draft_statements(material), codebook)
