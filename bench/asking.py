"""The questions by which answers are timed: each verb over subjects that the record has much and little of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from sqlalchemy import func, select

from eirene.record.record import Record
from eirene.store.tables import actors, reports

Question = Callable[[], Any]
COMMON, RARE = 5, 10  # actors asked about: those in most reports, and others drawn from all
WORDS = ("withdrawal", "market hospital", '"put the dead"', "trimpelfax", "telephoned")
DAYS = 4


def questions(record: Record) -> dict[str, list[Question]]:
    """By verb the questions to time; none for a verb that the record does not have."""
    names, days = _names(record), _days(record)
    asked: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {
        "brief": [((), {})] + [((), {"as_of": day}) for day in days],
        "who": [((name,), {}) for name in names],
        "talks": [((), {}), *(((), {"as_of": day}) for day in days)],
        "search": [((words,), {}) for words in (*WORDS, *names[:3])],
        "timeline": [((), {"actor": name}) for name in names[:3]],
        "figures": [((), {"actor": name}) for name in names[:3]],
        "findings": [((), {"actor": name}) for name in names[:3]],
    }
    return {
        verb: [partial(getattr(record, verb), *given, **named) for given, named in asks]
        for verb, asks in asked.items()
        if hasattr(record, verb)
    }


def _names(record: Record) -> list[str]:
    """The names of the actors of the most reports, then of some others."""
    count = func.count()
    with record.engine.connect() as connection:
        query = select(actors.c.name).where(actors.c.kind != "unnamed_source").group_by(actors.c.name)
        by_number = list(connection.scalars(query.order_by(count.desc(), actors.c.name)))
    return by_number[:COMMON] + Random(0).sample(by_number[COMMON:], min(RARE, len(by_number) - COMMON))


def _days(record: Record) -> list[str]:
    """Days spread over the record."""
    with record.engine.connect() as connection:
        days = list(
            connection.scalars(select(reports.c.day).distinct().where(reports.c.day.is_not(None)).order_by(reports.c.day))
        )
    return [days[(number + 1) * (len(days) - 1) // DAYS] for number in range(DAYS)]
