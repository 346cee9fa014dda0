"""Findings over all reports: where they differ, what one source alone tells, what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from eirene.answers.finding import Finding, Found, Reports, last_day, load_reports, name_of, show, status_of
from eirene.answers.finding_events import find_event_findings
from eirene.answers.finding_figures import find_figure_findings
from eirene.answers.finding_reports import find_replaced, find_report_findings, with_replaced, with_single
from eirene.answers.finding_talks import find_talk_findings
from eirene.answers.naming import public_names
from eirene.answers.portions import newest_reports, report_portions
from eirene.answers.scope import Scope
from eirene.errors import UsageError
from eirene.ledger.decisions import Action, standing
from eirene.ledger.keeping import load_about
from eirene.types import FindingKind

PORTION = 500  # reports that are looked through at a time
NO_TEXT = ""
RECENT = 120  # reports that `open_findings` looks through
LOOK_BACK = timedelta(14)  # before the first of them, for what was told earlier of the same
FIRST: tuple[str, ...] = (
    FindingKind.CORRECTION,
    FindingKind.ACCOUNTS_DIFFER,
    FindingKind.NUMBERS_DIFFER,
    FindingKind.DATES_DIFFER,
    FindingKind.ARITHMETIC,
    FindingKind.IMPLAUSIBLE_DATE,
    FindingKind.TIME_ZONE,
    FindingKind.ASSESSMENTS_DIFFER,
    FindingKind.SINGLE_SOURCE,
)  # of one day
STATUSES = {Action.CONFIRM: "confirmed", Action.DISMISS: "dismissed"}


@dataclass(frozen=True, slots=True)
class Thorough:
    """How much is looked at: findings of single readings of `kind`, what one source `alone` tells, figures `since` a day."""

    kind: str | None
    alone: bool
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings in scope, those of the newest reports first; `left_out` is True where there are more."""

    findings: tuple[Finding, ...]
    left_out: bool

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON of `findings`: a list."""
        return [finding.to_dict() for finding in self.findings]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each passage."""
        return [row for finding in self.findings for row in _rows(finding)]


def ask_findings(
    connection: Connection, scope: Scope, kind: str | None = None, limit: int | None = None, status: str | None = None
) -> Findings:
    """The findings that rest on a report in scope, of one kind and status where that is asked for, no more than `limit`.

    Nameless sources and numbers without a source, which a single report has, are given only when asked for by kind. Raises
    UsageError for a kind that is none, and where the record knows no such process or actor.
    """
    if kind is not None and kind not in set(FindingKind):
        raise UsageError(f"{kind!r} is no kind of finding; choose one of {', '.join(FindingKind)}")
    statuses = _statuses(connection)
    chosen: dict[str, Found] = {}
    known: dict[str, Any] = {}
    how = Thorough(kind, alone=kind in {None, FindingKind.SINGLE_SOURCE})
    with closing(report_portions(connection, scope, PORTION)) as portions:
        for portion in portions:
            found = find_in(connection, scope, portion, how)
            known |= load_reports(connection, found)
            for one in found:
                name = name_of(one)
                is_wanted = (kind or one.kind) == one.kind and status in {None, status_of(one, name, statuses)}
                if is_wanted and last_day(one, known) >= (scope.since or ""):
                    chosen.setdefault(name, one)
            if limit is not None and len(chosen) > limit:
                break
    return _listed(connection, chosen, known, statuses, limit)


def open_findings(connection: Connection, scope: Scope, limit: int) -> tuple[Finding, ...]:
    """The newest findings that nobody has decided on, for a look at what is new: those of the newest reports in scope alone, the
    cost of which does not grow with the record. What one source alone tells is left to `ask_findings`."""
    newest = connection.execute(newest_reports(connection, scope).limit(RECENT)).all()
    days = [row.day for row in newest if row.day]
    since = (date.fromisoformat(min(days)) - LOOK_BACK).isoformat() if days else None
    found = find_in(connection, scope, [row.report_id for row in newest], Thorough(None, False, since))
    known, statuses = load_reports(connection, found), _statuses(connection)
    chosen = {name_of(one): one for one in found if status_of(one, name_of(one), statuses) == "open"}
    return _listed(connection, chosen, known, statuses, limit).findings


def find_in(connection: Connection, scope: Scope, report_ids: Sequence[int], how: Thorough) -> list[Found]:
    """What checks find of the events, figures and talks that the reports tell of, and what their own readings found besides."""
    across = [
        *find_figure_findings(connection, scope, report_ids, how.alone, how.since),
        *find_event_findings(connection, scope, report_ids, how.alone),
        *find_talk_findings(connection, report_ids),
    ]
    with_versions = with_replaced(across, find_replaced(connection, scope, report_ids))
    return with_single(with_versions, find_report_findings(connection, report_ids, how.kind))


def _statuses(connection: Connection) -> dict[str, str]:
    """What people decided of findings, by name: such decisions are held to no text."""
    decided = standing(load_about(connection, [NO_TEXT]))
    return {target: STATUSES[one.action] for one in decided if one.action in STATUSES for target in one.targets}


def _listed(
    connection: Connection, chosen: Mapping[str, Found], known: Reports, statuses: Mapping[str, str], limit: int | None
) -> Findings:
    """The newest of them, with names and words."""
    ordered = sorted(chosen.items(), key=lambda item: (_rank(item[1]), item[0]))
    ordered.sort(key=lambda item: last_day(item[1], known), reverse=True)
    listed = [one for _, one in ordered[:limit]]
    names = public_names(connection, {one.about for one in listed if one.about is not None})
    return Findings(show(connection, listed, known, names, statuses), len(ordered) > len(listed))


def _rank(found: Found) -> int:
    """The place of its kind among findings of one day."""
    return FIRST.index(found.kind) if found.kind in FIRST else len(FIRST)


def _rows(finding: Finding) -> Iterable[dict[str, Any]]:
    about = {
        "finding": finding.id,
        "kind": finding.kind,
        "reason": finding.reason,
        "note": finding.note,
        "status": finding.status,
    }
    for shown in finding.passages:
        start, end = shown.anchor
        yield about | {
            "source": shown.source,
            "publisher": shown.publisher,
            "published": shown.published,
            "by": shown.by or None,
            "anchor_start": start,
            "anchor_end": end,
            "quote": shown.words.words,
        }
