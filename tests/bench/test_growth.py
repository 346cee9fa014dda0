"""The bench of growth on a small record: every figure is there, and stages make up the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import growth


def test_a_small_record_is_timed_and_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "LAST", 10)
    monkeypatch.setattr(growth, "TIMES", 1)
    found = growth.grow(tmp_path, (20, 40))
    assert {"ratio", "cpu_ratio", "bytes_per_report", "ms.20", "ms.40", "ask.40.brief_ms"} <= set(found)
    stages = [value for name, value in found.items() if name.startswith("cpu_ms.40.")]
    assert sum(stages) == pytest.approx(found["cpu_ms.40"])
    assert all(value >= 0 for value in stages)
