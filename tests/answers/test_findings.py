"""Findings over all reports of a record, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, update

from eirene.answers.finding import Finding
from eirene.answers.findings import Findings, ask_findings, open_findings
from eirene.answers.scope import Limits, make_scope
from eirene.errors import UsageError
from eirene.record.record import Record
from eirene.store.tables import findings, reports
from eirene.store.transactions import reading
from eirene.types import Assessment, FindingKind, Passage, Reading, Statement, StatementKind
from eirene.types import Finding as Odd
from tests.link.counting import Act, Cast, Count, told

MEETING = Act("met", "CONSULT", "2031-05-09", "Doha", actors=("Kharvan", "Hills Front"))
STRIKE = Act("strike", "ASSAULT/aerial", "2031-05-10", "Velim")
PARTIES = Cast(parties=("Kharvan", "Hills Front"))


def wire(front: int = 23) -> Reading:
    text = f"A strike on Velim killed 11, the Health Ministry said. The Front put the dead at {front}. Envoys met in Doha."
    counts = (Count("11", 11, place="Velim", by="Health Ministry"), Count(str(front), front, place="Velim", by="Hills Front"))
    return told("wire.txt", "2031-05-10", text, STRIKE, *counts, MEETING, cast=PARTIES)


def state() -> Reading:
    text = "Kharvan never met the Front in Doha, the Foreign Ministry said. The strike on Velim was the work of the Front."
    denied = replace(MEETING, status="denied", by="Foreign Ministry")
    blamed = replace(STRIKE, actors=("Hills Front",))
    return told("state.txt", "2031-05-11", text, denied, blamed, publisher="State Agency", cast=PARTIES)


def radio() -> Reading:
    text = "Their aircraft made the strike on Velim. We have counted 41 dead."
    blamed = replace(STRIKE, actors=("Kharvan",))
    return told("radio.txt", "2031-05-11", text, blamed, Count("41", 41, place="Velim"), publisher="Radio", cast=PARTIES)


def with_odd(given: Reading, kind: FindingKind, words: str, note: str = "a note") -> Reading:
    start = given.report.text.index(words)
    return replace(given, findings=(*given.findings, Odd(kind, (Passage(start, start + len(words)),), note)))


def with_moods(given: Reading, *moods: tuple[str, Assessment]) -> Reading:
    """The reading with a statement of each speaker, on the words of the text from the first on."""
    made = tuple(
        Statement(speaker, StatementKind.DIRECT, Passage(n, n + 1), Passage(n, n + 9), assessment=mood)
        for n, (speaker, mood) in enumerate(moods)
    )
    return replace(given, statements=made)


def fill(engine: Engine, *readings: Reading) -> None:
    Record(engine).add_readings((one.report.id, one) for one in readings)


def ask(engine: Engine, kind: str | None = None, limit: int | None = None, status: str | None = None, **limits: str) -> Findings:
    given: Limits = limits  # type: ignore[assignment]
    with reading(engine) as connection:
        return ask_findings(connection, make_scope(**given), kind, limit, status)


def only(found: Findings) -> Finding:
    (one,) = found.findings
    return one


def quoted(finding: Finding) -> list[tuple[str, str, str]]:
    return [(shown.source, shown.by, shown.words.words) for shown in finding.passages]


def test_numbers_of_one_day_stand_side_by_side(engine: Engine) -> None:
    fill(engine, wire())
    found = only(ask(engine, "numbers_differ"))
    assert (found.reason, found.status, found.days) == ("counting_body", "open", ("2031-05-10",))
    assert found.note == "killed, Velim, 2031-05-10: Health Ministry 11, Hills Front 23"
    assert quoted(found) == [("wire.txt", "Health Ministry", "11"), ("wire.txt", "Hills Front", "23")]
    value = found.to_dict()
    assert value["sources"] == ["wire.txt", "wire.txt"]
    assert [wire().report.text[slice(*anchor)] for anchor in value["anchors"]] == ["11", "23"]


def test_a_reading_that_found_the_same_numbers_is_not_told_twice(engine: Engine) -> None:
    fill(engine, with_odd(wire(), FindingKind.NUMBERS_DIFFER, "23"))
    assert len(ask(engine, "numbers_differ").findings) == 1


def test_a_denial_stands_beside_what_it_denies_with_who_denies(engine: Engine) -> None:
    fill(engine, wire(), state())
    found = next(one for one in ask(engine, "accounts_differ").findings if one.reason == "denied")
    assert quoted(found) == [("wire.txt", "Wire", "met"), ("state.txt", "Foreign Ministry", "met")]
    assert found.note == "told in Wire, denied by Foreign Ministry"
    assert found.about is not None
    assert found.about.startswith("event-")


def test_who_denies_is_the_speaker_of_the_denial_where_the_event_names_nobody(engine: Engine) -> None:
    text = "The Office of the President said that no envoy met anybody in Doha."
    denied = told("state.txt", "2031-05-11", text, replace(MEETING, status="denied"), publisher="State Agency", cast=PARTIES)
    content = Passage(text.index("that no"), len(text) - 1)
    said = Statement("Office of the President", StatementKind.INDIRECT, Passage(28, 32), content)
    fill(engine, wire(), replace(denied, statements=(said,)))
    found = next(one for one in ask(engine, "accounts_differ").findings if one.reason == "denied")
    assert found.note == "told in Wire, denied by Office of the President"


def test_what_a_reading_says_of_the_denial_is_put_beside_it(engine: Engine) -> None:
    odd = with_odd(state(), FindingKind.ACCOUNTS_DIFFER, "the Foreign Ministry said")
    fill(engine, wire(), state())
    before = {one.id for one in ask(engine, "accounts_differ").findings}
    with engine.begin() as connection:
        state_id = connection.execute(reports.select().where(reports.c.name == "state.txt")).one().report_id
        span = odd.findings[0].anchors[0]
        row = {
            "report_id": state_id,
            "position": 0,
            "kind": "accounts_differ",
            "note": "",
            "anchors": f"[[{span.start}, {span.end}]]",
        }
        connection.execute(findings.insert(), row)
    found = ask(engine, "accounts_differ").findings
    assert {one.id for one in found} == before
    assert any(words == "the Foreign Ministry said" for one in found for _, _, words in quoted(one))


def test_an_attack_laid_on_two_sides(engine: Engine) -> None:
    fill(engine, wire(), state(), radio())
    found = next(one for one in ask(engine, "accounts_differ").findings if one.reason == "blame")
    assert [source for source, _, _ in quoted(found)] == ["state.txt", "radio.txt"] or [s for s, _, _ in quoted(found)] == [
        "radio.txt",
        "state.txt",
    ]


def test_hours_that_cannot_both_be_right(engine: Engine) -> None:
    def at(time: str, name: str, text: str) -> Reading:
        return told(
            name, "2031-05-10", text, replace(MEETING, code="CONSULT/third-party", time=time), publisher=name, cast=PARTIES
        )

    three = "Envoys of both sides met in Doha at three in the afternoon, a diplomat said."
    fill(
        engine,
        at("15:00", "a", three),
        at("14:00", "b", "It was two o'clock when our delegation met theirs behind closed doors."),
    )
    assert only(ask(engine, "dates_differ")).reason == "time"


def test_speakers_on_one_negotiation_on_one_day(engine: Engine) -> None:
    one = with_moods(wire(), ("Hills Front", Assessment.POSITIVE))
    other = with_moods(replace(radio(), report=replace(radio().report, published="2031-05-10")), ("Kharvan", Assessment.NEGATIVE))
    fill(engine, one, other)
    found = only(ask(engine, "assessments_differ"))
    assert found.note == "Hills Front positive; Kharvan negative"
    assert {source for source, _, _ in quoted(found)} == {"wire.txt", "radio.txt"}


def test_several_reports_of_one_publisher_are_one_source(engine: Engine) -> None:
    again = told("later.txt", "2031-05-12", "The strike on Velim was heavy.", STRIKE)
    fill(engine, told("first.txt", "2031-05-10", "A strike hit Velim.", STRIKE), again)
    assert only(ask(engine, "single_source")).reason == "one_publisher"
    fill(engine, told("other.txt", "2031-05-12", "The strike hit Velim at dawn.", STRIKE, publisher="Daily"))
    assert not ask(engine, "single_source").findings


def test_a_corrected_version_of_a_report(engine: Engine) -> None:
    newer = told("new.txt", "2031-05-11", "Corrects the toll. A strike on Velim killed 11, the Health Ministry said.", STRIKE)
    fill(engine, wire(), with_odd(newer, FindingKind.CORRECTION, "Corrects the toll."))
    with engine.begin() as connection:
        number = connection.execute(reports.select().where(reports.c.name == "new.txt")).one().report_id
        old = update(reports).where(reports.c.name == "wire.txt")
        connection.execute(old.values(superseded_by=number, superseded_on="2031-05-11"))
    found = only(ask(engine, "correction"))
    assert found.reason == "superseded"
    assert [source for source, _, _ in quoted(found)] == ["new.txt", "wire.txt"]
    assert quoted(found)[0][2] == "Corrects the toll."


def test_a_withdrawn_number_stands_beside_the_new_one_and_the_line_that_announces_it(engine: Engine) -> None:
    text = "Corrects the toll. A strike on Velim killed 11, the Health Ministry said. The Front put the dead at 23."
    counts = (Count("11", 11, place="Velim", by="Health Ministry"), Count("23", 23, place="Velim", by="Hills Front"))
    newer = told("new.txt", "2031-05-11", text, STRIKE, *counts)
    fill(engine, wire(front=83), with_odd(newer, FindingKind.CORRECTION, "Corrects the toll."))
    with engine.begin() as connection:
        number = connection.execute(reports.select().where(reports.c.name == "new.txt")).one().report_id
        old = update(reports).where(reports.c.name == "wire.txt")
        connection.execute(old.values(superseded_by=number, superseded_on="2031-05-11"))
    found = only(ask(engine, "correction"))
    assert found.note == "killed, Velim, 2031-05-10: 83 is corrected to 23"
    assert [words for _, _, words in quoted(found)] == ["83", "23", "Corrects the toll."]


@pytest.mark.parametrize("kind", [FindingKind.ARITHMETIC, FindingKind.TIME_ZONE, FindingKind.IMPLAUSIBLE_DATE])
def test_what_a_single_reading_found_odd_is_among_them(engine: Engine, kind: FindingKind) -> None:
    fill(engine, with_odd(wire(), kind, "11"))
    found = only(ask(engine, str(kind)))
    assert (found.reason, found.note) == ("in_report", "a note")
    assert found.id.startswith("finding-")


def test_nameless_sources_are_listed_only_when_asked_for(engine: Engine) -> None:
    fill(engine, with_odd(wire(), FindingKind.UNNAMED_SOURCE, "Envoys"))
    assert "unnamed_source" not in {one.kind for one in ask(engine).findings}
    assert only(ask(engine, "unnamed_source")).kind == "unnamed_source"


def test_names_do_not_hang_on_the_order_of_adding(engine: Engine) -> None:
    fill(engine, radio(), state(), wire())
    names = {one.id for one in ask(engine).findings}
    assert names
    other = Record(engine)
    fill(engine, told("more.txt", "2031-07-01", "Nothing of note."))
    assert {one.id for one in other.findings().findings} == names


def test_what_people_decide_of_a_finding_holds_until_it_is_undone(engine: Engine) -> None:
    record = Record(engine)
    fill(engine, wire())
    found = only(ask(engine, "numbers_differ"))
    decision = record.decide("dismiss", found.id, author="Ana", reason="known")
    assert only(ask(engine, "numbers_differ")).status == "dismissed"
    assert not ask(engine, "numbers_differ", status="open").findings
    record.undo(decision.decision_id, author="Ana")
    assert only(ask(engine, "numbers_differ")).status == "open"
    record.decide("confirm", found.id, author="Ana")
    assert only(ask(engine, "numbers_differ")).status == "confirmed"


def test_open_findings_are_the_newest_that_nobody_decided_on(engine: Engine) -> None:
    fill(engine, wire(), state(), radio())
    with reading(engine) as connection:
        found = open_findings(connection, make_scope(), 2)
    assert len(found) == 2
    assert found[0].days[-1] == "2031-05-11"
    Record(engine).decide("dismiss", found[0].id, author="Ana")
    with reading(engine) as connection:
        assert found[0].id not in {one.id for one in open_findings(connection, make_scope(), 9)}


def test_scope_and_limit(engine: Engine) -> None:
    fill(engine, wire(), state(), radio())
    assert {one.kind for one in ask(engine, as_of="2031-05-10").findings} == {"numbers_differ"}
    assert all(one.days[-1] >= "2031-05-11" for one in ask(engine, since="2031-05-11").findings)
    assert ask(engine, limit=1).left_out
    with pytest.raises(UsageError, match="no kind of finding"):
        ask(engine, "gossip")


def test_a_row_for_each_passage(engine: Engine) -> None:
    fill(engine, wire())
    rows = ask(engine, "numbers_differ").rows()
    assert [(row["by"], row["quote"]) for row in rows] == [("Health Ministry", "11"), ("Hills Front", "23")]
