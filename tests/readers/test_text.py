"""Texts, bytes and files → reports."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from eirene.errors import EmptyError, EncodingError, LanguageError, SourceError, TooLargeError, UsageError
from eirene.readers import Given, read_source, read_text
from eirene.settings import Settings

SETTINGS = Settings()
BODY = (
    "The two sides met for a third day in the capital, officials said. They agreed to meet again next week, and the envoy told "
    "reporters that she was hopeful about the “last issue”, which has been open since the spring."
)
TEXT = f"Rebels free twelve hostages after talks\nKHARTOUM, 9 July 2025 (SUNA) - {BODY}"
FOREIGN = {
    "French": "Le président a déclaré lundi que les pourparlers reprendraient dans la capitale, selon les médiateurs. " * 4,
    "Spanish": "El presidente dijo el lunes que las conversaciones se reanudarán en la capital, según los mediadores. " * 4,
    "Russian": "Президент заявил в понедельник, что переговоры возобновятся в столице на этой неделе. " * 5,
    "Arabic": "قال الرئيس يوم الاثنين إن المحادثات ستستأنف في العاصمة هذا الأسبوع. " * 6,
    "Chinese": "总统周一表示，谈判将于本周在首都恢复举行，调解人说双方都已同意。" * 10,
}


def write(folder: Path, data: bytes, name: str = "my-report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_what_the_head_prints_becomes_metadata() -> None:
    report = read_text(TEXT, SETTINGS)
    assert report.text == TEXT
    assert (report.title, report.publisher) == ("Rebels free twelve hostages after talks", "SUNA")
    assert (report.published, report.published_from, report.language) == ("2025-07-09", "text", "en")
    assert report.id == f"rebels-free-twelve-hostages-after-talks-{report.sha256[:8]}"


def test_the_caller_has_the_last_word() -> None:
    given = Given(date="2025-07-10", publisher="Other", title="Title", url="https://news.example/1")
    report = read_text(TEXT, SETTINGS, given)
    assert (report.published, report.published_from) == ("2025-07-10", "caller")
    assert (report.publisher, report.title, report.url) == ("Other", "Title", "https://news.example/1")


@pytest.mark.parametrize("day", ["yesterday", "2025-13-01", "20250709", "9 July 2025", ""])
def test_a_given_date_must_be_one(day: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        Given(date=day)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    report = read_source(write(tmp_path, TEXT.encode(encoding)), SETTINGS)
    assert report.text == TEXT
    assert report.id == "my-report"


def test_line_ends_of_windows_become_newlines(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, TEXT.replace("\n", "\r\n").encode()), SETTINGS).text == TEXT


def test_a_broken_byte_in_utf8_is_replaced(tmp_path: Path) -> None:
    data = (TEXT + " “Yes”, said Müller.").encode() + b"\xe2\x80"
    assert read_source(write(tmp_path, data), SETTINGS).text.endswith("Müller.\ufffd")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "JPEG"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(60), "gzip"),
        (b"PK\x03\x04" + bytes(60), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "DOC"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "feed"),
        (bytes(range(256)) * 4, "no text"),
        (b"some words\x00\x00\x01\x02 and more", "no text"),
        (FOREIGN["Russian"].encode("koi8-r"), "UTF-8"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(EncodingError, match=says):
        read_source(write(tmp_path, data), SETTINGS)


def test_a_word_document_is_named(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(EncodingError, match="DOCX"):
        read_source(write(tmp_path, packed.getvalue(), "report.docx"), SETTINGS)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), b"... --- ...", "\u200b\u200b".encode()])
def test_an_empty_source_says_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyError):
        read_source(write(tmp_path, data), SETTINGS)


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_another_language_is_named(language: str) -> None:
    with pytest.raises(LanguageError, match=language):
        read_text(FOREIGN[language], SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        "Talks fail.",
        "Bonjour tout le monde.",
        "x" * 100_000,
        "Kandara, Oshewa: Tendai Okwuosa, Adaeze Lwando, Seckaré, Dossavi-Lô, Mame Coumba; Haut-Pemba, Mbeza, Lusame. " * 3
        + "The ministers of the two states met with the envoy and said that they would speak to the press.",
        "Army retakes town\nRebels deny losses\nUN urges restraint in border row\nTalks to resume in Doha\nConvoy hit\n" * 4,
    ],
)
def test_short_texts_and_texts_full_of_names_pass(text: str) -> None:
    assert read_text(text, SETTINGS).text == text


def test_over_the_limit_the_limit_is_named(tmp_path: Path) -> None:
    small = replace(SETTINGS, max_bytes=1000)
    with pytest.raises(TooLargeError, match="1,000 bytes"):
        read_source(write(tmp_path, TEXT.encode() * 9), small)
    with pytest.raises(TooLargeError, match="1,000 bytes"):
        read_text(TEXT * 9, small)


def test_a_missing_file_a_folder_and_an_odd_name_say_so(tmp_path: Path) -> None:
    for source in (tmp_path / "none.txt", tmp_path, "a\0b", "x" * 5000, "ftp://news.example/a", "http://", "http://[::1"):
        with pytest.raises(SourceError):
            read_source(source, SETTINGS)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert read_source("-", SETTINGS).text == TEXT
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SourceError, match="standard input"):
        read_source("-", SETTINGS)


def test_lone_surrogates_are_replaced_in_place() -> None:
    report = read_text("The envoy said \ud800 that the talks go on.", SETTINGS)
    assert report.text == "The envoy said \ufffd that the talks go on."
