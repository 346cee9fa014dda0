"""Speed and memory of the pipeline: reports a second on two cores, time to the first fact, resident memory, a profile."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psutil

from eirene.codebook import Codebook
from eirene.model import Model
from eirene.pipeline import LAYERS, annotate, extract
from eirene.types import Report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
WORDS = 500
REPORTS = 60
WORKERS = 2
DAY = "2026-04-01"

_state: dict[str, object] = {}


def reports(count: int = REPORTS, words: int = WORDS) -> list[Report]:
    """Reports of about `words` words, cut from the bundled examples at paragraph ends, each with paragraphs of its own."""
    paragraphs = [p for f in sorted(EXAMPLES.glob("*.txt")) for p in f.read_text(encoding="utf-8").split("\n") if p.strip()]
    made: list[Report] = []
    stream = _forever(paragraphs)
    for number in range(count):
        taken: list[str] = []
        while sum(len(p.split()) for p in taken) < words:
            taken.append(next(stream))
        made.append(Report(id=f"speed-{number}", text="\n".join(taken), published=DAY))
    return made


def _forever(items: list[str]) -> Iterator[str]:
    while True:
        yield from items


def _start() -> None:
    _state["model"], _state["codebook"] = Model.load(), Codebook()


def _read(batch: list[Report]) -> tuple[int, float]:
    """How many facts a batch gives, and the worker's resident memory in MB."""
    model, codebook = _state["model"], _state["codebook"]
    assert isinstance(model, Model) and isinstance(codebook, Codebook)
    found = [extract(doc, codebook) for doc in annotate(batch, model)]
    return sum(len(r.events) + len(r.statements) for r in found), psutil.Process().memory_info().rss / 1e6


def throughput() -> dict[str, float]:
    """Reports a second with two one-thread workers after warm-up, words a second, and the larger worker's memory (MB)."""
    made = reports()
    words = sum(len(r.text.split()) for r in made)
    batches = [made[k : k + 5] for k in range(0, len(made), 5)]
    with ProcessPoolExecutor(WORKERS, initializer=_start) as pool:
        list(pool.map(_read, [made[:2]] * WORKERS * 2))
        start = time.perf_counter()
        results = list(pool.map(_read, batches))
        seconds = time.perf_counter() - start
    return {
        "reports_per_second": len(made) / seconds,
        "words_per_second": words / seconds,
        "resident_mb": max(memory for _, memory in results),
    }


def first_fact() -> float:
    """Seconds from starting the command to its end on a bundled report: the middle of five, with byte code kept."""
    command = [sys.executable, "-m", "eirene.cli.main", "read", str(EXAMPLES / "tarvenia-05-wire.txt"), "--date", "2026-03-21"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[2]


def profile() -> dict[str, float]:
    """Share of the time in the model and in each layer, one process, of all (0 to 1)."""
    made, model, codebook = reports(20), Model.load(), Codebook()
    docs = list(annotate(made[:3], model))
    for doc in docs:
        extract(doc, codebook)
    start = time.perf_counter()
    docs = list(annotate(made, model))
    spent = {"model": time.perf_counter() - start}
    for layer in LAYERS:
        start = time.perf_counter()
        for doc in docs:
            layer.find(doc, codebook)
        spent[layer.name] = time.perf_counter() - start
    total = sum(spent.values())
    return {f"share.{name}": seconds / total for name, seconds in spent.items()} | {"ms_per_report": 1000 * total / len(made)}


def measure(data: Path) -> dict[str, float]:  # noqa: ARG001 - every bench has this signature
    """All speed figures."""
    return throughput() | {"first_fact_seconds": first_fact()} | profile()
