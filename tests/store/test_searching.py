"""The words of reports, found again on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from eirene.errors import UsageError
from eirene.store.dialect import CLOSING, OPENING, forget_words, index_words
from eirene.store.saving import save_reading
from eirene.store.searching import cut_snippets, find_words
from eirene.store.transactions import reading, writing
from eirene.types import Reading, Report

TEXTS = {
    "kellen": (
        "Envoys meet at Kellén",
        "The envoys of both sides met. Al-Sarrat said the negotiations had begun; “we're hopeful”.",
    ),
    "strike": ("Strike on Marah", "A strike killed 14 people in Marah. The army denied that hostages were held."),
    "truce": (None, "A truce is in force. Hostages were released; negotiating goes on in Geneva, said al Sarrat."),
}


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with writing(engine) as connection:
        for name, (title, body) in TEXTS.items():
            save_reading(connection, Reading(Report(id=name, text=body, title=title)), name, "test")
    return engine


def found(engine: Engine, words: str) -> set[str]:
    with reading(engine) as connection:
        return {list(TEXTS)[row.report_id - 1] for row in connection.execute(find_words(connection, words))}


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("truce", {"truce"}),
        ("HOSTAGE", {"strike", "truce"}),
        ("negotiations", {"kellen", "truce"}),
        ("kellen", {"kellen"}),
        ("Kéllen", {"kellen"}),
        ("al-sarrat", {"kellen", "truce"}),
        ("hostages truce", {"truce"}),
        ("hostages -truce", {"strike"}),
        ('hostages -"in force"', {"strike"}),
        ('"both sides"', {"kellen"}),
        ('"sides both"', set()),
        ("truce or strike", {"truce", "strike"}),
        ("truce geneva OR strike -truce", {"truce", "strike"}),
        ("we're", {"kellen"}),
        ('"killed 14', {"strike"}),
        ("truce AND NEAR( *", set()),
        ("we’re/hopeful", {"kellen"}),
        ("title:truce", set()),
        ("volcano", set()),
        ("hosta*", {"strike", "truce"}),
        ("neg* -hosta*", {"kellen"}),
        ("al-sar*", {"kellen", "truce"}),
        ("truce'); DROP TABLE reports; --", set()),
    ],
)
def test_words_find_the_reports_that_hold_them(words: str, reports: set[str], filled: Engine) -> None:
    assert found(filled, words) == reports


@pytest.mark.parametrize("words", ["", "  ", '""', "-truce", "- or *", "…"])
def test_words_that_ask_for_nothing_are_refused(words: str, filled: Engine) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        found(filled, words)


def test_a_word_in_the_title_weighs_more(filled: Engine) -> None:
    with writing(filled) as connection:
        save_reading(connection, Reading(Report(id="x", text="Marah, Marah: people met there. Others did not.")), "x", "test")
        rows = sorted(connection.execute(find_words(connection, "marah")), key=lambda row: row.rank)
    assert [row.report_id for row in rows] == [2, 4]


def test_words_can_be_replaced(filled: Engine) -> None:
    title, body = TEXTS["truce"]
    with writing(filled) as connection:
        forget_words(connection, 3, title, body)
        index_words(connection, 3, "Ceasefire", body)
    assert found(filled, "ceasefire") == {"truce"}
    assert found(filled, "hostages") == {"strike", "truce"}


def test_a_very_long_text_is_indexed(engine: Engine) -> None:
    body = " ".join(f"wörd{number}" for number in range(400_000))
    with writing(engine) as connection:
        save_reading(connection, Reading(Report(id="long", text=body)), "long", "test")
        assert connection.execute(find_words(connection, "word17")).scalars().all() == [1]


@pytest.mark.parametrize(("words", "shown"), [("hostages", "Hostages"), ("negotiations", "negotiating"), ("gen*", "Geneva")])
def test_snippets_mark_what_was_found(words: str, shown: str, filled: Engine) -> None:
    with reading(filled) as connection:
        snippet = cut_snippets(connection, words, [3])[3]
    assert f"{OPENING}{shown}{CLOSING}" in snippet
