"""What read a report: the versions that its facts hang on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from eirene.settings import DATA

ELSEWHERE = "elsewhere"  # a reading that was made beside the record: by hand, or by another program
DIGITS = 8


@cache
def name_reader(codebook: Path | None = None) -> str:
    """The program's version and the digests of codebook, lexicon and model: what changes it may change facts.

    Model files are told by name and size and by the words of its card, which has its scores: reading 25 MB takes too long.
    """
    rules = [path for folder in (DATA / "codebook", DATA / "lexicon", codebook) if folder for path in _files(folder)]
    model = DATA / "model"
    sizes = [f"{path.name} {path.stat().st_size}".encode() for path in _files(model)]
    card = (model / "CARD.md").read_bytes()
    return f"eirene {version('eirene')}, codebook {_digest(map(Path.read_bytes, rules))}, model {_digest([*sizes, card])}"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:DIGITS]
