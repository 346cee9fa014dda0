"""The word lists of training/words: one kind a file, `#` comments, one entry a line."""

from __future__ import annotations

from pathlib import Path


def load_list(name: str) -> frozenset[str]:
    """The entries of `training/words/<name>.txt`."""
    lines = Path(__file__).with_name("words").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
