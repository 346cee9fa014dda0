"""A path, a URL or standard input → `Report`, by what the content is."""

from __future__ import annotations

import errno
import re
import sys
from pathlib import Path

from eirene.errors import EmptyError, SourceError
from eirene.readers.decode import decode
from eirene.readers.formats import is_html, refuse_other_formats
from eirene.readers.html import read_html
from eirene.readers.report import NOTHING, Given, build_report
from eirene.readers.text import check_size
from eirene.settings import Settings
from eirene.types import Report

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PLAIN_STEM = re.compile(r"[\w.,()+@ -]+")


def read_source(source: str | Path, settings: Settings, given: Given = NOTHING) -> Report:
    """The report of a file, of an `http(s)://` address or, for `-`, of standard input; text and HTML are told by content.

    Raises the errors under ReadingError; every message names the source and what to do.
    """
    if isinstance(source, str) and _SCHEME.match(source):
        from eirene.readers.web import fetch  # httpx is needed for this alone

        page = fetch(source, settings)
        given = Given(given.date, given.publisher, given.title, given.url or page.url)
        return read_bytes(page.data, settings, given, label=source, charset=page.charset)
    if source == STANDARD_INPUT:
        return read_bytes(_read_standard_input(settings), settings, given, label="standard input")
    path = Path(source)
    stem = path.stem if _PLAIN_STEM.fullmatch(path.stem) else None
    return read_bytes(_read_file(path, settings), settings, given, label=str(path), report_id=stem)


def read_bytes(
    data: bytes,
    settings: Settings,
    given: Given = NOTHING,
    *,
    label: str,
    charset: str | None = None,
    report_id: str | None = None,
) -> Report:
    """The report of a source's bytes, HTML or plain text."""
    check_size(len(data), settings, label)
    if not data.strip():
        raise EmptyError(f"{label}: it is empty; give a report with words in it")
    refuse_other_formats(data, label)
    if is_html(data):
        return read_html(data, settings, given, label=label, charset=charset, report_id=report_id)
    return build_report(decode(data, label, charset), label, given, report_id=report_id)


def _read_file(path: Path, settings: Settings) -> bytes:
    """The bytes of a file, one more than the limit at most."""
    shown = str(path) if len(str(path)) <= 200 else f"{str(path)[:200]}…"
    try:
        if path.is_dir():
            raise SourceError(f"{shown}: this is a folder; give text or HTML files")
        with path.open("rb") as file:
            return file.read(settings.max_bytes + 1)
    except FileNotFoundError as error:
        raise SourceError(f"{shown}: there is no such file; check the path, or give '-' to read standard input") from error
    except PermissionError as error:
        raise SourceError(f"{shown}: it may not be read; check the permissions of the file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            raise SourceError(f"{shown}: this is no path; if it is a report's text, give it to eirene.read_text") from error
        raise SourceError(f"{shown}: it cannot be read ({error}); check the path") from error


def _read_standard_input(settings: Settings) -> bytes:
    try:
        return sys.stdin.buffer.read(settings.max_bytes + 1)
    except (OSError, ValueError, AttributeError) as error:
        raise SourceError("standard input: it is closed or cannot be read; give a file or pipe a report in") from error
