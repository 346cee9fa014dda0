"""A reading as one self-contained HTML page: the text with its passages marked, the facts beside it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from eirene.exports.sheet import AS_REPORTED, Line, Sheet, lay_out
from eirene.exports.wording import clean, quote
from eirene.types import Reading

TEMPLATES = Path(__file__).parent / "templates"
QUOTE = 160  # characters of a quotation beside a fact
# What is marked in the text, as the buttons above it name it; the talks' terms and state are one.
LEGEND = {
    "actor": "Who",
    "event": "Events",
    "statement": "Statements",
    "figure": "Figures",
    "term": "The talks",
    "finding": "To ask",
}
SHORT = dict(zip(("actors", "events", "statements", "figures", "talks", "findings"), LEGEND.values(), strict=True))
# Control characters, which a page cannot hold, show as what they are not; tabs and newlines stay.
_HOSTILE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same facts.

    `ids` are the lines it supports, the tightest passage first, `kinds` those of the lines; `starts` are the lines of which a
    passage begins here, `anchors` those whose first one does.
    """

    text: str
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the report; `headline` when it is the report's title."""

    pieces: tuple[Piece, ...]
    headline: bool


def write_page(reading: Reading) -> str:
    """The page as a string. All words of the report are escaped; scripts and styles are ours, allowed by their hashes alone."""
    sheet = lay_out(reading)
    text, lines = reading.report.text, _lines(sheet)
    script, style = _asset("page.js"), _asset("page.css")
    marked = {"term" if line.kind == "process" else line.kind for line in lines if line.passages}
    page = _environment().get_template("page.html")
    return page.render(
        sheet=sheet,
        as_reported=AS_REPORTED,
        version=version("eirene"),
        legend=[(kind, name) for kind, name in LEGEND.items() if kind in marked],
        short=SHORT,
        paragraphs=_paragraphs(text, lines, sheet.title),
        quotes={line.id: [quote(text, p, QUOTE) for p in line.quoted] for line in lines},
        script=script,
        style=style,
        script_hash=_digest(script),
        style_hash=_digest(style),
    )


def _lines(sheet: Sheet) -> list[Line]:
    return [line for section in sheet.sections for group in section.groups for line in group.lines]


def _paragraphs(text: str, lines: list[Line], title: str) -> list[Paragraph]:
    """The text by lines, each cut where a passage begins or ends."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in _pieces(text, lines):
        first, *others = piece.text.split("\n")
        rest = Piece("", piece.ids, piece.kinds)
        parts = [piece if not others else Piece(first, piece.ids, piece.kinds, piece.starts, piece.anchors)]
        parts += [Piece(other, rest.ids, rest.kinds) for other in others]
        for number, part in enumerate(parts):
            if number:
                paragraphs.append([])
            if part.text:
                paragraphs[-1].append(part)
    filled = [tuple(pieces) for pieces in paragraphs if pieces]
    return [Paragraph(pieces, clean("".join(p.text for p in pieces)) == title) for pieces in filled]


def _pieces(text: str, lines: list[Line]) -> list[Piece]:
    """The text cut where a passage begins or ends."""
    evidence = [(p.start, p.end, line) for line in lines for p in line.passages if p.end > p.start]
    cuts = sorted({0, len(text), *(c for start, end, _ in evidence for c in (start, end))})
    opening: dict[int, list[tuple[int, int, Line]]] = {}
    for row in evidence:
        opening.setdefault(row[0], []).append(row)
    seen: set[str] = set()
    active: list[tuple[int, int, Line]] = []
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        active = [row for row in active if row[1] > start] + opening.get(start, [])
        tightest = sorted(active, key=lambda row: row[1] - row[0])
        starts = tuple(dict.fromkeys(row[2].id for row in opening.get(start, [])))
        pieces.append(
            Piece(
                text[start:end].translate(_HOSTILE),
                tuple(dict.fromkeys(row[2].id for row in tightest)),
                tuple(dict.fromkeys(row[2].kind for row in tightest)),
                starts,
                tuple(id for id in starts if id not in seen),
            )
        )
        seen.update(starts)
    return pieces


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
