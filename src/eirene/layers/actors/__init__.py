"""Who acts, speaks or is acted on, with roles and affiliations as the report gives them, and every mention."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.actors.bodies import find_arms, find_bodies
from eirene.layers.actors.cast import Cast
from eirene.layers.actors.described import find_described
from eirene.layers.actors.finishing import finish
from eirene.layers.actors.names import find_names
from eirene.layers.actors.people import find_people
from eirene.layers.actors.pronouns import link_pronouns
from eirene.layers.actors.roles import find_roles
from eirene.layers.actors.states import find_states

__all__ = ["find_actors"]


def find_actors(doc: Doc, codebook: Codebook) -> None:
    """Puts `actors` on the document, in order of first mention.

    Names come first (states, bodies, people with titles and roles), then those whom the report only describes, then pronouns.
    """
    cast = Cast(doc, codebook)
    names = find_names(doc, cast.aside)
    find_states(cast, names)
    find_bodies(cast, names)
    find_people(cast, names)
    find_roles(cast)
    find_described(cast)
    link_pronouns(cast)
    find_arms(cast)
    doc._.actors = finish(cast, codebook)
