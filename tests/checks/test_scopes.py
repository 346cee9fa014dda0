"""What a figure counts together with others, or apart."""

from __future__ import annotations

import pytest

from eirene.checks.scopes import scope_of


@pytest.mark.parametrize(
    ("measure", "who", "words", "scope"),
    [
        ("killed", None, "140 people were dead or missing", "missing"),
        ("killed", "people", "41 killed and wounded", "wounded"),
        ("killed", "people", "41 people were killed", ""),
        ("hostages_held", "living hostages", "20 living hostages", "alive"),
        ("hostages_held", "hostages", "20 of whom are believed alive", "alive"),
        ("hostages_held", None, "28 are dead", "dead"),
        ("hostages_held", "hostages", "48 hostages", ""),
        ("wounded", None, "30 dead or missing", ""),
    ],
)
def test_scope(measure: str, who: str | None, words: str, scope: str) -> None:
    assert scope_of(measure, who, words) == scope
