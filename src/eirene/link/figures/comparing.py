"""When two figures belong to one series: what rules it out, and what speaks for it."""

from __future__ import annotations

from datetime import date
from math import exp

from eirene.link.contract import Bar, Comparison, Feature, Placed, Verdict
from eirene.link.figures.population import Population, is_same_population
from eirene.link.figures.signing import FigureSignature, Span
from eirene.link.places import is_same_place

FRESH = 7.0  # days: of two incidents the nearer is meant while news of it is fresh; later nothing tells which
Node = Placed[FigureSignature]
REACH = 60  # days after an incident within which a report without its day can mean it


def _other_measure(a: Node, b: Node) -> str | None:
    one, other = a.signature.measure, b.signature.measure
    return None if one == other else f"{one} and {other}"


def _other_span(a: Node, b: Node) -> str | None:
    if Span.ALONE in {a.signature.span, b.signature.span}:
        return "a number that adds to another or is a part of it"
    return None if a.signature.span == b.signature.span else "one is of an incident, the other a running total"


def _other_people(a: Node, b: Node) -> str | None:
    one = Population(a.signature.counted, a.signature.whose)
    other = Population(b.signature.counted, b.signature.whose)
    if is_same_population(one, other, whole=a.signature.span == Span.INCIDENT):
        return None
    return f"{_words(one)} and {_words(other)}"


def _words(population: Population) -> str:
    return " ".join(part for part in population if part) or "people"


def _other_place(a: Node, b: Node) -> str | None:
    one, other = a.signature.place, b.signature.place
    if one is None or other is None or is_same_place(one, other):
        return None
    if a.signature.span == Span.INCIDENT and (_holds(a, b) or _holds(b, a) or _is_within(one, other)):
        return None
    return f"{one} and {other}"


def _is_within(one: str, other: str) -> bool:
    """True when one name has all words of the other: the market of Velim and Velim."""
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first


def _holds(a: Node, b: Node) -> bool:
    """True when the report of `b` says that its place lies in that of `a`."""
    wide = a.signature.place
    return wide is not None and any(is_same_place(wide, name) for name in b.signature.within)


def _other_days(a: Node, b: Node) -> str | None:
    one, other = a.signature, b.signature
    if one.start and other.start:
        return None if _overlap(one, other) else f"{_days(one)} and {_days(other)}"
    dated, undated = (one, other) if one.start else (other, one)
    if one.span == Span.INCIDENT and dated.start and undated.told and not 0 <= _gap(dated, undated) <= REACH:
        return f"told on {undated.told}, happened on {_days(dated)}"
    return None


def _overlap(one: FigureSignature, other: FigureSignature) -> bool:
    return (one.start or "") <= (other.end or "") and (other.start or "") <= (one.end or "")


def _days(signature: FigureSignature) -> str:
    return signature.start or "" if signature.start == signature.end else f"{signature.start}/{signature.end}"


def _gap(dated: FigureSignature, undated: FigureSignature) -> int:
    """Days from the incident to the report that does not date it; negative when the report came first."""
    return (date.fromisoformat(undated.told or "") - date.fromisoformat(dated.start or "")).days


def _same_place(a: Node, b: Node) -> Verdict:
    one, other = a.signature.place, b.signature.place
    if one is None or other is None:
        return None
    if is_same_place(one, other):
        return 1.0, f"both in {one}" if one == other else f"{one} and {other} are one place"
    return 0.6, f"one place lies in the other: {one}, {other}"


def _same_sides(a: Node, b: Node) -> Verdict:
    """Where a place is missing on one side, the parties tell the conflict."""
    if a.signature.place is not None and b.signature.place is not None:
        return None
    mine, theirs = (_sides(node) for node in (a, b))
    shared = sorted(mine & theirs)
    if not shared:
        return None
    told = min((len(node.signature.sides) for node in (a, b) if node.signature.sides), default=0)
    return len(shared) / max(told, len(shared)), f"the same parties: {', '.join(shared)}"


def _sides(node: Node) -> set[str]:
    """The parties that the signature or, for a node with a place, its tellings name."""
    return {*node.signature.sides, *(key.rsplit(":", 1)[1] for key in node.keys if ":side:" in key)}


def _same_time(a: Node, b: Node) -> Verdict:
    one, other = a.signature, b.signature
    if one.start and other.start:
        shared = min(one, other, key=_length)
        words = f"{'since' if one.span == Span.TOTAL else 'of'} {_days(shared)}"
        return 1.0 if _days(one) == _days(other) else 0.8, words
    if one.span == Span.TOTAL:
        return 0.7, "a total of which one report does not say since when it runs" if one.start or other.start else "both totals"
    if one.start or other.start:
        dated, undated = (one, other) if one.start else (other, one)
        days = _gap(dated, undated)
        return 0.4 + 0.4 * exp(-days / FRESH), f"told {days} days after"
    apart = abs((date.fromisoformat(one.told) - date.fromisoformat(other.told)).days) if one.told and other.told else None
    return (0.6, f"told {apart} days apart") if apart is not None else None


def _length(signature: FigureSignature) -> tuple[int, str]:
    first, last = date.fromisoformat(signature.start or ""), date.fromisoformat(signature.end or "")
    return (last - first).days, _days(signature)


def _same_words(a: Node, b: Node) -> Verdict:
    one, other = a.signature, b.signature
    return (1.0, "the same people are named") if (one.counted, one.whose) == (other.counted, other.whose) else None


COMPARISON = Comparison(
    "figure",
    [
        Feature("place", 0.5, _same_place),
        Feature("parties", 0.4, _same_sides),
        Feature("time", 0.5, _same_time),
        Feature("people", 0.05, _same_words),
    ],
    [
        Bar("measure", _other_measure),
        Bar("span", _other_span),
        Bar("people", _other_people),
        Bar("place", _other_place),
        Bar("time", _other_days),
    ],
    threshold=0.7,
    margin=0.03,
)
