"""The language model's promises."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from eirene.model import Model

TEXT = "The envoy met rebel leaders in Oslo on Monday.\nNobody spoke. They left at 5 p.m. on Tuesday."


def _rows(doc: Doc) -> list[tuple[str, str, str, str, int]]:
    return [(t.text, t.pos_, t.lemma_, t.dep_, t.head.i - t.i) for t in doc if not t.is_space]


def test_a_doc_keeps_the_text_and_has_a_tree_per_sentence(parse: Callable[..., Doc]) -> None:
    doc = parse(TEXT)
    assert doc.text == TEXT
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1


def test_a_sentence_reads_the_same_alone_and_in_company(model: Model) -> None:
    alone = next(model.annotate(["The envoy met rebel leaders in Oslo on Monday."]))
    company = next(model.annotate([TEXT]))
    assert _rows(company)[: len(alone)] == _rows(alone)


def test_spans_lie_inside_the_document(parse: Callable[..., Doc]) -> None:
    doc = parse(TEXT)
    for predicate in doc._.predicates:
        assert all(0 <= a.start < a.end <= len(doc) for a in predicate.arguments)
