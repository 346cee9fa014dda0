"""`eirene precision`: how often facts are right, by what people decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eirene.cli.options import CsvOption, JsonOption, RecordOption, asking
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.precision import Precision
    from eirene.cli.pages import Page


def precision(record: RecordOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Estimate how often facts are right as they are read, for each kind and each version that read them, from decisions."""
    with asking(record) as opened:
        print_answer(opened.precision(), _show, as_json, as_csv)


def _show(answer: Precision) -> list[Page]:
    from eirene.cli.ledger_page import lay_out_precision

    return [lay_out_precision(answer)]
