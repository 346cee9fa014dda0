"""`eirene reports`: what the record has, and what it could not take in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eirene.cli.options import CsvOption, JsonOption, LimitOption, RecordOption, asking
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.reports import Listed, Reports
    from eirene.cli.pages import Page, Row

LISTED = 50  # reports on the terminal, where no limit is given


def reports(
    record: RecordOption = None, limit: LimitOption = None, as_json: JsonOption = False, as_csv: CsvOption = False
) -> None:
    """List the reports of the record, the newest first, copies below the report that they repeat; and the sources that failed."""
    with asking(record) as opened:
        print_answer(opened.reports(limit or (None if as_json or as_csv else LISTED)), _show, as_json, as_csv)


def _show(found: Reports) -> list[Page]:
    from eirene.cli.pages import Block, Page, Row

    left = found.count - len(found.reports)
    listed = Block("Reports", tuple(map(_row, found.reports)), found.count, more=f"{left:,} more: --limit N" if left else "")
    failed = Block(
        "Could not be read",
        tuple(Row(one.source, "", one.reason.removeprefix(f"{one.source}: "), kind="finding") for one in found.failures),
    )
    return [Page("The record", (), (listed, failed), nothing="No reports yet: eirene add SOURCE… adds some.")]


def _row(one: Listed) -> Row:
    from eirene.cli.pages import Row
    from eirene.exports.wording import day

    copied = f"copy of {one.copy_of}" if one.copy_of else ""
    replaced = f"replaced by {one.superseded_by}" if one.superseded_by else ""
    tags = tuple(filter(None, (one.publisher, one.source, copied, replaced)))
    return Row(day(one.date) or "undated", ("↳ " if one.copy_of else "") + (one.title or one.source), "", tags, kind="event")
