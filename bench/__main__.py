"""Measures quality and speed and holds them against the pinned floors: `make bench` or `python -m bench [NAME ...]`.

Prints one table a bench: quality of the layers, gold reports, links across reports, speed, growth. Ends with 1 when a
figure is under its floor in floors.yaml. A bench whose data is missing is left out with the reason.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from pathlib import Path

import yaml

BENCHES = ("heads", "coref", "statements", "times", "plover", "gold", "unseen", "across", "meantime_links", "speed", "growth")
FLOORS = Path(__file__).with_name("floors.yaml")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def measure(name: str, data: Path) -> dict[str, float]:
    """The figures of one bench, each under a dotted name (`heads.ewt.las`)."""
    module = importlib.import_module(f"bench.{name}")
    figures: dict[str, float] = module.measure(data)
    return {f"{name}.{key}": value for key, value in figures.items()}


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Names of measured figures under their floor; ceilings are floors with a leading `-` in the file (seconds, MB)."""
    return [name for name, value in figures.items() if name in floors and not _holds(value, floors[name])]


def _holds(value: float, floor: float) -> bool:
    return value >= floor if floor >= 0 else value <= -floor


def report(figures: dict[str, float], floors: dict[str, float]) -> None:
    """Prints a table: name, figure, floor, and a mark where it is under."""
    for name, value in figures.items():
        floor = floors.get(name)
        bound = "" if floor is None else f"{'>=' if floor >= 0 else '<='} {abs(floor):g}"
        mark = "" if floor is None or _holds(value, floor) else "  UNDER THE FLOOR"
        print(f"{name:<52}{value:>10.3f}   {bound:<12}{mark}")


def machine() -> str:
    """Processor, cores, system and Python: what figures of speed hold for."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    processor = next(named, platform.processor() or platform.machine())
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main() -> int:
    """Command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of {', '.join(BENCHES)}; all by default")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    floors: dict[str, float] = yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {}
    print(f"machine: {machine()}")
    failed: list[str] = []
    for name in options.names or BENCHES:
        print(f"\n== {name}", flush=True)
        try:
            figures = measure(name, options.data)
        except FileNotFoundError as error:
            print(f"left out: {error}")
            continue
        report(figures, floors)
        failed += below(figures, floors)
    if failed:
        print(f"\n{len(failed)} under the floor: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
