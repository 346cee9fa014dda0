"""What the terminal shows of findings."""

from __future__ import annotations

from collections.abc import Iterable

from eirene.answers.finding import Finding, Shown
from eirene.answers.findings import Findings
from eirene.cli.citing import cited, counted, named
from eirene.cli.pages import Block, Cited, Page, Row
from eirene.exports.wording import day, explained, label

IN = ", in "
PASSAGES = 6  # of a finding that are shown
AS_REPORTED = "What reports say against each other, on whose word; not which of them is right."


def lay_out_findings(found: Findings) -> Page:
    """The findings by kind, each kind with its newest first."""
    more = "there are more: --limit N shows more, --json all" if found.left_out else ""
    about = tuple(part for part in (counted(len(found.findings), "finding"), more) if part)
    kinds = dict.fromkeys(finding.kind for finding in found.findings)
    blocks = (Block(label("finding", kind), tuple(_row(one) for one in found.findings if one.kind == kind)) for kind in kinds)
    return Page("Findings", about, tuple(blocks), AS_REPORTED, "No finding in scope.")


def _row(finding: Finding) -> Row:
    reason = "" if finding.reason == "in_report" else label("finding_reason", finding.reason)
    left = len(finding.passages) - PASSAGES
    tags = (
        reason,
        finding.status if finding.status != "open" else "",
        f"and {counted(left, 'passage')} more" if left > 0 else "",
    )
    return Row(
        day(finding.days[-1]) if finding.days else "undated",
        explained(finding.note),
        tags=tuple(tag for tag in tags if tag),
        kind="finding",
        cited=tuple(_each_once(map(_cited, finding.passages[:PASSAGES]))),
        name=finding.id,
    )


def _each_once(given: Iterable[Cited]) -> Iterable[Cited]:
    """The passages; those of one sentence of a report as one, with all on whose word they are."""
    sentences: dict[tuple[str, str], list[Cited]] = {}
    for one in given:
        sentences.setdefault((str(one.quote), one.source.rpartition(IN)[2]), []).append(one)
    for (_, source), same in sentences.items():
        speakers = dict.fromkeys(one.source.removesuffix(IN + source) for one in same if IN in one.source)
        yield Cited(same[0].quote, f"{', '.join(speakers)}{IN}{source}" if speakers else source)


def _cited(shown: Shown) -> Cited:
    passage = cited(shown.words, shown.publisher, shown.source, shown.published)
    source = named(shown.publisher, shown.source, shown.published)
    by = f"{shown.by}{IN}{source}" if shown.by and shown.by != (shown.publisher or shown.source) else source
    return Cited(passage.quote, by)
