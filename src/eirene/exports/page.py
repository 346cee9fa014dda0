"""A reading as one self-contained HTML page: the text with its passages marked, the facts beside it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from eirene.exports.sheet import AS_REPORTED, Line, lay_out
from eirene.exports.wording import quote
from eirene.types import Reading

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same facts: `ids` of the lines it supports, `kinds` of those lines."""

    text: str
    ids: tuple[str, ...]
    kinds: tuple[str, ...]


def write_page(reading: Reading) -> str:
    """The page as a string. All words of the report are escaped; scripts and styles are ours, allowed by their hashes alone."""
    sheet = lay_out(reading)
    script, style = _asset("page.js"), _asset("page.css")
    lines = [line for section in sheet.sections for group in section.groups for line in group.lines]
    return _environment().get_template("page.html").render(
        sheet=sheet,
        as_reported=AS_REPORTED,
        paragraphs=_paragraphs(reading.report.text, lines),
        quotes={line.id: str(quote(reading.report.text, p)) for line in lines for p in line.passages[:1]},
        script=script,
        style=style,
        script_hash=_digest(script),
        style_hash=_digest(style),
    )  # fmt: skip


def _paragraphs(text: str, lines: list[Line]) -> list[list[Piece]]:
    """The text by paragraphs, each cut where a passage begins or ends."""
    evidence = [(p.start, p.end, line) for line in lines for p in line.passages if p.end > p.start]
    cuts = sorted({0, len(text), *(c for start, end, _ in evidence for c in (start, end))})
    opening: dict[int, list[tuple[int, Line]]] = {}
    for start, end, line in evidence:
        opening.setdefault(start, []).append((end, line))
    paragraphs: list[list[Piece]] = [[]]
    active: list[tuple[int, Line]] = []
    for start, end in pairwise(cuts):
        active = [row for row in active if row[0] > start] + opening.get(start, [])
        ids = tuple(dict.fromkeys(line.id for _, line in active))
        kinds = tuple(dict.fromkeys(line.kind for _, line in active))
        for number, part in enumerate(text[start:end].split("\n")):
            if number:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(Piece(part, ids, kinds))
    return [pieces for pieces in paragraphs if pieces]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True
    )


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
