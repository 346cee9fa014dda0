"""Mentions: short names, acronyms, descriptions, governments and capitals, pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.actors import find_actors

Mentions = Callable[[str], dict[str, list[str]]]


@pytest.fixture
def mentions(parse: Callable[..., Doc], codebook: Codebook) -> Mentions:
    """`mentions(text)`: the words of all mentions by the actor's name."""

    def run(text: str) -> dict[str, list[str]]:
        doc = parse(text)
        find_actors(doc, codebook)
        return {a.name: [m.of(text) for m in a.mentions] for a in doc._.actors}

    return run


MENTIONED = [
    (
        "The Rapid Response Front (RRF) agreed to a truce. The RRF denied shelling the town. The group blamed the army.",
        "Rapid Response Front",
        ["RRF", "The group"],
    ),
    ("Kenya rejected the plan. The Kenyan government said it was too late.", "Kenya", ["The Kenyan government"]),
    ("Russia rejected the plan. Moscow said it was too late.", "Russia", ["Moscow"]),
    ("Israeli troops shelled the town. Israel said it was under fire.", "Israel", ["Israeli troops"]),
    (
        "The UN special envoy, Anna Lindqvist, flew to Geneva. The envoy said she was hopeful.",
        "Anna Lindqvist",
        ["The envoy", "she"],
    ),
    (
        "Mr Omar Haddad met Mrs Anna Lindqvist on Monday. She said that the talks would go on.",
        "Anna Lindqvist",
        ["She"],
    ),
    (
        "Norway's foreign ministry confirmed the talks. The ministry said they would last a week.",
        "Norway's foreign ministry",
        ["The ministry"],
    ),
    ("A local chief spoke by telephone. \"We are tired,\" said Omar Haddad, a farmer.", "Omar Haddad", ["We"]),
    ("A senior diplomat said the talks were stuck. The diplomat asked not to be named.", "senior diplomat", ["The diplomat"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "others"), MENTIONED)
def test_mentions_are_gathered_under_the_fullest_name(mentions: Mentions, text: str, name: str, others: list[str]) -> None:
    assert set(others) <= set(mentions(text)[name])


def test_a_minister_is_not_taken_for_the_minister_of_something_else(mentions: Mentions) -> None:
    found = mentions("Israeli Prime Minister Dan Regev met the press. The Israeli defense minister hinted at a pause.")
    assert not any("defense" in words for words in found["Dan Regev"])


def test_a_place_where_something_happens_is_no_mention_of_its_state(mentions: Mentions) -> None:
    found = mentions("The two sides met in Norway on Monday. Norway said the talks would go on.")
    assert found["Norway"] == ["Norway"]


def test_names_are_unique_within_a_reading(parse: Callable[..., Doc], codebook: Codebook) -> None:
    doc = parse("French officials said one thing. Kenyan officials said another. Officials in both countries said a third.")
    find_actors(doc, codebook)
    names = [a.name.lower() for a in doc._.actors]
    assert len(names) == len(set(names))


def test_every_mention_slices_to_words(mentions: Mentions) -> None:
    found = mentions("Kenya's army (KDF) said Colonel Daniel Otieno, its spokesman, had told reporters that he was “sure”.")
    assert all(words.strip() == words and words for spans in found.values() for words in spans)


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "Mr", "(RRF)", "the the the of of", "\u200b\u202e Haddad’s", "'s 's of, and", "A. B. C."]
)
def test_odd_texts_are_read(mentions: Mentions, text: str) -> None:
    assert isinstance(mentions(text), dict)
