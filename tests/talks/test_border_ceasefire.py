"""A ceasefire on a border and a corridor for grain: reports that contradict each other, copies, deadlines, rivals."""

from __future__ import annotations

from dataclasses import replace

from eirene.talks.account import Account
from eirene.talks.changes import changes_between
from eirene.talks.stands import Stance
from tests.talks.telling import Telling, board, line, state

SIDES = ("Marovia", "Sentar")


def told(day: str, text: str, publisher: str = "Wire") -> Telling:
    return Telling(day, text, publisher, SIDES, ("Türkiye",))


def pullback(day: str, status: str, publisher: str = "Wire", by: str = "") -> Account:
    return (
        told(day, "A pullback of 10 km was discussed.", publisher)
        .term("pullback of 10 km", "withdrawal", status, "10 km", by)
        .account()
    )


def test_the_status_furthest_on_is_the_cell_and_the_other_is_kept_beside_it() -> None:
    day = [pullback("2033-08-02", "demanded", "Sentar Radio", "Sentar"), pullback("2033-08-02", "rejected", "Marovia Today")]
    cell = state(day, "2033-08-02").cells[0]
    assert line(cell) == "withdrawal 10 rejected"
    assert [(str(told.status), told.source.publisher) for told in cell.beside] == [("demanded", "Sentar Radio")]


def test_a_later_day_counts_even_when_it_steps_back() -> None:
    days = [pullback("2033-08-02", "agreed"), pullback("2033-08-05", "demanded", by="Sentar")]
    assert board(days, "2033-08-04") == ["withdrawal 10 agreed"]
    assert board(days, "2033-08-05") == ["withdrawal 10 demanded"]
    assert [str(move.after) for move in state(days, "2033-08-05").moves] == ["agreed", "demanded"]


def test_a_copy_of_an_earlier_text_says_nothing_new() -> None:
    first, second = pullback("2033-08-02", "proposed"), pullback("2033-08-03", "rejected")
    copy = replace(pullback("2033-08-06", "proposed", "Reprint"), original=first.original)
    assert board([copy, second, first], "2033-08-06") == ["withdrawal 10 rejected"]


def test_withdrawals_from_two_places_are_two_terms() -> None:
    text = "Sentar wants a withdrawal from Orlo and a withdrawal from Port Vess. Marovia will pull out of Orlo."
    both = told("2033-08-02", text)
    both.term("withdrawal from Orlo", "withdrawal", "demanded", by="Sentar")
    both.term("withdrawal from Port Vess", "withdrawal", "demanded", by="Sentar")
    later = told("2033-08-04", "Marovia agreed to pull out of Orlo.").term("pull out of Orlo", "withdrawal", "agreed")
    quotes = {
        cell.telling.source.quote: str(cell.status) for cell in state([both.account(), later.account()], "2033-08-04").cells
    }
    assert quotes == {"withdrawal from Port Vess": "demanded", "pull out of Orlo": "agreed"}


def grain(day: str, words: str, status: str, amount: str, by: str = "") -> Account:
    return told(day, f"The ports: {words}.").term(words, "aid", status, amount, by).account()


def test_a_rival_number_drops_out_when_the_other_is_settled() -> None:
    days = [
        grain("2033-09-01", "30 ships a week", "demanded", "30 ships per week", "Sentar"),
        grain("2033-09-02", "seven ships a day", "proposed", "7 ships per day", "Türkiye"),
        grain("2033-09-04", "49 ships a week", "agreed", "49 ships per week"),
    ]
    assert board(days, "2033-09-02") == ["aid 30 demanded", "aid 7 proposed"]
    assert board(days, "2033-09-04") == ["aid 49 agreed"]


def test_a_deal_told_as_a_whole_leaves_nothing_else_open() -> None:
    demand = told("2033-09-03", "Sentar demands that sanctions be lifted.").term(
        "sanctions be lifted", "other", "demanded", by="Sentar"
    )
    accord = told("2033-09-08", "Marovia and Sentar signed: a truce of 60 days, 40 ships a week.")
    accord.term("truce of 60 days", "truce", "agreed", "60 days").term("40 ships a week", "aid", "agreed", "40 ships per week")
    accord.act("signed", "AGREE", "Marovia, Sentar", "2033-09-08")
    assert board([demand.account(), accord.account()], "2033-09-08") == ["truce 60 agreed", "aid 40 agreed"]


def test_deadlines_are_met_passed_or_extended() -> None:
    first = told("2033-08-02", "The sides return on 5 August. A deal is due this week.")
    first.act("return on 5 August", "CONSULT/third-party", "Marovia, Sentar", "2033-08-05", "planned", "talks-2")
    second = told("2033-08-05", "They met again. The envoy comes on 6 August. The mediators want a deal by the 12th.")
    second.act("met again", "CONSULT/third-party", "Marovia, Sentar", "2033-08-05", "occurred", "talks-2")
    second.act("envoy comes", "CONSULT/visit", "Marovia", "2033-08-06", "planned", "visit")
    days = [first.account(expected="2033-08-02/2033-08-07"), second.account(expected="2033-08-05/2033-08-12")]
    fates = {(deadline.what, deadline.due): str(deadline.fate) for deadline in state(days, "2033-08-13").deadlines}
    assert fates == {
        ("CONSULT/third-party", "2033-08-05"): "met",
        ("CONSULT/visit", "2033-08-06"): "passed",
        ("outcome", "2033-08-07"): "extended",
        ("outcome", "2033-08-12"): "passed",
    }
    early = {(deadline.what, deadline.due): str(deadline.fate) for deadline in state(days, "2033-08-03").deadlines}
    assert early == {("CONSULT/third-party", "2033-08-05"): "open", ("outcome", "2033-08-07"): "open"}


def test_rounds_are_numbered_where_a_report_numbers_them() -> None:
    wire = told("2033-08-02", "The second round of talks opened in Sera.")
    wire.act("round of talks", "CONSULT/third-party", "Marovia, Sentar, Türkiye", "2033-08-02", occurrence="a")
    radio = told(
        "2033-08-03", "Yesterday's session went on until midnight. Envoys of Marovia met men of Sentar in secret, sources said."
    )
    radio.act("session", "CONSULT/third-party", "Marovia, Sentar", "2033-08-02", occurrence="b")
    radio.act("met men", "CONSULT", "General Olt/Marovia, Colonel Arr/Sentar", "2033-08-03", occurrence="c")
    denial = told("2033-08-04", "Marovia denied that anybody met men of Sentar.")
    denial.act("met men", "CONSULT", "General Olt/Marovia, Colonel Arr/Sentar", "2033-08-03", "denied", "c")
    rounds = state([wire.account(), radio.account(), denial.account()], "2033-08-04").rounds
    assert [(one.start, one.number, one.mediated, one.denied, len(one.sources)) for one in rounds] == [
        ("2033-08-02", 2, True, False, 2),
        ("2033-08-03", None, False, True, 2),
    ]


def test_moods_are_those_of_the_last_day_and_lately_each_voice_has_its_latest() -> None:
    first = told("2033-08-02", "“We are close,” she said.").mood("We are close", "Ana Sol/Türkiye", "positive").account()
    second = told("2033-08-04", "“It is over,” she said.").mood("It is over", "Ana Sol/Türkiye", "negative").account()
    third = told("2033-08-05", "“We shall see,” he said.").mood("We shall see", "Bo Ren/Sentar", "cautious").account()
    now = state([first, second, third], "2033-08-05")
    assert [(mood.voice.name, str(mood.assessment)) for mood in now.moods] == [("Bo Ren", "cautious")]
    assert [(mood.voice.name, str(mood.assessment)) for mood in now.lately] == [("Bo Ren", "cautious"), ("Ana Sol", "negative")]


def test_changes_between_two_days_have_their_steps_and_words() -> None:
    days = [pullback("2033-08-02", "demanded", by="Sentar"), pullback("2033-08-04", "rejected"), pullback("2033-08-06", "agreed")]
    changes = changes_between(state(days, "2033-08-02"), state(days, "2033-08-06"))
    (term,) = [change for change in changes if change.what == "term"]
    assert (term.before, term.after, term.steps, term.value) == ("demanded", "agreed", ("rejected", "agreed"), 10)
    assert term.source is not None and term.source.quote == "pullback of 10 km"
    assert {(c.about, c.before, c.after) for c in changes if c.what == "position"} == {
        ("Marovia", None, "accepts"),
        ("Sentar", "demands", "accepts"),
    }
    assert changes_between(state(days, "2033-08-06"), state(days, "2033-08-06")) == ()


def test_a_guest_that_one_report_names_as_a_party_is_none() -> None:
    days = [replace(pullback(f"2033-08-{day:02}", "demanded"), parties=SIDES) for day in range(1, 10)]
    odd = replace(pullback("2033-08-10", "demanded"), parties=("Marovia", "Border Guard"))
    assert state([*days, odd], "2033-08-10").parts.parties == SIDES


def test_an_agreed_term_is_in_force_once_its_act_is_told() -> None:
    agreed = pullback("2033-08-06", "agreed")
    before = told("2033-08-07", "Some Marovian units had pulled back in May.")
    before.act("pulled back", "RETREAT/withdraw", "Marovia", "2033-05-01")
    begun = told("2033-08-09", "Marovian units pulled back from the river on Tuesday.")
    begun.act("pulled back", "RETREAT/withdraw", "Marovia", "2033-08-08")
    days = [agreed, before.account(), begun.account()]
    assert board(days, "2033-08-07") == ["withdrawal 10 agreed"]
    assert board(days, "2033-08-09") == ["withdrawal 10 in_force"]
    assert state(days, "2033-08-09").cells[0].telling.source.fact.startswith("event-")


def test_a_corrected_report_counts_until_its_correction_is_known() -> None:
    wrong = replace(pullback("2033-08-02", "agreed"), until="2033-08-04")
    right = pullback("2033-08-04", "proposed", "Wire (corrected)")
    assert board([wrong, right], "2033-08-03") == ["withdrawal 10 agreed"]
    assert board([wrong, right], "2033-08-04") == ["withdrawal 10 proposed"]
    assert [str(move.before) for move in state([wrong, right], "2033-08-04").moves] == ["None"]


def test_an_answer_in_another_sentence_is_the_sides_stance_and_leaves_the_status() -> None:
    offer = told(
        "2033-08-02", "Türkiye proposed a truce of 20 days. Sentar rejected the truce. Marovia accepted the truce on Monday."
    )
    offer.term("truce of 20 days", "truce", "proposed", "20 days", "Türkiye")
    offer.act("rejected", "REJECT", "Colonel Arr/Sentar", "2033-08-02")
    offer.act("accepted", "AGREE", "Marovia", "2033-08-02")
    (cell,) = state([offer.account()], "2033-08-02").cells
    assert (line(cell), cell.sides(Stance.REJECTS), cell.sides(Stance.ACCEPTS)) == ("truce 20 proposed", ["Sentar"], ["Marovia"])


def test_agreeing_to_talk_about_a_truce_accepts_none() -> None:
    offer = told("2033-08-02", "Türkiye proposed a truce of 20 days. Sentar agreed to talks on a truce.")
    offer.term("truce of 20 days", "truce", "proposed", "20 days", "Türkiye")
    offer.act("agreed", "AGREE", "Sentar", "2033-08-02")
    (cell,) = state([offer.account()], "2033-08-02").cells
    assert cell.stands == ()
