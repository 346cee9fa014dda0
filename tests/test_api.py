"""The public verbs, as a script, a notebook and a spaCy user call them."""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from spacy import displacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc

import eirene
from eirene.errors import DefectError, LanguageError, SourceError, UsageError

TEXT = (
    "GENEVA, 18 March 2026 – The United Nations envoy Mirela Donk met the foreign minister of Galvia on Tuesday. "
    "“We are close,” she said. At least 14 people were killed on Sunday near Kellen, the health ministry said.\n"
)
EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"


@pytest.fixture(scope="module")
def reading() -> eirene.Reading:
    return eirene.read_text(TEXT)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return eirene.load()


def problems(nlp: Language) -> list[str]:
    """What spaCy finds wrong with the order of the components."""
    found = nlp.analyze_pipes()
    assert found is not None
    return [problem for listed in found["problems"].values() for problem in listed]


def test_the_package_lists_its_verbs_and_types_and_each_says_what_it_gives() -> None:
    assert sorted(eirene.__all__) == eirene.__all__
    for name in eirene.__all__:
        assert getattr(eirene, name).__doc__, name
    assert eirene.__version__.count(".") == 2


def test_a_text_a_file_and_a_path_read_the_same(reading: eirene.Reading, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    for source in (path, str(path)):
        found = eirene.read(source)
        assert found.with_report(reading.report) == reading


def test_the_date_given_wins_over_that_of_the_text(reading: eirene.Reading) -> None:
    assert (reading.report.published, reading.report.published_from) == ("2026-03-18", "text")
    given = eirene.read_text(TEXT, date="2026-03-25", publisher="The Lake Courier").report
    assert (given.published, given.published_from, given.publisher) == ("2026-03-25", "caller", "The Lake Courier")


def test_a_reading_is_json_pickles_and_compares(reading: eirene.Reading) -> None:
    facts = reading.to_dict()
    assert json.loads(json.dumps(facts)) == facts
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert eirene.read_text(TEXT) == reading


def test_every_passage_of_the_dictionary_slices_to_words(reading: eirene.Reading) -> None:
    facts = reading.to_dict()
    spans = [fact[key] for kind in ("events", "figures", "terms", "findings") for fact in facts[kind] for key in ("anchor",)]
    spans += [statement[key] for statement in facts["statements"] for key in ("cue", "content")]
    spans += [mention for actor in facts["actors"] for mention in actor["mentions"]]
    assert spans
    assert all(facts["text"][start:end].strip() for start, end in spans)


def test_many_sources_come_in_order_with_failures_among_them(tmp_path: Path) -> None:
    sources = [EXAMPLES / "tarvenia-05-wire.txt", tmp_path / "none.txt", EXAMPLES / "single-08-wire-brief.txt"]
    first, second, third = eirene.read_many(sources, eirene.Given(date="2026-03-21"))
    assert isinstance(first, eirene.Reading) and first.report.id == "tarvenia-05-wire"
    assert isinstance(second, eirene.Failure) and isinstance(second.error, SourceError)
    assert isinstance(third, eirene.Reading) and third.report.published == "2026-03-21"


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    sources = [EXAMPLES / "single-08-wire-brief.txt", tmp_path / "none.txt", EXAMPLES / "tarvenia-05-wire.txt"]
    one, two = (list(eirene.read_many(sources, workers=workers)) for workers in (1, 2))
    assert [one[0], one[2]] == [two[0], two[2]]
    assert isinstance(two[1], eirene.Failure) and str(two[1].error) == str(one[1].error)  # type: ignore[union-attr]
    with pytest.raises(UsageError):
        eirene.read_many(sources, workers=0)


def test_what_is_wrong_for_every_source_is_raised_at_once() -> None:
    with pytest.raises(UsageError, match="is no date"):
        eirene.read_text(TEXT, date="yesterday")
    with pytest.raises(eirene.EireneError, match="no such codebook folder"):
        list(eirene.read_many([EXAMPLES / "tarvenia-05-wire.txt"], settings=eirene.Settings(codebook=Path("none"))))


def test_errors_are_of_one_tree() -> None:
    with pytest.raises(LanguageError):
        eirene.read_text("Переговоры между двумя сторонами продолжатся во вторник, сообщил представитель министерства. " * 4)
    with pytest.raises(eirene.EireneError):
        eirene.read_text("")


def test_a_failure_of_our_own_is_a_documented_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no way")

    monkeypatch.setattr("eirene.pipeline.extract", fail)
    with pytest.raises(DefectError, match="RuntimeError: no way") as caught:
        eirene.read_text(TEXT)
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_reading_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert eirene.read(EXAMPLES / "tarvenia-05-wire.txt", date="2026-03-21").actors


def test_the_spacy_pipeline_has_no_problems(nlp: Language) -> None:
    assert problems(nlp) == []


def test_the_spacy_pipeline_finds_what_read_finds(nlp: Language, reading: eirene.Reading) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.report = reading.report
    assert nlp(doc)._.reading == reading
    assert [d._.reading.actors for d in nlp.pipe([TEXT, TEXT])] == [nlp(TEXT)._.actors] * 2


def test_a_text_alone_is_read_without_a_date(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert doc._.report == replace(doc._.report, published=None)


def test_a_component_of_ones_own_sees_the_facts() -> None:
    @Language.component("name_actors")
    def name_actors(doc: Doc) -> Doc:
        doc.user_data["names"] = [actor.name for actor in doc._.actors]
        return doc

    nlp = eirene.load()
    nlp.add_pipe("name_actors", last=True)
    assert problems(nlp) == []
    assert "Mirela Donk" in nlp(TEXT).user_data["names"]


def test_matchers_and_displacy_work_on_the_docs(nlp: Language) -> None:
    doc = nlp(TEXT)
    matcher = Matcher(nlp.vocab)
    matcher.add("KILLED", [[{"LIKE_NUM": True}, {"POS": "NOUN"}, {"POS": "AUX"}, {"LEMMA": "kill"}]])
    assert [span.text for span in matcher(doc, as_spans=True)] == ["14 people were killed"]
    trees = DependencyMatcher(nlp.vocab)
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    trees.add("MET", [[{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "meet"}}, subject]])
    (_, (verb, envoy)), *_ = trees(doc)
    assert (doc[verb].text, doc[envoy].text) == ("met", "envoy")
    assert "Mirela" in displacy.render(doc, style="ent", jupyter=False)
    assert "nsubj" in displacy.render(doc, style="dep", jupyter=False)
    assert list(doc.sents) and list(doc.noun_chunks)


def test_a_codebook_of_ones_own_is_read_by_the_pipeline(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "own.yaml").write_text(
        "name: OVATION\ndefinition: A crowd honours someone.\npatterns:\n- {verbs: [serenade]}\n"
    )
    text = "The soldiers serenaded the envoy on Tuesday."
    assert [event.type for event in eirene.load(tmp_path)(text)._.events] == ["OVATION"]
    assert [event.type for event in eirene.read_text(text, settings=eirene.Settings(codebook=tmp_path)).events] == ["OVATION"]


def test_a_source_is_named_in_what_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=None))
    with pytest.raises(SourceError, match="standard input"):
        eirene.read("-")


def test_a_text_given_as_a_path_is_told_what_to_call() -> None:
    with pytest.raises(eirene.EireneError, match=r"eirene\.read_text"):
        eirene.read("The president met the minister in Paris on Monday. " * 40)


def test_readings_do_not_hang_on_the_order_of_sets() -> None:
    sources = [str(path) for path in sorted(EXAMPLES.glob("*.txt"))[::5]]
    command = [sys.executable, "-m", "eirene.cli.main", "read", *sources, "--date", "2026-03-21", "--jsonl"]
    printed = {
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
