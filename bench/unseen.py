"""The reports of bench/reports, which the layers were not written against: `first` was looked at late, `second` never.

Scored like the gold reports, with the scorer of the shared folder.
"""

from __future__ import annotations

from pathlib import Path

from bench.gold import SHARED, figures_of

REPORTS = Path(__file__).parent / "reports"


def measure(data: Path) -> dict[str, float]:  # noqa: ARG001 - every bench has this signature
    """F1 by kind and macro F1 of each set; attributes of matched facts as accuracy."""
    if not (SHARED / "tools").is_dir():
        raise FileNotFoundError(f"no scorer in {SHARED}")
    found: dict[str, float] = {}
    for folder in ("first", "second"):
        files = sorted((REPORTS / folder).glob("*.gold.json"))
        scores = figures_of(files, REPORTS / folder / "alternatives.json")
        found |= {f"{folder}.{name}": value for name, value in scores.items()}
    return found
