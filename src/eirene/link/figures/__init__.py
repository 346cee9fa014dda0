"""Figures across reports: the series of one measure, population and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from eirene.link.contract import Comparison, Feature, Placed, Verdict
from eirene.types import Reading


@dataclass(frozen=True, slots=True)
class FigureSignature:
    """What is counted where."""

    measure: str
    place: str | None


def _same_count(_a: Placed[FigureSignature], _b: Placed[FigureSignature]) -> Verdict:
    return (1.0, "the same measure and place")


class FigureLinking:
    """Figures by measure and place."""

    comparison = Comparison("figure", [Feature("count", 1.0, _same_count)], [], threshold=0.5)
    adapter = TypeAdapter(FigureSignature)

    def sign(self, reading: Reading, position: int, _actors: Sequence[str]) -> FigureSignature:
        """Measure and place."""
        figure = reading.figures[position]
        return FigureSignature(str(figure.measure), figure.place)

    def level(self, _signature: FigureSignature) -> int:
        """Always 0."""
        return 0

    def refs(self, _signature: FigureSignature) -> tuple[str, ...]:
        """None."""
        return ()

    def keys(self, signature: FigureSignature, _actors: Mapping[str, int]) -> frozenset[str]:
        """Measure and place."""
        return frozenset({f"count:{signature.measure}:{signature.place}"})

    def ties(self, _reading: Reading, _position: int) -> frozenset[str]:
        """None."""
        return frozenset()
