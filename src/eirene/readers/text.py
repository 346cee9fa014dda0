"""A text at hand → `Report`."""

from __future__ import annotations

from eirene.errors import TooLargeError
from eirene.readers.report import NOTHING, Given, build_report
from eirene.settings import Settings
from eirene.types import Report


def read_text(
    text: str, settings: Settings, given: Given = NOTHING, *, label: str = "text", report_id: str | None = None
) -> Report:
    """The report of a plain text; its title, day and publisher are `given`, or as its head prints them.

    The text is stored as it is; Windows line ends become newlines, NUL and lone surrogates U+FFFD. Raises EmptyError,
    LanguageError and TooLargeError.
    """
    check_size(len(text), settings, label)  # a character has a byte at least
    return build_report(text, label, given, report_id=report_id)


def check_size(size: int, settings: Settings, label: str) -> None:
    """Raises TooLargeError when a source is over the limit of the settings."""
    if size > settings.max_bytes:
        raise TooLargeError(
            f"{label}: larger than the limit of {settings.max_bytes:,} bytes; give one report at a time "
            "(in Python, Settings.max_bytes raises the limit)"
        )
