"""What a Doc holds, whatever the text."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from eirene.model import Model

REPORT = """Envoy says truce is near
CAIRO, July 8 (AP) — The Israeli envoy said on Tuesday that three of four issues had been settled.
"We will not go back," General Samir Haddad told reporters in Cairo. Hamas rejected the offer, according to the foreign ministry.
"""
ODD = {
    "nothing": "",
    "blank": " \n\t ",
    "nul": "a\x00b said c.",
    "emoji": "👍🏽👩‍👩‍👧 said 🇺🇦!",
    "right to left": "قال المتحدث إن الهدنة قريبة. שלום עולם.",
    "zero width": "\u200b\u200d\ufeff x\u200by \u2060",
    "long word": "x" * 100_000 + " said so.",
    "punctuation": "....!!!???---((((" * 50,
    "line ends": "one\r\ntwo\u2028three\x0bfour",
    "no full stop": "and then they went on and on " * 600,
    "surrogate-like": "\U0010ffff \ud7ff",
}


def check(doc: Doc, text: str) -> None:
    """Every promise a Doc makes."""
    assert doc.text == text
    for sentence in doc.sents:
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
    for token in doc:
        assert not token.is_space or (token.pos_ == "SPACE" and token.ent_type_ == "" and token.lemma_ == token.text)
    spans = [(a.start, a.end) for p in doc._.predicates for a in p.arguments]
    spans += [s for a in doc._.attributions for s in (a.source, a.cue, a.content) if s is not None]
    for start, end in spans:
        assert 0 <= start < end <= len(doc)
        assert not doc[start].is_space
        assert not doc[end - 1].is_space
    for p in doc._.predicates:
        assert p.roleset.rpartition(".")[0]
    assert {e.label_ for e in doc.ents} <= {"PERSON", "ORG", "LOC", "NORP", "MISC"}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read(model: Model, text: str) -> None:
    check(next(model.annotate([text])), text)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_random_text_is_read(text: str) -> None:
    check(next(_MODEL.annotate([text])), text)


def test_a_report_has_names_roles_and_attributions(model: Model) -> None:
    doc = next(model.annotate([REPORT]))
    check(doc, REPORT)
    assert {"Samir Haddad", "Cairo"} <= {e.text.removeprefix("General ") for e in doc.ents}
    sources = {doc[a.source[0] : a.source[1]].text for a in doc._.attributions if a.source}
    assert "The Israeli envoy" in sources
    assert any(p.roleset == "reject.01" for p in doc._.predicates)
    assert any(t._.entity_type == "person" for t in doc)


def test_no_argument_or_name_ends_with_a_comma(model: Model) -> None:
    doc = next(
        model.annotate(
            ["On Monday, the envoy, a former judge, told reporters in Oslo, where he lives, that, in his view, talks had failed."]
        )
    )
    spans = [doc[a.start : a.end] for p in doc._.predicates for a in p.arguments] + list(doc.ents)
    assert len(spans) > 5
    assert not [s.text for s in spans if "," in (s[0].text, s[-1].text)]


def test_a_sentence_reads_the_same_in_any_company(model: Model) -> None:
    lines = [line for line in REPORT.splitlines() if line]
    rng = random.Random(7)
    alone = {line: next(model.annotate([line])) for line in lines}
    for _ in range(3):
        rng.shuffle(lines)
        doc = next(model.annotate(["\n".join(lines)]))
        assert _content(doc) == [row for line in lines for row in _content(alone[line])]
        assert _frames(doc) == [frame for line in lines for frame in _frames(alone[line])]


def test_the_same_text_gives_the_same_doc_twice(model: Model) -> None:
    first, second = model.annotate([REPORT, REPORT])
    assert first._.predicates == second._.predicates
    assert first._.attributions == second._.attributions
    assert first.to_bytes(exclude=["tensor"]) == second.to_bytes(exclude=["tensor"])


def test_a_doc_can_be_copied_and_pickled(model: Model) -> None:
    doc = next(model.annotate([REPORT]))
    assert doc.copy()._.predicates == doc._.predicates
    assert pickle.loads(pickle.dumps(doc))._.attributions == doc._.attributions
    assert Doc(doc.vocab).from_bytes(doc.to_bytes())._.predicates == doc._.predicates


def _content(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i - t.i), t.ent_iob_, t.ent_type_, t._.entity_type)
        for t in doc
        if not t.is_space
    ]


def _frames(doc: Doc) -> list[tuple[str, ...]]:
    """Predicates with their arguments, and attributions, in words and in text order."""
    frames = [(p.i, (p.roleset, *(f"{a.role} {doc[a.start : a.end].text}" for a in p.arguments))) for p in doc._.predicates]
    frames += [(a.cue[0], (doc[slice(*(a.content or a.cue))].text, str(a.score))) for a in doc._.attributions]
    return [row for _, row in sorted(frames)]


_MODEL = Model.load()
