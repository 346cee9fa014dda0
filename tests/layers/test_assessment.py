"""How speakers see the prospects of talks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.codebook.assessment import Prospect
from eirene.errors import CodebookError
from eirene.types import Assessment

Read = Callable[..., Doc]
TALKS = "Talks between Albania and Serbia went on in Geneva on Monday. The negotiations had lasted a week. "


def assessments(read: Read, text: str) -> set[Assessment]:
    """All assessments of a text's statements."""
    return {s.assessment for s in read(text, "2026-03-10")._.statements if s.assessment}


def entries() -> list[Prospect]:
    return list(Codebook().entries("assessment", Prospect).values())


@pytest.mark.parametrize(("said", "wanted"), [(x, e.assessment or e.turned) for e in entries() for x in e.examples])
def test_examples_of_the_codebook_are_assessed(read: Read, said: str, wanted: Assessment) -> None:
    assert assessments(read, TALKS + said) == {wanted}


@pytest.mark.parametrize("said", [x for e in entries() for x in e.counter_examples])
def test_counter_examples_of_the_codebook_are_not(read: Read, said: str) -> None:
    assert not assessments(read, said)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ('"Nobody should expect a breakthrough in the talks," the envoy said.', Assessment.NEGATIVE),
        ("The minister said there had been no progress in the talks.", Assessment.NEGATIVE),
        ('"This is not a collapse of the talks," the envoy said.', Assessment.CAUTIOUS),
        ('"We have made progress in the talks, but gaps remain," the envoy said.', Assessment.CAUTIOUS),
        ("The minister expressed scepticism about any breakthrough in the talks.", Assessment.NEGATIVE),
        ('"We will not negotiate with them," the general said.', Assessment.NEGATIVE),
    ],
)
def test_negation_contrast_and_refusal(read: Read, said: str, wanted: Assessment) -> None:
    assert assessments(read, TALKS + said) == {wanted}


@pytest.mark.parametrize(
    "said",
    [
        'The secretary-general said: "Both sides must show flexibility in the talks."',
        "The mayor said the new bridge was making progress.",
        "The doctor said the hospital had failed to treat the wounded.",
        "The ministry said that 21 people had died.",
    ],
)
def test_wishes_and_other_matters_are_no_assessments(read: Read, said: str) -> None:
    assert not assessments(read, TALKS + said)


def test_a_report_without_talks_has_no_assessments(read: Read) -> None:
    assert not assessments(read, 'The harvest was poor. "I am optimistic about the next one," the minister said.')


@pytest.mark.parametrize("wording", ["* progress", "progress *", "Progress", " "])
def test_a_wording_that_cannot_match_is_refused(tmp_path: Path, wording: str) -> None:
    folder = tmp_path / "assessment"
    folder.mkdir()
    (folder / "own.yaml").write_text(f"name: own\nassessment: positive\nwords: ['{wording}']\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="words"):
        Codebook(tmp_path).entries("assessment", Prospect)
