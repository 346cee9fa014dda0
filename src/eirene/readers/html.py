"""An HTML page → `Report`: article text and metadata by trafilatura (Barbaresi 2021, ACL demo 15)."""

from __future__ import annotations

import logging
import re
from typing import Any

from eirene.errors import EmptyError
from eirene.layout.dates import iso_day
from eirene.readers.decode import decode
from eirene.readers.report import NOTHING, Given, build_report
from eirene.readers.text import check_size
from eirene.settings import Settings
from eirene.types import Report

FEWEST_WORDS = 8  # in one paragraph at least, for a page to hold an article
# Only what a page states of its date is taken, never a date somewhere in its text.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_WORD = re.compile(r"\w+")

for _name in ("trafilatura", "htmldate"):  # what they complain about becomes an error of ours
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_html(
    page: bytes | str,
    settings: Settings,
    given: Given = NOTHING,
    *,
    label: str = "page",
    charset: str | None = None,
    report_id: str | None = None,
) -> Report:
    """The report of a page: its headline, a blank line and the paragraphs of its article, one a line.

    `charset` is the encoding that the server named. Raises EmptyError when the page holds no article, TooLargeError,
    EncodingError and LanguageError.
    """
    check_size(len(page), settings, label)
    markup = page if isinstance(page, str) else decode(page, label, charset or _declared_charset(page))
    article = _extract(markup, given.url)
    body = (article.text or "").strip() if article else ""
    if not any(len(_WORD.findall(line)) >= FEWEST_WORDS for line in body.split("\n")):
        raise EmptyError(f"{label}: the page holds no article; give the page of one report, or save its text to a file")
    found = Given(
        date=iso_day(article.date or ""),
        publisher=_one_line(article.sitename),
        title=_one_line(article.title),
        url=article.url if (article.url or "").startswith(("http://", "https://")) else None,
    )
    return build_report(_with_headline(body, found.title), label, given, found, report_id)


def _extract(markup: str, url: str | None) -> Any:
    """trafilatura's document, None where it finds no article or fails on the markup."""
    import trafilatura  # takes half a second to load

    def extract(page: Any) -> Any:
        return trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )

    try:
        found = extract(markup)
        return extract(_without_tables(trafilatura.load_html(markup))) if found and _is_laid_out_in_tables(found.text) else found
    except Exception:  # it parses whatever the web holds: no failure of it may stop a run of many reports
        return None


def _is_laid_out_in_tables(text: str | None) -> bool:
    """True when most of the text stands in cells, as on pages that use a table for their columns."""
    lines = (text or "").split("\n")
    return 2 * sum(len(line) for line in lines if line.startswith("|")) > sum(map(len, lines))


def _without_tables(page: Any) -> Any:
    """The page with its tables as plain blocks."""
    for element in page.iter("table", "tbody", "tr", "td", "th", "center"):
        element.tag = "div"
    return page


def _with_headline(body: str, title: str | None) -> str:
    """The article under its headline, unless its first lines give it already."""
    if title is None or _folded(title) in {_folded(line) for line in body.split("\n", 4)[:4]}:
        return body
    return f"{title}\n\n{body}"


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _declared_charset(page: bytes) -> str | None:
    found = _DECLARED.search(page[:4096])
    return found[1].decode("ascii") if found else None
