"""Telling what the bytes of a file are: text, HTML, or something that is not read (yet)."""

from __future__ import annotations

import re

from eirene.errors import EncodingError

SAVE_AS_TEXT = "save its text as a .txt or .html file and read that"
UNPACK = "unpack it and read a file in it"

# First bytes, what they say the file is, and what to do.
_SIGNATURES = (
    (b"%PDF-", "a PDF document", SAVE_AS_TEXT),
    (b"{\\rtf", "a rich-text document (RTF)", SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS or PPT)", SAVE_AS_TEXT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "give the text of the report"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of the report"),
    (b"GIF8", "a GIF image", "give the text of the report"),
    (b"II*\x00", "a TIFF image", "give the text of the report"),
    (b"MM\x00*", "a TIFF image", "give the text of the report"),
    (b"ID3", "a sound file (MP3)", "give a transcript"),
    (b"OggS", "a sound file (Ogg)", "give a transcript"),
    (b"\x1aE\xdf\xa3", "a film (Matroska or WebM)", "give a transcript"),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (b"(\xb5/\xfd", "a zstd archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"PAR1", "a Parquet table", "give one report as text"),
    (b"SQLite format 3\x00", "an SQLite database", "give one report as text"),
    (b"WARC/1.", "a web archive (WARC)", "give one page as HTML"),
    (b"\x7fELF", "a program", "give a report"),
    (b"MZ\x90\x00", "a program", "give a report"),
)
# Names inside a ZIP archive that say which document it is.
_PACKED = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "a spreadsheet (XLSX)"),
    (b"ppt/", "a presentation (PPTX)"),
    (b"mimetypeapplication/epub", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file (ODT, ODS or ODP)"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|article|main|div|title|meta|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(rb"<(?:html|body|head|article)[\s>]", re.IGNORECASE)
_FEED = re.compile(
    rb"\s*<\?xml[^>]{0,200}>\s*(?:<!--.{0,500}?-->\s*)?(?:<\?xml-stylesheet[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def refuse_other_formats(data: bytes, label: str) -> None:
    """Raises EncodingError, which says what the bytes are and what to do, for formats that are not read."""
    for signature, name, advice in _SIGNATURES:
        if data.startswith(signature):
            raise EncodingError(f"{label}: this is {name}, not text; {advice}")
    if data.startswith(b"PK\x03\x04"):
        name = next((name for mark, name in _PACKED if mark in data[:8192] or mark in data[-8192:]), "a ZIP archive")
        raise EncodingError(f"{label}: this is {name}, not text; {UNPACK if 'ZIP' in name else SAVE_AS_TEXT}")
    if data.startswith(b"RIFF") and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise EncodingError(f"{label}: this is a picture, sound or film (RIFF), not text; give the text of the report")
    if data[4:8] == b"ftyp":
        raise EncodingError(f"{label}: this is a film or picture (MP4, MOV or HEIC), not text; give a transcript")
    if data[257:262] == b"ustar":
        raise EncodingError(f"{label}: this is a tar archive, not text; {UNPACK}")
    if _FEED.match(data[:4096]):
        raise EncodingError(f"{label}: this is a news feed (RSS or Atom), not a report; give the address or page of one report")


def is_html(data: bytes) -> bool:
    """True when the content is an HTML page, whatever its name says."""
    for mark in _MARKS:
        data = data.removeprefix(mark)
    head = data[:8192].replace(b"\x00", b"")
    return bool(_HTML.match(head)) or len(_HTML_INSIDE.findall(head)) > 1
