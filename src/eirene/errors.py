"""The errors of Eirene, one tree.

    EireneError
    ├── ReadingError          a report could not be read
    │   ├── SourceError       the source is missing, unreachable or refused
    │   ├── EncodingError     its bytes are no text
    │   ├── EmptyError        it holds no text, or a page no article
    │   ├── LanguageError     it is not in English
    │   ├── TooLargeError     it is over the stated limit
    │   └── DefectError       Eirene itself failed on it
    ├── CodebookError         a codebook or lexicon file is wrong (file, line, field)
    ├── ModelError            the language model is missing or damaged
    ├── RecordError           the record cannot be opened, read or written
    └── UsageError            an argument makes no sense (a date that is none, …)

Every message says what happened, where, and what to do.
"""

from __future__ import annotations


class EireneError(Exception):
    """Base of all errors that Eirene raises on purpose."""


class ReadingError(EireneError):
    """A report could not be read."""


class SourceError(ReadingError):
    """The source is missing, unreachable or refused."""


class EncodingError(ReadingError):
    """The bytes are no text."""


class EmptyError(ReadingError):
    """There is no text, or the page holds no article."""


class LanguageError(ReadingError):
    """The text is not in English."""


class TooLargeError(ReadingError):
    """The source is over the stated limit."""


class DefectError(ReadingError):
    """Eirene itself failed on the report; `__cause__` is what it failed with."""


class CodebookError(EireneError):
    """A codebook or lexicon file is wrong."""


class ModelError(EireneError):
    """The language model is missing or damaged."""


class RecordError(EireneError):
    """The record cannot be opened, read or written."""


class UsageError(EireneError):
    """An argument makes no sense."""
