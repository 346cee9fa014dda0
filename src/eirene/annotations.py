"""What the model leaves on a Doc beyond spaCy's own attributes, and the extensions that show it.

The values are kept as plain tuples in `doc.user_data`, so that a Doc can still be copied, pickled and
written with `to_bytes`; the extensions build the dataclasses on access.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

PREDICATES_KEY = "eirene_predicates"
ATTRIBUTIONS_KEY = "eirene_attributions"
ENTITY_TYPE = "entity_type"


@dataclass(frozen=True, slots=True)
class Argument:
    """A span of tokens (end excluded) that fills a PropBank role: ARG0 … ARG5, ARGM-TMP, R-ARG0, C-ARG1."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate at token `i` with its PropBank roleset ("say.01") and its arguments in text order."""

    i: int
    roleset: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says (cue) what (content), as token spans (end excluded); score is from 0 to 1."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int] | None
    score: float


def read_predicates(doc: Doc) -> tuple[Predicate, ...]:
    """The predicates of a Doc in text order; empty where no model has run."""
    rows: Any = doc.user_data.get(PREDICATES_KEY, ())
    return tuple(
        Predicate(i, roleset, tuple(Argument(role, start, end) for role, start, end in arguments))
        for i, roleset, arguments in rows
    )


def read_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions of a Doc in text order of their cues; empty where no model has run."""
    rows: Any = doc.user_data.get(ATTRIBUTIONS_KEY, ())
    return tuple(
        Attribution(
            None if source is None else (source[0], source[1]),
            (cue[0], cue[1]),
            None if content is None else (content[0], content[1]),
            score,
        )
        for source, cue, content, score in rows
    )


def register_extensions() -> None:
    """Makes `doc._.predicates`, `doc._.attributions` and `token._.entity_type` available."""
    Doc.set_extension("predicates", getter=read_predicates, force=True)
    Doc.set_extension("attributions", getter=read_attributions, force=True)
    Token.set_extension(ENTITY_TYPE, default="", force=True)
