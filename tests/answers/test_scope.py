"""The limits of a question."""

from __future__ import annotations

import pytest

from eirene.answers.scope import Scope, make_scope
from eirene.errors import UsageError


def test_limits_that_are_not_given_set_none() -> None:
    assert make_scope() == make_scope(as_of=None, actor=None) == Scope()
    assert make_scope(as_of="2031-04-09", since="2031-04-09", process="p", actor="a") == Scope(
        "2031-04-09", "2031-04-09", "p", "a"
    )


@pytest.mark.parametrize(
    "day", ["", "2031", "2031-4-9", "2031-02-30", "9 April", "2031-04-09T00:00", "２０３１-04-09", "20310409"]
)
def test_a_day_that_is_none_is_an_error_that_says_how_to_write_one(day: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        make_scope(as_of=day)
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        make_scope(since=day)


def test_days_in_the_wrong_order_are_an_error() -> None:
    with pytest.raises(UsageError, match="later than"):
        make_scope(since="2031-04-10", as_of="2031-04-09")
