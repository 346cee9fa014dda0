"""Figures across reports of invented conflicts: what is one series, and what stays apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import pytest

from eirene.types import Reading
from tests.link.counting import LINKING, Act, Cast, Count, Name, place, series, told

STRIKE = Act("strike", date="2031-05-10", place="Al-Velim")


def first_strike(name: str = "a", day: str = "2031-05-10", spelling: str = "Al-Velim", value: float = 12) -> Reading:
    strike = Act("strike", date="2031-05-10", place=spelling)
    text = f"A strike on {spelling} killed {value:g} people."
    return told(name, day, text, strike, Count(f"{value:g}", value, place=spelling, who="people"))


def test_tolls_of_one_strike_are_one_series_whatever_the_spelling_and_whoever_counts() -> None:
    other = told(
        "b",
        "2031-05-11",
        "The strike on El Veleem killed 19, the ministry said. The Front counts 44 dead.",
        Act("strike", date="2031-05-10", place="El Veleem"),
        Count("19", 19, place="El Veleem", by="Health Ministry"),
        Count("44", 44, by="Hills Front"),
    )
    assert series([first_strike(), other]) == {frozenset({("a", 12), ("b", 19), ("b", 44)})}


def test_two_strikes_on_one_town_are_two_series_and_an_undated_toll_goes_to_the_later() -> None:
    second = told(
        "b", "2031-05-28", "A strike on Al-Velim killed 5.", Act("strike", date="2031-05-27", place="Al-Velim"),
        Count("5", 5, place="Al-Velim"),
    )  # fmt: skip
    later = told("c", "2031-05-29", "The toll in Al-Velim rose to 8.", Count("8", 8, place="Al-Velim"))
    assert series([first_strike(), second, later]) == {frozenset({("b", 5), ("c", 8)})}


def test_a_toll_told_long_after_an_incident_or_before_it_belongs_to_no_series() -> None:
    long_after = told("b", "2031-09-01", "In Al-Velim 8 died.", Count("8", 8, place="Al-Velim"))
    before = told("c", "2031-05-02", "In Al-Velim 3 died.", Count("3", 3, place="Al-Velim"))
    assert not series([first_strike(), long_after, before])


@pytest.mark.parametrize("who", ["civilians", "worshippers", "others", "villagers", None])
def test_of_one_incident_people_by_any_general_name_are_one_population(who: str | None) -> None:
    other = told("b", "2031-05-11", "The strike killed 14.", STRIKE, Count("14", 14, who=who, place="Al-Velim"))
    assert series([first_strike(), other]) == {frozenset({("a", 12), ("b", 14)})}


@pytest.mark.parametrize("who", ["children", "women", "soldiers", "Kharvani policemen", "health workers", "journalists"])
def test_a_sort_of_people_is_a_series_of_its_own(who: str) -> None:
    other = told("b", "2031-05-11", "The strike killed 4.", STRIKE, Count("4", 4, who=who, place="Al-Velim"))
    third = told("c", "2031-05-12", "The strike killed 5.", STRIKE, Count("5", 5, who=who, place="Al-Velim"), publisher="Daily")
    assert series([first_strike(), other, third]) == {frozenset({("b", 4), ("c", 5)})}


def test_the_dead_and_the_wounded_of_a_strike_are_two_series() -> None:
    both = told(
        "b", "2031-05-11", "The strike killed 14 and wounded 30.", STRIKE,
        Count("14", 14, place="Al-Velim"), Count("30", 30, "wounded"),
    )  # fmt: skip
    assert series([first_strike(), both]) == {frozenset({("a", 12), ("b", 14)})}


def test_a_number_without_a_place_stands_where_the_one_before_it_does() -> None:
    floods = told(
        "b",
        "2031-05-11",
        "The strike killed 14 people. The Red Crescent spoke of 20 dead.",
        STRIKE,
        Count("14", 14, place="Al-Velim"),
        Count("20", 20, by="Red Crescent"),
    )
    assert series([first_strike(), floods]) == {frozenset({("a", 12), ("b", 14), ("b", 20)})}


def test_a_number_of_an_incident_whose_report_leaves_the_place_out_is_known_by_the_parties() -> None:
    sides = Cast(parties=("Kharvan", "Hills Front"))
    with_place = told("a", "2031-05-10", "A strike on Al-Velim killed 12.", STRIKE, Count("12", 12, place="Al-Velim"), cast=sides)
    without = told("b", "2031-05-11", "The strike killed 14.", Act("strike", date="2031-05-10"), Count("14", 14), cast=sides)
    elsewhere = told(
        "c", "2031-05-11", "The strike killed 9.", Act("strike", date="2031-05-10"), Count("9", 9),
        cast=Cast(parties=("Selvia", "Coast Council")),
    )  # fmt: skip
    assert series([with_place, without, elsewhere]) == {frozenset({("a", 12), ("b", 14)})}


def test_a_hospital_of_a_town_is_the_town_where_a_report_says_so() -> None:
    narrow = told(
        "b", "2031-05-11", "The strike hit the Sidra hospital in Al-Velim and killed 14.",
        Act("strike", date="2031-05-10", place="Sidra hospital"), Count("14", 14, place="Sidra hospital"),
    )  # fmt: skip
    elsewhere = told(
        "c", "2031-05-11", "The strike hit Omara and killed 14.", Act("strike", date="2031-05-10", place="Omara"),
        Count("14", 14, place="Omara"),
    )  # fmt: skip
    assert series([first_strike(), narrow, elsewhere]) == {frozenset({("a", 12), ("b", 14)})}


@pytest.mark.parametrize("site", ["Al-Velim market", "central market of Al-Velim", "Old Al-Velim"])
def test_a_site_named_after_its_town_is_in_it(site: str) -> None:
    other = told(
        "b", "2031-05-11", "The strike killed 14.", Act("strike", date="2031-05-10", place=site), Count("14", 14, place=site)
    )
    assert series([first_strike(), other]) == {frozenset({("a", 12), ("b", 14)})}


def test_a_number_of_the_town_has_the_day_of_the_event_at_a_site_in_it() -> None:
    text = "A strike hit the market of Al-Velim.\nIn Al-Velim 14 died, the ministry said."
    other = told(
        "b", "2031-05-11", text, Act("strike", date="2031-05-10", place="market of Al-Velim"), Count("14", 14, place="Al-Velim")
    )
    assert LINKING.sign(other, 0, ()).start == "2031-05-10"


def test_of_running_totals_a_part_of_a_region_is_another_place() -> None:
    def fled(name: str, place: str) -> Reading:
        return told(
            name, "2031-05-10", f"5000 fled {place}.", Count("5000", 5000, "displaced", "people", place, since="2031-01-01")
        )

    assert not series([fled("a", "North Sahel"), fled("b", "Sahel")])


def test_running_totals_of_a_war_are_one_series_and_its_civilians_another() -> None:
    def total(name: str, value: int, since: str | None, who: str = "people") -> Reading:
        text = f"{value} {who} have been killed in Kharvan in the war."
        return told(name, "2031-05-10", text, Count(str(value), value, who=who, place="Kharvan", since=since))

    month, day = "2029-11-01/2029-11-30", "2029-11-07"
    found = series([
        total("a", 18000, month), total("b", 19400, day), total("c", 18500, None),
        total("d", 7000, month, "civilians"), total("e", 7200, month, "civilians"), total("f", 60, "2031-05-04"),
    ])  # fmt: skip
    assert found == {frozenset({("a", 18000), ("b", 19400), ("c", 18500)}), frozenset({("d", 7000), ("e", 7200)})}


def test_totals_of_two_wars_that_began_together_stay_apart_by_their_parties() -> None:
    def total(name: str, value: int, parties: tuple[str, ...]) -> Reading:
        count = Count(str(value), value, who="people", since="2029-11-01/2029-11-30")
        return told(name, "2031-05-10", f"The war has killed {value} people.", count, cast=Cast(parties=parties))

    one, other = ("Kharvan", "Hills Front"), ("Selvia", "Coast Council")
    found = series([total("a", 18000, one), total("b", 18400, one), total("c", 9000, other)])
    assert found == {frozenset({("a", 18000), ("b", 18400)})}


def test_prisoners_held_and_hostages_held_are_running_counts() -> None:
    def held(name: str, day: str, value: int, who: str, place: str) -> Reading:
        return told(name, day, f"{value} {who} are held in {place}.", Count(str(value), value, "hostages_held", who, place))

    found = series([
        held("a", "2031-05-10", 48, "hostages", "Velim"), held("b", "2031-08-10", 41, "hostages", "Velim"),
        held("c", "2031-08-10", 30, "soldiers", "Velim"),
    ])  # fmt: skip
    assert found == {frozenset({("a", 48), ("b", 41)})}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The strike on Al-Velim killed 12 people. A further 3 died on Sunday.", "3"),
        ("The strike on Al-Velim killed 12 people. 3 more bodies were found.", "3"),
        ("The strike on Al-Velim killed 12 people, including 3 in a car.", "3"),
        ("The strike on Al-Velim killed 12 people, 3 of them in a car.", "3"),
        ("The strike on Al-Velim killed 12 people. 3 of the wounded have died.", "3"),
        ("The strike on Al-Velim killed 12 people, 3 having died in hospital.", "3"),
    ],
)
def test_numbers_that_add_to_another_or_are_a_part_of_it_are_no_points_of_its_series(text: str, number: str) -> None:
    parts = told("b", "2031-05-11", text, STRIKE, Count("12", 12, place="Al-Velim"), Count(number, 3, place="Al-Velim"))
    assert series([first_strike(value=11), parts]) == {frozenset({("a", 11), ("b", 12)})}


def test_a_number_of_an_event_long_before_is_no_point_of_the_new_one() -> None:
    text = "A bomb in Al-Velim killed 13, a year after one that killed 40 there."
    counts = (Count("13", 13, place="Al-Velim"), Count("40", 40, place="Al-Velim"))
    bomb = told("b", "2031-05-11", text, Act("bomb", date="2031-05-10", place="Al-Velim"), *counts)
    assert series([first_strike(), bomb]) == {frozenset({("a", 12), ("b", 13)})}


def test_whom_a_number_counts_is_told_beside_it() -> None:
    soldiers = told(
        "a", "2031-05-10", "The strike killed 12 soldiers.", STRIKE, Count("12", 12, who="soldiers", place="Al-Velim")
    )
    text = "After the strike the army raised to 17 the number of soldiers killed."
    raised = told("b", "2031-05-11", text, STRIKE, Count("17", 17, place="Al-Velim"))
    assert series([soldiers, raised]) == {frozenset({("a", 12), ("b", 17)})}


def test_a_region_that_holds_the_town_means_the_town_where_the_text_names_both() -> None:
    text = "A strike in Velim, in northern Sahel, killed 12."
    region = told("a", "2031-05-10", text, Act("strike", date="2031-05-10", place="Sahel"), Count("12", 12, place="Sahel"))
    town = told("b", "2031-05-11", "The strike killed 14.", STRIKE, Count("14", 14, place="Velim"))
    other = told(
        "c", "2031-05-11", "A strike killed 9.", Act("strike", date="2031-05-10", place="Sahel"), Count("9", 9, place="Sahel")
    )
    assert frozenset({("a", 12), ("b", 14)}) <= next(iter(series([region, town])))
    assert series([town, other]) == set()


def test_another_bodys_total_runs_since_the_day_of_the_one_before_it() -> None:
    text = "Fighting has driven 23,000 people from Velim since May, the UN said. The government put the figure at 9,000."
    counts = (
        Count("23,000", 23000, "displaced", place="Velim", since="2031-05-01/2031-05-31", by="UN"),
        Count("9,000", 9000, "displaced", by="government"),
    )
    assert series([told("a", "2031-09-10", text, *counts)]) == {frozenset({("a", 23000), ("a", 9000)})}


def test_what_has_been_since_a_later_day_leaves_the_toll_with_its_incident() -> None:
    text = "After the strike on Al-Velim the ministry has kept its count at 15 since Monday."
    kept = told("b", "2031-05-14", text, STRIKE, Count("15", 15, place="Al-Velim", since="2031-05-12"))
    assert series([first_strike(), kept]) == {frozenset({("a", 12), ("b", 15)})}


def test_crowds_of_one_day_are_a_series_and_things_without_a_day_are_not() -> None:
    def crowd(name: str, value: int, thing: str | None = None) -> Reading:
        act = Act("march", "PROTEST/demo", "2031-05-10", "Velim")
        return told(
            name, "2031-05-11", f"In a march {value} were seen.", act, Count(str(value), value, "other", unit=thing or "persons")
        )

    assert series([crowd("a", 5000), crowd("b", 300), crowd("c", 9, "lorries"), crowd("d", 8, "lorries")]) == {
        frozenset({("a", 5000), ("b", 300)})
    }


def test_an_event_at_night_may_be_told_under_either_day() -> None:
    night = told(
        "b", "2031-05-12", "The strike at night killed 14.", Act("strike", date="2031-05-11", place="Al-Velim", time="01:30"),
        Count("14", 14, place="Al-Velim"),
    )  # fmt: skip
    assert series([first_strike(), night]) == {frozenset({("a", 12), ("b", 14)})}


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2031-W19", "soon", "2031-05-12/2031-05-10"])
def test_days_that_are_none_or_at_the_end_of_the_calendar_break_nothing(day: str) -> None:
    strike = Act("strike", date=day, place="Al-Velim", time="night")
    counts = (Count("14", 14, place="Al-Velim"), Count("15", 15, place="Al-Velim", since=day), Count("16", 16, place="Al-Velim"))
    for published in (day, None, "2031-05-12"):
        assert series([told("b", published, "The strike killed 14, 15 or 16.", strike, *counts)]) is not None


def test_reports_without_a_day_are_linked_only_by_what_they_date() -> None:
    one = told("b", None, "In Al-Velim 14 died.", Count("14", 14, place="Al-Velim"))
    other = told("c", None, "In Al-Velim 15 have died.", Count("15", 15, place="Al-Velim"))
    dated = told("d", None, "The strike killed 16.", STRIKE, Count("16", 16, place="Al-Velim"))
    assert series([first_strike(), one, other, dated]) == {frozenset({("a", 12), ("d", 16)})}


def test_series_do_not_hang_on_the_order_of_reports() -> None:
    undated = told("c", "2031-05-12", "In Al-Velim 14 died.", Count("14", 14, place="Al-Velim"))
    week = told(
        "d", "2031-05-15", "Strikes on Al-Velim killed 20.", Act("Strikes", date="2031-05-05/2031-05-11", place="Al-Velim"),
        Count("20", 20, place="Al-Velim"),
    )  # fmt: skip
    readings = [first_strike(), first_strike("b", "2031-05-11", "Al Veleem", 13), undated, week]
    assert len({frozenset(series(order)) for order in permutations(readings)}) == 1


def test_a_war_of_years_is_one_node_and_a_node_stands_in_few_blocks() -> None:
    days = [f"203{year}-{month:02d}-{day:02d}" for year in (1, 2) for month in range(1, 13) for day in range(1, 29)]
    totals = (told(day, day, "1500 killed.", Count("1500", 1500, place="Kharvan", since="2029-11-01/2029-11-30")) for day in days)
    members: dict[str, set[Name]] = defaultdict(set)
    nodes = place([*totals, first_strike()], members)
    assert len(nodes) == 2
    assert max(len(node.keys) for node in nodes) < 12


def test_signatures_come_back_from_json() -> None:
    reading = first_strike()
    signature = LINKING.sign(reading, 0, ())
    assert LINKING.adapter.validate_json(LINKING.adapter.dump_json(signature)) == signature
