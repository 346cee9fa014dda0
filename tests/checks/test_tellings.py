"""Where tellings of one event differ: day, hour, whether it happened, who did it, and who alone tells it."""

from __future__ import annotations

from typing import Any

from eirene.checks.accounts_differ import find_blame, find_denials
from eirene.checks.assessments_differ import Mood, find_moods
from eirene.checks.conflicts import Conflict
from eirene.checks.dates_differ import find_dates
from eirene.checks.points import Body
from eirene.checks.single_source import Lead, find_single_source
from eirene.checks.tellings import Party, Told


def told(report: str, **facts: Any) -> Told:
    given: dict[str, Any] = {"publisher": f"Paper {report}", "day": "2031-05-10", "status": "occurred", "type": "CONSULT"}
    return Told(report, **(given | facts))


def members(found: list[Conflict]) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.reason, one.members) for one in found]


def test_hours_that_cannot_both_be_right() -> None:
    day = "2031-05-10"
    tellings = [told("a", date=day, time="15:00"), told("b", date=day, time="14:00"), told("c", date=day, time="afternoon")]
    assert members(find_dates(tellings)) == [("time", (0, 1))]
    assert not find_dates([told("a", date=day, time="12:00"), told("b", date=day, time="12:20")])


def test_days_that_cannot_both_be_right() -> None:
    tellings = [told("a", date="2031-05-10"), told("b", date="2031-05-11"), told("c", date="2031-05-08/2031-05-14")]
    assert members(find_dates(tellings)) == [("day", (0, 1))]


def test_a_plan_for_another_day_is_no_difference_nor_is_a_copy_or_the_same_report() -> None:
    one = told("a", date="2031-05-10", copy_group=1)
    assert not find_dates([one, told("b", date="2031-05-11", status="planned")])
    assert not find_dates([one, told("b", date="2031-05-11", copy_group=1), told("a", date="2031-05-12", copy_group=1)])


def test_a_denial_stands_beside_what_it_denies() -> None:
    tellings = [told("a"), told("b", status="denied", told_by="Office of the President"), told("c")]
    (found,) = find_denials(tellings)
    assert (found.reason, found.members) == ("denied", (0, 1, 2))
    assert found.words == "told in Paper a and in Paper c, denied by Office of the President"


def test_what_all_deny_or_only_some_plan_is_no_difference() -> None:
    assert not find_denials([told("a", status="denied"), told("b", status="denied")])
    assert not find_denials([told("a", status="denied"), told("b", status="planned")])


def test_an_attack_laid_on_two_sides() -> None:
    front, army = Party("Front", 1), Party("army", 2, "Kharvan")
    tellings = [
        told("a", type="ASSAULT"),
        told("b", type="ASSAULT", doers=(front,)),
        told("c", type="ASSAULT", doers=(army,)),
        told("d", type="ASSAULT", doers=(Party("Kharvan", 3),)),
    ]
    assert members(find_blame(tellings)) == [("blame", (1, 2))]


def test_one_side_under_several_names_is_no_difference() -> None:
    tellings = [
        told("a", type="ASSAULT", doers=(Party("Kharvan"),)),
        told("b", type="ASSAULT", doers=(Party("air force", 4, "Kharvan"),)),
    ]
    assert not find_blame(tellings)
    assert not find_blame([told("a", doers=(Party("A", 1),)), told("b", doers=(Party("B", 2),))])  # a meeting is laid on nobody


def test_speakers_of_one_day_from_hopeful_to_doubtful_each_by_the_last_word() -> None:
    moods = [Mood("Envoy", "negative"), Mood("Minister", "cautious"), Mood("Envoy", "positive"), Mood("Rebel", "negative")]
    (found,) = find_moods(moods)
    assert found.members == (2, 1, 3)
    assert found.words == "Envoy positive; Minister cautious; Rebel negative"
    assert not find_moods([Mood("Envoy", "positive"), Mood("Minister", "positive")])


def test_reports_that_lead_back_to_one_source() -> None:
    ministry, front = Body("Health Ministry"), Body("Front")
    assert members(find_single_source([Lead("a", "X", 1), Lead("b", "Y", 1)])) == [("one_text", (0, 1))]
    assert members(find_single_source([Lead("a", "X", 1), Lead("b", "X", 2)])) == [("one_publisher", (0, 1))]
    assert members(find_single_source([Lead("a", "X", 1, ministry), Lead("b", "Y", 2, ministry)])) == [("one_speaker", (0, 1))]
    assert not find_single_source([Lead("a", "X", 1, ministry), Lead("b", "Y", 2, front)])
    assert not find_single_source([Lead("a", "X", 1, ministry), Lead("b", "Y", 2)])
    assert not find_single_source([Lead("a", "X", 1), Lead("a", "X", 1)])  # one report is no several
