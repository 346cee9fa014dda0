"""People's corrections as training and test data: corrected readings, and the decisions with their evidence."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from eirene.errors import UsageError
from eirene.ledger.correcting import Corrected, Review, corrected, facts_of
from eirene.ledger.keeping import load_about, load_all
from eirene.ledger.vocabulary import LISTS
from eirene.store.saving import unpack_reading
from eirene.store.tables import holdings, reports

DECISIONS = "decisions.jsonl"
ABOUT = "README.md"
WORDS = """# Corrections of news readings

- `*.gold.json`: what each reviewed report says, as people corrected it, in the form of docs/record.md. Every fact has its
  `review`: accepted, edited (the values are people's), added, or null where nobody has looked at it. `rejected` holds facts that
  were read and are wrong. `complete` is true where every fact of the report was looked at; in the others a fact that is missing
  was perhaps not looked for.
- `decisions.jsonl`: all decisions, one JSON object a line, with author, time, reason and evidence. `eirene review --file` takes
  them into another record.

The texts belong to their publishers, and the decisions quote them. No licence of this program covers them: see what you may pass
on. Authors are named as they named themselves.
"""
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written: readings, those of them that are complete, decisions."""

    readings: int
    complete: int
    decisions: int


def export_corrections(connection: Connection, target: Path, texts: bool = True) -> Exported:
    """Writes the corrections to a folder, which is made; to one packed file where the target ends in .zip; or the decisions alone
    where it ends in .jsonl. Without `texts` the readings have offsets only. Raises UsageError where it cannot be written."""
    lines = [json.dumps(decision.to_dict(), ensure_ascii=False) for decision in load_all(connection)]
    decisions = "".join(f"{line}\n" for line in lines)
    if target.suffix == ".jsonl":
        _write({target.name: decisions}, target.parent)
        return Exported(0, 0, len(lines))
    files, complete = {ABOUT: WORDS, DECISIONS: decisions}, 0
    for name, value in corrected_readings(connection, texts):
        files[_free(name, value["sha256"], files)] = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        complete += value["complete"]
    if target.suffix == ".zip":
        _pack(files, target)
    else:
        _write(files, target)
    return Exported(len(files) - 2, complete, len(lines))


def corrected_readings(connection: Connection, texts: bool = True) -> Iterator[tuple[str, dict[str, Any]]]:
    """The reports that people decided on, by day: name and corrected reading, which `decode_reading` takes."""
    reviewed = select(holdings.c.report_id).distinct()
    columns = (reports.c.reading, reports.c.text, reports.c.reader, reports.c.sha256)
    query = select(*columns).where(reports.c.report_id.in_(reviewed)).order_by(reports.c.day, reports.c.digest)
    for row in connection.execute(query):
        reading = unpack_reading(row.reading, row.text)
        value = _value(corrected(reading, load_about(connection, [row.sha256]))) | {"reader": row.reader}
        if not texts:
            del value["text"]
        yield reading.report.id, value


def _value(found: Corrected) -> dict[str, Any]:
    value = found.shown().to_dict()
    refused: dict[str, list[Any]] = {}
    unseen = 0
    for kind, name in LISTS.items():
        facts = [(found.reviews.get((kind, i)), fact) for i, fact in enumerate(facts_of(found.reading, kind))]
        kept = [fact | {"review": str(review) if review else None} for review, fact in facts if review is not Review.REJECTED]
        value[name] = (kept[0] if kept else None) if kind == "process" else kept
        unseen += sum(review is None for review, _ in facts)
        wrong = [fact for review, fact in facts if review is Review.REJECTED]
        if wrong:
            refused[name] = wrong
    return value | {"rejected": refused, "complete": unseen == 0}


def _free(name: str, sha256: str, taken: Mapping[str, str]) -> str:
    """A file's name that is not taken."""
    stem = _UNSAFE.sub("-", name).strip("-.") or sha256[:10]
    return f"{stem}.gold.json" if f"{stem}.gold.json" not in taken else f"{stem}-{sha256[:10]}.gold.json"


def _write(files: Mapping[str, str], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8", errors="surrogatepass")
    except OSError as error:
        raise UsageError(f"{folder}: it cannot be written to ({error.strerror}); give another path") from error


def _pack(files: Mapping[str, str], target: Path) -> None:
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in files.items():
                packed.writestr(name, content.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise UsageError(f"{target}: it cannot be written ({error.strerror}); give another path") from error
