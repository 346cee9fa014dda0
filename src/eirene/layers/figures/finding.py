"""Figures of a document: each number that counts something, with its measure, its counter and its details."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.layers.figures.context import Context, gather
from eirene.layers.figures.counts import Count, read_count
from eirene.layers.figures.cues import Cues, compile_cues
from eirene.layers.figures.custody import is_in_custody
from eirene.layers.figures.details import find_period, find_place, find_unit, find_who
from eirene.layers.figures.durations import find_length_unit, is_length, unit_name
from eirene.layers.figures.governors import gather_patients
from eirene.layers.figures.measures import find_measure
from eirene.layers.figures.money import money_unit
from eirene.layers.figures.others import counts_nothing, is_other
from eirene.layers.figures.reality import is_told_as_fact
from eirene.layers.figures.sharing import Told, share_measure
from eirene.layers.figures.sources import find_source
from eirene.syntax import sentence_passage
from eirene.types import Figure, Measure, Number, TermStatus

RECENT = 12  # figures that a number may take its measure from


def find_figures(doc: Doc, codebook: Codebook) -> None:
    """Puts `figures` on the document, in text order: each count once, where it is told most fully.

    Left out are numbers of headline and standfirst, numbers that are terms on the table, and what counts nothing: ages,
    distances, deadlines, issues, the sides themselves and nameless speakers.
    """
    cues, context, patients = compile_cues(codebook), gather(doc), gather_patients(doc)
    told: list[Told] = []
    for number in doc._.numbers:
        if number.anchor.start < doc._.body_start:
            continue
        count = read_count(doc, number, patients)
        figure = _figure(count, context, cues, told[-RECENT:]) if count is not None else None
        if count is not None and figure is not None:
            told.append((count, figure))
    doc._.figures = tuple(_once([figure for _, figure in told]))


def _figure(count: Count, context: Context, cues: Cues, before: list[Told]) -> Figure | None:
    doc = count.node.doc
    terms = [t for t in context.terms[context.sentence(count.node)] if t.anchor.overlaps(count.number.anchor)]
    unit = find_length_unit(doc, count.number)
    if unit is not None:
        lasts = cues.duration is not None and not terms and is_length(count, unit, cues.duration, context)
        return _length(count, unit, context) if lasts else None
    if any(t.status is not TermStatus.IN_FORCE for t in terms) or counts_nothing(count):
        return None
    measure = _measure(count, context, cues, before)
    if measure is None:
        return None
    figure = _made(count, measure, context, cues, before)
    return figure if figure.source is not None else replace(figure, source=_source_of_whole(count, figure, before))


def _source_of_whole(count: Count, figure: Figure, before: list[Told]) -> str | None:
    """The source of the figure of one measure right before in the sentence, which counts the whole of this part."""
    if not before or before[-1][1].measure is not figure.measure or before[-1][0].node.sent.start != count.node.sent.start:
        return None
    return before[-1][1].source


def _measure(count: Count, context: Context, cues: Cues, before: list[Told]) -> Measure | None:
    evidence = find_measure(count, cues)
    if not is_told_as_fact(count, evidence.verb if evidence is not None else None):
        return None
    if money_unit(count) is not None:
        return Measure.OTHER
    measure = evidence.measure if evidence is not None else share_measure(count, before, cues)
    if measure is None and is_other(count, before, context):
        return Measure.OTHER
    if measure is Measure.HOSTAGES_HELD and is_in_custody(count, evidence.verb if evidence is not None else None, before):
        return Measure.DETAINED
    return measure


def _made(count: Count, measure: Measure, context: Context, cues: Cues, before: list[Told]) -> Figure:
    since, as_of = find_period(count, context)
    unit = find_unit(count, measure, before)
    return Figure(
        measure=measure,
        value=count.number.value,
        anchor=count.number.anchor,
        value_max=count.number.value_max,
        bound=count.number.bound,
        unit=unit,
        who=find_who(count, cues) if unit in {None, "persons"} else None,
        place=find_place(count, context),
        since=since,
        as_of=as_of,
        source=find_source(count, context, before, measure),
        passage=sentence_passage(count.node),
        reason=f"{measure}: {count.node.lemma_}",
    )


def _length(count: Count, unit: Token, context: Context) -> Figure:
    number: Number = count.number
    return Figure(
        Measure.DURATION,
        number.value,
        number.anchor,
        number.value_max,
        number.bound,
        unit=unit_name(unit),
        source=find_source(count, context, (), Measure.DURATION),
        passage=sentence_passage(count.node),
        reason=f"{Measure.DURATION}: {unit.head.lemma_}",
    )


def _once(figures: list[Figure]) -> list[Figure]:
    """The figures without repetitions; of the tellings of one count the fullest stays, the first of equals."""
    kept: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        same = kept.setdefault((figure.measure, figure.value, figure.value_max, figure.unit), [])
        for index, other in enumerate(same):
            if _is_same(figure, other):
                if _fullness(figure) > _fullness(other):
                    same[index] = figure
                break
        else:
            same.append(figure)
    return sorted((f for listed in kept.values() for f in listed), key=lambda f: f.anchor)


def _is_same(a: Figure, b: Figure) -> bool:
    given = ((a.source, b.source), (a.place, b.place), (a.who, b.who))
    return all(one is None or two is None or one == two for one, two in given)


def _fullness(figure: Figure) -> int:
    return sum(part is not None for part in (figure.who, figure.place, figure.source, figure.since))
