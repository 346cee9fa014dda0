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
        ('"Even where there is no trust, there can be results," the mediator said.', Assessment.POSITIVE),
    ],
)
def test_negation_contrast_and_refusal(read: Read, said: str, wanted: Assessment) -> None:
    assert assessments(read, TALKS + said) == {wanted}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ('"We are not far from a deal," the negotiator said.', Assessment.POSITIVE),
        ("The foreign minister said the talks had gained momentum.", Assessment.POSITIVE),
        ('"Our differences are narrowing," the negotiator said.', Assessment.POSITIVE),
        ("The mediator said the parties had agreed on four of the six points.", Assessment.POSITIVE),
        ('"We are not there yet," the mediator said.', Assessment.CAUTIOUS),
        ("The diplomat said the hard part was still to come.", Assessment.CAUTIOUS),
        ('"Nobody should expect miracles," the mediator said.', Assessment.CAUTIOUS),
        ("The envoy said the truce was fragile.", Assessment.CAUTIOUS),
        ("An official said the talks were on the brink of collapse.", Assessment.NEGATIVE),
        ('"There is no point in talking to them," the general said.', Assessment.NEGATIVE),
        ("Analysts said the chances of a deal were slim.", Assessment.NEGATIVE),
        ("The minister said the other side was not serious about peace.", Assessment.NEGATIVE),
        ('"They are playing for time," the minister said.', Assessment.NEGATIVE),
        ("Officials said hopes of a deal were fading.", Assessment.NEGATIVE),
    ],
)
def test_usual_wordings_of_hope_caution_and_doubt(read: Read, said: str, wanted: Assessment) -> None:
    assert assessments(read, TALKS + said) == {wanted}


@pytest.mark.parametrize(
    "said",
    [
        "The army said the rebels had attacked the town to derail the talks.",
        "The minister said the strike would go on if there was no deal by Friday.",
        "The diplomat said there would be sanctions on anyone obstructing the talks.",
        "The envoy said the next session would begin on Tuesday.",
        "The doctor said that the patient was in a critical condition.",
        "The aid agency said access remained difficult in the north.",
        'The secretary-general said: "Both sides must show flexibility in the talks."',
        "The mayor said the new bridge was making progress.",
        "The doctor said the hospital had failed to treat the wounded.",
        "The ministry said that 21 people had died.",
    ],
)
def test_wishes_conditions_and_other_matters_are_no_assessments(read: Read, said: str) -> None:
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
