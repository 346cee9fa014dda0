"""Time expressions against the dev parts of MEANTIME and GUM, scored by score_time.py of the shared folder.

Both mark the two ends of "from 2009 to 2011" apart (`ends`). GUM marks calendar dates and clock times only, without parts of
the day, writes weeks, seasons, decades and centuries as `from/to`, seasons of a year by their months, the end of a year as its
last day, and clock times without their day: predictions are put into that form before scoring (`as_gum`).
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from eirene.codebook import Codebook
from eirene.layers import contract
from eirene.layers.times import find_times
from eirene.model import Model
from eirene.types import Report, TimeExpression

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUT = Path(__file__).parent / "out"
GENERIC_SEASONS = {"SP": "XXXX-03/XXXX-06", "SU": "XXXX-06/XXXX-09", "FA": "XXXX-09/XXXX-12", "WI": "XXXX-12/XXXX-03"}
LONG = re.compile(r"\d{2,3}|\d{4}-(?:W\d\d(?:-WE)?|SP|SU|FA|WI|Q\d|H\d)")
CLOCK = re.compile(r"(.*)T(\d\d:\d\d)Z?")
YEAR_END = re.compile(r"(?i)(?:the )?end of (?:the|this|next|last) year|year[ -]end")
JOINT = re.compile(r"\s?(?:[-–—]|\b(?:to|and|through|until|till)\b)\s?")
MONTHS_OF_SEASON = {"SP": "{0}-03/{0}-06", "SU": "{0}-06/{0}-09", "FA": "{0}-09/{0}-12", "WI": "{0}-12/{1}-03"}

Row = dict[str, str | int]


def as_timex(found: TimeExpression, text: str) -> Row | None:  # noqa: ARG001 - every form has this signature
    """The expression as it is."""
    return {"start": found.anchor.start, "end": found.anchor.end, "type": found.type, "value": found.value}


def as_gum(found: TimeExpression, text: str) -> Row | None:
    """The expression in GUM's form; None for what GUM does not mark."""
    row = as_timex(found, text)
    words, clock = found.anchor.of(text), CLOCK.fullmatch(found.value)
    if row is None or found.type not in {"DATE", "TIME"} or ("night" in words and found.date is None):
        return None
    if clock:
        row["value"] = f"T{clock[2].replace('24:', '00:')}:00"
    elif found.type == "TIME":
        if not re.search(r"(?i)\bthis\b|day\b|last", words):
            return None
        row["type"], row["value"] = "DATE", found.value.split("T")[0]
    elif YEAR_END.fullmatch(words) and len(found.value) == 4:
        row["value"] = f"{found.value}-12-31"
    elif LONG.fullmatch(found.value) and found.date:
        season = found.value[-2:]
        if season in GENERIC_SEASONS:
            generic = re.fullmatch(r"(?i)(?:the )?\w+", words)
            year = int(found.value[:4])
            row["value"] = GENERIC_SEASONS[season] if generic else MONTHS_OF_SEASON[season].format(year, year + 1)
        else:
            row["value"] = _years(found.value) or found.date
    elif found.value[5:] in GENERIC_SEASONS:
        row["value"] = GENERIC_SEASONS[found.value[5:]]
    elif found.value == "XXXX-XX-XX":
        return None
    return row


def _years(value: str) -> str | None:
    """A decade or century whole, whatever part of it is meant."""
    if len(value) > 3:
        return None
    return f"{value.ljust(4, '0')}-01-01/{value.ljust(4, '9')}-12-31"


def ends(row: Row, text: str) -> list[Row]:
    """A row, or one for each end when its words join two."""
    start, value = int(row["start"]), str(row["value"])
    joint = JOINT.search(text, start, int(row["end"]))
    if joint is None or value.count("/") != 1 or not re.search(r"\d", text[joint.end() : int(row["end"])]):
        return [row]
    first, last = value.split("/")
    return [row | {"end": joint.start(), "value": first}, row | {"start": joint.end(), "value": last}]


SETS: dict[str, tuple[Callable[[TimeExpression, str], Row | None], list[str]]] = {
    "meantime": (as_timex, []),
    "gum": (as_gum, ["--types", "DATE,TIME", "--no-ref"]),
}


def predict(rows: Iterable[dict[str, str]], target: Path, form: Callable[[TimeExpression, str], Row | None]) -> float:
    """Writes predictions as JSON lines; texts a second of processor time, of the layer alone."""
    contract.register()
    model, codebook, spent, count = Model.load(), Codebook(), 0.0, 0
    OUT.mkdir(exist_ok=True)
    warm = next(iter(model.annotate(["They met on Monday."])))
    find_times(warm, codebook)  # compiles the grammar, once a process
    with target.open("w", encoding="utf-8") as file:
        for row in rows:
            doc = next(iter(model.annotate([row["text"]])))
            doc._.report = Report(id=row["id"], text=row["text"], published=row["dct"])
            start = time.process_time()
            find_times(doc, codebook)
            spent, count = spent + time.process_time() - start, count + 1
            made = [one for found in doc._.times if (one := form(found, row["text"]))]
            times = [end for one in made for end in ends(one, row["text"])]
            file.write(json.dumps({"id": row["id"], "timexes": times}) + "\n")
    return count / spent


SLIPS = frozenset({"GUM_vlog_radiology"})  # its gold puts the report's own day into the next year


def measure(data: Path, split: str = "dev", errors: int = 0) -> dict[str, float]:
    """Value and relaxed F1 (0 to 1) and texts a second, by set; `value_f1_without_slips` leaves out the texts of SLIPS."""
    figures: dict[str, float] = {}
    for name, (form, options) in SETS.items():
        gold = data / name / f"time-{split}.jsonl.gz"
        if not gold.exists():
            raise FileNotFoundError(f"no {gold}")
        target = OUT / f"time-{name}.jsonl"
        with gzip.open(gold, "rt", encoding="utf-8") as file:
            rows = list(map(json.loads, file))
        figures[f"{name}.texts_per_second"] = predict(rows, target, form)
        scores = score(gold, target, options, errors)
        figures[f"{name}.value_f1"] = scores["value"]
        if any(row["id"] in SLIPS for row in rows):
            said = list(map(json.loads, target.read_text(encoding="utf-8").splitlines()))
            sound = [_sound(rows, OUT / f"time-{name}-gold-sound.jsonl"), _sound(said, OUT / f"time-{name}-sound.jsonl")]
            figures[f"{name}.value_f1_without_slips"] = score(sound[0], sound[1], options)["value"]
        figures[f"{name}.relaxed_f1"] = scores["relaxed"]
    return figures


def _sound(rows: list[dict[str, Any]], target: Path) -> Path:
    """The file of the rows of texts without slips."""
    target.write_text("\n".join(json.dumps(row) for row in rows if row["id"] not in SLIPS), encoding="utf-8")
    return target


def score(gold: Path, predicted: Path, options: list[str], errors: int = 0) -> dict[str, float]:
    """F1 (0 to 1) by measure of the scorer; prints so many of each kind of error."""
    command = [sys.executable, str(SHARED / "tools" / "score_time.py"), str(gold), str(predicted), *options]
    if errors:
        subprocess.run([*command, "--by-type", "--errors", str(errors)], check=True)
    printed = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
    return {name: row["F1"] / 100 for name, row in json.loads(printed).items() if isinstance(row, dict) and "F1" in row}


def main() -> None:
    """usage: python -m bench.times [dev|train] [number of errors to print]."""
    split = sys.argv[1] if len(sys.argv) > 1 else "dev"
    errors = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for name, value in measure(SHARED / "data", split, errors).items():
        print(f"{name:32} {value:8.3f}")


if __name__ == "__main__":
    main()
