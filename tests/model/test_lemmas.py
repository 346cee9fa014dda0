"""Lemmas are words, not invented forms."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from eirene.model import Model
from eirene.model.lemmas import Script, find_script


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("parties", "party"), ("said", "say"), ("Iraqis", "Iraqi"), ("ISRAEL", "Israel"), ("men", "man"), ("i", "I")],
)
def test_a_script_gives_back_the_lemma_it_was_found_for(form: str, lemma: str) -> None:
    script = find_script(form, lemma)
    assert script is not None
    assert Script.parse(str(script)).apply(form) == lemma


def test_a_script_does_not_fit_words_with_another_ending() -> None:
    assert Script("l", "ies", "y").apply("gunmen") is None


def test_irregular_plurals_have_real_lemmas(model: Model) -> None:
    doc: Doc = next(model.annotate(["Gunmen killed three policemen and two children in the cities."]))
    assert [t.lemma_ for t in doc if t.pos_ == "NOUN"] == ["gunman", "policeman", "child", "city"]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("fled", "flee"), ("freed", "free"), ("swapped", "swap"), ("drowned", "drown"), ("perished", "perish"),
        ("uprooted", "uproot"), ("slain", "slay"),
        ("shuttling", "shuttle"), ("airlifted", "airlift"), ("vetoed", "veto"), ("besieging", "besiege"),
    ],
)  # fmt: skip
def test_verbs_of_war_and_diplomacy_have_real_lemmas(model: Model, form: str, lemma: str) -> None:
    doc: Doc = next(model.annotate([f"The villagers were {form} by the soldiers, who {form} them."]))
    assert {t.lemma_ for t in doc if t.text == form and t.pos_ == "VERB"} == {lemma}
