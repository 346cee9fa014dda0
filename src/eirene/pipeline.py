"""The layers in order: Report → Doc → Reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers import contract
from eirene.layers.actors import find_actors
from eirene.layers.events import find_events
from eirene.layers.figures import find_figures
from eirene.layers.findings import find_findings
from eirene.layers.numbers import find_numbers
from eirene.layers.process import find_process
from eirene.layers.statements import find_statements
from eirene.layers.terms import find_terms
from eirene.layers.times import find_times
from eirene.layout import find_layout
from eirene.model import Model
from eirene.settings import Settings
from eirene.types import Reading, Report

MOST_CHARS = Settings().max_chars
PARSE = ("token.pos", "token.dep", "token.head", "token.lemma", "doc.sents", "doc.ents")


@dataclass(frozen=True, slots=True)
class Layer:
    """A stage: the function that puts one kind of fact on a Doc, what it needs and what it leaves."""

    name: str
    find: Callable[[Doc, Codebook], None]
    requires: tuple[str, ...]
    assigns: tuple[str, ...]


LAYERS = (
    Layer("times", find_times, PARSE, ("doc._.times", "doc._.date_inferred")),
    Layer("numbers", find_numbers, PARSE, ("doc._.numbers",)),
    Layer("actors", find_actors, PARSE, ("doc._.actors",)),
    Layer("statements", find_statements, ("doc._.actors",), ("doc._.statements",)),
    Layer("events", find_events, ("doc._.actors", "doc._.times", "doc._.statements"), ("doc._.events",)),
    Layer("terms", find_terms, ("doc._.numbers", "doc._.actors"), ("doc._.terms",)),
    Layer("figures", find_figures, ("doc._.numbers", "doc._.times", "doc._.statements", "doc._.terms"), ("doc._.figures",)),
    Layer("process", find_process, ("doc._.actors", "doc._.events", "doc._.times"), ("doc._.process",)),
    Layer("findings", find_findings, ("doc._.statements", "doc._.figures", "doc._.events"), ("doc._.findings",)),
)


def annotate(reports: Iterable[Report], model: Model, max_chars: int = MOST_CHARS) -> Iterator[Doc]:
    """One parsed `Doc` a report, in order, of at most `max_chars` of its text; `doc._.report` is the report."""
    listed = list(reports)
    bodies = [find_layout(report.text, report.title).body_start for report in listed]
    docs = model.annotate([_cut(report.text, max_chars) for report in listed], bodies)
    for report, body, doc in zip(listed, bodies, docs, strict=True):
        doc._.report, doc._.body_start = report, body
        yield doc


def _cut(text: str, longest: int) -> str:
    """The beginning of a text, up to the last blank within the limit."""
    if len(text) <= longest:
        return text
    end = max(text.rfind(blank, longest // 2, longest) for blank in "\n ")
    return text[: end if end > 0 else longest]


def extract(doc: Doc, codebook: Codebook) -> Reading:
    """The reading of a parsed `Doc`: runs every layer, then gathers what they left."""
    contract.register()
    for layer in LAYERS:
        layer.find(doc, codebook)
    return gather(doc)


def gather(doc: Doc) -> Reading:
    """The facts on a `Doc` as a `Reading`."""
    facts = doc._
    return Reading(
        report=facts.report,
        actors=facts.actors,
        events=facts.events,
        statements=facts.statements,
        figures=facts.figures,
        terms=facts.terms,
        process=facts.process,
        findings=facts.findings,
        times=facts.times,
        inferred_date=facts.date_inferred,
        unread=len(facts.report.text) - len(doc.text),
    )
