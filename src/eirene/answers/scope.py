"""What part of the record a question is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypedDict, Unpack

from sqlalchemy import ColumnElement, and_, func, or_, true

from eirene.errors import UsageError
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


class Limits(TypedDict, total=False):
    """The limits of a question as keywords; None sets none."""

    as_of: str | None
    since: str | None
    process: str | None
    actor: str | None


def make_scope(**limits: Unpack[Limits]) -> Scope:
    """The limits of a question. Raises UsageError for a day that is none and for one that comes before `since`."""
    as_of, since = _day("as of", limits.get("as_of")), _day("since", limits.get("since"))
    scope = Scope(as_of, since, limits.get("process"), limits.get("actor"))
    if scope.as_of and scope.since and scope.since > scope.as_of:
        raise UsageError(f"since {scope.since} is later than as of {scope.as_of}; give an earlier day")
    return scope


def _day(what: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{what} {value!r}: there is no such day; give one as YYYY-MM-DD") from error
    raise UsageError(f"{what} {value!r}: this is no day; give it as YYYY-MM-DD")


@lru_cache(maxsize=256)
def is_visible(scope: Scope) -> ColumnElement[bool]:
    """The condition on `reports` that a report counts: known by the day, and no corrected version of it known by then.

    A report without a day counts only where no day is asked for.
    """
    stands = func.coalesce(reports.c.superseded_by, 0) == 0  # no bare column: its index finds nearly all reports and misleads
    if scope.as_of is None:
        return stands
    still_stands = or_(stands, reports.c.superseded_on > scope.as_of)
    return and_(true(), reports.c.day <= scope.as_of, still_stands)
