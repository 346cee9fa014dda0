"""`eirene sql`: a question in SQL."""

from __future__ import annotations

from typing import Annotated

import typer

from eirene.cli.options import CsvOption, JsonOption, LimitOption, RecordOption, asking
from eirene.cli.output import print_data

LISTED = 200  # rows on the terminal, where no limit is given

QueryArgument = Annotated[
    str, typer.Argument(metavar='"SELECT …"', help="One statement that reads; docs/sql.md lists the views.")
]


def sql(
    query: QueryArgument,
    record: RecordOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print the rows that a question in SQL finds; it can change nothing.

    The views are record_reports, record_actors, record_names, record_events, record_participants, record_statements,
    record_figures, record_terms, record_processes, record_findings, record_decisions and record_failures.
    """
    with asking(record) as opened:
        answer = opened.sql(query, limit or (None if as_json or as_csv else LISTED))
        if print_data(answer, as_json, as_csv):
            return
        from eirene.cli.columns import open_console
        from eirene.cli.tables import print_table

        print_table(answer.columns, answer.values, open_console())
        if answer.is_more:
            print(f"The first {len(answer.values):,} rows; --limit N shows more, --csv and --json all.")
