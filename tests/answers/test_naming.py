"""What actors are called, and which of them words mean."""

from __future__ import annotations

import pytest

from eirene.answers.naming import Use, best_name, display_names, find_actors, find_processes, names_used, public_names
from eirene.answers.scope import Scope
from eirene.errors import UsageError
from eirene.record.record import Record
from eirene.store.transactions import reading


def use(name: str, *sources: str) -> Use:
    return Use(name, sources, None)


@pytest.mark.parametrize(
    ("uses", "name"),
    [
        ([use("Verhal", "a"), use("Tomás Verhal", "b")], "Tomás Verhal"),
        ([use("Mareno", "a", "b"), use("the criminal regime of Mareno", "c")], "Mareno"),
        ([use("Keel", "a", "b", "c", "d"), use("Jonas Keel", "a", "b")], "Jonas Keel"),
        ([use("Keel", "a", "b", "c", "d", "e"), use("Jonas Keel", "a", "b")], "Keel"),
        ([use("the envoys from the coast", "a"), use("Coast Union", "b")], "Coast Union"),
        ([use("Ada Brim", "a"), use("Ada Brem", "b")], "Ada Brem"),
    ],
)
def test_the_fullest_name_in_common_use_is_shown(uses: list[Use], name: str) -> None:
    assert best_name(uses) == best_name(reversed(uses)) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tomás Verhal", "Tomás Verhal"),
        ("tomas verhal", "Tomás Verhal"),
        ("  VERHAL ", "Tomás Verhal"),
        ("ver", "Tomás Verhal"),
        ("Thomas Verhall", "Tomás Verhal"),
        ("CF", "Cassar Front"),
        ("C.F.", "Cassar Front"),
        ("the Cassar Front", "Cassar Front"),
        ("Ilse  Dranko", "Ilse Dranko"),
    ],
)
def test_words_find_whom_they_mean(words: str, name: str, island: Record) -> None:
    with reading(island.engine) as connection:
        found = find_actors(connection, words)
        assert [display_names(connection, found)[cluster] for cluster in found] == [name]


def test_words_that_fit_several_find_all_of_them(island: Record) -> None:
    with reading(island.engine) as connection:
        found = find_actors(connection, "front")
        assert set(display_names(connection, found).values()) == {"Cassar Front"}
        both = find_actors(connection, "d") + find_actors(connection, "j")
        assert set(display_names(connection, both).values()) == {"Ilse Dranko", "Jonas Keel"}


def test_a_name_that_nobody_has_is_an_error_with_those_near_it(island: Record) -> None:
    with reading(island.engine) as connection:
        with pytest.raises(UsageError, match="did you mean 'Jonas Keel'"):
            find_actors(connection, "Jonas Smith")
        for words in ("Zzyzx", "", "…", "event-0123456789-0", "actor-0123456789-0", "'; DROP TABLE names; --"):
            with pytest.raises(UsageError):
                find_actors(connection, words)


def test_nobody_is_known_before_a_report_names_them(island: Record) -> None:
    with reading(island.engine) as connection:
        assert find_actors(connection, "Dranko", Scope(as_of="2031-04-08"))
        with pytest.raises(UsageError, match="up to 2031-04-07"):
            find_actors(connection, "Dranko", Scope(as_of="2031-04-07"))


def test_a_cluster_bears_the_name_of_its_earliest_telling_and_every_member_finds_it(island: Record) -> None:
    with reading(island.engine) as connection:
        (verhal,) = find_actors(connection, "Verhal")
        name = public_names(connection, [verhal])[verhal]
        (who,) = island.who("Verhal").actors
        assert name == who.id == who.reports.facts[0].id
        assert all(find_actors(connection, mention.id) == [verhal] for mention in who.reports.facts)


def test_names_are_told_with_their_sources(island: Record) -> None:
    with reading(island.engine) as connection:
        (verhal,) = find_actors(connection, "Verhal")
        (use,) = names_used(connection, [verhal])[verhal]
        assert (use.name, use.sources, use.first_on) == ("Tomás Verhal", ("Daily", "Wire"), "2031-04-02")


@pytest.mark.parametrize(
    "words", ["Mareno", "Cassar Front", "Mareno and Cassar Front", "Cassar Front – Mareno", "Mareno, Cassar"]
)
def test_talks_are_found_by_their_parties(words: str, island: Record) -> None:
    with reading(island.engine) as connection:
        (found,) = find_processes(connection, words)
        name = public_names(connection, [found])[found]
        assert find_processes(connection, name) == [found]


def test_talks_of_somebody_who_negotiates_nothing_are_an_error(island: Record) -> None:
    with reading(island.engine) as connection, pytest.raises(UsageError, match="no talks"):
        find_processes(connection, "Keel")


def test_names_follow_the_facts_when_they_are_corrected(island: Record) -> None:
    (who,) = island.who("Dranko").actors
    for mention in who.reports.facts:
        island.decide("edit", mention.id, author="t", reason="spelling", value={"name": "Ilse Brandt"})
    assert island.who("Ilse Brandt").actors[0].name == "Ilse Brandt"
    with pytest.raises(UsageError):
        island.who("Dranko")
