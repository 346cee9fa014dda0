"""Who acts, speaks or is acted on, with roles and affiliations as the report gives them, and every mention."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.actors.cast import Cast
from eirene.layers.actors.groups import find_groups
from eirene.layers.actors.links import link_pronouns
from eirene.layers.actors.people import find_people

__all__ = ["find_actors"]


def find_actors(doc: Doc, codebook: Codebook) -> None:  # noqa: ARG001 - every layer has this signature
    """Puts `actors` on the document, in order of first mention.

    People come first (names, titles, appositions), then states, organizations, offices and nameless sources, then pronouns.
    """
    cast = Cast(doc)
    find_people(cast)
    find_groups(cast)
    link_pronouns(cast)
    doc._.actors = cast.actors()
