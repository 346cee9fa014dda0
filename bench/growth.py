"""How time and size grow with a record: a generated archive is added report by report and asked at each size.

usage: python -m bench.growth [--sizes 1000 10000] [--keep FOLDER]

`ms.<size>` is the time of adding one report, on average over the last 1,000 before that size, `cpu_ms.<size>` the processor's
(`cpu_ms.<size>.<stage>` of it), `ratio` and `cpu_ratio` those at the largest size over those at the smallest.
`ask.<size>.<verb>_ms` is the median of warm answers over several subjects, `bytes_per_report` the size of the file over the
number of reports. The readings are made (bench/generated); saving, linking, copies, versions and the full-text index are the
program's own.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType
from typing import Any

import eirene
from bench.asking import questions
from bench.generated import archive
from eirene.ledger import applying
from eirene.record import adding
from eirene.record.record import Record

SIZES = (1_000, 10_000, 100_000)
LAST = 1_000  # reports that are timed before each size
TIMES = 3  # how often each question is asked after a first time
STAGES = ("eirene.store", "eirene.link", "eirene.ledger")
Figures = dict[str, float]


def measure(data: Path) -> Figures:  # noqa: ARG001 - every bench has this signature
    """The figures named in the module's docstring."""
    with TemporaryDirectory() as folder:
        return grow(Path(folder), SIZES, say=lambda line: print(line, flush=True))


def grow(folder: Path, sizes: tuple[int, ...], say: Callable[[str], None] = lambda _line: None) -> Figures:
    """The figures of a record that is made in a folder."""
    found: Figures = {}
    path = folder / "growth.db"
    with eirene.open(path) as record:
        readings = archive(max(sizes))
        added = 0
        for size in sizes:
            while added < size - LAST:
                record.add_readings([(f"report-{added}", next(readings))])
                added += 1
            found |= _time_last(record, readings, size, added)
            added = size
            found |= _ask(record, size)
            found["bytes_per_report"] = path.stat().st_size / size
            for name, value in found.items():
                if f".{size}" in name or name == "bytes_per_report":
                    say(f"{name:<44}{value:12.2f}")
    ratios = {f"{name}ratio": found[f"{name}ms.{sizes[-1]}"] / found[f"{name}ms.{sizes[0]}"] for name in ("", "cpu_")}
    return found | ratios


def _time_last(record: Record, readings: Iterator[Any], size: int, added: int) -> Figures:
    """Milliseconds for each of the last reports up to a size, by the clock and by the processor, and what each stage takes."""
    made = [(f"report-{number}", next(readings)) for number in range(added, size)]
    with timed_stages() as spent:
        clock, processor = time.perf_counter(), time.process_time()
        record.add_readings(made)
        whole, worked = time.perf_counter() - clock, time.process_time() - processor
    spent["rest"] = worked - sum(spent.values())
    figures = {f"ms.{size}": whole, f"cpu_ms.{size}": worked} | {f"cpu_ms.{size}.{name}": taken for name, taken in spent.items()}
    return {name: 1000 * seconds / len(made) for name, seconds in figures.items()}


@contextmanager
def timed_stages() -> Iterator[Figures]:
    """Seconds of the processor spent in each function of store, links and ledger that adding calls, while it lasts; what one of
    them spends in another is the other's."""
    spent: Figures = defaultdict(float)
    within: list[float] = []
    stages = [
        (module, name, function)
        for module in (adding, applying)
        for name, function in vars(module).items()
        if isinstance(function, FunctionType) and function.__module__.startswith(STAGES) and not hasattr(function, "__wrapped__")
    ]
    for module, name, function in stages:
        setattr(module, name, _timed(name, function, spent, within))
    try:
        yield spent
    finally:
        for module, name, function in stages:
            setattr(module, name, function)


def _timed(name: str, function: Callable[..., Any], spent: Figures, within: list[float]) -> Callable[..., Any]:
    """The function, its time added to `spent`; `within` holds for each running stage the time of the stages that it called."""

    def run(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        within.append(0.0)
        try:
            return function(*arguments, **named)
        finally:
            whole = time.process_time() - start
            spent[name] += whole - within.pop()
            if within:
                within[-1] += whole

    return run


def _ask(record: Record, size: int) -> Figures:
    """Median milliseconds of each verb over its subjects, warm, by the clock and by the processor, and the slowest."""
    found: Figures = {}
    for verb, asked in questions(record).items():
        taken: list[tuple[float, float]] = []
        for question in asked:
            question()
            for _ in range(TIMES):
                clock, processor = time.perf_counter(), time.process_time()
                question()
                taken.append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)))
        found[f"ask.{size}.{verb}_ms"] = statistics.median(clock for clock, _ in taken)
        found[f"ask.{size}.{verb}_cpu_ms"] = statistics.median(processor for _, processor in taken)
        found[f"ask.{size}.{verb}_worst_cpu_ms"] = max(processor for _, processor in taken)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--keep", type=Path, help="make the record in this folder and keep it")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = grow(options.keep or Path(folder), tuple(options.sizes), say=lambda line: print(line, flush=True))
    print(f"ratio {found['ratio']:.2f}, of the processor's time {found['cpu_ratio']:.2f}")


if __name__ == "__main__":
    main()
