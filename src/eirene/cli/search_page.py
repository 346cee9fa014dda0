"""What the terminal shows of a search."""

from __future__ import annotations

from eirene.answers.search import Facet, Found, Hit
from eirene.cli.citing import counted, named
from eirene.cli.pages import Block, Page, Row, Snippet
from eirene.exports.sheet import DOT
from eirene.exports.wording import MONTHS, day

VALUES = 6  # of a facet
NOTHING = "No report in scope holds these words. Fewer words, or wor* for the beginning of one, find more."


def lay_out_search(found: Found) -> Page:
    """The page of a search."""
    many = f"the best {found.count:,} of more reports" if found.is_more else counted(found.count, "report")
    left = found.count - len(found.hits)
    hits = Block("", tuple(map(_hit, found.hits)), more=f"{left:,} more: --limit N" if left else "")
    facets = tuple(_facet(facet) for facet in found.facets if facet.counts)
    return Page(found.asked, (many,), (hits, Block("Where they are", facets, count=found.count)), nothing=NOTHING)


def _hit(hit: Hit) -> Row:
    where = (named(hit.publisher, hit.source), hit.source if hit.publisher else "")
    tags = tuple(filter(None, where))
    return Row(day(hit.date) or "undated", hit.title or "", "", tags, kind="event", snippet=_without_title(hit))


def _without_title(hit: Hit) -> Snippet:
    """The words of a report, from behind its title on where they begin with it."""
    cut = len(hit.title) + 1 if hit.title and hit.snippet.startswith(f"{hit.title} ") else 0
    return Snippet(hit.snippet[cut:], tuple((start - cut, end - cut) for start, end in hit.found if start >= cut))


def _facet(facet: Facet) -> Row:
    shown = [f"{_value(facet.name, value)} {count:,}" for value, count in facet.counts[:VALUES]]
    left = len(facet.counts) - VALUES
    return Row(facet.name, "", DOT.join([*shown, f"{left:,} more"] if left > 0 else shown))


def _value(facet: str, value: str) -> str:
    if not value:
        return "not given"
    return f"{MONTHS[int(value[5:7]) - 1]} {value[:4]}" if facet == "month" else value
