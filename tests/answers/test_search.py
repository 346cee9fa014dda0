"""Full-text search, on both databases."""

from __future__ import annotations

import pytest

from eirene.errors import UsageError
from eirene.record.record import Record


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("truce", {"b.txt", "e.txt"}),
        ("delegates verhal", {"a.txt", "d.txt"}),
        ('"second round"', {"e.txt"}),
        ("keel or dranko", {"c.txt", "d.txt", "e.txt", "f.txt"}),
        ("keel -undated", {"c.txt"}),
        ("drank*", {"d.txt", "e.txt"}),
        ("tomas", {"a.txt", "b.txt", "d.txt"}),
        ("volcano", set()),
    ],
)
def test_words_find_reports(words: str, sources: set[str], island: Record) -> None:
    assert {hit.source for hit in island.search(words).hits} == sources


@pytest.mark.parametrize("words", ["", '"', "-", "* OR *", "-truce"])
def test_what_asks_for_no_word_is_an_error(words: str, island: Record) -> None:
    with pytest.raises(UsageError):
        island.search(words)


@pytest.mark.parametrize(
    "words", ["NEAR(a b", "a:b", "^truce", "truce)", "{x}", "a AND", "\0truce", "'; --", "%", "o'brien", "truce \\"]
)
def test_odd_words_are_only_words(words: str, island: Record) -> None:
    try:
        island.search(words)
    except UsageError as error:
        assert "no word to look for" in str(error)


def test_hits_show_the_words_in_their_place(island: Record) -> None:
    hit = island.search("truce", process="Mareno", since="2031-04-09").hits[0]
    assert (hit.source, hit.publisher, hit.date) == ("e.txt", "Wire", "2031-04-09")
    assert [hit.snippet[start:end] for start, end in hit.found] == ["truce"]


def test_limits_are_those_of_every_question(island: Record) -> None:
    assert {hit.source for hit in island.search("verhal", as_of="2031-04-03").hits} == {"a.txt", "b.txt"}
    assert {hit.source for hit in island.search("mareno", actor="Dranko").hits} == {"d.txt", "e.txt"}
    assert {hit.source for hit in island.search("mareno", process="Cassar Front").hits} == {"a.txt", "b.txt", "e.txt"}
    found = island.search("mareno", limit=2)
    assert (len(found.hits), found.count, found.is_more) == (2, 5, False)


@pytest.mark.parametrize("wide", [1, 2, 4])
@pytest.mark.parametrize("looked_at", [1, 2, 1_000])
def test_limits_find_the_best_however_many_are_looked_at_first(
    wide: int, looked_at: int, island: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [hit.source for hit in island.search("mareno", since="2031-04-01").hits]
    monkeypatch.setattr("eirene.answers.search.WIDE", wide)
    monkeypatch.setattr("eirene.answers.search.LOOKED_AT", looked_at)
    assert [hit.source for hit in island.search("mareno", since="2031-04-01").hits] == every[:looked_at]


def test_facets_count_the_found_reports(island: Record) -> None:
    facets = island.search("mareno").to_dict()["facets"]
    assert facets["publisher"][:2] == [{"value": "Daily", "reports": 2}, {"value": "Wire", "reports": 2}]
    assert facets["month"] == [{"value": "2031-04", "reports": 5}]
    assert [(value["reports"], set(value["value"].split(" – "))) for value in facets["process"]] == [
        (3, {"Mareno", "Cassar Front"})
    ]
    assert {value["value"]: value["reports"] for value in facets["facts"]} == {
        "events": 2,
        "statements": 3,
        "terms": 1,
        "processes": 3,
    }


def test_where_more_hold_the_words_than_are_looked_at_it_says_so(island: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eirene.answers.search.LOOKED_AT", 3)
    found = island.search("mareno")
    assert (found.count, found.is_more) == (3, True)


def test_rows_are_flat(island: Record) -> None:
    (row,) = island.search('"second round"').rows()
    assert row["source"] == "e.txt"
    assert all(value is None or isinstance(value, str) for value in row.values())
