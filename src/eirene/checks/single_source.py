"""Several reports of one thing that all lead back to one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eirene.checks.conflicts import Conflict
from eirene.checks.points import Body


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a telling leads back to: its publisher, the agency text that it is a copy of, and whose word it gives."""

    report: str
    publisher: str
    copy_group: int | None = None
    told_by: Body | None = None


def find_single_source(leads: Sequence[Lead]) -> list[Conflict]:
    """One conflict where two reports or more have one source: one text, one publisher, or one body whose word all give."""
    if len({lead.report for lead in leads}) < 2:
        return []
    members = tuple({lead.report: index for index, lead in reversed(list(enumerate(leads)))}.values())[::-1]
    groups = {lead.copy_group for lead in leads}
    publishers = {lead.publisher for lead in leads}
    if len(groups) == 1 and None not in groups:
        return [Conflict("one_text", members, f"all {len(members)} reports are one text")]
    if len(publishers) == 1:
        return [Conflict("one_publisher", members, f"only {publishers.pop()} reports it")]
    first = leads[0].told_by
    if first is not None and all(lead.told_by is not None and lead.told_by.is_same(first) for lead in leads):
        return [Conflict("one_speaker", members, f"all reports rest on {first.name}")]
    return []
