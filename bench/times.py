"""Time expressions against the dev parts of MEANTIME and GUM, scored by score_time.py of the shared folder."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

from eirene.codebook import Codebook
from eirene.layers import contract
from eirene.layers.times import find_times
from eirene.model import Model
from eirene.types import Report

SETS = {"meantime": [], "gum": ["--types", "DATE,TIME", "--no-ref"]}
SHARED = Path(__file__).resolve().parents[2] / "shared"
OUT = Path(__file__).parent / "out"


def predict(gold: Path, target: Path) -> float:
    """Writes predictions as JSON lines; texts a second of the layer alone."""
    contract.register()
    model, codebook, spent = Model.load(), Codebook(), 0.0
    rows = [json.loads(line) for line in gzip.open(gold, "rt", encoding="utf-8")]
    OUT.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        for row in rows:
            doc = next(model.annotate([row["text"]]))
            doc._.report = Report(id=row["id"], text=row["text"], published=row["dct"])
            start = time.perf_counter()
            find_times(doc, codebook)
            spent += time.perf_counter() - start
            times = [{"start": t.anchor.start, "end": t.anchor.end, "type": t.type, "value": t.value} for t in doc._.times]
            file.write(json.dumps({"id": row["id"], "timexes": times}) + "\n")
    return len(rows) / spent


def measure(data: Path, split: str = "dev") -> dict[str, float]:
    """Value and relaxed F1 (0 to 1) and texts a second, by set."""
    figures: dict[str, float] = {}
    for name, options in SETS.items():
        gold = data / name / f"time-{split}.jsonl.gz"
        if not gold.exists():
            raise FileNotFoundError(f"no {gold}")
        target = OUT / f"time-{name}.jsonl"
        figures[f"{name}.texts_per_second"] = predict(gold, target)
        command = [sys.executable, str(SHARED / "tools" / "score_time.py"), str(gold), str(target), "--json", *options]
        scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        figures[f"{name}.value_f1"] = scores["value"]["F1"] / 100
        figures[f"{name}.value_equivalent_f1"] = scores["value~"]["F1"] / 100
        figures[f"{name}.relaxed_f1"] = scores["relaxed"]["F1"] / 100
    return figures
