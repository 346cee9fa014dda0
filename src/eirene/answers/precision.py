"""How often facts are right as they are read, by what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from eirene.ledger.estimating import Estimate, estimate
from eirene.ledger.keeping import load_all

CAUTION = (
    "Only random samples (eirene review --sample) stand for all facts of a kind. Facts that were chosen by the queue or by hand "
    "were mostly doubtful ones: their share says how the review went."
)


@dataclass(frozen=True, slots=True)
class Precision:
    """The estimates: by kind, random samples before chosen facts, each reader for itself."""

    estimates: tuple[Estimate, ...]

    def to_dict(self) -> dict[str, Any]:
        """The estimates, and what they stand for."""
        return {"estimates": [found.to_dict() for found in self.estimates], "caution": CAUTION}

    def rows(self) -> list[dict[str, Any]]:
        """A row for each estimate; the fields that were edited as `field=facts`."""
        rows = [found.to_dict() for found in self.estimates]
        return [row | {"fields": [f"{name}={count}" for name, count in row["fields"].items()]} for row in rows]


def ask_precision(connection: Connection) -> Precision:
    """The estimates from all decisions of the record."""
    return Precision(tuple(estimate(load_all(connection))))
