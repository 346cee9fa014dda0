"""Whatever is given, nothing but a documented error is raised, every passage lies in its text, and it ends soon."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eirene.codebook import Codebook
from eirene.errors import EireneError
from eirene.layout import find_layout
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.readers.source import read_bytes
from eirene.readers.text import read_text
from eirene.settings import Settings
from eirene.types import Passage, Reading, Report

SETTINGS = Settings()
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
WEIRD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            '\x00\u200b\u200d\u202e\u2066\ufeff\u0301\U0001f1f8\U0001f469\u05d0\u0627\n\r\t\u2028\x85"“”‘’—–-.,:;()[]%$£€'
        ),
    )
)
PIECES = st.sampled_from(
    [
        "GENEVA, 12 March (AP) — ",
        "“We will not”, ",
        "said the minister",
        " on Tuesday",
        " at 5 p.m. EST",
        "31 November 2025",
        "99999999999999999999999999",
        " 1,200 to 57,500 dead",
        "between 0 and -3 hostages",
        "half a dozen dozen",
        "the 60-day truce",
        "\n\n",
        "\nHOST: ",
        "\nQ. ",
        "\n21:50 ",
        "\n1. ",
        "according to ",
        "the army of the army of the army",
        "He said she said they said ",
        " talks between A and B and C",
        "”“”“",
        "((((",
        "’s ’s ’s",
        " killed ",
        " in the 0th century",
        "on the 32nd of May 0000",
        "since since since",
        "three weeks after the day before the week after next",
        "\x00",
        "\u202eabc\u202c",
        "👩‍👩‍👧‍👦🇸🇩",
        "é" + "\u0301" * 30,
        "مرحبا",
        "שלום",
        "和平",
        "\u200b",
        "…",
        ". ",
        ", ",
        " ",
    ]
)
MIXED = st.lists(st.one_of(PIECES, WEIRD), max_size=40).map("".join)
FEW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

SENTENCE = "The army said on Tuesday that at least 12 people were killed in Karsa, according to the envoy. "
HAND = {
    "nothing": "",
    "blank": " \n\t\n ",
    "one character": "a",
    "marks": "... !!! ??? ---",
    "emoji": "👩‍👩‍👧‍👦🇸🇩 " * 200,
    "right to left": "\u202e" + "قال الرئيس إن المحادثات ستستأنف. " * 20,
    "zero width": "\u200b\u200d\ufeff".join(SENTENCE * 3),
    "NUL": "The army\x00 said\x00 on Tuesday that 12 people were killed.\x00",
    "lone surrogates": "The envoy \ud800said \udfff“no”.",
    "combining": "The envoy sa\u0301\u0302\u0303id " + "e" + "\u0301" * 5000,
    "controls": "".join(map(chr, range(32))) + SENTENCE,
    "line separators": "\u2028".join([SENTENCE] * 5) + "\x85\x0b\x0c" + SENTENCE,
    "private and unassigned": "\ue000\U0010ffff\ufffe\uffff said \u0378",
    "open quotation": "“" + SENTENCE * 20,
    "quotation marks": "\"'“”‘’«»" * 120,
    "brackets": "(" * 500 + "said" + ")" * 500,
    "numbers": "1,2.3 4-5 6/7 8% 9th " * 120,
    "huge number": "9" * 5000 + " people were killed. " + "1" + ",000" * 500 + " were wounded.",
    "number words": "twenty million billion trillion hundred thousand " * 100 + "people died.",
    "dates": "31 February 0000, 99/99/9999, 2025-13-45, the 32nd of May, Monday 9 July 9999 " * 30,
    "year after year": "ten thousand years ago and 99999999 days later, on Tuesday, the war began. In 9999999 weeks it ends.",
    "capitals": "THE ARMY SAID ON TUESDAY THAT IT HAD KILLED TWELVE REBELS. " * 20,
    "no stops": "the army said that the rebels said that the envoy said " * 40,
    "commas": "Roe, " * 1000 + "said the envoy.",
    "lines": "said\n" * 300,
    "names": " ".join(f"Mr Ab{i}c Defg{i}" for i in range(200)) + " met in Karsa.",
    "long word": "x" * 100_000,
    "long names": "A" + "a" * 20_000 + " said on Tuesday that B" + "b" * 20_000 + " had agreed.",
    "hyphens": "-".join(["cease"] * 800) + " fire was agreed on Monday.",
    "speakers": "HOST: Yes.\nROE: No.\n" * 60,
}


def passages(value: Any) -> Iterator[Passage]:
    """Every passage anywhere in a reading."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from passages(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from passages(getattr(value, field.name))


def check(reading: Reading) -> None:
    """Every passage slices to words of the text, and the reading can be written out."""
    text = reading.report.text
    for passage in passages(reading):
        assert 0 <= passage.start < passage.end <= len(text), passage
    assert reading.to_dict()["chars"] == len(text)


def read_through(text: str, model: Model, codebook: Codebook) -> Reading:
    """The reading of a text, without the checks that readers make; spaCy holds no lone surrogates, which readers replace."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    doc = next(annotate([Report(id="case", text=text, published="2025-07-09")], model))
    return extract(doc, codebook)


@MANY
@given(
    st.one_of(
        st.binary(max_size=600),
        MIXED.map(lambda text: text.encode("utf-8", "replace")),
        WEIRD.map(lambda t: b"<html>" + t.encode("utf-16", "replace")),
    )
)
def test_readers_raise_nothing_but_documented_errors(data: bytes) -> None:
    try:
        report = read_bytes(data, SETTINGS, label="case")
    except EireneError as error:
        assert str(error).startswith("case: ")
    else:
        assert report.text.encode("utf-8")
        assert report.id


@MANY
@given(MIXED)
def test_every_part_of_a_layout_lies_in_the_text(text: str) -> None:
    layout = find_layout(text)
    assert 0 <= layout.body_start <= len(text)
    for passage in passages(layout):
        assert 0 <= passage.start < passage.end <= len(text)


@pytest.mark.parametrize("name", sorted(HAND))
def test_layouts_and_readers_take_odd_texts(name: str) -> None:
    find_layout(HAND[name])
    try:
        read_text(HAND[name], SETTINGS)
    except EireneError as error:
        assert str(error).startswith("text: ")


@FEW
@given(text=MIXED)
def test_any_text_is_read_to_the_end(text: str, model: Model, codebook: Codebook) -> None:
    check(read_through(text, model, codebook))


@pytest.mark.parametrize("name", sorted(HAND))
def test_odd_texts_are_read_to_the_end(name: str, model: Model, codebook: Codebook) -> None:
    check(read_through(HAND[name], model, codebook))


@pytest.mark.parametrize("seed", range(12))
def test_words_in_any_order_are_read_to_the_end(seed: int, model: Model, codebook: Codebook) -> None:
    """Broken word order gives trees whose branches cross."""
    rng = random.Random(seed)
    words = [word for path in sorted(EXAMPLES.glob("*.txt")) for word in path.read_text(encoding="utf-8").split()]
    check(read_through(" ".join(rng.choice(words) for _ in range(400)), model, codebook))


MEGABYTE = 1_000_000


@pytest.mark.parametrize("unit", ["x", "word ", SENTENCE, "“", "(", "👩‍👧 ", "1,000 ", "\u202e", "<div>"])
def test_a_megabyte_on_one_line_is_read_up_to_the_limit_and_says_so(unit: str, model: Model, codebook: Codebook) -> None:
    text = unit * (MEGABYTE // len(unit))
    find_layout(text)
    try:
        report = read_text(text, SETTINGS)
    except EireneError:
        return
    reading = extract(next(annotate([report], model, max_chars=2000)), codebook)
    check(reading)
    assert len(text) - 2000 <= reading.unread <= len(text) - 1000


@pytest.mark.parametrize("depth", [100, 20_000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table", "ul><li", "a href=x", "article"])
def test_deeply_nested_markup_gives_a_report_or_an_error(tag: str, depth: int) -> None:
    page = f"<html><body>{f'<{tag}>' * depth}<p>{SENTENCE * 3}</p>"
    try:
        assert "The army said" in read_bytes(page.encode(), SETTINGS, label="page").text
    except EireneError as error:
        assert str(error).startswith("page: ")


@pytest.mark.parametrize("name", ["right to left", "zero width", "combining", "emoji", "controls", "line separators"])
def test_passages_slice_to_the_words_that_a_fact_names(name: str, model: Model, codebook: Codebook) -> None:
    reading = read_through(HAND[name] + "\n" + SENTENCE * 2, model, codebook)
    text = reading.report.text
    for figure in reading.figures:
        assert any(char.isdigit() for char in figure.anchor.of(text)) or figure.anchor.of(text).strip()
    assert any(figure.anchor.of(text) == "12" or "12" in figure.anchor.of(text) for figure in reading.figures)
