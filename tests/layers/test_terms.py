"""What is on the table and how it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]


def terms(read: Read, text: str) -> set[tuple[str, float | None, str]]:
    """Kind, value and status of each term."""
    return {(str(t.kind), t.value, str(t.status)) for t in read(text, "2026-05-12")._.terms}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The movement demanded a truce of 45 days.", {("truce", 45, "demanded")}),
        ("The government has called for a 30-day ceasefire.", {("truce", 30, "demanded")}),
        ("The mediators proposed a 60-day truce.", {("truce", 60, "proposed")}),
        ("The army rejected the 30-day truce on Monday.", {("truce", 30, "rejected")}),
        ("Both sides agreed to stop fighting for 14 days.", {("truce", 14, "agreed")}),
        ("A 72-hour ceasefire took effect at midnight.", {("truce", 72, "in_force")}),
        ("The three-day truce has been violated.", {("truce", 3, "violated")}),
        ("The 14-day truce expired on Sunday.", {("truce", 14, "expired")}),
        ("The ministry rejected calls for a ceasefire.", {("truce", None, "rejected")}),
    ],
)
def test_the_clause_that_states_a_truce_gives_its_status(
    read: Read, text: str, found: set[tuple[str, float | None, str]]
) -> None:
    assert terms(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The movement agreed to release ten hostages.", {("release", 10, "agreed")}),
        ("The deal includes the release of 28 hostages.", {("release", 28, "agreed")}),
        ("The rebels asked for the handover of 35 captured officers.", {("release", 35, "demanded")}),
        ("The minister called on the rebels to free 45 hostages.", {("release", 45, "demanded")}),
        ("The UN appealed to the rebels to release 45 hostages.", {("release", 45, "demanded")}),
        (
            "The government accepted the 30-day truce on condition that 45 officials were freed first.",
            {("truce", 30, "agreed"), ("release", 45, "demanded")},
        ),
        ("The plan provides for the return of the bodies of 18 soldiers.", {("return_of_remains", 18, "proposed")}),
        (
            "The paper proposes the exchange of 30 soldiers for 120 prisoners.",
            {("prisoner_exchange", 30, "proposed"), ("prisoner_exchange", 120, "proposed")},
        ),
        (
            "The two sides agreed to exchange 1,200 prisoners of war.",
            {("prisoner_exchange", 1_200, "agreed")},
        ),
        (
            "Under the plan, ten hostages would be released in exchange for 900 prisoners.",
            {("prisoner_exchange", 10, "proposed"), ("prisoner_exchange", 900, "proposed")},
        ),
    ],
)
def test_people_to_be_let_go_are_terms(read: Read, text: str, found: set[tuple[str, float | None, str]]) -> None:
    assert terms(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The movement demanded the withdrawal of troops from the town.", {("withdrawal", None, "demanded")}),
        ("Both armies agreed to pull back their troops 15 kilometres.", {("withdrawal", 15, "agreed")}),
        ("The government refused to withdraw its forces from the town.", {("withdrawal", None, "rejected")}),
        ("The government agreed to allow 600 trucks of aid a day into the enclave.", {("aid", 600, "agreed")}),
        ("The rebels demanded the reopening of the airport.", {("other", None, "demanded")}),
        ("The government refused to lift the blockade of the port.", {("other", None, "rejected")}),
        ("The gang is asking for 2 million dollars.", {("other", 2_000_000, "demanded")}),
    ],
)
def test_withdrawal_relief_and_the_rest_are_terms(read: Read, text: str, found: set[tuple[str, float | None, str]]) -> None:
    assert terms(read, text) == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army rejected a proposal by the mediators for a truce of 45 days.", "rejected"),
        ("The general offered to accept the truce of 45 days.", "proposed"),
        ("The movement has accepted the 45-day truce.", "agreed"),
        ("The envoy said a 45-day truce deal could be signed this week.", "proposed"),
        ("Under the accord, the guns are to fall silent for 45 days.", "agreed"),
        ("The agreed 45-day truce would follow.", "agreed"),
    ],
)
def test_the_outermost_word_decides(read: Read, text: str, status: str) -> None:
    assert {t[2] for t in terms(read, text) if t[0] == "truce"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels released 30 prisoners on Monday.",
        "Talks on a ceasefire resumed in Doha on Monday.",
        "The two leaders discussed a ceasefire.",
        "The ministry denied that it had agreed to a truce.",
        "The ceasefire of March 2014 collapsed within weeks.",
        "The delegation withdrew from the talks.",
        "The two countries exchanged letters.",
        "The troops left the town in February.",
        "The company demanded a meeting.",
    ],
)
def test_what_is_done_denied_long_past_or_merely_named_is_no_term(read: Read, text: str) -> None:
    assert terms(read, text) == set()


def test_a_list_of_terms_stands_as_its_deal(read: Read) -> None:
    text = (
        "The deal provides for a truce of 45 days, the exchange of 30 soldiers for 120 prisoners "
        "and a withdrawal of troops from the town."
    )
    assert terms(read, text) == {
        ("truce", 45, "agreed"),
        ("prisoner_exchange", 30, "agreed"),
        ("prisoner_exchange", 120, "agreed"),
        ("withdrawal", None, "agreed"),
    }


def test_one_entry_for_each_kind_value_and_status(read: Read) -> None:
    text = "The movement demanded a truce of 45 days.\n\nIt demanded the truce of 45 days again."
    assert len(read(text, "2026-05-12")._.terms) == 1


def test_the_anchor_holds_number_and_word(read: Read) -> None:
    text = "The mediators proposed a 60-day truce."
    (term,) = read(text, "2026-05-12")._.terms
    assert term.anchor.of(text) == "60-day truce"
    assert term.unit == "days"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The movement agreed to release ten hostages.", "persons"),
        ("Both armies agreed to pull back their troops 15 kilometres.", "kilometres"),
        ("The government agreed to allow 600 trucks of aid a day into the enclave.", "trucks per day"),
        ("The mediators proposed a truce of six weeks.", "weeks"),
        ("The gang is asking for 2 million dollars.", "dollars"),
    ],
)
def test_values_have_units(read: Read, text: str, unit: str) -> None:
    (term,) = read(text, "2026-05-12")._.terms
    assert term.unit == unit


def test_the_subject_of_the_demand_owns_it(read: Read) -> None:
    (term,) = read("The Velian Liberation Front demanded a truce of 45 days.", "2026-05-12")._.terms
    assert term.by == ("Velian Liberation Front",)


def test_the_agent_of_a_passive_owns_it(read: Read) -> None:
    (term,) = read("A truce of 45 days was proposed by the Velian Liberation Front.", "2026-05-12")._.terms
    assert term.by == ("Velian Liberation Front",)


def test_a_sign_before_a_sum_is_its_currency(read: Read) -> None:
    (term,) = read("The gang demanded $2 million.", "2026-05-12")._.terms
    assert (term.value, term.unit) == (2_000_000, "dollars")


def test_a_truce_that_expires_on_a_day_to_come_is_in_force(read: Read) -> None:
    assert terms(read, "The ceasefire expires on 30 May.") == {("truce", None, "in_force")}


def test_bodies_in_an_exchange_are_returned(read: Read) -> None:
    found = terms(read, "Both sides agreed to exchange 32 prisoners for two bodies.")
    assert found == {("prisoner_exchange", 32, "agreed"), ("return_of_remains", 2, "agreed")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The talks went on. The unions want a minimum wage of 180,000 kori. The government has offered 110,000.",
            {("other", 180_000, "demanded"), ("other", 110_000, "proposed")},
        ),
        ('"Withdrawal is the end of the road, not the beginning," the negotiator said.', set()),
        ("Both delegations accepted the deployment of 120 monitors.", {("other", 120, "agreed")}),
        (
            "The remains of 300 people are to be exhumed and returned to their families under the accord.",
            {("return_of_remains", 300, "agreed")},
        ),
    ],
)
def test_pay_monitors_and_shared_subjects(read: Read, text: str, found: set[tuple[str, float | None, str]]) -> None:
    assert terms(read, text) == found
