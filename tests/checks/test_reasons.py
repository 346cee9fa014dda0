"""Reasons are documented, and said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from eirene.checks.points import Body, Point
from eirene.checks.reasons import Why, explain

RECORD = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("reason", Why)
def test_every_reason_is_documented(reason: Why) -> None:
    assert f"`{reason}`" in RECORD


@pytest.mark.parametrize(
    "reason", ["denied", "blame", "day", "time", "speakers", "one_text", "one_publisher", "one_speaker", "superseded"]
)
def test_every_reason_of_a_finding_is_documented(reason: str) -> None:
    assert f"`{reason}`" in RECORD


@pytest.mark.parametrize("reason", Why)
def test_every_reason_is_said_with_both_numbers(reason: Why) -> None:
    one, other = Point(14, counted_by=Body("Ministry"), day="2031-05-10"), Point(41, counted_by=Body("Front"), day="2031-05-10")
    words = explain(reason, one, other)
    assert "14" in words
    assert "41" in words
