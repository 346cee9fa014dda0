"""Negotiations on a day: what is on the table, who stands where, what is open and who is hopeful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from eirene.answers.accounts import load_accounts
from eirene.answers.naming import display_names, find_processes, public_names
from eirene.answers.scope import Scope, is_visible
from eirene.answers.talk_rows import names_in, recent_reports
from eirene.store.tables import actors, nodes, reports
from eirene.talks.account import Account, Source
from eirene.talks.moods import mood_to_dict, names_by_assessment
from eirene.talks.stands import Stance
from eirene.talks.state import State, state_on

ACTIVE = 30  # days before the newest day in which talks must be told of to be worked out
BOARDS = 3  # talks that are worked out at once, the most told of; the others are listed
BETWEEN = " – "
ANSWERS = {"accepted": Stance.ACCEPTS, "conditioned": Stance.CONDITIONS, "rejected": Stance.REJECTS}


@dataclass(frozen=True, slots=True)
class Talks:
    """One negotiation on a day. `state` is None for talks that are only listed; `reports` counts those that it was worked out
    from, or in which it was seen; `accounts` are what these say."""

    name: str
    process: str
    day: str
    told_on: str
    reports: int
    parties: tuple[str, ...]
    state: State | None
    accounts: tuple[Account, ...] = field(default=(), repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The negotiation as JSON: an entry of a process timeline, and what it rests on."""
        listed: dict[str, Any] = {"name": self.name, "process": self.process, "date": self.day, "last_reported": self.told_on}
        listed |= {"reports": self.reports, "worked_out": self.state is not None}
        if self.state is None:
            nothing: dict[str, Any] = {"issues_outstanding": None, "terms": [], "assessments": names_by_assessment(())}
            return listed | nothing | {"parties": list(self.parties), "mediators": [], "venue": None}
        return listed | _state_to_dict(self.state)


@dataclass(frozen=True, slots=True)
class Board:
    """All negotiations that a question is about, on a day; None where the record has no dated report."""

    day: str | None
    talks: tuple[Talks, ...]

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON of `talks`: a list of negotiations, the most told of lately first."""
        return [talk.to_dict() for talk in self.talks]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each cell: the issues, each term, each assessment, each deadline and each round."""
        return [
            {"talks": talk.name, "process": talk.process, "date": talk.day} | row
            for talk in self.talks
            if talk.state is not None
            for row in _state_rows(talk.state)
        ]


def _state_rows(state: State) -> Iterator[dict[str, Any]]:
    for step in state.issues[-1:]:
        yield _row("issues", "issues outstanding", str(step.value), step.day, step.source)
    for cell in state.cells:
        sides = {"tabled_by": [stand.side for stand in cell.tabled]}
        sides |= {f"{word}_by": cell.sides(stance) for word, stance in ANSWERS.items()}
        number = {"value": cell.value, "unit": cell.unit}
        yield _row("term", str(cell.kind), str(cell.status), cell.since, cell.telling.source, **number, **sides)
    for mood in state.moods:
        yield _row("assessment", mood.voice.name, str(mood.assessment), mood.source.published, mood.source)
    for deadline in state.deadlines:
        yield _row("deadline", f"{deadline.what} by {deadline.due}", str(deadline.fate), deadline.said_on, deadline.source)
    for one in state.rounds:
        about = f"round {one.number}" if one.number else "session" if one.mediated else "contact"
        yield _row("round", about, str(one.status), one.start, one.sources[0])


def _row(what: str, about: str, status: str, since: str, source: Source, **more: Any) -> dict[str, Any]:
    """A flat row; all rows have the same keys."""
    nothing: dict[str, Any] = dict.fromkeys(("value", "unit", "tabled_by", *(f"{word}_by" for word in ANSWERS)))
    where = source.to_dict()
    start, end = where.pop("anchor")
    del where["sentence"]
    cell = {"what": what, "about": about, "status": status, "since": since}
    return cell | nothing | more | where | {"anchor_start": start, "anchor_end": end}


def _state_to_dict(state: State) -> dict[str, Any]:
    issues = state.issues[-1] if state.issues else None
    return {
        "issues_outstanding": issues.value if issues else None,
        "terms": [cell.to_dict() for cell in state.cells],
        "assessments": names_by_assessment(state.moods),
        "parties": list(state.parts.parties),
        "mediators": list(state.parts.mediators),
        "venue": state.parts.venue,
        "issues": [step.to_dict() for step in state.issues],
        "sticking_points": state.sticking.to_dict(),
        "positions": [position.to_dict() for position in state.positions],
        "moods": [mood_to_dict(mood) for mood in state.moods],
        "moods_lately": [mood_to_dict(mood) for mood in state.lately],
        "rounds": [one.to_dict() for one in state.rounds],
        "deadlines": [deadline.to_dict() for deadline in state.deadlines],
        "moves": [move.to_dict() for move in state.moves],
    }


def ask_talks(connection: Connection, scope: Scope, name: str | None = None) -> Board:
    """The negotiations that the record knows on the day of the scope (its newest day when none is given), the most told of
    lately first.

    `name` is a party, several parties or the name of a process, and asks for these alone, worked out whatever their age. Without
    one, talks that the last 30 days tell of are worked out, the three most told of, and others that are among the last 1,000
    reports are listed. Raises UsageError where nothing has that name.
    """
    wanted = name or scope.process
    day = scope.as_of or _newest_day(connection, scope)
    if day is None:
        return Board(None, ())
    if wanted is not None:
        found = _work_out(connection, scope, find_processes(connection, wanted, scope), day)
        return Board(day, tuple(sorted(found.values(), key=_latest_first)))
    recent = recent_reports(connection, scope)
    told = _active(recent, day)
    found = _work_out(connection, scope, list(told)[:BOARDS], day)
    boards = [found[cluster] for cluster in sorted(found, key=lambda cluster: (-told[cluster], *_latest_first(found[cluster])))]
    return Board(day, (*boards, *_listed(connection, scope, recent, set(list(told)[:BOARDS]), day)))


def _work_out(connection: Connection, scope: Scope, clusters: Sequence[int], day: str) -> dict[int, Talks]:
    """The negotiations of clusters of processes on a day; those that no report tells of by then are left out."""
    accounts = load_accounts(connection, scope, clusters)
    public = public_names(connection, clusters)
    found = {}
    for cluster in clusters:
        state = state_on(accounts.get(cluster, ()), day)
        if state is not None:
            name = BETWEEN.join(state.parts.parties) or state.parts.venue or "talks"
            about = (name, public[cluster], day, state.told_on, state.reports, state.parts.parties)
            found[cluster] = Talks(*about, state, accounts[cluster])
    return found


def _newest_day(connection: Connection, scope: Scope) -> str | None:
    query = select(reports.c.day).where(reports.c.day.is_not(None), is_visible(scope)).order_by(reports.c.day.desc()).limit(1)
    return connection.execute(query).scalar()


def _active(recent: Iterable[Row[Any]], day: str) -> dict[int, int]:
    """The clusters told of in the last 30 days and in how many reports, the most told of first, then the latest told of."""
    begin = (date.fromisoformat(day) - timedelta(ACTIVE)).isoformat()
    count = Counter(row.cluster for row in recent if row.day >= begin)
    return dict(count.most_common())  # of equal ones the first met, and `recent` has the latest first


def _listed(connection: Connection, scope: Scope, recent: Sequence[Row[Any]], shown: set[int], day: str) -> list[Talks]:
    """Talks that are not worked out: their parties by the latest report that names them."""
    latest: dict[int, Row[Any]] = {}
    count: dict[int, int] = {}
    for row in recent:
        if row.cluster not in shown:
            latest.setdefault(row.cluster, row)
            count[row.cluster] = count.get(row.cluster, 0) + 1
    public = public_names(connection, latest)
    parties = _parties(connection, scope, latest.values())
    return [
        Talks(BETWEEN.join(parties[row.report_id]), public[cluster], day, row.day, count[cluster], parties[row.report_id], None)
        for cluster, row in latest.items()
    ]


def _parties(connection: Connection, scope: Scope, rows: Iterable[Row[Any]]) -> dict[int, tuple[str, ...]]:
    """The names of the parties in each report, as in the alphabet."""
    named = {row.report_id: names_in(row.parties) for row in rows}
    query = select(actors.c.report_id, actors.c.name, nodes.c.cluster).join(nodes, nodes.c.node_id == actors.c.node_id)
    called = {name for names in named.values() for name in names}
    found = connection.execute(query.where(actors.c.report_id.in_(named), actors.c.name.in_(called))).all()
    clusters = {(report_id, name): cluster for report_id, name, cluster in found if name in named[report_id]}
    shown = display_names(connection, clusters.values(), scope)
    return {
        report_id: tuple(sorted({shown.get(clusters.get((report_id, name), -1), name) for name in names}))
        for report_id, names in named.items()
    }


def _latest_first(talk: Talks) -> tuple[int, int, int, str]:
    cells = len(talk.state.cells) if talk.state else 0
    return -date.fromisoformat(talk.told_on).toordinal(), -talk.reports, -cells, talk.process
