"""Scores readings of the gold reports with the scorer of the shared folder.

usage: python -m bench.gold [ID ...] [--detail] [--kind KIND]

Reads every report of ../shared/reports (and ../shared/examples when named), writes the readings to bench/out/ and prints the
table, then that of findings, process and assessments. `--detail` lists missed and extra facts, `--kind events` only those of one
kind (findings and process are kinds too).
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from bench.editorial import Facts, Tally, anchors, count_assessments, count_findings, count_process, pair_off
from eirene.codebook import Codebook
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.types import Report

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUT = Path(__file__).parent / "out"
ALTERNATIVES = SHARED / "reports" / "alternatives.json"


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


def score(files: list[Path], readings: list[Path], alternatives: Path = ALTERNATIVES, detail: bool = False) -> str:
    """The scorer's table."""
    pairs = [str(p) for pair in zip(files, readings, strict=True) for p in pair]
    command = [sys.executable, str(SHARED / "tools" / "score_reading.py"), *pairs]
    command += ["--alternatives", str(alternatives)] + (["--detail"] if detail else [])
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def measure(data: Path) -> dict[str, float]:  # noqa: ARG001 - every bench has this signature
    """F1 by kind and macro F1 over the thirty reports; attributes of matched facts as accuracy."""
    if not (SHARED / "reports").is_dir():
        raise FileNotFoundError(f"no gold reports in {SHARED}")
    found = figures_of(gold_files([]))
    return found | {f"real.{name}": value for name, value in figures_of(gold_files(["gaza"])).items()}


def figures_of(files: list[Path], alternatives: Path = ALTERNATIVES) -> dict[str, float]:
    """Figures of the reports beside gold files, read now."""
    readings = read_gold(files)
    tallies = editorial(load_pairs(files, readings))
    return _table(score(files, readings, alternatives)) | {name: tally.scores[2] for name, tally in tallies.items()}


def load_pairs(files: list[Path], readings: list[Path]) -> list[tuple[Facts, Facts]]:
    """Gold and reading of each report."""
    return [
        (json.loads(g.read_text(encoding="utf-8")), json.loads(r.read_text(encoding="utf-8")))
        for g, r in zip(files, readings, strict=True)
    ]


def editorial(pairs: list[tuple[Facts, Facts]]) -> dict[str, Tally]:
    """Tallies of findings by kind, of the process by attribute and of assessments."""
    found = {f"findings.{kind}": tally for kind, tally in sorted(count_findings(pairs).items())}
    found |= {f"all.process.{name}": tally for name, tally in count_process(pairs, scorer("score_reading").same_name).items()}
    return found | {"all.assessment": count_assessments(pairs)}


@cache
def scorer(name: str) -> ModuleType:
    """A scorer of the shared folder as a module. Raises FileNotFoundError where it is missing."""
    path = SHARED / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"no scorer {name} in {path.parent}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def differences(pairs: list[tuple[Facts, Facts]], kind: str) -> Iterator[str]:
    """Lines on missed and extra findings, and on processes that differ."""
    for gold, read in pairs:
        missed, extra = pair_off(gold.get("findings") or [], read["findings"])
        for mark, listed in (("MISSED", missed), ("EXTRA ", extra)):
            for finding in listed if kind in {"", "findings"} else ():
                words = [read["text"][a:b][:90] for a, b in anchors(finding)]
                yield f"{mark} {gold['id']} findings {finding['kind']} {words} {finding.get('note', '')}"
        if kind in {"", "process"}:
            names = ("parties", "mediators", "venue", "issues_outstanding", "issues_before", "expected")
            for mark, process in (("GOLD  ", gold.get("process")), ("READ  ", read.get("process"))):
                yield f"{mark} {gold['id']} process {[(process or {}).get(name) for name in names]}"


def _table(printed: str) -> dict[str, float]:
    """The scorer's lines as figures: the F1 (or accuracy) of each row."""
    rows = [line.split() for line in printed.splitlines()[1:] if line.strip()]
    return {("macro_f1" if row[0] == "macro" else row[0]): float(row[-1] if row[0] == "macro" else row[-2]) for row in rows}


def main() -> None:
    """Command line."""
    arguments = sys.argv[1:]
    kind = arguments.pop(arguments.index("--kind") + 1) if "--kind" in arguments else ""
    files = gold_files([a for a in arguments if not a.startswith("--")])
    readings = read_gold(files)
    table = score(files, readings, detail="--detail" in arguments)
    shown = [line for line in table.splitlines() if not kind or not line.startswith(("MISSED", "EXTRA")) or f" {kind} " in line]
    print("\n".join(shown))
    pairs = load_pairs(files, readings)
    if "--detail" in arguments:
        print("\n".join(differences(pairs, kind)))
    for name, tally in editorial(pairs).items():
        print(f"{name:<28}" + "".join(f"{value:7.3f}" for value in tally.scores) + f"   {tally.gold}")


if __name__ == "__main__":
    main()
