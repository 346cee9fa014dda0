"""What negotiation a report is about: parties, mediators, venue, issues, expected outcome."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.types import Process

Read = Callable[..., Doc]


def process(read: Read, text: str, date: str | None = "2026-03-10") -> Process:
    """The process of a text; the test fails when there is none."""
    found = read(text, date)._.process
    assert isinstance(found, Process), "no process was found"
    return found


def named(names: tuple[str, ...], *wanted: str) -> bool:
    """True when each wanted word is in a name, and there are no more names than wanted ones."""
    return len(names) == len(wanted) and all(any(word.lower() in name.lower() for name in names) for word in wanted)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Talks between Albania and Serbia on the border dispute resumed in Vienna on Monday. The talks will go on.",
            ("Albania", "Serbia"),
        ),
        (
            "The government of Bolivia and the rebel Northern Front signed a ceasefire on Friday after long negotiations.",
            ("Bolivia", "Front"),
        ),
        (
            "The National Rail Union and the operator Transrail resumed pay talks on Monday after a strike. The talks go on.",
            ("Union", "Transrail"),
        ),
        ("Negotiators from Chad and Niger met in Geneva on Monday for a new round of talks.", ("Chad", "Niger")),
        (
            "Ghana's talks with Togo over the prisoners ended on Monday. The negotiations will resume next week.",
            ("Ghana", "Togo"),
        ),
        (
            "Three-way talks between Kenya, Uganda and Tanzania over the lake ended on Monday. The negotiations had stalled.",
            ("Kenya", "Uganda", "Tanzania"),
        ),
    ],
)
def test_parties_are_those_at_the_table(read: Read, text: str, parties: tuple[str, ...]) -> None:
    assert named(process(read, text).parties, *parties)


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        (
            "Talks between Albania and Serbia, mediated by Norway and Oman, resumed on Monday. The talks are to last a week.",
            ("Norway", "Oman"),
        ),
        (
            "Albania and Serbia ended a round of Norwegian-brokered talks. Norway, which is mediating the talks, was hopeful.",
            ("Norway",),
        ),
        ("Delegations of Albania and Serbia held talks on Monday. Norway is hosting the negotiations.", ("Norway",)),
        (
            "The talks between Albania and Serbia, sponsored by Norway and accompanied by Oman, are in their second month.",
            ("Norway", "Oman"),
        ),
        (
            "Albania and Serbia held talks on Monday. Albania thanked Norway and Oman for their work. The negotiations go on.",
            ("Norway", "Oman"),
        ),
        ("Albania and Serbia agreed on a truce after talks held under the auspices of the African Union.", ("African Union",)),
        (
            "Albania and Serbia held talks in Geneva on Monday. Mediators from Norway and Oman shuttled between the delegations.",
            ("Norway", "Oman"),
        ),
    ],
)
def test_mediators_are_those_between_the_parties(read: Read, text: str, mediators: tuple[str, ...]) -> None:
    found = process(read, text)
    assert named(found.mediators, *mediators)
    assert named(found.parties, "Albania", "Serbia")


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Albania and Serbia resumed talks in the Swiss city of Geneva on Monday. The negotiations go on.", "Geneva"),
        ("The Geneva talks between Albania and Serbia ended on Monday. The negotiations had lasted a week.", "Geneva"),
        ("Delegations of Albania and Serbia met in Doha on Monday for talks. The negotiations go on.", "Doha"),
        (
            "Albania and Serbia will begin talks in Nairobi on Monday. A previous round of talks in Cairo ended without result.",
            "Nairobi",
        ),
        (
            "Albania and Serbia resumed negotiations on a plan drawn up in Doha. A ceasefire signed in Cairo ended the war.",
            "Doha",
        ),
        ("Albania and Serbia continued negotiations on a truce. The talks are hard, diplomats in Vienna said.", "Vienna"),
        ("Talks between Albania and Serbia on a truce in Kosovo went on. The negotiations are hard.", None),
    ],
)
def test_venue_is_the_seat_of_the_talks(read: Read, text: str, venue: str | None) -> None:
    assert process(read, text).venue == venue


@pytest.mark.parametrize(
    ("said", "before", "outstanding"),
    [
        ("Only one issue remains unresolved.", None, 1),
        ("Five issues still divide the two sides.", None, 5),
        ("The mediators have narrowed the dispute from seven issues to three.", 7, 3),
        ("The number of open issues has fallen to three from five.", 5, 3),
        ("Four issues are on the agenda, among them the border.", None, 4),
        ("All issues have been settled, the mediators said.", None, 0),
        ("Three of the five points have been settled.", 5, 2),
        ("Two of the three remaining sticking points have been resolved.", 3, 1),
        ("The talks reduced the dispute to a single question.", None, 1),
        ("No issue remains open.", None, 0),
        ("Of the six annexes to the agreement, four have been finalised.", 6, 2),
        ("The minister put the number of outstanding issues at two, down from four in the morning.", 4, 2),
        ("They narrowed their differences to two issues, the border and the prisoners, from five a week ago.", 5, 2),
        ("The sides began with five points in dispute. Two, on taxes and on ports, have been resolved.", 5, 3),
    ],
)
def test_issues_are_counted(read: Read, said: str, before: int | None, outstanding: int) -> None:
    found = process(read, f"Talks between Albania and Serbia went on in Geneva on Monday. {said} The negotiations go on.")
    assert (found.issues_before, found.issues_outstanding) == (before, outstanding)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Mediators hope that a deal will be signed by Friday.", "2026-03-10/2026-03-13"),
        ("A ceasefire agreement could be finalised this week.", "2026-03-09/2026-03-15"),
        ("The prisoners will be moved by Friday.", None),
    ],
)
def test_an_outcome_is_expected_by_a_named_day(read: Read, said: str, expected: str | None) -> None:
    assert process(read, f"Talks between Albania and Serbia went on in Geneva on Monday. {said}").expected == expected


def test_without_a_date_nothing_is_expected(read: Read) -> None:
    text = "Talks between Albania and Serbia went on in Geneva. Mediators hope that a deal will be signed by Friday."
    assert process(read, text, None).expected is None


@pytest.mark.parametrize(
    "text",
    [
        "An air strike on a market killed 17 people on Friday, the health ministry said. The army of Lukonia denied it.",
        "Security forces have detained at least 43 activists since the protests began, a human rights group said today.",
        "The two presidents discussed trade at a summit in Lisbon. They signed an agreement on fisheries.",
        "",
    ],
)
def test_a_report_without_negotiations_has_no_process(read: Read, text: str) -> None:
    assert read(text, "2026-03-10")._.process is None


def test_the_host_of_leaders_is_no_venue_of_the_talks(read: Read) -> None:
    text = (
        "The president met the prime minister at the White House on Tuesday. "
        "Talks between Albania and Serbia over a truce are going on, he said."
    )
    assert process(read, text).venue is None


def test_leaders_who_meet_about_talks_of_others_are_no_parties(read: Read) -> None:
    text = (
        "President Karin Solheim and Prime Minister Aldo Brentani met for two hours to discuss a ceasefire. "
        "Only one issue stands between Albania and the rebel Northern Front in the negotiations, an envoy said. "
        "Talks between Albania and the Northern Front go on in Doha."
    )
    assert named(process(read, text).parties, "Albania", "Front")


def test_those_who_watch_over_a_truce_are_no_parties(read: Read) -> None:
    text = (
        "A truce between Albania and Serbia, negotiated in Geneva, held on Monday. "
        "Observers from Norway and Oman counted no shots, the truce monitors said."
    )
    assert named(process(read, text).parties, "Albania", "Serbia")


def test_one_named_side_is_told_where_the_other_has_no_name(read: Read) -> None:
    text = (
        "Mediators from Norway said that two issues remain unresolved in the talks. "
        "The delegation of the Northern Liberation Front rejected the proposal. "
        "The Northern Liberation Front demanded a longer truce."
    )
    found = process(read, text)
    assert any("Front" in name for name in found.parties)
    assert found.issues_outstanding == 2
