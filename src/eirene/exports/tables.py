"""A table for each kind of fact: flat rows with the words quoted, and pandas or Polars frames of them."""

from __future__ import annotations

from typing import Any

from eirene.errors import UsageError
from eirene.types import Reading

KINDS = ("actors", "events", "statements", "figures", "terms", "findings", "times")


def table(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """The facts of a kind as flat rows: lists are joined by "; ", passages give `<name>_start`, `<name>_end`, `<name>_text`."""
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of fact; choose one of {', '.join(KINDS)}")
    text = reading.report.text
    return [{"report_id": reading.report.id} | _flat(row, text) for row in reading.to_dict()[kind]]


def _flat(row: dict[str, Any], text: str) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
            flat |= {f"{key}_start": value[0], f"{key}_end": value[1], f"{key}_text": text[value[0] : value[1]]}
        elif isinstance(value, list) and value and isinstance(value[0], list):
            flat[key] = "; ".join(text[a:b] for a, b in value)
        elif isinstance(value, list):
            flat[key] = "; ".join(map(str, value))
        else:
            flat[key] = value
    return flat


def frame(reading: Reading, kind: str, library: str = "pandas") -> Any:
    """A pandas or Polars data frame of `table`. Raises UsageError when the library is not installed."""
    rows = table(reading, kind)
    try:
        module = __import__({"pandas": "pandas", "polars": "polars"}[library])
    except KeyError as error:
        raise UsageError(f"{library!r} is no data frame library known here; choose pandas or polars") from error
    except ImportError as error:
        raise UsageError(f"{library} is not installed; run: pip install 'eirene[frames]'") from error
    return module.DataFrame(rows)
