"""Fixtures: the real model, loaded once a session, and records on both databases."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc
from sqlalchemy import Engine

from eirene.codebook import Codebook
from eirene.layers import contract
from eirene.model import Model
from eirene.pipeline import LAYERS, annotate
from eirene.store.opening import open_engine
from eirene.types import Report
from tests import postgres


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


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server. Without its programs the test is skipped, on a build server it fails."""
    if not (postgres.find_program("postgres") and postgres.find_program("initdb")):
        message = "PostgreSQL is not installed; the tests look for its programs in /usr/lib/postgresql and on the path"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with postgres.running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty record, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'record.db'}"
        return
    started: postgres.Server = request.getfixturevalue("server")
    url = started.lend_record()
    yield url
    started.take_back(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a record that nobody has made yet, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'unmade.db'}"
        return
    started: postgres.Server = request.getfixturevalue("server")
    url = started.make_database()
    yield url
    started.drop_database(url)


@pytest.fixture
def engine(record_url: str) -> Iterator[Engine]:
    """An empty record, on SQLite and on PostgreSQL."""
    opened = open_engine(record_url)
    yield opened
    opened.dispose()
