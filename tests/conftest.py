"""Fixtures: the real model, loaded once a session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers import contract
from eirene.model import Model
from eirene.pipeline import LAYERS, annotate
from eirene.types import Report


@pytest.fixture(scope="session")
def model() -> Model:
    """The packaged language model."""
    return Model.load()


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The packaged codebook."""
    return Codebook()


@pytest.fixture(scope="session")
def parse(model: Model) -> Callable[..., Doc]:
    """`parse(text, date=None)`: a parsed Doc without facts."""

    def run(text: str, date: str | None = None) -> Doc:
        contract.register()
        return next(annotate([Report(id="test", text=text, published=date)], model))

    return run


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc], codebook: Codebook) -> Callable[..., Doc]:
    """`read(text, date=None)`: a Doc with the facts of all layers."""

    def run(text: str, date: str | None = None) -> Doc:
        doc = parse(text, date)
        for layer in LAYERS:
            layer.find(doc, codebook)
        return doc

    return run
