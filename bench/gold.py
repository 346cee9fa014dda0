"""Scores readings of the gold reports with the scorer of the shared folder.

usage: python -m bench.gold [ID ...] [--detail] [--kind KIND]

Reads every report of ../shared/reports (and ../shared/examples when named), writes the readings to bench/out/ and prints the
table. `--detail` lists missed and extra facts, `--kind events` only those of one kind.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from eirene.codebook import Codebook
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.types import Report

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUT = Path(__file__).parent / "out"


def gold_files(names: list[str]) -> list[Path]:
    """Gold files by id; all reports of the corpus when no id is given."""
    if not names:
        return sorted((SHARED / "reports").glob("*.gold.json"))
    return [p for n in names for folder in ("reports", "examples") for p in (SHARED / folder).glob(f"{n}*.gold.json")]


def read_gold(files: list[Path]) -> list[Path]:
    """Reads the report beside each gold file; the JSON files of the readings, in order."""
    OUT.mkdir(exist_ok=True)
    model, codebook = Model.load(), Codebook()
    reports = []
    for path in files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        reports.append(Report(id=gold["id"], text=text, published=gold.get("published"), publisher=gold.get("publisher")))
    written = []
    for report, doc in zip(reports, annotate(reports, model), strict=True):
        target = OUT / f"{report.id}.json"
        target.write_text(json.dumps(extract(doc, codebook).to_dict(), ensure_ascii=False, indent=1), encoding="utf-8")
        written.append(target)
    return written


def score(files: list[Path], readings: list[Path], detail: bool = False) -> str:
    """The scorer's table."""
    pairs = [str(p) for pair in zip(files, readings, strict=True) for p in pair]
    command = [sys.executable, str(SHARED / "tools" / "score_reading.py"), *pairs]
    command += ["--alternatives", str(SHARED / "reports" / "alternatives.json")] + (["--detail"] if detail else [])
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def measure(data: Path) -> dict[str, float]:  # noqa: ARG001 - every bench has this signature
    """F1 by kind and macro F1 over the thirty reports; attributes of matched facts as accuracy."""
    if not (SHARED / "reports").is_dir():
        raise FileNotFoundError(f"no gold reports in {SHARED}")
    found = _table(score(gold_files([]), read_gold(gold_files([]))))
    real = gold_files(["gaza"])
    return found | {f"real.{name}": value for name, value in _table(score(real, read_gold(real))).items()}


def _table(printed: str) -> dict[str, float]:
    """The scorer's lines as figures: the F1 (or accuracy) of each row."""
    rows = [line.split() for line in printed.splitlines()[1:] if line.strip()]
    return {("macro_f1" if row[0] == "macro" else row[0]): float(row[-1] if row[0] == "macro" else row[-2]) for row in rows}


def main() -> None:
    """Command line."""
    arguments = sys.argv[1:]
    kind = arguments.pop(arguments.index("--kind") + 1) if "--kind" in arguments else ""
    files = gold_files([a for a in arguments if not a.startswith("--")])
    table = score(files, read_gold(files), "--detail" in arguments)
    shown = [line for line in table.splitlines() if not kind or not line.startswith(("MISSED", "EXTRA")) or f" {kind} " in line]
    print("\n".join(shown))


if __name__ == "__main__":
    main()
