"""The bundled storyline: which report is whose, and of which day (examples/reports)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eirene.record.record import Record
from eirene.types import Reading

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
PUBLISHERS = {
    "wire": "Meridian News Agency",
    "state": "Tarvenian State News Agency",
    "radio": "Voice of Ostrel",
    "daily": "The Dorvane Herald",
}
DAYS = {
    "tarvenia-01-wire": "2026-03-17",
    "tarvenia-02-state": "2026-03-18",
    "tarvenia-03-radio": "2026-03-18",
    "tarvenia-04-daily": "2026-03-21",
    "tarvenia-05-wire": "2026-03-21",
    "tarvenia-06-state": "2026-03-22",
    "tarvenia-07-radio": "2026-03-22",
    "tarvenia-08-wire": "2026-03-23",
    "tarvenia-09-daily": "2026-03-25",
    "tarvenia-10-state": "2026-03-25",
    "tarvenia-11-wire": "2026-03-26",
    "tarvenia-12-radio": "2026-03-27",
    "tarvenia-13-daily": "2026-03-28",
    "tarvenia-14-wire": "2026-03-31",
    "tarvenia-15-state": "2026-04-02",
    "tarvenia-16-wire": "2026-04-03",
    "tarvenia-17-daily": "2026-04-06",
    "tarvenia-18-radio": "2026-04-08",
}
Named = tuple[str, Reading]


def publisher_of(name: str) -> str:
    """Who published a report of the storyline."""
    return PUBLISHERS[name.rpartition("-")[2]]


def answers(record: Record, names: Iterable[str]) -> str:
    """All that the record answers, as JSON."""
    told: dict[str, Any] = {verb: getattr(record, verb)().to_dict() for verb in ("timeline", "figures", "findings", "brief")}
    told["who"] = [record.who(name).to_dict() for name in names]
    told["talks"] = [record.talks(as_of=day).to_dict() for day in ("2026-03-21", "2026-03-28", "2026-04-08")]
    return json.dumps(told, ensure_ascii=False, indent=1)
