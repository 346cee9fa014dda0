"""An answer of the record as people see it on the terminal: a title, and blocks of facts with the words they rest on.

All strings are cleaned here, so that no name or quote of a report can steer the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from rich.console import Console
from rich.text import Text

from eirene.cli.columns import COLOURS, TONES, Columns, open_columns, print_rule
from eirene.exports.wording import Quote, clean

DOT = " · "


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a report, and whose they are ("Meridian News Agency, 21 March 2026")."""

    quote: Quote
    source: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a report with what was found in them, as [start, end)."""

    text: str
    found: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: `lead` in the margin (a name, a day), coloured by its `kind`; `head` is the gist, `detail` the rest; `tags` are
    short labels, the one that begins with `tone` (positive, cautious, negative) in its colour; `cited` or `snippet` the words;
    `name` what `eirene why` finds it by."""

    lead: str = ""
    head: str = ""
    detail: str = ""
    tags: tuple[str, ...] = ()
    tone: str = ""
    kind: str = ""
    cited: tuple[Cited, ...] = ()
    snippet: Snippet | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Facts under a title, with how many there are in all; `more` says what is left out and how to see it; `spaced` facts stand
    apart by an empty line."""

    title: str
    rows: tuple[Row, ...]
    count: int | None = None
    more: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer; `nothing` is said where no block has a row."""

    title: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    note: str = ""
    nothing: str = "Nothing found."


def print_pages(pages: Sequence[Page], console: Console) -> None:
    """Prints pages one after the other, a rule between two."""
    for number, page in enumerate(pages):
        if number:
            print_rule(console)
        print_page(page, console)


def print_page(page: Page, console: Console) -> None:
    """Prints a page; blocks without rows are left out."""
    columns = open_columns(console)
    columns.print(Text(clean(page.title), "bold"))
    for words, style in ((DOT.join(map(clean, page.about)), "dim"), (clean(page.note), "dim italic")):
        if words:
            columns.print(Text(words, style))
    filled = [block for block in page.blocks if block.rows]
    for block in filled:
        _print_block(block, columns)
    if not filled:
        columns.print(Text(f"\n{clean(page.nothing)}", "italic"))


def _print_block(block: Block, columns: Columns) -> None:
    if block.title:
        count = f"  {len(block.rows) if block.count is None else block.count:,}"
        columns.print(Text.assemble("\n", (clean(block.title).upper(), "bold"), (count, "dim")))
    else:
        columns.print(Text())
    leads = [Text(clean(row.lead), COLOURS.get(row.kind, "")) for row in block.rows]
    lead_width = columns.lead_width(max(lead.cell_len for lead in leads))
    before = ""
    for number, (row, lead) in enumerate(zip(block.rows, leads, strict=True)):
        if block.spaced and number:
            columns.print(Text())
        columns.print_fact(Text() if lead.plain == before else lead, lead_width, partial(_body, row))
        before = lead.plain
    if block.more:
        columns.print(Text(f"  {clean(block.more)}", "dim"), indent=2)


def _body(row: Row, _room: int) -> Text:
    body = Text()
    if row.head:
        body.append(clean(row.head), "bold")
    if row.detail:
        body.append("  " if body else "").append(clean(row.detail))
    for tag in map(clean, row.tags):
        body.append(DOT if body else "")
        body.append(tag, TONES[row.tone] if row.tone and tag.startswith(row.tone) else "dim")
    if row.name:
        body.append("  " if body else "").append(clean(row.name), "dim")
    for line in (*_citations(row.cited), *([_snippet(row.snippet)] if row.snippet else ())):
        body.append("\n" if body else "").append_text(line)
    return body


def _citations(cited: Iterable[Cited]) -> Iterable[Text]:
    for one in cited:
        source = f" — {clean(one.source)}" if one.source else ""
        quote = one.quote
        words = Text.assemble(("“" + _cleaned(quote.before), "dim"), (clean(quote.words), "underline"))
        words.append(_cleaned(quote.after) + "”", "dim").append(source, "dim")
        yield words


def _snippet(snippet: Snippet) -> Text:
    words, end = Text(), 0
    for start, until in snippet.found:
        words.append(_cleaned(snippet.text[end:start]), "dim").append(_cleaned(snippet.text[start:until]), "underline")
        end = until
    return words.append(_cleaned(snippet.text[end:]), "dim")


def _cleaned(text: str) -> str:
    """The text cleaned, with the space that keeps it apart from the passage."""
    shown = clean(text)
    before, after = " " if text[:1].isspace() else "", " " if text[-1:].isspace() and shown else ""
    return before + shown + after
