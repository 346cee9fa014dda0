"""Fixtures of the tests of layers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.actors import find_actors
from eirene.types import Actor

FindCast = Callable[[str], dict[str, Actor]]


@pytest.fixture
def find_cast(parse: Callable[..., Doc], codebook: Codebook) -> FindCast:
    """`find_cast(text)`: the actors by name."""

    def run(text: str) -> dict[str, Actor]:
        doc = parse(text)
        find_actors(doc, codebook)
        return {actor.name: actor for actor in doc._.actors}

    return run
