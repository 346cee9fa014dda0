"""Time expressions and what they come to."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.times.anchors import infer_publication
from eirene.layers.times.grammar import load_grammar
from eirene.layers.times.joining import join_matches
from eirene.layers.times.resolve import Resolver
from eirene.layers.times.terms import split_terms
from eirene.types import Report

__all__ = ["find_times"]


def find_times(doc: Doc, codebook: Codebook) -> None:
    """Puts `times` (in text order) and `date_inferred` on the document.

    Expressions follow TIMEX3 (Pustejovsky et al. 2003). They are resolved against the day of publication; when the report
    does not say it, against a full date printed in its head, and then marked inferred; else relative ones stay unresolved.

    `date` is the days the words name. With `relation` "since" or "from" it is the beginning alone; with "by", "until",
    "before" and "within" a deadline still to come runs from the saying to its day. Ordinal days of what goes on ("is the
    tenth day of the strike") and "the past two weeks" run up to publication.
    """
    report: Report | None = doc._.report
    published = report.published if report else None
    text = doc.text
    groups = join_matches(text, load_grammar(codebook).matches(split_terms(text)))
    inferred = None if published else infer_publication(text)
    doc._.date_inferred = inferred
    doc._.times = Resolver(doc, text, published or inferred, inferred is not None).resolve(groups)
