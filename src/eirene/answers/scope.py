"""What part of the record a question is about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true

from eirene.store.tables import reports


@dataclass(frozen=True, slots=True)
class Scope:
    """The limits of a question.

    `as_of`: the record as the reports up to that day had it; `since`: only what is told of or from that day on; `process` and
    `actor`: the name (or the name of a fact) that has to be part of it. Days are ISO text.
    """

    as_of: str | None = None
    since: str | None = None
    process: str | None = None
    actor: str | None = None


def is_visible(scope: Scope) -> ColumnElement[bool]:
    """The condition on `reports` that a report counts: known by the day, and no corrected version of it known by then.

    A report without a day counts only where no day is asked for.
    """
    if scope.as_of is None:
        return reports.c.superseded_by.is_(None)
    still_stands = or_(reports.c.superseded_by.is_(None), reports.c.superseded_on > scope.as_of)
    return and_(true(), reports.c.day <= scope.as_of, still_stands)
