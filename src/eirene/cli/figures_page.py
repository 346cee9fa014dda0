"""What the terminal shows of figures: each series by counting body, and where the bodies differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from eirene.answers.figures import FigurePoint, Figures, Series
from eirene.checks.numbers_differ import Difference
from eirene.checks.reasons import Why
from eirene.cli.citing import cited, counted
from eirene.cli.pages import Block, Page, Row
from eirene.exports.sheet import DOT
from eirene.exports.wording import amount, day, label
from eirene.types import Bound

AS_REPORTED = "As reported: every number is its source's, and none is added up or averaged."
STEPS = 6  # earlier numbers of a body that are shown
DAYS = 3  # days with differences that are shown


def lay_out_figures(found: Figures) -> Page:
    """The series, those told of last first, those told once at the end."""
    more = "there are more: --limit N shows more, --json all" if found.left_out else ""
    followed = [series for series in found.series if len(series.points) > 1]
    once = [series for series in found.series if len(series.points) == 1]
    blocks = (*map(_block, followed), _told_once(once))
    about = (counted(len(found.series), "count"), more)
    return Page("Figures", tuple(part for part in about if part), blocks, AS_REPORTED, "No report in scope counts this.")


def title_of(series: Series) -> str:
    """What a series counts, where and of when."""
    when = day(series.date) if series.date else f"since {day(series.since)}" if series.since else ""
    return DOT.join(part for part in (label("measure", series.measure), series.who or "", series.place or "", when) if part)


def spread_of(series: Series) -> list[tuple[str, list[FigurePoint]]]:
    """Who gives numbers ("by the ministry") with the points, oldest first; whoever has the newest point comes first.

    Points for which a report names nobody stand under it ("in The Courier"), values told again and withdrawn ones nowhere.
    """
    standing = [point for point in series.points if not (point.again or point.withdrawn)]
    bodies: dict[str, list[FigurePoint]] = {}
    for point in standing:
        bodies.setdefault(_given(point), []).append(point)
    return sorted(bodies.items(), key=lambda item: (item[1][-1].published or "", item[0]), reverse=True)


def _given(point: FigurePoint) -> str:
    """By whom a number is given; where the report names nobody, in what it stands."""
    return f"by {point.body}" if point.body else f"in {point.publisher or point.source}"


def _block(series: Series) -> Block:
    rows = [_body(name, points) for name, points in spread_of(series)]
    rows += _differences(series)
    rows += [Row("corrected", "", one.words, kind="finding") for one in series.updates if one.kind == "correction"]
    rows += [Row(one.relation, "", one.who, name=one.id) for one in series.related]
    return Block(title_of(series), tuple(rows), len(series.points))


def _told_once(found: Sequence[Series]) -> Block:
    """The series of one point, a line each."""
    rows = (_body(title_of(series), series.points, _given(series.points[0])) for series in found if series.points)
    return Block("Told once", tuple(rows))


def _body(name: str, points: Sequence[FigurePoint], given: str = "") -> Row:
    last = points[-1]
    return Row(
        name,
        how_many(last),
        " ".join(part for part in (given, f"on {day(last.published)}" if last.published else "undated") if part),
        tuple(part for part in (_course(points), counted(len(points), "report")) if part),
        kind="figure",
        cited=(cited(last.words, last.publisher, last.source, last.published),),
        name=last.fact,
    )


def how_many(point: FigurePoint) -> str:
    """A number with its bound and what is counted with it: "at least 41 (with the missing)"."""
    scope = f" ({point.scope})" if point.scope else ""
    return amount(point.value, point.value_max, Bound(point.bound), point.unit) + scope


def _course(points: Iterable[FigurePoint]) -> str:
    """How the count of a body went on: "11, 14, 19, then 21"."""
    steps = [how_many(next(same)) for _, same in groupby(points, key=lambda point: (point.value, point.value_max, point.bound))]
    if len(steps) < 2:
        return ""
    return f"before {', '.join(steps[-STEPS - 1 : -1])}"


def _differences(series: Series) -> list[Row]:
    """The newest days on which numbers differ: who gives what, and other reasons in words."""
    by_day: dict[str, list[Difference]] = {}
    for one in series.disagreements:
        by_day.setdefault(series.points[one.a].published or "", []).append(one)
    days = sorted(by_day, reverse=True)
    rows = [Row("differs", day(on), _reasons(series, by_day[on]), kind="finding") for on in days[:DAYS]]
    left = len(days) - DAYS
    return [*rows, Row("differs", "", f"and on {counted(left, 'earlier day')}", kind="finding")] if left > 0 else rows


def _reasons(series: Series, found: Sequence[Difference]) -> str:
    bodies = [series.points[index] for one in found if one.kind is Why.COUNTING_BODY for index in (one.a, one.b)]
    given = dict.fromkeys(f"{how_many(point)} {_given(point)}" for point in bodies)
    counts = [f"counting body: {', '.join(given)}"] if given else []
    return "; ".join([*counts, *dict.fromkeys(one.words for one in found if one.kind is not Why.COUNTING_BODY)])
