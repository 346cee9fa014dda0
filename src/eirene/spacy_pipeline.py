"""The layers as components of a spaCy pipeline, for people who have components of their own to add."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers import contract
from eirene.layout import find_layout
from eirene.model import Model
from eirene.pipeline import LAYERS, PARSE, Layer, gather
from eirene.types import Report

_PARTS: dict[str, tuple[Model, Codebook]] = {}


@Language.factory("eirene_model", assigns=[*PARSE, "doc._.report", "doc._.body_start"], default_config={"codebook": ""})
def make_model(nlp: Language, name: str, codebook: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's signature
    """The language model as the first component."""

    def annotate(doc: Doc) -> Doc:
        report = doc._.report or Report(id="text", text=doc.text)
        body = find_layout(report.text, report.title).body_start
        filled = _PARTS[codebook][0].fill(doc, body)
        filled._.report, filled._.body_start = report, body
        return filled

    return annotate


def _register() -> None:
    contract.register()
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", getter=gather)
    for layer in LAYERS:
        Language.factory(
            f"eirene_{layer.name}",
            requires=list(layer.requires),
            assigns=list(layer.assigns),
            default_config={"codebook": ""},
            func=_factory(layer),
        )


def _factory(layer: Layer) -> Callable[[Language, str, str], Callable[[Doc], Doc]]:
    """What makes a layer's component, as spaCy calls it."""

    def make(nlp: Language, name: str, codebook: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's signature
        def component(doc: Doc) -> Doc:
            layer.find(doc, _PARTS[codebook][1])
            return doc

        return component

    return make


_register()


def make_language(model: Model, codebook: Codebook, folder: Path | None) -> Language:
    """A spaCy Language of the model and all layers, in order; `doc._.reading` is all that they found."""
    key = str(folder or "")
    _PARTS[key] = (model, codebook)
    nlp = spacy.blank("en", vocab=model.nlp.vocab)
    nlp.max_length = model.nlp.max_length
    nlp.add_pipe("eirene_model", config={"codebook": key})
    for layer in LAYERS:
        nlp.add_pipe(f"eirene_{layer.name}", config={"codebook": key})
    return nlp
