"""Names taken from corpora that mark mentions are cut as Universal NER cuts them."""

from __future__ import annotations

import pytest

from training.conllu import Sentence
from training.labels import gum_name
from training.names import _re3d_spans

Row = tuple[str, str, int, str]  # word, part of speech, head (from 1), relation

TITLED: list[Row] = [
    ("President", "PROPN", 2, "nmod:desc"),
    ("Amara", "PROPN", 6, "nmod:poss"),
    ("Diallo", "PROPN", 2, "flat"),
    ("'s", "PART", 2, "case"),
    ("new", "ADJ", 6, "amod"),
    ("envoy", "NOUN", 0, "root"),
]
BODY: list[Row] = [
    ("the", "DET", 2, "det"),
    ("Council", "PROPN", 0, "root"),
    ("of", "ADP", 5, "case"),
    ("the", "DET", 5, "det"),
    ("Highlands", "PROPN", 2, "nmod"),
    ("that", "PRON", 7, "nsubj"),
    ("met", "VERB", 2, "acl:relcl"),
]
TOWN: list[Row] = [
    ("East", "ADJ", 2, "amod"),
    ("Varna", "PROPN", 4, "compound"),
    ("town", "NOUN", 4, "compound"),
    ("hall", "NOUN", 0, "root"),
]


def sentence(rows: list[Row]) -> Sentence:
    words = [row[0] for row in rows]
    return Sentence(
        "s", "d", True, " ".join(words), words=words, lemmas=words, upos=[r[1] for r in rows], xpos=["NNP"] * len(rows),
        feats=[""] * len(rows), heads=[r[2] for r in rows], deps=[r[3] for r in rows],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "head", "extent", "kind", "name"),
    [
        (TITLED, 1, (0, 4), "PERSON", "Amara Diallo"),
        (BODY, 1, (0, 7), "ORG", "Council of the Highlands"),
        (BODY, 4, (3, 5), "LOC", "Highlands"),
        (TOWN, 1, (0, 2), "LOC", "East Varna"),
    ],
    ids=["without title and possessive", "with what it is of", "without article", "with a capital adjective"],
)
def test_a_name_is_cut_from_its_mention(rows: list[Row], head: int, extent: tuple[int, int], kind: str, name: str) -> None:
    s = sentence(rows)
    span = gum_name(s, head, extent, kind)
    assert span is not None
    assert " ".join(s.words[slice(*span)]) == name


def test_a_title_alone_is_no_name() -> None:
    s = sentence([("President", "PROPN", 2, "nsubj"), ("spoke", "VERB", 0, "root")])
    assert gum_name(s, 0, (0, 1), "PERSON") is None


def re3d(text: str, *entities: tuple[str, str]) -> tuple[list[str], set[str]]:
    words, offsets, at = text.split(), [], 0
    for word in words:
        offsets.append((at, at + len(word)))
        at += len(word) + 1
    found = [{"start": text.index(e), "end": text.index(e) + len(e), "type": kind} for e, kind in entities]
    spans, unsure = _re3d_spans(words, offsets, 0, found, frozenset({"Tarvenian"}))
    return [f"{' '.join(words[s:e])} {label}" for s, e, label in spans], {
        w for w, labels in zip(words, unsure, strict=True) if labels
    }


def test_a_place_with_commas_is_several_names() -> None:
    assert re3d("died in Dorvane , Tarvenia", ("Dorvane , Tarvenia", "Location"))[0] == ["Dorvane LOC", "Tarvenia LOC"]


def test_titles_are_not_part_of_persons_and_demonyms_are_no_organizations() -> None:
    names, _ = re3d(
        "Foreign Minister Ali Karsen met Tarvenian leaders",
        ("Foreign Minister Ali Karsen", "Person"),
        ("Tarvenian", "Organisation"),
    )
    assert names == ["Ali Karsen PERSON", "Tarvenian NORP"]


def test_what_a_nominal_mention_holds_stays_open() -> None:
    names, unsure = re3d("the NLF fighters fled", ("the NLF fighters", "Organisation"))
    assert names == []
    assert unsure == {"NLF", "fighters"}
