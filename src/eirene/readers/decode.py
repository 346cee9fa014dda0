"""Bytes → text: by the byte-order mark, else as UTF-8, as the declared encoding, or as Windows-1252."""

from __future__ import annotations

import codecs
import re

from eirene.errors import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(sorted({*range(9), *range(14, 27), 28, 29, 30, 31, 127}))
# Names of encodings that a page may declare; Python knows others that are no character sets.
_CHARSET = re.compile(
    r"(?:iso[-_]?8859|windows[-_]?\d|cp\d|latin|koi8|mac|gb|big5|euc|shift|sjis|us[-_]?ascii|ascii|utf[-_]?(?:8|16|32))", re.I
)
_SAMPLE = 65_536
MOST_CONTROLS = 0.01  # share of control bytes in what is still called text
MOST_FOREIGN = 0.25  # share of bytes over 127 in a Windows-1252 text in English


def decode(data: bytes, label: str, declared: str | None = None) -> str:
    """The text of the bytes, without a byte-order mark; raises EncodingError when they are none.

    `declared` is the encoding that a page or a server names. UTF-8 goes before it, since bytes that pass as UTF-8 are UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    if data and len(data) - len(data.translate(None, _CONTROLS)) > MOST_CONTROLS * len(data):
        raise EncodingError(f"{label}: the bytes are no text in any common encoding; give a text or HTML file")
    for name in ("utf-8", declared, "cp1252"):
        text = _try(data, name)
        if text is not None:
            return text
    if _is_damaged_utf8(data):
        return data.decode("utf-8", errors="replace")
    raise EncodingError(f"{label}: the text is neither UTF-8 nor Windows-1252{_guess(data)}; save it as UTF-8 and read it again")


def _try(data: bytes, encoding: str | None) -> str | None:
    """The text in that encoding; None when it does not fit or is no character set."""
    if encoding is None or (encoding == "cp1252" and (_is_damaged_utf8(data) or _high_share(data) > MOST_FOREIGN)):
        return None
    if not _CHARSET.match(encoding):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark, which shows as a NUL in every other byte."""
    sample = data[: _SAMPLE // 16]
    half = len(sample) // 2
    if half < 4:
        return None
    zeros_even, zeros_odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if max(zeros_even, zeros_odd) < 0.6 or min(zeros_even, zeros_odd) > 0.05:
        return None
    return "utf-16-le" if zeros_odd > zeros_even else "utf-16-be"


def _is_damaged_utf8(data: bytes) -> bool:
    """True for UTF-8 with a few broken bytes (cut off, or pasted from elsewhere): far more signs are whole than broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - broken
    return whole >= 4 * broken > 0


def _high_share(data: bytes) -> float:
    return sum(byte > 127 for byte in data[:_SAMPLE]) / max(1, len(data[:_SAMPLE]))


def _guess(data: bytes) -> str:
    """What the encoding may be, for the message."""
    import charset_normalizer  # for this message alone

    found = charset_normalizer.from_bytes(data[: _SAMPLE // 8]).best()
    return f" (it looks like {found.encoding.replace('_', '-')})" if found else ""
