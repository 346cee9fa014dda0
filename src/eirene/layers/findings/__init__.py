"""What a careful editor would ask about one report: one file per family of questions."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.findings.accounts import check_accounts
from eirene.layers.findings.assessments import check_assessments
from eirene.layers.findings.corrections import check_corrections
from eirene.layers.findings.counts import check_arithmetic, check_attribution, check_numbers
from eirene.layers.findings.dates import check_dates, check_event_dates, check_process_start
from eirene.layers.findings.sources import check_single_source, check_unnamed
from eirene.layers.findings.zones import check_zones
from eirene.types import Finding

CHECKS = (
    check_dates,
    check_process_start,
    check_event_dates,
    check_zones,
    check_numbers,
    check_arithmetic,
    check_attribution,
    check_assessments,
    check_accounts,
    check_unnamed,
    check_single_source,
    check_corrections,
)


def find_findings(doc: Doc, codebook: Codebook) -> None:  # noqa: ARG001 - every layer has this signature
    """Puts the findings of all checks on the document, in text order, each once."""
    found: dict[tuple[str, object], Finding] = {}
    for check in CHECKS:
        for finding in check(doc):
            found.setdefault((finding.kind, finding.anchors), finding)
    doc._.findings = tuple(sorted(found.values(), key=lambda f: (f.anchor, f.kind)))


__all__ = ["find_findings"]
