"""What a careful editor would ask about one report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.types import Finding, FindingKind

Read = Callable[..., Doc]


def findings(read: Read, text: str, kind: FindingKind, date: str | None = "2026-03-10") -> list[Finding]:
    """The findings of one kind."""
    return [f for f in read(text, date)._.findings if f.kind is kind]


def words(text: str, found: Finding) -> list[str]:
    """The passages that a finding rests on."""
    return [anchor.of(text) for anchor in found.anchors]


@pytest.mark.parametrize(
    ("text", "date", "slip"),
    [
        ("The pact was signed on 31 November 2025 in Vienna.", "2026-03-10", "31 November 2025"),
        ("The pact was signed on February 30 in Vienna.", "2026-03-10", "February 30"),
        ("The truce begins at midnight on Saturday, 5 April.", "2026-04-02", "Saturday, 5 April"),
        ("The truce began on Monday, June 3, 2024.", "2026-03-10", None),
        ("The truce began on 29 February 2024.", "2026-03-10", None),
        ("The truce begins on Saturday, 5 April.", None, None),
    ],
)
def test_dates_that_cannot_be(read: Read, text: str, date: str | None, slip: str | None) -> None:
    found = findings(read, text, FindingKind.IMPLAUSIBLE_DATE, date)
    assert [words(text, f) for f in found] == ([[slip]] if slip else [])


def test_talks_that_begin_on_the_day_of_the_outbreak(read: Read) -> None:
    text = (
        "The current round of talks between Albania and Serbia began on May 7, 2022, the day of the outbreak of the war. "
        "The negotiations go on in Geneva."
    )
    assert [words(text, f) for f in findings(read, text, FindingKind.IMPLAUSIBLE_DATE)] == [["May 7, 2022"]]


@pytest.mark.parametrize(
    ("text", "date", "zone"),
    [
        ("The session opens at 5 p.m. EST on Tuesday.", "2025-07-08", "EST"),
        ("The session opens at 5 p.m. EDT on Tuesday.", "2025-07-08", None),
        ("The session opens at 3 p.m. CEST on Thursday.", "2026-02-19", "CEST"),
        ("The session opens at 1500 GMT on Thursday.", "2026-02-19", None),
        ("The session opens at 5 p.m. EST on Tuesday.", None, None),
        ("The est of the estate opens at 5 p.m. est.", "2025-07-08", None),
    ],
)
def test_zones_out_of_season(read: Read, text: str, date: str | None, zone: str | None) -> None:
    found = findings(read, text, FindingKind.TIME_ZONE, date)
    assert [words(text, f) for f in found] == ([[zone]] if zone else [])


def test_two_tolls_of_one_thing(read: Read) -> None:
    text = "The Health Ministry said 17 people were killed in the strike. The rebels said 41 people were killed in the strike."
    assert [words(text, f) for f in findings(read, text, FindingKind.NUMBERS_DIFFER)] == [["17", "41"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Health Ministry said 17 people were killed. The Health Ministry said 40 people were wounded.",
        "The Health Ministry said 29 people were killed. The UN said nine children were killed.",
        "The Health Ministry said 17 people were killed. The UN said 17 people were killed.",
    ],
)
def test_tolls_of_different_things_do_not_differ(read: Read, text: str) -> None:
    assert not findings(read, text, FindingKind.NUMBERS_DIFFER)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The UN has verified 34 deaths: 14 men, 11 women and 12 children.", True),
        ("The UN has verified 37 deaths: 14 men, 11 women and 12 children.", False),
        ("The UN has verified 34 deaths, among them 11 women and 12 children.", False),
    ],
)
def test_sums_that_their_parts_do_not_make(read: Read, text: str, wrong: bool) -> None:
    assert bool(findings(read, text, FindingKind.ARITHMETIC)) is wrong


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The clashes went on. At least 40 people were killed in the town on Monday.", True),
        ("The clashes went on. At least 40 people were killed in the town on Monday, the mayor said.", False),
        ("The clashes went on. Thousands were killed in the war.", False),
        ("The clashes went on. The UN has verified 40 deaths.", False),
    ],
)
def test_tolls_that_nobody_answers_for(read: Read, text: str, asked: bool) -> None:
    assert bool(findings(read, text, FindingKind.UNATTRIBUTED_FIGURE)) is asked


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("A shell hit the village. Each side blamed the other.", True),
        ("Albania accused Serbia of shelling the village. Serbia denied it.", True),
        ("Albania accused Serbia of shelling the village. Serbia blamed Albania.", True),
        ("Albania accused Serbia of shelling the village. The army denied the convoys access to it.", False),
        ("The minister rejected the proposal of the mediators.", False),
        ("The minister dismissed reports of a rift in the cabinet.", False),
        ("Albania accused Serbia of shelling the village. The village has a school.", False),
    ],
)
def test_accounts_that_differ(read: Read, text: str, differ: bool) -> None:
    assert bool(findings(read, text, FindingKind.ACCOUNTS_DIFFER)) is differ


def test_speakers_who_see_the_talks_differently(read: Read) -> None:
    text = (
        "Talks between Albania and Serbia went on in Geneva. "
        '"I am optimistic about the talks," said the Norwegian envoy, Karin Solheim. '
        'Albania\'s foreign minister, Ilir Dervani, said: "The talks are deadlocked."'
    )
    found = findings(read, text, FindingKind.ASSESSMENTS_DIFFER)
    assert len(found) == 1
    assert len(found[0].anchors) == 2


def test_one_speaker_does_not_differ_with_herself(read: Read) -> None:
    text = (
        'Talks between Albania and Serbia went on in Geneva. "I am optimistic about the talks," Karin Solheim said. '
        '"But the talks are difficult," Solheim said.'
    )
    assert not findings(read, text, FindingKind.ASSESSMENTS_DIFFER)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A diplomat who asked not to be named said that the talks would fail.", "diplomat"),
        ("The draft is understood to say that the army will leave.", "is understood"),
        ("The talks will fail, foreign minister Ilir Dervani said.", None),
    ],
)
def test_sources_without_a_name(read: Read, text: str, source: str | None) -> None:
    found = findings(read, text, FindingKind.UNNAMED_SOURCE)
    assert len(found) == (source is not None)
    assert all(source is not None and source in words(text, f)[0] for f in found)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("(Corrects paragraph 7 to show that the toll is 38)\nGENEVA, March 3 - The talks went on.", True),
        ("11:40 Correction: the number of people on the ferry is 43.\n09:15 The talks went on.", True),
        ("The talks went on. An earlier version of this report gave the wrong toll.", True),
        ("The court corrects the errors of the lower court.", False),
    ],
)
def test_corrections(read: Read, text: str, corrected: bool) -> None:
    assert bool(findings(read, text, FindingKind.CORRECTION)) is corrected


def test_every_finding_rests_on_words(read: Read) -> None:
    text = "At 5 p.m. EST on Friday 31 November, 40 people were killed. Each side blamed the other. Nobody counted."
    found = read(text, "2025-07-09")._.findings
    assert found
    assert all(anchor.of(text).strip() for f in found for anchor in f.anchors)
