"""The public verbs: read a source, a text or many sources; load the pipeline for spaCy users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from eirene.codebook import Codebook
from eirene.errors import DefectError, EireneError, ReadingError
from eirene.exports.notebook import show_in_notebooks
from eirene.readers import Given, read_source
from eirene.readers.text import read_text as text_to_report
from eirene.settings import Settings
from eirene.types import Reading, Report

if TYPE_CHECKING:
    from spacy.language import Language

    from eirene.model import Model

_DEFAULT = Settings()
_NOTHING = Given()
show_in_notebooks()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: its name and why."""

    source: str
    error: ReadingError


@cache
def _model() -> Model:
    from eirene.model import Model  # spaCy takes most of a second to load

    return Model.load()


@cache
def _codebook(folder: Path | None) -> Codebook:
    return Codebook(folder)


def read(
    source: str | Path,
    date: str | None = None,
    *,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = _DEFAULT,
) -> Reading:
    """The reading of a file, an `http(s)://` address or, for `-`, standard input.

    `date` is the ISO day of publication; it and the other metadata win over what the source says. Raises the errors under
    `EireneError`.
    """
    return _extract(read_source(source, settings, Given(date, publisher, title, url)), settings)


def read_text(
    text: str,
    date: str | None = None,
    *,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = _DEFAULT,
) -> Reading:
    """The reading of a text at hand, with its metadata as for `read`. Raises the errors under `EireneError`."""
    return _extract(text_to_report(text, settings, Given(date, publisher, title, url)), settings)


def read_many(
    sources: Iterable[str | Path], given: Given = _NOTHING, *, settings: Settings = _DEFAULT
) -> Iterator[Reading | Failure]:
    """A reading for each source, in order; one that cannot be read gives a `Failure` and the others go on.

    Raises CodebookError, ModelError and UsageError, which no other source would mend.
    """
    _codebook(settings.codebook)
    for source in sources:
        try:
            yield _extract(read_source(source, settings, given), settings)
        except ReadingError as error:
            yield Failure(str(source), error)


def _extract(report: Report, settings: Settings) -> Reading:
    codebook = _codebook(settings.codebook)
    from eirene.pipeline import annotate, extract

    try:
        return extract(next(annotate([report], _model(), settings.max_chars)), codebook)
    except EireneError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise DefectError(f"{report.id}: Eirene failed on this report ({reason}); please send it to the project") from error


def load(codebook: str | Path | None = None) -> Language:
    """A spaCy pipeline whose Docs carry all facts as `doc._.…`: the model and one component for each layer.

    `codebook` is a folder of the user's own. Raises CodebookError and ModelError.
    """
    from eirene.spacy_pipeline import make_language

    folder = Path(codebook) if codebook is not None else None
    return make_language(_model(), _codebook(folder), folder)
