"""Where sentences begin."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from eirene.model import Model
from eirene.model.sentences import cut_long

CASES = [
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("Gen. Ali met Mr. Diop. They agreed.", ["Gen. Ali met Mr. Diop.", "They agreed."]),
    ("It began at 5 p.m. EST on Monday. Nobody came.", ["It began at 5 p.m. EST on Monday.", "Nobody came."]),
    ("The U.S. President spoke in the U.S. The envoy listened.", ["The U.S. President spoke in the U.S.", "The envoy listened."]),
    ('"We will not go." He paused.', ['"We will not go."', "He paused."]),
    ('"Will they go?" she asked. No.', ['"Will they go?" she asked.', "No."]),
    ("Prices rose 3.5 percent. That is much.", ["Prices rose 3.5 percent.", "That is much."]),
    ("J. K. Okoro resigned. (He is ill.) More follows.", ["J. K. Okoro resigned.", "(He is ill.)", "More follows."]),
    ("Talks resume\nBy A Writer", ["Talks resume", "By A Writer"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:25] for text, _ in CASES])
def test_sentences_begin_where_a_reader_sees_them(model: Model, text: str, expected: list[str]) -> None:
    doc: Doc = next(model.annotate([text]))
    assert [s.text.strip() for s in doc.sents] == expected


def test_long_sentences_are_cut_at_commas_and_cover_all_words() -> None:
    words = ["a", "b", "c", ","] * 100
    ranges = cut_long(words, lambda _: 2, 250)
    assert [start for start, _ in ranges[1:]] == [end for _, end in ranges[:-1]]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(words)
    assert all(2 * (end - start) <= 250 for start, end in ranges)
    assert all(words[end - 1] == "," for _, end in ranges)
