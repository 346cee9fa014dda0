"""What is counted: the measure of each number, and the numbers that count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def counts(read: Read, text: str) -> set[tuple[str, float]]:
    """Measure and value of each figure."""
    return {(str(f.measure), f.value) for f in read(text, "2026-05-12")._.figures}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen killed 14 villagers and wounded 30 others.", {("killed", 14), ("wounded", 30)}),
        ("Two soldiers were killed and 12 others injured in the blast.", {("killed", 2), ("wounded", 12)}),
        ("One soldier was killed and two were wounded in the ambush.", {("killed", 1), ("wounded", 2)}),
        ("A strike hit the market, killing 14 and wounding 30.", {("killed", 14), ("wounded", 30)}),
        ("The clashes left 17 dead.", {("killed", 17)}),
        ("The shelling left roughly 40 people dead.", {("killed", 40)}),
        ("The attack claimed the lives of 112 villagers.", {("killed", 112)}),
        ("A further 85 people are missing.", {("missing", 85)}),
        ("Police arrested more than 60 people.", {("detained", 60)}),
        ("The offensive displaced 45,000 people.", {("displaced", 45_000)}),
        ("The rebels are still holding nine aid workers.", {("hostages_held", 9)}),
        ("Gunmen abducted 27 pupils from a school.", {("hostages_taken", 27)}),
        ("The army released 90 detainees on Monday.", {("released", 90)}),
        ("The movement handed over 16 bodies to the Red Cross.", {("returned_bodies", 16)}),
        ("Rescuers recovered 16 bodies from the rubble.", {("killed", 16)}),
        ("The meeting lasted about three hours.", {("duration", 3)}),
        ("About 400 trucks entered the enclave on Monday.", {("other", 400)}),
    ],
)
def test_noun_state_and_verb_tell_what_is_counted(read: Read, text: str, found: set[tuple[str, float]]) -> None:
    assert counts(read, text) == found


def test_an_attack_that_results_in_hostages_took_them(read: Read) -> None:
    found = counts(read, "The raid resulted in about 1,200 civilian deaths and 251 hostages.")
    assert found == {("killed", 1_200), ("hostages_taken", 251)}


def test_hostages_that_remain_are_held(read: Read) -> None:
    assert ("hostages_held", 48) in counts(read, "The group still holds 48 hostages.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The shelling killed 14 people, including four children.", {("killed", 14), ("killed", 4)}),
        ("At least 31 people, among them two medics, were killed.", {("killed", 31), ("killed", 2)}),
        ("The office verified 29 deaths, nine of them children.", {("killed", 29), ("killed", 9)}),
        ("The office verified 34 deaths: 14 men, 11 women and nine children.", {("killed", v) for v in (34, 14, 11, 9)}),
        ("Of all those detained, 931 were men and 214 were women.", {("detained", 931), ("detained", 214)}),
        ("Three Velian nationals were among the dead.", {("killed", 3)}),
    ],
)
def test_parts_take_the_measure_of_the_whole(read: Read, text: str, found: set[tuple[str, float]]) -> None:
    assert counts(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The death toll rose to 47 on Wednesday.", {("killed", 47)}),
        ("The ministry put the dead at 23.", {("killed", 23)}),
        ("He gave the number of wounded as more than 60.", {("wounded", 60)}),
        ("The number of people displaced by the war has risen to 3.2 million.", {("displaced", 3_200_000)}),
        ("The office counts 38 dead, the ministry 24 and the movement 47.", {("killed", v) for v in (38, 24, 47)}),
        ("The ministry says 21 people died; the movement's figure is 46.", {("killed", 21), ("killed", 46)}),
        ("It verified 1,150 civilian deaths, up from 900 last year.", {("killed", 1_150), ("killed", 900)}),
    ],
)
def test_tolls_and_comparisons_are_read(read: Read, text: str, found: set[tuple[str, float]]) -> None:
    assert counts(read, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met three envoys in the capital.",
        "Three issues remain on the table.",
        "The town lies 30 km north of the capital.",
        "The donors pledged $500 million.",
        "Nearly 90 per cent of the people have voted.",
        "Two officials with knowledge of the talks said so.",
        "The ministry will answer within 48 hours.",
        "The war began three years ago.",
        "A two-state solution is a five-point plan.",
        "Up to 40 people could be killed.",
        "The militia threatened to kill 30 hostages.",
        "The gunmen did not kill 14 people.",
        "Had it happened earlier, the toll would have been more than 1,000.",
    ],
)
def test_what_is_no_count_or_no_fact_is_left_out(read: Read, text: str) -> None:
    assert counts(read, text) == set()


def test_numbers_on_the_table_are_terms_not_figures(read: Read) -> None:
    assert counts(read, "The mediators proposed the release of 33 hostages and a truce of 45 days.") == set()


def test_a_thing_killed_is_no_person_killed(read: Read) -> None:
    assert ("killed", 200) not in counts(read, "The strike destroyed 200 homes.")


def test_things_go_on_in_a_list(read: Read) -> None:
    assert counts(read, "The fire destroyed 200 homes and 35 shops.") == {("other", 200), ("other", 35)}


def test_each_count_is_told_once(read: Read) -> None:
    doc = read("Shelling killed 14 people in Harsova.\n\nThe 14 people were killed at the market, the mayor said.", "2026-05-12")
    assert [f.value for f in doc._.figures] == [14]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The presidents spoke for 90 minutes.", 90, "minutes"),
        ("The talks ended after a 12-hour session.", 12, "hours"),
        ("The town has been under siege for 500 days.", 500, "days"),
        ("They met for three days of consultations.", 3, "days"),
        ("After more than two years of war the guns fell silent.", 2, "years"),
        ("The movement suspended its part in the talks for 48 hours.", 48, "hours"),
    ],
)
def test_lengths_of_what_lasts_are_durations(read: Read, text: str, value: float, unit: str) -> None:
    (figure,) = read(text, "2026-05-12")._.figures
    assert (str(figure.measure), figure.value, figure.unit) == ("duration", value, unit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fund released $7 million on 21 July.", {("other", 7_000_000)}),
        ("Trade fell from EUR 2.1 billion to EUR 340 million.", {("other", 2_100_000_000), ("other", 340_000_000)}),
        ("The union has suspended 120 million euros in budget support.", {("other", 120_000_000)}),
    ],
)
def test_sums_of_money_are_counts(read: Read, text: str, found: set[tuple[str, float]]) -> None:
    assert counts(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The clinic treated 219 people with gunshot injuries.", {("wounded", 219)}),
        ("Some 96 people had been treated in hospital.", {("wounded", 96)}),
        ("Unknown men burned down two offices in the town.", set()),
        ("The office has counted 43 murders of community leaders.", {("killed", 43)}),
    ],
)
def test_wounds_murders_and_disappearances(read: Read, text: str, found: set[tuple[str, float]]) -> None:
    assert {c for c in counts(read, text) if c[0] != "other"} == found


def test_marchers_counted_twice_are_no_captives(read: Read) -> None:
    text = "Some 60,000 people marched through the capital, organisers said. Police put the figure at 9,000."
    assert counts(read, text) == {("other", 60_000), ("other", 9_000)}


def test_issues_outstanding_are_no_people(read: Read) -> None:
    text = "Three people were killed on Monday. She put the number of outstanding issues at two, down from four."
    assert counts(read, text) == {("killed", 3)}
