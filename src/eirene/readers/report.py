"""Putting a `Report` together: whose word counts for its metadata, and its id."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from eirene.errors import EmptyError, UsageError
from eirene.layout import find_layout
from eirene.readers.language import find_language
from eirene.types import Report


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that is known beforehand: from the caller, or from a page's own fields. `date` is an ISO day."""

    date: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and not _is_day(self.date):
            raise UsageError(f"{self.date!r} is no date; give the day of publication as YYYY-MM-DD")


NOTHING = Given()
_BREAKS = re.compile(r"\r\n")
_UNSAVABLE = re.compile(r"[\x00\ud800-\udfff]")


def build_report(text: str, label: str, given: Given, found: Given = NOTHING, report_id: str | None = None) -> Report:
    """The report of a text: the caller's metadata (`given`) first, then the page's own (`found`), then what its head prints.

    `label` names the source in messages. The text is kept as it is, except that Windows line ends become one newline and NUL
    and lone surrogates, which not every file and database can hold, U+FFFD; offsets are into this text. Raises EmptyError and
    LanguageError.
    """
    text = _UNSAVABLE.sub("\ufffd", _BREAKS.sub("\n", text))
    if not any(char.isalnum() for char in text):
        raise EmptyError(f"{label}: there is no text to read; give a report with words in it")
    language = find_language(text, label)
    layout = find_layout(text, given.title or found.title)
    title = given.title or found.title or (" ".join(layout.title.of(text).split()) if layout.title else None)
    published, published_from = _published(given, found, layout.published)
    report = Report(
        id=report_id or "",
        text=text,
        url=given.url or found.url,
        title=title,
        publisher=given.publisher or found.publisher or layout.publisher,
        published=published,
        published_from=published_from,
        language=language,
    )
    return report if report_id else replace(report, id=f"{_slug(title or label)}-{report.sha256[:8]}")


def _published(given: Given, found: Given, printed: str | None) -> tuple[str | None, str]:
    """The day of publication and where it is from."""
    for day, origin in ((given.date, "caller"), (found.date, "metadata"), (printed, "text")):
        if day:
            return day, origin
    return None, ""


def _slug(name: str) -> str:
    """At most eight words of a name in ASCII, with hyphens; "report" when none is left."""
    plain = unicodedata.normalize("NFKD", name[:400]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:8]) or "report"


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
